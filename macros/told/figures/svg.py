"""A drawing as the text of an SVG image: its looks are in the sheet of styles, its sentence is its label."""

from __future__ import annotations

from html import escape

from macros.kept import digest
from macros.memory import Memory

from .paths import paths
from .steps import Dessin

FRAME = "0 0 160 100"


def svg(dessin: Dessin, style: str = "fig") -> str:
    """Return the image of a step, said by its sentence; nothing when no drawing is true."""
    drawn = lines(dessin)
    label = escape(dessin.phrase)
    head = f'<svg class="{style}" viewBox="{FRAME}" role="img" aria-label="{label}">'
    return f"{head}{drawn}</svg>" if drawn else ""


_DRAWN: Memory[str] = Memory("drawings")


def lines(dessin: Dessin) -> str:
    """Return the paths of a drawing, each with the class of its style."""
    key = digest(dessin.figure, repr(dessin.room))
    return _DRAWN.of(key, lambda: _lines(dessin))


def _lines(dessin: Dessin) -> str:
    return "".join(
        f'<path class="{"fd" if p.dots else "f"}-{p.style}"'
        f'{f" stroke-width={chr(34)}{p.wide}{chr(34)}" if p.wide else ""} d="{p.d}"/>'
        for p in paths(dessin.formes)
    )
