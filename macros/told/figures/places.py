"""Where people stand: one scale for a whole storyboard, places along shapes, cells of small groups."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from math import atan2, cos, hypot, pi, sin

from .shapes import H, Point, Spot, W

TAU = 2 * pi
TOP = -pi / 2
SCALES = ((4, 2.0), (6, 1.75), (9, 1.55), (12, 1.4), (16, 1.2), (20, 1.05))


def scale(people: int) -> float:
    """Return the size of a person: the more there are, the smaller."""
    return next((s for most, s in SCALES if people <= most), 0.9)


@lru_cache(maxsize=4096)
def spots(n: int, x: float, y: float, rx: float, ry: float, start: float = TOP) -> tuple[Spot, ...]:
    """Return n places at equal distances along an ellipse, clockwise, looking at its middle."""
    steps = 720
    points = [_on(x, y, rx, ry, start + TAU * k / steps) for k in range(steps + 1)]
    far = [0.0]
    for p, q in itertools.pairwise(points):
        far.append(far[-1] + hypot(q[0] - p[0], q[1] - p[1]))
    out, k = [], 0
    for one in range(n):
        while far[k] < far[-1] * one / n - 1e-9:
            k += 1
        px, py = points[k]
        out.append((px, py, atan2(y - py, x - px)))
    return tuple(out)


def _on(x: float, y: float, rx: float, ry: float, a: float) -> Point:
    return x + rx * cos(a), y + ry * sin(a)


def ring(people: int, s: float) -> tuple[Spot, ...]:
    """Return the places of the great circle: who runs it at the top, then seats 0 to people - 1."""
    return spots(people + 1, W / 2, H / 2, 68 - 3 * s, 43 - 3 * s)


def clockwise(cells: Sequence[Point]) -> list[Point]:
    """Return places clockwise from the top, as seats are numbered in the great circle: a group is
    made of neighbours, and stands where they sat."""
    order = sorted(cells, key=lambda c: (atan2(c[0] - W / 2, H / 2 - 0.5 - c[1]) + 1e-6) % TAU)
    count = len(order)
    sat = [_on(W / 2, H / 2, 60, 35, TOP + TAU * (n + 0.6) / count) for n in range(count)]

    def moved(turn: int) -> float:
        there = order[turn:] + order[:turn]
        return sum(hypot(a - x, b - y) for (a, b), (x, y) in zip(sat, there, strict=True))

    turn = min(range(count), key=lambda n: round(moved(n), 3))
    return order[turn:] + order[:turn]


def grid(count: int, few: int = 3) -> list[Point]:
    """Return the middles of cells in rows as even as can be, larger rows first, in the order of the
    great circle. few: the most cells that stand in one row."""
    rows = 1 if count <= few else 2 if count <= (8 if few == 3 else 6) else 3 if count <= (15 if few == 3 else 12) else 4  # fmt: skip
    return clockwise(_rows(count, rows))


def pairs_grid(count: int) -> list[Point]:
    """Return the middles of cells for twos and threes: three in a row up to six, then four."""
    return clockwise(
        _rows(count, 1 if count <= 3 else 2 if count <= 6 else 3 if count <= 12 else 4)
    )


def _rows(count: int, rows: int) -> list[Point]:
    """Return the middles of cells in some rows, the first the fullest."""
    q, r = divmod(count, rows)
    out: list[Point] = []
    for k in range(rows):
        wide = q + (k < r)
        out += [(W * (j + 0.5) / wide, H * (k + 0.5) / rows) for j in range(wide)]
    return out


def tables_grid(count: int) -> list[Point]:
    """Return the middles of tables: a triangle for three, the room well used."""
    few = {1: [(80.0, 50.0)], 2: [(118.0, 50.0), (42.0, 50.0)]}
    return few.get(count) or (
        [(126.0, 34.0), (80.0, 68.0), (34.0, 34.0)] if count == 3 else grid(count)
    )


def columns(cells: Sequence[Point]) -> tuple[int, int]:
    """Return how many rows cells make, and how many stand in the longest."""
    ys = [y for _, y in cells]
    return len(set(ys)), max(map(ys.count, ys))


def _open(n: int, x: float, y: float) -> tuple[float, int, float, float, float]:
    less = abs(x - W / 2) * 0.012 + (H - y) * 0.012
    return min(x - 2, W - x - 2, y - 2, H - y - 2) - less, n, x, y, less


_GRID = [(float(i), float(j)) for i in range(10, 151, 2) for j in range(10, 91, 2)]
PLACES = sorted((_open(n, x, y) for n, (x, y) in enumerate(_GRID)), key=lambda one: -one[0])
"""Places of a frame, the farthest from its walls first: how far, rank from the upper left, where, and
what a place is less worth than one in the middle, below."""


def gap(cells: Sequence[Point], around: float) -> Point:
    """Return the place farthest from all groups and walls, the lower the better."""
    found, best, first = (_GRID[0]), -W, len(PLACES)
    for free, rank, x, y, less in PLACES:
        if free < best:  # No place after it is freer.
            break
        room = _room(x, y, cells, around + less, free, best)
        if room > best or (room == best and rank < first):
            found, best, first = (x, y), room, rank
    return found


def _room(
    x: float, y: float, cells: Sequence[Point], around: float, free: float, enough: float
) -> float:
    """Return how free a place is; no more is looked for once it is under what is had."""
    for a, b in cells:
        if free < enough:
            break
        free = min(free, hypot(x - a, y - b) - around)
    return free


def bent(n: int, top: float, s: float, look: Point = (80.0, 16.0)) -> list[Spot]:
    """Return places in one to three rows bent towards what they look at, under a height."""
    rows = min(3, -(-int(n * 14.5 * s) // 143)) or 1
    step = min(14 * s, (H - 7 - top) / max(1, rows - 1)) if rows > 1 else 0.0
    q, r = divmod(n, rows)
    out: list[Spot] = []
    for k in range(rows):
        wide = q + (k >= rows - r)
        for j in range(wide):
            t = j - (wide - 1) / 2
            x = W / 2 + t * min(14.5 * s, 140 / wide)
            y = min(top + k * step - (abs(t) / max(1, wide / 2)) ** 2 * 4, H - 4 - 2.7 * s)
            out.append((x, y, atan2(look[1] - y, (look[0] - x) * 0.8)))
    return out


def rows_of(n: int, rows: int) -> list[int]:
    """Return how many stand in each row, the last the fullest."""
    q, r = divmod(n, rows)
    return [q + (k >= rows - r) for k in range(rows)]
