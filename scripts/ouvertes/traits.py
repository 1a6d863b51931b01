"""Outlines made light: what two shapes share stays shared, then it is put in the frame of a map."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ouvertes.annuaire import Point, Ring, Shape

KM_PER_DEGREE = 111.195
"""Of a great circle of the Earth, taken as a sphere."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A flat view of a small country: east and south in km, from a corner; true at its middle."""

    left: float
    top: float
    shrink: float

    def at(self, point: Point) -> Point:
        """Return where a place of the Earth (longitude, latitude) is, in km."""
        x = (point[0] - self.left) * self.shrink * KM_PER_DEGREE
        return x, (self.top - point[1]) * KM_PER_DEGREE

    def of(self, shape: Shape) -> Shape:
        """Return a shape in km."""
        return tuple(tuple(tuple(self.at(p) for p in ring) for ring in poly) for poly in shape)


def projection(shapes: Iterable[Shape]) -> Projection:
    """Return the view that suits these shapes best."""
    left, top, _, bottom = bounds(points(shapes))
    return Projection(left, bottom, math.cos(math.radians((top + bottom) / 2)))


def points(shapes: Iterable[Shape]) -> Iterator[Point]:
    """Yield every point of shapes."""
    return (p for shape in shapes for polygon in shape for ring in polygon for p in ring)


def bounds(found: Iterable[Point]) -> Box:
    """Return the box that holds points."""
    xs, ys = zip(*found, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def area(shape: Shape) -> float:
    """Return the surface of a shape, holes taken out, in the square of its units."""
    return sum(
        abs(_signed(ring)) * (-1 if n else 1) for polygon in shape for n, ring in enumerate(polygon)
    )


def _signed(ring: Ring) -> float:
    following = (*ring[1:], ring[0])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2


def across(found: Iterable[Point]) -> float:
    """Return the longest way between two points of a cloud, as the crow flies."""
    hull = _hull(sorted(set(found)))
    return max((math.dist(a, b) for a in hull for b in hull), default=0)


def _hull(ordered: Sequence[Point]) -> list[Point]:
    if len(ordered) < 3:
        return [*ordered]
    return [*_half(ordered), *_half(ordered[::-1])]


def _half(ordered: Iterable[Point]) -> list[Point]:
    kept: list[Point] = []
    for p in ordered:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], p) <= 0:
            kept.pop()
        kept.append(p)
    return kept[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def lightened(shapes: Mapping[str, Shape], tolerance: float) -> dict[str, Shape]:
    """Return shapes with fewer points, none farther than the tolerance; a line that two of them share
    is made light the same way for both. Rings that become a line leave."""
    ends = _junctions(shapes.values())
    return {
        name: tuple(
            light
            for polygon in shape
            if (
                light := tuple(
                    r for ring in polygon if len(r := _lighter(ring, ends, tolerance)) > 2
                )
            )
        )
        for name, shape in shapes.items()
    }


def _junctions(shapes: Iterable[Shape]) -> frozenset[Point]:
    """Return the points where three lines or more meet: arcs end there."""
    near: dict[Point, set[Point]] = {}
    for shape in shapes:
        for polygon in shape:
            for ring in polygon:
                for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
                    near.setdefault(a, set()).add(b)
                    near.setdefault(b, set()).add(a)
    return frozenset(p for p, others in near.items() if len(others) != 2)


def _lighter(ring: Ring, ends: frozenset[Point], tolerance: float) -> Ring:
    cuts = [n for n, p in enumerate(ring) if p in ends] or _farthest(ring)
    found: list[Point] = []
    for start, end in zip(cuts, (*cuts[1:], cuts[0] + len(ring)), strict=True):
        arc = [ring[n % len(ring)] for n in range(start, end + 1)]
        turned = arc[0] > arc[-1] or (arc[0] == arc[-1] and arc[1] > arc[-2])
        kept = _douglas(arc[::-1] if turned else arc, tolerance)
        found += (kept[::-1] if turned else kept)[:-1]
    return tuple(found)


def _farthest(ring: Ring) -> list[int]:
    """Return two places of a ring that nothing meets, far from each other, the same whoever asks."""
    first = min(range(len(ring)), key=lambda n: ring[n])
    last = max(range(len(ring)), key=lambda n: (math.dist(ring[n], ring[first]), ring[n]))
    return sorted({first, last})


def _douglas(arc: Sequence[Point], tolerance: float) -> list[Point]:
    """Return an arc without the points that are within the tolerance of what is left (Douglas, Peucker)."""
    kept = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        far = max(
            range(first + 1, last), key=lambda n: _away(arc[n], arc[first], arc[last]), default=0
        )
        if far and _away(arc[far], arc[first], arc[last]) > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [arc[n] for n in sorted(kept)]


def _away(p: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b)
    if not length:
        return math.dist(p, a)
    along = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length**2
    along = min(1.0, max(0.0, along))
    return math.dist(p, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def clipped(ring: Ring, box: Box) -> Ring:
    """Return what of a ring is within a box, its edge followed outside (Sutherland, Hodgman)."""
    found = list(ring)
    for axis, limit, keep in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        found = _cut(found, axis, limit, keep)
    return tuple(found)


def _cut(ring: list[Point], axis: int, limit: float, keep: int) -> list[Point]:
    found: list[Point] = []
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        inside, next_inside = (keep * (p[axis] - limit) >= 0 for p in (a, b))
        if inside:
            found.append(a)
        if inside != next_inside:
            along = (limit - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))
    return found
