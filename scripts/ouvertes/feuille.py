"""The frame of a map: shapes in km become paths of whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def drawn(shapes: Mapping[str, Shape], sheet: Feuille, tolerance: float) -> dict[str, str]:
    """Return the path of each shape (in km), made light within a tolerance in units."""
    light = lightened(shapes, tolerance / sheet.km)
    return {name: _trace(shape, sheet) for name, shape in light.items()}


def _trace(shape: Shape, sheet: Feuille) -> str:
    return "".join(path(ring) for polygon in shape for ring in _on_map(polygon, sheet))


def _on_map(polygon: tuple[Ring, ...], sheet: Feuille) -> list[list[tuple[int, int]]]:
    found = []
    for ring in polygon:
        cut = clipped(tuple(map(sheet.at, ring)), sheet.box)
        whole = [(round(x), round(y)) for x, y in cut]
        kept = [p for n, p in enumerate(whole) if p != whole[n - 1]]
        if len(kept) > 2:
            found.append(kept)
    return found


def path(ring: Sequence[tuple[int, int]]) -> str:
    """Return a ring as a path: its first place, then steps."""
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"
