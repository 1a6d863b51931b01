"""The frame of a map: shapes in km become paths of whole numbers, each with the room of its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from scripts.ouvertes.annuaire import Point, Ring, Shape
from scripts.ouvertes.traits import Box, bounds, clipped, lightened, points

SIDE = 600
"""The longest side of a map, in its units."""
AIR = 0.08
"""What is left around a territory, of its longest side."""
SQUAREST = 0.62
"""The short side of a map is at least this part of the long one."""
OUTSIDE = 8
"""How far a neighbour goes on beyond the frame, where it is not seen."""
HALF_LINE = 8
"""Half the height of a name, in units."""
ROWS = 24
"""How many heights are tried to place a name."""

Label = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Feuille:
    """The frame of a map: where it starts in km, how many units a km is, its size in units."""

    left: float
    top: float
    km: float
    largeur: int
    hauteur: int

    def at(self, point: Point) -> Point:
        """Return where a point given in km is on the map."""
        return (point[0] - self.left) * self.km, (point[1] - self.top) * self.km

    def whole(self, point: Point) -> tuple[int, int]:
        """Return the same in whole units."""
        x, y = self.at(point)
        return round(x), round(y)

    @property
    def box(self) -> Box:
        """What is drawn: the frame, and a little beyond."""
        return -OUTSIDE, -OUTSIDE, self.largeur + OUTSIDE, self.hauteur + OUTSIDE


def feuille(shapes: Iterable[Shape]) -> Feuille:
    """Return the frame that holds shapes given in km, with air around."""
    left, top, right, bottom = bounds(points(shapes))
    longest = max(right - left, bottom - top)
    wide = max(right - left, SQUAREST * longest) + 2 * AIR * longest
    high = max(bottom - top, SQUAREST * longest) + 2 * AIR * longest
    km = SIDE / max(wide, high)
    x, y = (left + right) / 2, (top + bottom) / 2
    return Feuille(x - wide / 2, y - high / 2, km, round(wide * km), round(high * km))


@dataclass(frozen=True, slots=True)
class Trait:
    """A shape on a map: its path, and where its name stands in it with how much room."""

    trace: str
    etiquette: Label | None


def drawn(shapes: Mapping[str, Shape], sheet: Feuille, tolerance: float) -> dict[str, Trait]:
    """Return each shape (in km) as it is drawn, made light within a tolerance in units."""
    light = lightened(shapes, tolerance / sheet.km)
    return {name: _trait(shape, sheet) for name, shape in light.items()}


def _trait(shape: Shape, sheet: Feuille) -> Trait:
    rings = [ring for polygon in shape for ring in _on_map(polygon, sheet)]
    return Trait("".join(map(_path, rings)), _label(rings, sheet))


def _on_map(polygon: tuple[Ring, ...], sheet: Feuille) -> list[list[tuple[int, int]]]:
    found = []
    for ring in polygon:
        cut = clipped(tuple(map(sheet.at, ring)), sheet.box)
        whole = [(round(x), round(y)) for x, y in cut]
        kept = [p for n, p in enumerate(whole) if p != whole[n - 1]]
        if len(kept) > 2:
            found.append(kept)
    return found


def _path(ring: list[tuple[int, int]]) -> str:
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def _label(rings: list[list[tuple[int, int]]], sheet: Feuille) -> Label | None:
    """Return where a name has most room: the middle of the widest band that is as high as a line."""
    if not rings:
        return None
    ys = [y for ring in rings for _, y in ring]
    top, bottom = max(0, min(ys)), min(sheet.hauteur, max(ys))
    heights = [top + (bottom - top) * (n + 0.5) / ROWS for n in range(ROWS)]
    bands = [(y, span) for y in heights for span in _band(rings, y, sheet)]
    if not bands:
        return None
    # Of two as wide, the one nearer the middle.
    middle = (top + bottom) / 2
    y, (left, right) = max(bands, key=lambda b: b[1][1] - b[1][0] - 0.3 * abs(b[0] - middle))
    return round((left + right) / 2), round(y), round(right - left)


Span = tuple[float, float]


def _band(rings: list[list[tuple[int, int]]], y: float, sheet: Feuille) -> list[Span]:
    found = [(0.0, float(sheet.largeur))]
    for at in (y - HALF_LINE, y, y + HALF_LINE):
        found = [
            (max(a, c), min(b, d))
            for a, b in found
            for c, d in _inside(rings, at)
            if a < d and c < b
        ]
    if not found:
        found = [(max(0.0, a), min(float(sheet.largeur), b)) for a, b in _inside(rings, y)]
        found = [((a + b) / 2 - (b - a) / 4, (a + b) / 2 + (b - a) / 4) for a, b in found]
    return [span for span in found if span[1] > span[0]]


def _inside(rings: list[list[tuple[int, int]]], y: float) -> list[Span]:
    """Return the parts of a level line that are within rings."""
    y += 0.001  # Between whole units: no corner is met.
    xs = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(xs[::2], xs[1::2], strict=True))
