"""One meaning for one colour: whoever speaks now is in colour, whatever else they do; nobody else is.

A figure draws people by what they do; their colour follows the voices and the bubbles among them. Who
runs it is known by their own mark, square shoulders and a ring for a head, coloured when they speak.
"""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

from .marks import FORWARD, HEAD
from .shapes import Point, Shape, Shapes

QUIET = {"gens-v": "gens", "tete-v": "tete", "gens-b": "gens-a", "tete-b": "tete-a"}
LOUD = {"gens": "gens-v", "tete": "tete-v", "gens-a": "gens-b", "tete-a": "tete-b"}
"""The style of somebody who is silent, and of the same who speaks; people met keep their own mark."""
BODIES = frozenset({"gens", "gens-v", "gens-a", "gens-b"})
ARMS = frozenset({"bras", "bras-a"})
MOST_EDGED = 12
"""Arms that have an edge of ground, so that they show over white things where people are pale too."""
VOICES = frozenset({"voix", "voix-t"})
MET = "gens-x"
NEAR = FORWARD
"""How far from a head its voice may start, at scale 1: voices are drawn a little smaller."""
SHOULDERS = 6.5
"""How far from the middle of somebody an arm may start, at scale 1."""


class Body(NamedTuple):
    """Somebody in a list of shapes: where their shoulders stand in it, their place, their head."""

    at: int
    place: Point
    head: Point
    radius: float
    met: bool


def coloured(shapes: Shapes) -> Shapes:
    """Return shapes where those who speak, and they alone, are in colour, arms included."""
    bodies = people(shapes)
    loud = {body.at for body in speakers(shapes, bodies)}
    out = list(shapes)
    for body in bodies:
        if not body.met:
            for n in (body.at, body.at + 2):
                out[n] = _styled(out[n], loud=body.at in loud)
    for n, shape in enumerate(out):
        if shape.style in ARMS and bodies:
            owner = _owner(shape, bodies)
            held = _far(owner.place, shape.at) > SHOULDERS * owner.radius / HEAD  # A stick.
            spoken = owner.at in loud and not held
            out[n] = shape._replace(style="bras-a" if spoken else "bras")
    arms = [shape for shape in out if shape.style in ARMS]
    return out + [arm._replace(style="manche") for arm in arms if len(arms) <= MOST_EDGED]


def people(shapes: Shapes) -> list[Body]:
    """Return everybody that shapes show: shoulders, then the edge of the head, then the head."""
    found = []
    for n, shape in enumerate(shapes[:-2]):
        head = shapes[n + 2]
        if shape.style in BODIES | {MET} and head.kind == "disc" and head.style.startswith("tete"):
            x1, y1, x2, y2 = shape.at
            x, y, radius = head.at
            place = ((x1 + x2) / 2, (y1 + y2) / 2)
            found.append(Body(n, place, (x, y), radius, shape.style == MET))
    return found


def speakers(shapes: Shapes, bodies: list[Body]) -> list[Body]:
    """Return who speaks: where a voice starts, where the tail of a bubble leads."""
    found = []
    for shape in shapes:
        if shape.kind == "arc" and shape.style in VOICES and bodies:
            mouth = min(bodies, key=lambda body: _far(body.head, shape.at))
            if _far(mouth.head, shape.at) <= NEAR * mouth.radius / HEAD:
                found.append(mouth)
        elif shape.kind == "bulle" and bodies:
            found.append(min(bodies, key=lambda body: _aside(shape, body.place)))
    return found


def _styled(shape: Shape, *, loud: bool) -> Shape:
    styles = LOUD if loud else QUIET
    return shape._replace(style=styles.get(shape.style, shape.style))


def _owner(arm: Shape, bodies: list[Body]) -> Body:
    """Return whose arm it is: it starts at their shoulder."""
    return min(bodies, key=lambda body: _far(body.place, arm.at))


def _far(place: Point, at: tuple[float, ...]) -> float:
    return hypot(place[0] - at[0], place[1] - at[1])


def _aside(bubble: Shape, place: Point) -> float:
    """Return how far somebody stands from the line of a bubble's tail, behind it counting double."""
    x, y, _, _, tx, ty = bubble.at
    far = hypot(tx - x, ty - y) or 1.0
    ux, uy = (tx - x) / far, (ty - y) / far
    along = (place[0] - x) * ux + (place[1] - y) * uy
    across = abs((place[0] - x) * uy - (place[1] - y) * ux)
    return across + (0.35 * along if along > 0 else 1000 - along)
