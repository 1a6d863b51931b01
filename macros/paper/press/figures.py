"""Drawings of steps as templates show them: the paths of the site's own images, and their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from macros.told.figures.steps import Dessin
from macros.told.figures.svg import lines


@dataclass(frozen=True, slots=True)
class Figure:
    """A frame: its paths without looks, what it shows in words; none where no drawing is true."""

    svg: str
    alt: str


def figure(dessin: Dessin) -> Figure:
    """Return the frame of a drawing."""
    return Figure(_dotted(lines(dessin)), dessin.phrase)


def _dotted(paths: str) -> str:
    """Return paths whose round dots have a length: readers of PDF may leave out those that have none."""
    return paths.replace("h0", "h.01")
