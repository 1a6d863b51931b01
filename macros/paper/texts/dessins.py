"""Diagrams of governance as templates draw them, in pixels, and how they lie on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import TypeVar, cast

from macros.told.dessin.figure import Figure
from macros.told.plain import plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dessin:
    """A drawing, and what it shows in words."""

    figure: Figure
    alt: str


def lying(drawn: Figure, rooms: Sequence[tuple[float, float]]) -> bool:
    """Return whether a drawing grows larger on a sheet lying than upright, from the room in each."""
    upright, across = (min(w / drawn.width, h / drawn.height) for w, h in rooms)
    return across > upright


def drawing(drawn: Figure, alt: str) -> Dessin:
    """Return a drawing, to the hundredth of a pixel."""
    return Dessin(_rounded(drawn), alt)


def _rounded(value: T) -> T:
    made: object = value
    if isinstance(value, float):
        made = round(value, 2)
    elif isinstance(value, tuple):
        made = tuple(map(_rounded, value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{name: _rounded(part) for name, part in plain(value).items()})
    return cast(T, made)
