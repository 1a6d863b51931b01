"""The drawing of a step as SVG: a few paths whose looks are in the sheet, and the sentence that says it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from macros.told.figures.paths import paths
from macros.told.figures.steps import Dessin

FRAME = "0 0 160 100"


@lru_cache(maxsize=4096)
def figure(dessin: Dessin) -> Markup:
    """Return the drawing of a step, said by its sentence; nothing when none is true."""
    return _svg(dessin, "fig")


def heros(dessin: Dessin) -> Markup:
    """Return the drawing that a method is known by, for the head of its page."""
    return _svg(dessin, "fig fig--heros")


def _svg(dessin: Dessin, style: str) -> Markup:
    drawn = lines(dessin)
    label = escape(dessin.phrase)
    head = f'<svg class="{style}" viewBox="{FRAME}" role="img" aria-label="{label}">'
    return Markup(f"{head}{drawn}</svg>") if drawn else Markup()


def lines(dessin: Dessin) -> str:
    """Return the paths of a drawing, each with the class of its style."""
    return "".join(
        f'<path class="{"fd" if p.dots else "f"}-{p.style}"'
        f'{f" stroke-width={chr(34)}{p.wide}{chr(34)}" if p.wide else ""} d="{p.d}"/>'
        for p in paths(dessin.formes)
    )
