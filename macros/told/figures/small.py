"""In small groups without tables: pairs, threes, circles of chairs, encounters, two lines, a drink."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from .marks import arrow, bubble, person, straight, voice
from .places import TAU, columns, gap, grid, pairs_grid, spots
from .room import Room
from .shapes import H, Point, Shapes, W, disc, line, rect, turned
from .things import chair, lines


def groupes(sizes: tuple[int, ...], s: float, seated: bool = True, one: bool = False) -> Shapes:
    """Return groups that talk, or where one speaks, on chairs or standing; who runs it goes about."""
    cells = pairs_grid(len(sizes)) if max(sizes) <= 3 else grid(len(sizes))
    rows, cols = columns(cells)
    out: Shapes = []
    widest = 0.0
    for (cx, cy), k in zip(cells, sizes, strict=True):
        r = _radius(k, s, W / cols / 2, H / rows / 2)
        widest = max(widest, r)
        y = cy + (0.22 * r if k == 3 else 0)
        seats = spots(k, cx, y, r, r, pi if k == 2 else -pi / 2 + (pi / k if k % 2 == 0 else 0))
        for n, spot in enumerate(seats):
            out += [chair(*spot, s)] if seated else []
            out += person(*spot, s, "v" if n == 0 else "p")
        out += (
            bubble(cx, y, seats[0][:2], r * 1.0, r * 0.64)
            if k > 3 and not one
            else voice(*seats[0], s * 0.82, 2)
        )
    free = gap(cells, widest + 4 * s)
    near = min(cells, key=lambda c: hypot(c[0] - free[0], c[1] - free[1]))
    return out + person(*free, atan2(near[1] - free[1], near[0] - free[0]), s, "a")


def _radius(k: int, s: float, wide: float, high: float) -> float:
    """Return how far from the middle people of a group stand, within half a cell."""
    if k == 2:
        return min(10.8 * s, wide - 8.2 * s)
    return min(
        9.6 * s if k == 3 else max(12 * s, k * 12.6 * s / TAU), wide - 5.4 * s, high - 4.4 * s
    )


def rencontres(room: Room) -> Shapes:
    """They walk about and meet two by two."""
    sizes, s = room.by(2), room.s
    cells = pairs_grid(len(sizes))
    moved: list[Point] = []
    out: Shapes = []
    for t, ((cx, cy), k) in enumerate(zip(cells, sizes, strict=True)):
        jx, jy = ((-5, 3), (4, -4), (2, 4), (-3, -3), (5, 2), (-4, -2))[t % 6]
        fit = min(1.0, (H / columns(cells)[0] / 2 - 9 * s) / 4) if len(sizes) > 3 else 1.0
        x, y = cx + jx, cy + jy * max(0.0, fit)
        r = min(8.8 * s, H / columns(cells)[0] / 2 - 7 * s)
        seats = spots(k, x, y, r, r, (0.4, 2.3, -0.7, 1.2, -0.2, 2.8)[t % 6])
        out += [
            shape
            for n, spot in enumerate(seats)
            for shape in person(*spot, s, "v" if n == 0 else "p")
        ]
        out += voice(*seats[0], s * 0.75, 2)
        moved.append((x, y))
    for p, q in zip(moved[::2], moved[1::2], strict=False):
        far = abs(q[0] - p[0]) - 26 * s
        out += straight(*_level(p, q, 14 * s), -3) if abs(p[1] - q[1]) < 12 and far > 9 else []
    return out


def _level(p: Point, q: Point, away: float) -> tuple[Point, Point]:
    k = 1 if q[0] > p[0] else -1
    return (p[0] + k * away, p[1] + 9), (q[0] - k * away, q[1] + 9)


def face(room: Room) -> Shapes:
    """Two lines face to face; at the signal one line moves by a place."""
    half = room.people // 2
    step = min(24.0, 118 / max(1, half))
    s = min(room.s * 0.95, step / 13)
    x0 = W / 2 - (half - 1) * step / 2
    xe = x0 + (half - 1) * step
    out = person(W / 2, 9, pi / 2, s, "a")
    for n in range(half):
        x = x0 + n * step
        out += person(x, 34, pi / 2, s, "v") + voice(x, 34, pi / 2, s * 0.85, 2)
        out += person(x, 63, -pi / 2, s)
    out += person(xe + 12.6 * s, 60, pi * 1.14, s) if room.people % 2 else []
    out += [line("fin", (x0 - 7 * s, 63 + 6 * s), (xe + 7 * s, 63 + 6 * s))]
    low = 63 + 6 * s
    out += arrow((xe + 4, low), (xe + 6, low + 20), (x0 - 6, low + 20), (x0 - 5, low + 2))
    return out + straight((x0 + 5, low + 4.4), (xe - 5, low + 4.4))


def entretien(room: Room) -> Shapes:
    """Two by two, one tells, the other listens and notes."""
    return _tells(room.by(2), min(2.3, room.s * 1.15))


def _tells(sizes: tuple[int, ...], s: float) -> Shapes:
    cells = pairs_grid(len(sizes))
    rows, cols = columns(cells)
    s = min(s, W / cols / 43, H / rows / 17)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        far = min(17 * s, W / cols / 2 - 8 * s)
        for n in range(k):
            x = cx + (far if n == 0 else -far)
            y = cy + (0 if k == 2 or n == 0 else (n - 1.5) * 13 * s)
            look = pi if n == 0 else 0.0
            out += [chair(x, y, look, s), *person(x, y, look, s, "v" if n == 0 else "p")]
        out += voice(cx + far, cy, pi, s * 0.8, 3)
        note = cx - far + 9.6 * s, cy + (0 if k == 2 else -6.5 * s)
        out += [
            turned("feuille", *note, 7 * s, 8.6 * s, 0.12),
            *lines(note[0] - 2 * s, note[1] - 2 * s, 4 * s, 4 * s, step=2.4 * s),
        ]
        out.append(
            line("crayon", (note[0], note[1] + 2.6 * s), (note[0] - 5 * s, note[1] + 6.6 * s))
        )
    return out


def fete(room: Room, buffet: bool = True) -> Shapes:
    """They stand by small groups with a drink, around a buffet, or for a break."""
    s, sizes = room.s, room.by(3)
    out: Shapes = []
    if buffet:
        out = [rect("objet", W / 2, H / 2, 82, 17, 2)]
        out += [
            shape
            for n in range(5)
            for shape in (_jug(W / 2 - 32 + 16 * n) if n % 2 else _plate(W / 2 - 32 + 16 * n))
        ]
    up = -(-len(sizes) // 2)
    for t, k in enumerate(sizes):
        wide, j, y = (up, t, 21.0) if t < up else (len(sizes) - up, t - up, 79.0)
        x = W * (j + 0.5) / wide
        r = min(9.6 * s if k <= 3 else 11 * s, 15.4)
        for x1, y1, a in spots(k, x, y, r, r * 0.92, -pi / 2 if y < H / 2 else pi / 2):
            out += person(x1, y1, a, s) + _glass(x1, y1, a, s)
    return out


def _glass(x: float, y: float, a: float, s: float) -> Shapes:
    """Return a glass in somebody's right hand, on its arm."""
    bx, by = x - sin(a) * 5 * s, y + cos(a) * 5 * s
    gx, gy = bx + cos(a) * 5.4 * s, by + sin(a) * 5.4 * s
    return [line("bras", (bx, by), (gx, gy), k=s), disc("note", gx, gy, 1.9 * s)]


def _plate(x: float) -> Shapes:
    return [
        disc("feuille", x, H / 2, 6),
        disc("note", x - 1.6, H / 2 - 1, 2),
        disc("plein", x + 2, H / 2 + 1.4, 1.5),
    ]


def _jug(x: float) -> Shapes:
    return [rect("plein", x, H / 2 + 1.4, 5.6, 8.4, 1), rect("plein", x, H / 2 - 4.6, 2.4, 4)]


def ligne(room: Room) -> Shapes:
    """They line up in an order, from less to more, each before a mark that grows."""
    n = room.people
    step = min(14 * room.s, 146 / n)
    s = min(room.s, step / 12.4)
    x0 = W / 2 - (n - 1) * step / 2
    top = 48 - 6.5 * s
    out: Shapes = []
    for k in range(n):
        x, high = x0 + k * step, 3 + 17 * k / max(1, n - 1)
        out += [
            rect("objet", x, 84 - high / 2, max(3.0, step * 0.6), high),
            *person(x, 48, pi / 2, s, "v" if k == n // 4 else "p"),
        ]
    a, b = x0 + (n // 4) * step, x0 + (n // 4 + max(1, n // 4)) * step
    out += arrow((a, top), (a + 4, top - 26), (b - 4, top - 26), (b, top))
    return out + person(13, 90, -0.5, max(min(s, 1.4), 1.1), "a") if n > 1 else out


def penche(room: Room) -> Shapes:
    """Two by two, they bend over the same sheet."""
    sizes, s = room.by(2), room.s
    cells = pairs_grid(len(sizes))
    rows, cols = columns(cells)
    s = min(s, W / cols / (13.4 * max(sizes) + 2), H / rows / 24)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        out.append(rect("objet", cx, cy + 5 * s, 12.6 * s * k, 11 * s))
        out += [
            rect("feuille", cx, cy + 5 * s, 9 * s, 8 * s),
            line("crayon", (cx + 1.4 * s, cy + 6 * s), (cx + 6.4 * s, cy + 1.6 * s)),
        ]
        for n in range(k):
            x = cx + (n - (k - 1) / 2) * 13.2 * s
            look = pi / 2 + (x - cx) * 0.05
            out += person(x, cy - 6 * s, look, s, "v" if n == k - 1 else "p")
    free = gap(cells, 14 * s)
    return out + person(*free, -pi / 2, s, "a")
