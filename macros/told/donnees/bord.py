"""The outer line of shapes that touch: what no two of them share."""

from __future__ import annotations

from collections.abc import Iterable

from .etiquettes import Ring

Place = tuple[int, int]


def outer(shapes: Iterable[Iterable[Ring]]) -> tuple[Ring, ...]:
    """Return the rings around shapes taken together; lines that two of them share leave."""
    edges: set[tuple[Place, Place]] = set()
    for rings in shapes:
        for ring in rings:
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
                edge = (a, b) if a < b else (b, a)
                edges ^= {edge}
    return _chained(edges)


def _chained(edges: set[tuple[Place, Place]]) -> tuple[Ring, ...]:
    near: dict[Place, list[Place]] = {}
    for a, b in sorted(edges):
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    found = []
    for start in sorted(near):
        while near[start]:
            found.append(_walk(start, near))
    return tuple(ring for ring in found if len(ring) > 2)


def _walk(start: Place, near: dict[Place, list[Place]]) -> Ring:
    """Follow lines from a place until it is back, or lost; they are used once."""
    ring, here = [start], start
    while near[here]:
        following = near[here].pop()
        near[following].remove(here)
        if following == start:
            break
        ring.append(following)
        here = following
    return tuple(ring)
