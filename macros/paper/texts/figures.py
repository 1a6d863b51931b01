"""Drawings of steps as templates show them: the paths of the site's own images, and their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.told.figures.steps import Dessin
from macros.told.figures.svg import lines

from .couleurs import teinte


@dataclass(frozen=True, slots=True)
class Figure:
    """A frame: its paths without looks, what it shows in words, the colour of its method's moment;
    no words where no drawing is true."""

    svg: str
    alt: str
    teinte: str


def figure(dessin: Dessin, moment: str) -> Figure:
    """Return a drawing in the colour of a moment."""
    return Figure(_dotted(lines(dessin)), dessin.phrase, teinte(moment))


def figures(dessins: Iterable[Dessin], moment: str) -> tuple[Figure, ...]:
    """Return drawings in the colour of a moment, in the same order."""
    return tuple(figure(dessin, moment) for dessin in dessins)


def _dotted(paths: str) -> str:
    """Return paths whose round dots have a length: readers of PDF may leave out those that have none."""
    return paths.replace("h0", "h.01")
