"""What a drawing is made of: plain shapes, each with the name of its style, in units of a frame."""

from __future__ import annotations

from math import cos, sin
from typing import NamedTuple

W, H = 160.0, 100.0
"""A frame: 40 mm wide on paper, a unit is a quarter of a millimetre."""

Point = tuple[float, float]
Spot = tuple[float, float, float]
"""Where somebody stands, and the angle of the look, in radians clockwise from the right."""

STYLES = (
    "zone", "allee", "allee-l", "arbre", "chaise", "objet", "cadre", "feuille", "trait", "fin", "vide", "plein", "note2", "gros", "note", "point", "main", "repere", "fil", "seuil", "signe", "fleche-t", "pointe-t", "fleche", "pointe", "manche", "gens-x", "creux", "gens", "gens-v", "gens-a", "gens-b", "raie", "bras", "bras-a", "paume", "jumelles", "roue", "crayon", "lisere", "tete", "tete-v", "tete-a", "tete-b", "trou", "voix", "voix-t", "bulle", "mot",
)  # fmt: skip
"""Every style, in the order of drawing: what comes later covers what came before."""
ORDER = {name: n for n, name in enumerate(STYLES)}


class Shape(NamedTuple):
    """One mark. at: disc x y r; line, poly and bezier their points; arc x y r from to; rect x y
    width height round; bulle x y width height and where its tail ends. k scales a person's stroke."""

    kind: str
    style: str
    at: tuple[float, ...]
    k: float = 1.0


Shapes = list[Shape]


def disc(style: str, x: float, y: float, r: float) -> Shape:
    """Return a full circle."""
    return Shape("disc", style, (x, y, r))


def line(style: str, *points: Point, k: float = 1.0) -> Shape:
    """Return a broken line."""
    return Shape("line", style, flat(points), k)


def poly(style: str, *points: Point) -> Shape:
    """Return a closed shape."""
    return Shape("poly", style, flat(points))


def bezier(style: str, *points: Point) -> Shape:
    """Return a cubic curve: its start, two controls, its end."""
    return Shape("bezier", style, flat(points))


def arc(style: str, x: float, y: float, r: float, start: float, end: float) -> Shape:
    """Return a part of a circle, from an angle to a greater one."""
    return Shape("arc", style, (x, y, r, start, end))


def rect(style: str, x: float, y: float, w: float, h: float, r: float = 0.0) -> Shape:
    """Return a rectangle around its middle, with round corners."""
    return Shape("rect", style, (x - w / 2, y - h / 2, w, h, r))


def turned(style: str, x: float, y: float, w: float, h: float, a: float) -> Shape:
    """Return a rectangle around its middle, turned by an angle."""
    u, v = (cos(a) / 2, sin(a) / 2), (-sin(a) / 2, cos(a) / 2)
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return poly(
        style,
        *((x + i * u[0] * w + j * v[0] * h, y + i * u[1] * w + j * v[1] * h) for i, j in corners),
    )


def scaled(shapes: Shapes, x: float, y: float, k: float) -> Shapes:
    """Return shapes drawn smaller or larger around a place; strokes keep their width."""
    return [shape._replace(at=_scaled(shape, x, y, k)) for shape in shapes]


def _scaled(shape: Shape, x: float, y: float, k: float) -> tuple[float, ...]:
    at = shape.at
    places = {"disc": 2, "arc": 2, "rect": 2}.get(shape.kind, len(at))
    moved = tuple(
        (x, y)[n % 2] + (value - (x, y)[n % 2]) * k for n, value in enumerate(at[:places])
    )
    if shape.kind == "arc":
        return (*moved, at[2] * k, *at[3:])
    return (*moved, *(value * k for value in at[places:]))


def at(x: float, y: float, *points: Point) -> tuple[Point, ...]:
    """Return points moved to an origin."""
    return tuple((x + a, y + b) for a, b in points)


def flat(points: tuple[Point, ...]) -> tuple[float, ...]:
    """Return the coordinates of points, one after another."""
    return tuple(value for point in points for value in point)
