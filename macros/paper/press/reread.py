"""What a printed document would lose on paper, in one French sentence for each kind of fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from macros.french import enumeration, pluriel

from .presses import read_again

MOST_PAGES = 3
"""Past this many pages, the others are counted."""
LONGEST = 70
"""Signs of a text that a sentence quotes."""


@dataclass(frozen=True, order=True, slots=True)
class Lost:
    """A fault of a page: its kind, the page, the text that suffers, the one under it, the room left
    at the edge in millimetres."""

    kind: str
    page: int
    text: str
    other: str
    room: float


def unfit(content: bytes) -> tuple[str, ...]:
    """Return a sentence for each kind of fault of a document: nothing for one whose every word stays
    readable on paper, nor for what is not a PDF."""
    if not content.startswith(b"%PDF"):
        return ()
    return told(
        Lost(kind, page, text, other, mm) for page, kind, text, other, mm in read_again(content)
    )


def told(lost: Iterable[Lost]) -> tuple[str, ...]:
    """Return one sentence for each kind of fault, with its first page and the text to look for."""
    kinds = groupby(sorted(lost), key=lambda one: one.kind)
    return tuple(_sentence(list(found)) for _, found in kinds)


def _sentence(found: list[Lost]) -> str:
    first = found[0]
    pages = sorted({one.page for one in found})
    return f"page {first.page} : {_SAID[first.kind](first)}{_elsewhere(pages[1:])}"


def _elsewhere(pages: list[int]) -> str:
    if not pages:
        return ""
    shown = [str(page) for page in pages[:MOST_PAGES]]
    if more := len(pages) - len(shown):
        shown.append(pluriel(more, "autre"))
    return f" (de même {'page' if len(pages) == 1 else 'pages'} {enumeration(shown)})"


def _edge(lost: Lost) -> str:
    where = (
        "sort de la feuille"
        if lost.room < 0
        else f"est à {lost.room:.1f} mm du bord, que les imprimantes laissent blanc".replace(
            ".", ","
        )
    )
    return f"« {_cut(lost.text)} » {where} ; garder 5 mm, ou raccourcir le texte"


def _over(lost: Lost) -> str:
    return (
        f"« {_cut(lost.text)} » s’imprime par-dessus « {_cut(lost.other)} » ; "
        "raccourcir l’un des deux, ou leur donner de la place"
    )


def _alone(lost: Lost) -> str:
    return (
        f"le titre « {_cut(lost.text)} » reste seul en bas de page ; le garder avec ce qui le suit"
    )


_SAID = {"bord": _edge, "dessus": _over, "titre": _alone}


def _cut(text: str) -> str:
    return shorten(text, LONGEST, placeholder="…") or "le même texte"
