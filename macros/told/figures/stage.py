"""Acting: a stage, a frozen image, two sides before a jury, walking about the room."""

from __future__ import annotations

from math import cos, pi, sin

from .marks import arm, arrow, person, straight, voice
from .places import bent, rows_of
from .room import Room
from .shapes import H, Shape, Shapes, W, line, poly, rect


def scene(room: Room, entre: bool = False) -> Shapes:
    """Some play on a stage, the others watch; entre: one of them steps in."""
    n, s = max(room.people, 2), room.s
    acts = min(3, max(1, n // 3))
    out: Shapes = [Shape("rect", "zone", (20.0, 2.0, 120.0, 35.0, 0.0)), *_curtains()]
    stand = ((56.0, 17.0, 0.1), (84.0, 18.0, pi), (110.0, 19.0, pi * 1.05))[:acts]
    for k, spot in enumerate(stand):
        out += person(*spot, s, "r") + (arm(*spot, s, 1, 8, "v") if k < 2 else [])
    out += voice(*stand[acts // 2], s * 0.8, 2)
    audience = bent(n - acts, 46 + 13 * s, s)
    for k, spot in enumerate(audience):
        out += [
            rect("chaise", spot[0], spot[1] + 2.6 * s, 9.6 * s, 6.4 * s),
            *person(*spot, s, "v" if entre and k == 0 else "p"),
        ]
    if entre:
        x, y, _ = audience[0]
        out += arrow((x, y - 7 * s), (x - 2, 40), (20, 30), (52 - 10 * s, 20))
    return out + person(151, 20, pi * 0.95, s, "a")


def _curtains() -> Shapes:
    """Return the two curtains and the edge of a stage."""
    folds = [
        poly("objet", (x, 2), (x + 13 * k, 2), (x + 4 * k, 37), (x, 37))
        for x, k in ((20, 1), (140, -1))
    ]
    return [*folds, line("cadre", (20, 37), (140, 37))]


def images(room: Room) -> Shapes:
    """Some hold still in a frozen image; the others, at a distance, look."""
    n, s = max(room.people, 2), room.s
    few = min(4, max(1, n // 3))
    out: Shapes = []
    poses = (
        (28, 34, 0.5, 1, 9.6),
        (64, 34, pi - 0.5, -1, 9.6),
        (28, 66, -0.5, -1, 9.6),
        (64, 66, pi + 0.5, 1, 9.6),
    )[:few]
    for x, y, a, side, reach in poses:
        out += [
            rect("zone", x, y, 25.0, 25.0),
            line(
                "cadre",
                (x - 12.5, y - 12.5),
                (x + 12.5, y - 12.5),
                (x + 12.5, y + 12.5),
                (x - 12.5, y + 12.5),
                (x - 12.5, y - 12.5),
            ),
            *person(x, y, a, s * 0.95, "r"),
            *arm(x, y, a, s * 0.95, side, reach, "v"),
            *arm(x, y, a, s * 0.95, -side, reach, "v"),
        ]
    rest = n - few
    cols = 1 if rest * 13.4 * s <= 92 else 2 if rest * 13.4 * s <= 184 else 3
    for c, high in enumerate(rows_of(rest, cols)):
        for k in range(high):
            t = -1 + 2 * (k + 0.5) / high
            out += person(
                120 + c * 15 * s - t**2 * 8, 50 + t * min(44.0, 7.2 * s * high), pi - t * 0.6, s
            )
    return out + person(98, 50, pi, s, "a")


def camps(room: Room) -> Shapes:
    """A mock trial: two sides face to face, a jury that listens, who runs it between them."""
    n, s = room.people, room.s
    side = max(1, n // 3)
    high = 3 if side <= 6 else 4
    out: Shapes = [rect("objet", W / 2, 12, 40, 9), *person(W / 2, 22 + 2 * s, pi / 2, s, "a")]
    for x, look in ((26.0, 0.0), (W - 26.0, pi)):
        k = -1 if x < W / 2 else 1
        out.append(rect("objet", x - k * 9 * s, 32, 7, min(46.0, 15 * s * min(side, 3))))
        for j in range(side):
            c, r = divmod(j, high)
            many = min(high, side - high * c)
            spot = (x + k * 14 * s * c, 32 + (r - (many - 1) / 2) * 14 * s, look)
            out += person(*spot, s)
            pleads = j == many // 2 and k < 0 and c == 0
            out += voice(*spot, s * 0.85, 4)[2:] if pleads else []
    for spot in bent(n - 2 * side, 72, s, (W / 2, 20)) if n > 2 * side else []:
        out += person(*spot, s)
    return out


def salle(room: Room) -> Shapes:
    """They walk about the room, each their own way."""
    n, s = room.people, room.s
    cols = 3 if n <= 6 else 4 if n <= 12 else 6
    rows = -(-n // cols)
    out: Shapes = []
    for k in range(n):
        r, c = divmod(k, cols)
        many = min(cols, n - r * cols)
        x = W * (c + 0.5) / many + (-4, 3, 5, -2)[k % 4] * min(1.0, 6 / cols)
        y = (
            50
            + (r - (rows - 1) / 2) * min(30.0, 92 / rows)
            + (2, -3, 1, 3)[k % 4] * min(1.0, 3 / rows)
        )
        a = (0.4, 2.6, -0.8, 3.6, 1.3, -2.0, 0.0, 2.2)[k % 8]
        out += person(x, y, a, s * 0.95, "v" if k % 4 == 1 else "p")
        tip = x + 17 * s * cos(a), y + 17 * s * sin(a)
        out += (
            straight((x + 8 * s * cos(a), y + 8 * s * sin(a)), tip, 0, 4.6)
            if k % 4 == 1 and 4 < tip[0] < W - 4 and 4 < tip[1] < H - 4
            else []
        )
    return out
