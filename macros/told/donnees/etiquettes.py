"""Where a name stands in a shape: the middle of its widest band that is as high as a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Ring = tuple[tuple[int, int], ...]
"""A closed line of whole places, its first point told once."""
Span = tuple[float, float]

HALF_LINE = 8
"""Half the height of a name, in units of the map."""
ROWS = 24
"""How many heights are tried."""
CENTRED = 0.3
"""What a unit away from the middle costs, in units of width."""


def room(rings: Sequence[Ring], largeur: int, hauteur: int) -> tuple[int, int, int] | None:
    """Return the middle of the place that a name has in a shape, and how wide it is there, within a
    frame; nothing when the shape is out of it."""
    ys = [y for ring in rings for _, y in ring]
    top = max(HALF_LINE + 2, min(ys, default=0))
    bottom = min(hauteur - HALF_LINE - 2, max(ys, default=0))
    heights = [top + (bottom - top) * (n + 0.5) / ROWS for n in range(ROWS)]
    bands = [(y, span) for y in heights for span in _band(rings, y, largeur)]
    if not bands or bottom < top:
        return None
    middle = (top + bottom) / 2
    y, (left, right) = max(bands, key=lambda b: b[1][1] - b[1][0] - CENTRED * abs(b[0] - middle))
    return round((left + right) / 2), round(y), round(right - left)


def _band(rings: Sequence[Ring], y: float, largeur: int) -> list[Span]:
    found: list[Span] = [(0.0, float(largeur))]
    for at in (y - HALF_LINE, y, y + HALF_LINE):
        found = _both(found, _inside(rings, at))
    if not found:  # Lower than a line: half of its middle, for a mark.
        line = _both([(0.0, float(largeur))], _inside(rings, y))
        found = [((3 * a + b) / 4, (a + 3 * b) / 4) for a, b in line]
    return found


def _both(some: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    met = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(a, b) for a, b in met if a < b]


def _inside(rings: Iterable[Ring], y: float) -> list[Span]:
    """Return the parts of a level line that are within rings."""
    y += 0.001  # Between whole units: no corner is met.
    xs = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(xs[::2], xs[1::2], strict=True))
