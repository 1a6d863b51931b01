"""The drawing of a step on a page, and the one that a method is known by."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from macros.told.figures.steps import Dessin
from macros.told.figures.svg import svg


@lru_cache(maxsize=4096)
def figure(dessin: Dessin) -> Markup:
    """Return the drawing of a step, said by its sentence; nothing when none is true."""
    return Markup(svg(dessin))


def heros(dessin: Dessin) -> Markup:
    """Return the drawing that a method is known by, for the head of its page."""
    return Markup(svg(dessin, "fig fig--heros"))
