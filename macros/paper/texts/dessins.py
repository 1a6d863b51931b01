"""Diagrams of governance as templates draw them, in pixels, and how they lie on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.told.dessin.figure import Box, Figure, Frame, Label, Line, Link

Point = Sequence[float]


@dataclass(frozen=True, slots=True)
class Cadre:
    """A rectangle: its left top corner, its width, its height."""

    x: float
    y: float
    l: float  # noqa: E741
    h: float


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of text on its baseline, and the widest it may be."""

    texte: str
    x: float
    y: float
    taille: float
    place: float


@dataclass(frozen=True, slots=True)
class Trait:
    """A link: dashed or not, its pieces as points, the tip of its arrow and where it points."""

    pointille: bool
    pointe: Point
    sens: int
    morceaux: Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Etiquette:
    """What a link says."""

    cadre: Cadre
    lignes: Sequence[Ligne]


@dataclass(frozen=True, slots=True)
class Boite:
    """A body: its name and its rhythm."""

    cadre: Cadre
    nom: Sequence[Ligne]
    rythme: Sequence[Ligne]


@dataclass(frozen=True, slots=True)
class Dessin:
    """A drawing, and what it shows in words."""

    largeur: float
    hauteur: float
    alt: str
    liens: Sequence[Trait]
    etiquettes: Sequence[Etiquette]
    boites: Sequence[Boite]


def lying(drawn: Figure, rooms: Sequence[tuple[float, float]]) -> bool:
    """Return whether a drawing grows larger on a sheet lying than upright, from the room in each."""
    upright, across = (min(w / drawn.width, h / drawn.height) for w, h in rooms)
    return across > upright


def drawing(drawn: Figure, alt: str) -> Dessin:
    """Return a drawing, to the hundredth of a pixel."""
    return Dessin(
        round(drawn.width, 2),
        round(drawn.height, 2),
        alt,
        [_link(link) for link in drawn.links],
        [_label(label) for label in drawn.labels],
        [_box(box) for box in drawn.boxes],
    )


def _link(link: Link) -> Trait:
    pieces = [(p.start, *(p.controls or ()), p.end) for p in link.pieces]
    return Trait(
        link.dashed,
        _point(link.tip),
        link.direction,
        [[_point(point) for point in points] for points in pieces],
    )


def _point(point: Iterable[float]) -> Point:
    return [round(n, 2) for n in point]


def _label(label: Label) -> Etiquette:
    return Etiquette(_frame(label.frame), _lines(label.lines, label.frame))


def _box(box: Box) -> Boite:
    return Boite(_frame(box.frame), _lines(box.name, box.frame), _lines(box.rhythm, box.frame))


def _frame(frame: Frame) -> Cadre:
    return Cadre(*_point((frame.left, frame.top, frame.width, frame.height)))


def _lines(lines: Iterable[Line], frame: Frame) -> list[Ligne]:
    """Lines with the widest they may be: paper's no-break spaces are not those measured."""
    room = round(frame.width - 4.0, 2)
    return [Ligne(x.text, round(x.x, 2), round(x.y, 2), x.size, room) for x in lines]
