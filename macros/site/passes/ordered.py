"""What changes a page once the theme has laid it out: one reading, every pass in order, one writing."""

from __future__ import annotations

from collections.abc import Callable

from . import accessibility, text
from .folded import folded
from .here import Here
from .tight import tight
from .tokens import Tokens, read, written

Pass = Callable[[Tokens, Here], Tokens]

PASSES: tuple[Pass, ...] = (
    text.documents,
    text.explained,
    text.strange,
    text.links,
    text.spaces,
    accessibility.unsigned,
    accessibility.valid,
    accessibility.scrolling,
    accessibility.silent,
    accessibility.skipping,
    accessibility.reached,
    accessibility.searching,
    accessibility.named,
    folded,
)
"""Each takes what the one before leaves: words are linked in documents, links then lead from the page."""


def finished(html: str, here: Here) -> tuple[str, list[str]]:
    """Return a page with every pass made, and the addresses in its text where no page stands."""
    page = read(tight(html))
    lost = text.lost(page, here)
    for change in PASSES:
        page = change(page, here)
    return written(page), lost
