"""Before a wall, a board, posters: they put, read, mark, write, walk past; in rows, one presents."""

from __future__ import annotations

from math import pi

from .crowds import large
from .marks import arm, around, person, voice
from .motifs import TALL
from .places import bent, rows_of, spots
from .room import Room
from .shapes import H, Shapes, Spot, W, disc, line, poly, rect
from .things import lines, panel, stickers

LEFT, WIDE, TOP, HIGH = 12.0, 136.0, 3.0, TALL + 2
"""The wall: its left edge, its width, its top, its height."""


def _wall(room: Room, default: str = "colonnes") -> Shapes:
    return room.card(LEFT + WIDE / 2, TOP + HIGH / 2, WIDE, default)


def poser(room: Room, points: bool = False) -> Shapes:
    """Some put a note, or a dot, on the wall; the others look."""
    s, n = room.s, room.people
    out = _wall(room, "gommettes" if points else "colonnes")
    front = min(n, 2 if n < 8 else 3)
    for k in range(front):
        x, y = LEFT + WIDE * (k + 0.5) / front - 2.6 * s, TOP + HIGH + 9 * s
        out += person(x, y, -pi / 2, s, "v") + arm(x, y, -pi / 2, s, 1, 9.4, "v")
        top = y - 10.6 * s
        out.append(
            disc("point", x + 5.2 * s, top, 2.6)
            if points
            else rect("note", x + 5.2 * s, top, 6.4, 5.6)
        )
    for spot in bent(n - front, TOP + HIGH + 24 * s, s) if n > front else []:
        out += person(*spot, s)
    return out + _beside(s)


def _beside(s: float) -> Shapes:
    """Return who runs it, at the left end of the wall, looking at it from the side."""
    return person(6 + 3 * s, TOP + HIGH + 8 * s, -pi / 3, s, "a")


def lire(room: Room) -> Shapes:
    """All read the wall; who runs it shows a place of it."""
    s = room.s
    out = _wall(room)
    for spot in bent(room.people, TOP + HIGH + 20 * s, s):
        out += person(*spot, s)
    x, y, a = 150 - 1.6 * s, TOP + HIGH + 8 * s, -pi * 0.62
    return out + person(x, y, a, s, "a") + arm(x, y, a, s, -1, 9, "a")


def scribe(room: Room) -> Shapes:
    """One of the group says, who runs it writes on the board."""
    s = room.s
    out = panel(LEFT, TOP, WIDE, 25)
    out += lines(LEFT + 12, TOP + 5, 66, 104, 88, 36, step=5)
    x, y = LEFT + 58, TOP + 25 + 7 * s
    out += person(x, y, -pi / 2, s, "a") + arm(x, y, -pi / 2, s, 1, 8, "a")
    out.append(line("crayon", (x + 5.2 * s, y - 7.4 * s), (x + 7 * s, TOP + 21)))
    rows = bent(room.people, y + 17 * s, s, (x, y - 6))
    said = max(
        range(len(rows)), key=lambda n: (rows[n][1] < rows[0][1] + 8, -abs(rows[n][0] - 116))
    )
    for n, spot in enumerate(rows):
        out += person(*spot, s, "v" if n == said else "p")
    return out + voice(*rows[said], s * 0.85, 2)


def affiches(room: Room) -> Shapes:
    """Each group stands at its own poster; who runs it goes about."""
    sizes, s = room.groups, room.s
    up = -(-len(sizes) // 2) if len(sizes) > 3 else len(sizes)
    out: Shapes = []
    for t, k in enumerate(sizes):
        top = t < up
        wide, j = (up, t) if top else (len(sizes) - up, len(sizes) - 1 - t)
        out += _poster(W * (j + 0.5) / wide, min(44.0, W / wide * 0.76), k, top, W / wide, s, room)
    x, y = (W / 2, H / 2) if len(sizes) > 3 else (W - 14, H - 16)
    return out + person(x, y, -pi / 2 - 0.5, s, "a")


def _poster(cx: float, w: float, k: int, top: bool, room_: float, s: float, room: Room) -> Shapes:
    """Return a poster on the upper or the lower wall, and the group before it."""
    high = 20.0 if top and len(room.groups) <= 3 else 16.0
    large_ = room.motif and high == 20
    if large_:
        high, w = 42.0, min(70.0, room_ - 6)
    py, d = (2.5, 1) if top else (H - 2.5 - high, -1)
    out = panel(cx - w / 2, py, w, high)
    if large_:
        out = large(room.motif, cx, py + high / 2, w, high)
    else:
        out += stickers(
            cx, py + 4.6, *((w * (0.32 * (n % 3) - 0.32), 6.9 * (n // 3)) for n in range(5))
        )
    edge = py + high if top else py
    per = k if k * 13.4 * s <= room_ - 2 else -(-k // 2)
    for n in range(k):
        row, col = divmod(n, per)
        many = min(per, k - row * per)
        t = col - (many - 1) / 2
        step = min(13.4 * s, (room_ - 14 * s) / max(1, many - 1))
        x, y = cx + t * step, edge + d * (8 * s + row * 11.5 * s)
        out += person(x, y, -d * pi / 2 - d * t * -0.16, s, "v" if n == 0 else "p")
        out += arm(x, y, -d * pi / 2, s, d, 7, "v") if n == 0 else []
    return out


def galerie(room: Room) -> Shapes:
    """They walk past posters all round and look at them, the same way."""
    s = room.s
    out: Shapes = []
    for x in (38.0, 80.0, 122.0):
        for y in (2.5, H - 14.5):
            out += [
                *panel(x - 13, y, 26, 12),
                rect("note", x - 5, y + 6, 6, 5),
                *lines(x + 2, y + 4.4, 7, 5, step=3.4),
            ]
    for x in (2.5, W - 14.5):
        out += [
            *panel(x, 34, 12, 32),
            rect("note", x + 6, 42, 6, 5),
            *lines(x + 3, 50, 6, 5, step=4),
        ]
    for n, (x, y, look) in enumerate(_walk(room.people, s)):
        out += person(x, y, look, s, "v" if n == 0 else "p")
    return (
        out
        + around(W / 2, H / 2, 32, 9, pi * 0.95, pi * 1.8)
        + around(W / 2, H / 2, 32, 9, -pi * 0.05, pi * 0.8)
    )


def _walk(n: int, s: float) -> list[Spot]:
    """Return places along the walls, each looking outwards at the nearest one, a little ahead."""
    out: list[Spot] = []
    for x, y, _ in spots(n, W / 2, H / 2, 62 - 7 * s, 34 - 7 * s, -pi / 2 + 0.25):
        dx, dy = (x - W / 2) / 52, (y - H / 2) / 26
        side = abs(dx) > abs(dy) * 1.05
        look = (0.0 if dx > 0 else pi) if side else (pi / 2 if dy > 0 else -pi / 2)
        out.append((x, y, look + 0.25))
    return out


def rangs(room: Room, ecran: bool = False) -> Shapes:
    """In rows, someone presents a board, or they watch a screen."""
    s = room.s
    out: Shapes = panel(44, 3, 72, 17)
    if room.motif and not ecran:
        out = room.card(80, 3 + HIGH / 2, 60)
        x, y, a = 128.0, 24.0, pi * 0.8
        out += person(x, y, a, s, "a") + voice(x, y, a, s, 2)
    elif ecran:
        out += [
            poly("plein", (76, 6.5), (76, 16.5), (86, 11.5)),
            *person(134, 14, pi * 0.75, s, "a"),
        ]
    else:
        out += (
            lines(52, 8.6, 56, 40, step=5)
            + person(80, 31, pi / 2, s, "a")
            + voice(80, 31, pi / 2, s, 3)
        )
    return out + _rows(room.people, s)


def _rows(n: int, s: float) -> Shapes:
    """Return people on chairs in rows, looking up."""
    rows = 2 if n <= 12 else 3
    out: Shapes = []
    for k, wide in enumerate(rows_of(n, rows) if n > 4 else [n]):
        for j in range(wide):
            t = j - (wide - 1) / 2
            x = W / 2 + t * min(17 * s, 142 / wide)
            y = 60 + k * min(18 * s, 46 / rows) - (abs(t) / max(1, wide / 2)) ** 2 * 3
            out += [rect("chaise", x, y + 2.6 * s, 9.6 * s, 6.4 * s)] if n <= 16 else []
            out += person(x, y, -pi / 2, s)
    return out


def urne(room: Room) -> Shapes:
    """A secret ballot: a queue, a box, one paper each."""
    s, n = room.s, room.people
    bx, by = 134.0, 46.0
    out: Shapes = [
        rect("objet", bx, by - 10, 15, 20),
        line("crayon", (bx - 4, by - 12), (bx - 1, by - 8.6), (bx + 4.4, by - 15.6)),
    ]
    out += [rect("objet", bx, by + 8, 36, 24), rect("plein", bx, by - 1.4, 22, 3)]
    per = max(1, int(100 / (14 * s)))
    counts = rows_of(n, -(-n // per))[::-1]
    step = min(21 * s, 74 / len(counts))
    for k, wide in enumerate(counts):
        for j in range(wide):
            x, y = 100 - 4 * s - j * min(15 * s, 94 / wide), by + (k - (len(counts) - 1) / 2) * step
            first = j == 0 and k == 0
            out += [
                *person(x, y, 0.0, s, "v" if first else "p"),
                rect("feuille", x + 5.4 * s, y + 6.6 * s, 4.8 * s, 3.6 * s),
            ]
    return out + person(bx, 86, -pi / 2, s, "a")
