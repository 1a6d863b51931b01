"""The blank lines of the theme's templates: a sixth of a page's signs, that nobody sees."""

from __future__ import annotations

import re

_MEANT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
"""Elements whose lines are meant as they are."""
_BLANK = re.compile(r"[ \t]*\n[ \t\n]*")
"""Not the no-break spaces, which are ours."""


def tight(html: str) -> str:
    """Return a page whose lines neither begin nor end with spaces, and are never empty."""
    found, place = [], 0
    for meant in _MEANT.finditer(html):
        found += [_BLANK.sub("\n", html[place : meant.start()]), meant[0]]
        place = meant.end()
    return "".join((*found, _BLANK.sub("\n", html[place:])))
