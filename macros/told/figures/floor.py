"""Standing on the floor: sides and a middle, a map, a stage, a frozen image, a show of hands."""

from __future__ import annotations

from math import atan2, pi

from .marks import bubble, person, straight, voice
from .places import rows_of
from .room import Room
from .shapes import H, Point, Shape, Shapes, W, bezier, line, rect
from .things import panel, pin


def rives(room: Room, temps: str = "bouge") -> Shapes:
    """Two sides and a middle for who doubts; temps: choisir, prepare, bouge or milieu."""
    n, s = room.people, room.s
    doubt = max(1, n // 6)
    left = (n - doubt + 1) // 2
    out = _banks()
    sides = _crowd(left, 37, s), _crowd(n - doubt - left, 123, s)
    talks = (
        max(range(left), key=lambda k: (round(sides[0][k][0]), -abs(sides[0][k][1] - 60)))
        if left
        else -1
    )
    for k, (x, y) in enumerate(sides[0]):
        out += person(
            x, y, atan2(58 - y, 140 - x) * 0.5, s, "v" if k == talks and temps == "bouge" else "p"
        )
    goes = min(range(len(sides[1])), key=lambda k: (sides[1][k][1], sides[1][k][0]), default=-1)
    for k, (x, y) in enumerate(sides[1]):
        out += person(
            x,
            y,
            pi - atan2(58 - y, x - 20) * 0.5,
            s,
            "v" if k == goes and temps in ("bouge", "choisir") else "p",
        )
    middle = [
        (80.0, 60 + (k - (doubt - 1) / 2) * min(25, 70 / doubt), (0.3, pi - 0.3)[k % 2])
        for k in range(doubt)
    ]
    for k, spot in enumerate(middle):
        out += person(*spot, s, "v" if temps == "milieu" and k == 0 else "p")
    return out + _acts(temps, sides, talks, goes, middle[0], s) + person(80, 10 + s, pi / 2, s, "a")


def _banks() -> Shapes:
    """Return the band of doubt, and at the ends a tick and a cross."""
    tick = [line("crayon", (8, 11), (11.5, 15), (18, 7))]
    cross = [
        line("crayon", (W - 17.5, 6.5), (W - 8.5, 15.5)),
        line("crayon", (W - 8.5, 6.5), (W - 17.5, 15.5)),
    ]
    band = [
        Shape("rect", "allee", (67.0, 0.0, 26.0, H, 0.0)),
        line("fin", (67, 0), (67, H)),
        line("fin", (93, 0), (93, H)),
    ]
    return [*band, *panel(3, 2, 20, 18), *panel(W - 23, 2, 20, 18), *tick, *cross]


def _acts(
    temps: str,
    sides: tuple[list[Point], list[Point]],
    talks: int,
    goes: int,
    middle: tuple[float, float, float],
    s: float,
) -> Shapes:
    """Return what happens: who speaks, who moves."""
    if temps == "prepare":
        return [
            shape
            for side in sides
            if side
            for shape in bubble(
                sum(x for x, _ in side) / len(side),
                sum(y for _, y in side) / len(side),
                side[0],
                19,
                12,
            )
        ]
    if temps == "milieu":
        return voice(*middle, s * 0.85, 2)
    out: Shapes = []
    if temps == "bouge" and talks >= 0:
        out += voice(*sides[0][talks], 0.0, s, 2)
    if goes >= 0:
        x, y = sides[1][goes]
        out += straight((x - 8 * s, y - 2), (74, y - 3), 4)
    return out


def _crowd(n: int, x: float, s: float) -> list[Point]:
    """Return places of a loose crowd around the middle of a side."""
    cols = 1 if n <= 2 else 2 if n <= 8 else 3
    rows = max(1, -(-n // cols))
    step = min(14.5 * s, 70 / rows)
    return [
        (
            x + (k % cols - (cols - 1) / 2) * 15.4 * s + (2 if (k // cols) % 2 else -2),
            61 + (k // cols - (rows - 1) / 2) * step + (k % cols) * 4 - 2,
        )
        for k in range(n)
    ]


def carte_au_sol(room: Room) -> Shapes:
    """They stand on a map drawn on the floor, by the places where they live or act."""
    n, s = room.people, room.s * 0.85
    river = [
        bezier("allee-l", (0, 30), (50, 52), (90, 26), (W, 54)),
        bezier("fin", (76, 0), (82, 30), (64, 56), (70, H)),
    ]
    places = ((34, 62, 0.36), (118, 14, 0.3), (112, 66, 0.22), (38, 13, 0.12))
    out: Shapes = river
    left = n - 1
    for k, (x, y, share) in enumerate(places):
        here = min(left, round((n - 1) * share)) if k < 3 else left
        left -= here
        out += pin(x, y + 3, "repere") + _cluster(x, y + 12 + 2 * s, here, s)
    return (
        out
        + person(76, 64, -0.4, s, "v")
        + straight((76 + 7 * s, 61), (98, 56), 2)
        + person(60, 90, -1.2, s, "a")
    )


def _cluster(x: float, y: float, n: int, s: float) -> Shapes:
    """Return people gathered below a place, looking up at it."""
    out: Shapes = []
    for k, wide in enumerate(rows_of(n, 1 if n <= 2 else 2)[::-1] if n else []):
        for j in range(wide):
            out += person(x + (j - (wide - 1) / 2) * 14 * s, y + k * 11.5 * s, -pi / 2, s)
    return out


def mains(room: Room) -> Shapes:
    """A show of hands, counted by who runs it."""
    n, s = room.people, room.s
    rows = 1 if n * 17 * s < 150 else 2 if n * 17 * s < 300 else 3
    down = {round((k + 0.6) * 4) - 1 for k in range(n // 4)} if n > 3 else set()
    out = person(W / 2, 9 + 2 * s, pi / 2, s, "a")
    k = 0
    for row, wide in enumerate(rows_of(n, rows)):
        for j in range(wide):
            t = j - (wide - 1) / 2
            x, y = (
                W / 2 + t * min(18.4 * s, 144 / wide) - 2,
                (62 if rows == 1 else 54) + row * min(28 * s, 38 / max(1, rows - 1)),
            )
            out += person(x, y, -pi / 2, s, "p" if k in down else "v")
            out += [] if k in down else hand(x, y, s, 4 if n <= 12 else 2 if n <= 16 else 1)
            k += 1
    return out


def hand(x: float, y: float, s: float, count: int = 4) -> Shapes:
    """Return a raised hand at the end of its arm: a palm, fingers, a thumb apart."""
    hx, hy = x + 6.6 * s, y - 8.6 * s
    fingers = ((-4, -1.4), (-2.6, -5.4), (-0.2, -6.2), (2.2, -5.6))
    out = [
        line("bras-a", (x + 5 * s, y), (hx, hy), k=s),
        rect("paume", hx, hy - 1.4 * s, 4.4 * s, 4.4 * s, 1.6 * s),
    ]
    return out + [
        line("bras-a", (hx + a * s * 0.4, hy - 1.4 * s), (hx + a * s, hy + b * s), k=s * 0.52)
        for a, b in fingers[:count]
    ]
