"""Our own HTML, carried through Markdown out of contributors' reach.

A mark holds a keyed digest of what it encloses, with a key that lives as long as the process: nobody
can write one, nor close another piece of HTML in a mark that was copied from a page.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

_KEY: Final = secrets.token_bytes(32)
_SET_ASIDE = re.compile(r"<!--brut ([0-9a-f]{64})-->(.*?)<!--/brut \1-->", re.DOTALL)


def _signed(text: str) -> str:
    return hmac.digest(_KEY, text.encode(), "sha256").hex()


PLACE: Final = f"<!--papiers {_signed('papiers')}-->"
"""Where a page's documents stand: under its title, whatever made the page."""

_SLOT: Final = _signed("place")
_COMMENT = re.compile(rf"<!--(?!{_SLOT}-\d+-->|{re.escape(PLACE[4:])}).*?-->", re.DOTALL)
_TAKEN = re.compile(rf"<!--{_SLOT}-(\d+)-->")


def set_aside(html: str) -> Markup:
    """Return HTML of ours between two marks that tell the host to keep it as it is, unread."""
    mark = _signed(html)
    return Markup(f"<!--brut {mark}-->{html}<!--/brut {mark}-->\n")


def taken_out(text: str) -> tuple[str, list[str]]:
    """Return Markdown where numbered slots stand for our own HTML, and this HTML in their order."""
    pieces: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if not hmac.compare_digest(_signed(match[2]), match[1]):
            return match[0]
        pieces.append(match[2])
        return f"\n\n<!--{_SLOT}-{len(pieces) - 1}-->\n\n"

    return _SET_ASIDE.sub(keep, text), pieces


def steady(text: str) -> str:
    """Return Markdown with the same marks of ours in every process, and that nobody can write: what
    it holds may be compared from one build to the next."""

    def mark(match: re.Match[str]) -> str:
        return f"\0{match[2]}\0" if hmac.compare_digest(_signed(match[2]), match[1]) else match[0]

    return _SET_ASIDE.sub(mark, text).replace(PLACE, "\0papiers\0")


def bare(html: str) -> str:
    """Return rendered HTML without the comments of its authors: nobody reads them in a page."""
    return _COMMENT.sub("", html)


def put_back(html: str, pieces: Sequence[str]) -> str:
    """Return rendered HTML with our own HTML in its slots."""
    return _TAKEN.sub(lambda match: pieces[int(match[1])], html)
