"""Where a crowd stands beside something large: at its two sides, all round it, along it, under it."""

from __future__ import annotations

from math import atan2, hypot, pi

from .marks import arm, person
from .motifs import MOTIFS, STILL, TALL
from .places import TAU, bent, spots
from .room import Room
from .shapes import H, Shapes, Spot, W, disc, line, rect, scaled

STEP = 13.8
"""How far apart two stand shoulder to shoulder, at scale 1."""
DEEP = 10.4
"""How far apart two stand one behind the other, at scale 1."""


def large(motif: str, x: float, y: float, w: float, h: float) -> Shapes:
    """Return a board around a place, what it shows drawn as large as it holds."""
    k = (h - 4) / TALL
    if motif in STILL:
        k = min(k, (w - 4) / 30)
    drawn = MOTIFS[motif](x, y, (w - 4) / k)
    return [rect("objet", x, y, w, h), *scaled(drawn, x, y, k)]


def wide(motif: str) -> float:
    """Return how wide a large board is for what it shows: round things leave more room beside it."""
    return 78.0 if motif in STILL else 100.0


def flanks(n: int, x: float, half: float, most: float) -> tuple[list[Spot], float]:
    """Return places at both sides of something half wide around x, left ones first, each looking at
    it, and the size of people that the room there allows."""
    left = (n + 1) // 2
    s = most
    while s > 0.7 and _columns(left, s) * DEEP * s + 3.4 * s > W / 2 - half - 1:
        s -= 0.05
    return [*_side(left, x - half, -1, s), *_side(n - left, x + half, 1, s)], s


def _columns(n: int, s: float) -> int:
    return -(-n // int((H - 5) / (STEP * s)))


def _side(n: int, edge: float, d: int, s: float) -> list[Spot]:
    """Return places beside an edge, nearest first in columns as even as can be."""
    out: list[Spot] = []
    cols = _columns(n, s) if n else 0
    for c in range(cols):
        many = n // cols + (c < n % cols)
        step = min(STEP * s * 1.25, (H - 6) / many)
        for k in range(many):
            y = H / 2 + (k - (many - 1) / 2) * step
            x = edge + d * (7.6 * s + c * DEEP * s)
            out.append((x, y, atan2((H / 2 - y) * 0.5, -d * 40)))
    return out


def all_round(n: int, w: float, h: float, s: float) -> list[Spot]:
    """Return places all round a table or a board in the middle, each looking at it, from its top."""
    out: list[Spot] = []
    for x, y, a in spots(n, W / 2, H / 2, w / 2 + 8.6 * s, h / 2 + 8.6 * s):
        dx, dy = (x - W / 2) / (w / 2 + 6.4 * s), (y - H / 2) / (h / 2 + 5.8 * s)
        k = (abs(dx) ** 5 + abs(dy) ** 5) ** (-1 / 5)
        px, py = W / 2 + (x - W / 2) * k, H / 2 + (y - H / 2) * k
        over = abs(py - H / 2) > h / 2
        flat = (pi / 2 if py < H / 2 else -pi / 2) if over else (0.0 if px < W / 2 else pi)
        out.append((px, py, flat + 0.4 * ((a - flat + pi) % TAU - pi)))
    return out


def along(n: int, top: float, most: float) -> tuple[list[Spot], float]:
    """Return places in one line under something as wide as the frame, two lines for a crowd."""
    rows = 1 if n <= 14 else 2
    per = -(-n // rows)
    s = min(most, (W - 4) / per / STEP)
    out: list[Spot] = []
    for k in range(n):
        r, c = divmod(k, per)
        many = min(per, n - r * per)
        x = W / 2 + (c - (many - 1) / 2) * min(21 * s, (W - 4) / many)
        out.append((x, top + 8.6 * s + r * 12 * s, -pi / 2))
    return out, s


def holds(spot: Spot, s: float, what: str, role: str = "v", side: int = 1) -> Shapes:
    """Return somebody whose arm holds something out: a note, a dot, a pen, or nothing."""
    x, y, a = spot
    out = person(*spot, s, role) + arm(x, y, a, s, side, 9, "v" if role != "p" else "p")
    tip = _ahead(spot, s, 10.4, side * 5.2)
    if what == "crayon":
        return [
            *out,
            line("crayon", _ahead(spot, s, 8.0, side * 5.2), _ahead(spot, s, 14, side * 3.4)),
        ]
    return [*out, *thing(what, *tip)]


def thing(what: str, x: float, y: float) -> Shapes:
    """Return what a hand holds."""
    known = {"note": [rect("note", x, y, 6.4, 5.6)], "point": [disc("point", x, y, 2.6)]}
    return known.get(what, [])


def _ahead(spot: Spot, s: float, far: float, across: float) -> tuple[float, float]:
    """Return a place ahead of somebody, and to the right of the look."""
    from math import cos, sin

    x, y, a = spot
    return x + (cos(a) * far - sin(a) * across) * s, y + (sin(a) * far + cos(a) * across) * s


def crowd(
    places: list[Spot], s: float, acts: dict[int, str] | None = None, runs: int = -1
) -> Shapes:
    """Return people in their places; acts: who holds something out, and what; runs: who runs it."""
    out: Shapes = []
    for n, spot in enumerate(places):
        if acts and n in acts:
            out += holds(spot, s, acts[n], side=1 if spot[1] <= H / 2 or abs(spot[2]) > 1 else -1)
        else:
            out += person(*spot, s, "a" if n == runs else "p")
    return out


def nearest(places: list[Spot], x: float, y: float, among: range) -> int:
    """Return who stands nearest to a place."""
    return min(among, key=lambda n: hypot(places[n][0] - x, places[n][1] - y))


def rows(room: Room, top: float, s: float, look: tuple[float, float] = (80.0, 16.0)) -> list[Spot]:
    """Return places in bent rows under a height, for everyone."""
    return bent(room.people, top, s, look)
