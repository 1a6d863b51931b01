"""A crowd: of more people than a frame holds, some are drawn and their true number is written."""

from __future__ import annotations

from .shapes import Point, Shapes, W, line, scaled

SMALLER, HIGH, WIDE, GAP = 0.9, 6.0, 3.8, 3.6
"""How much smaller the people are drawn, how high and wide a figure is, and what parts two of them."""

LOW = 92.0
"""Where figures start: under the people drawn."""

STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "×": (((0, 0.3), (1, 1)), ((0, 1), (1, 0.3))),
    "0": (((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)),),
    "1": (((0.2, 0.2), (0.6, 0), (0.6, 1)),),
    "2": (((0, 0), (1, 0), (1, 0.5), (0, 0.5), (0, 1), (1, 1)),),
    "3": (((0, 0), (1, 0), (1, 1), (0, 1)), ((0.2, 0.5), (1, 0.5))),
    "4": (((0, 0), (0, 0.55), (1, 0.55)), ((1, 0), (1, 1))),
    "5": (((1, 0), (0, 0), (0, 0.5), (1, 0.5), (1, 1), (0, 1)),),
    "6": (((1, 0), (0, 0), (0, 1), (1, 1), (1, 0.5), (0, 0.5)),),
    "7": (((0, 0), (1, 0), (0.4, 1)),),
    "8": (((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)), ((0, 0.5), (1, 0.5))),
    "9": (((1, 0.5), (0, 0.5), (0, 0), (1, 0), (1, 1), (0, 1)),),
}
"""How figures are drawn, each in a square of one: lines as any other, on a page and on paper."""


def crowded(shapes: Shapes, people: int) -> Shapes:
    """Return a frame a little smaller, and under it at the right « × 40 »."""
    small = [s._replace(k=s.k * SMALLER) for s in scaled(shapes, W / 2, 0, SMALLER)]
    told = f"×{people}"
    left = W - 4 - len(told) * (WIDE + GAP) + GAP
    return small + [
        line("fil", *((left + n * (WIDE + GAP) + x * WIDE, LOW + y * HIGH) for x, y in stroke))
        for n, sign in enumerate(told)
        for stroke in STROKES[sign]
    ]
