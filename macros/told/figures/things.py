"""Things around people: boards shown from the front, houses, trees, places on a map, chairs."""

from __future__ import annotations

from math import cos, pi, sin

from .shapes import Shape, Shapes, arc, at, disc, line, poly, rect, turned


def panel(x: float, y: float, w: float, h: float) -> Shapes:
    """Return a wall or a board, from its corner, folded flat at the top of the plan."""
    return [Shape("rect", "objet", (x, y, w, h, 0.0))]


def stickers(x: float, y: float, *places: tuple[float, float]) -> Shapes:
    """Return square notes on a board, one in three white."""
    return [
        rect("note2" if n % 3 == 1 else "note", x + a, y + b, 6.4, 5.6)
        for n, (a, b) in enumerate(places)
    ]


def circle(x: float, y: float, r: float, style: str = "trait") -> Shapes:
    """Return the line of a whole circle."""
    return [arc(style, x, y, r, 0, pi), arc(style, x, y, r, pi, 2 * pi)]


def lines(x: float, y: float, *lengths: float, step: float = 4.4) -> Shapes:
    """Return lines of writing from a place."""
    return [
        line("trait", (x, y + step * n), (x + far, y + step * n)) for n, far in enumerate(lengths)
    ]


def pin(x: float, y: float, style: str = "plein") -> Shapes:
    """Return a place on a map, or on the floor (repere): its tip there."""
    body = poly(style, *at(x, y, (-3.6, -8.2), (0, 0), (3.6, -8.2)))
    return [body, disc(style, x, y - 9, 4.2), disc("trou", x, y - 9, 1.7)]


def facade(x: float, y: float, w: float, h: float) -> Shapes:
    """Return a house from the front, its foot in the middle of a place: roof, door, window."""
    top = y - h
    walls = poly(
        "objet",
        (x - w / 2, y),
        (x - w / 2, top + h * 0.4),
        (x, top),
        (x + w / 2, top + h * 0.4),
        (x + w / 2, y),
    )
    return [
        walls,
        rect("plein", x - w * 0.24, y - h * 0.36, w * 0.2, h * 0.2),
        rect("plein", x + w * 0.2, y - h * 0.22, w * 0.22, h * 0.44),
    ]


def tree(x: float, y: float, r: float = 6.0) -> Shapes:
    """Return a tree seen from above."""
    return [disc("arbre", x, y, r)]


def chair(x: float, y: float, a: float, s: float) -> Shape:
    """Return the chair of somebody who sits."""
    return turned("chaise", x - cos(a) * 2.4 * s, y - sin(a) * 2.4 * s, 6.4 * s, 9.6 * s, a)
