"""Outside, by who goes where: with cameras, alone with a notebook, in teams, to see several people, in a file."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from .marks import arm, person, sheet, straight, voice
from .places import rows_of
from .room import Room
from .shapes import H, Point, Shape, Shapes, W, disc, line, rect
from .things import facade, pin, tree


def photos(room: Room) -> Shapes:
    """By twos or threes, cameras in hand, they take pictures of the street."""
    sizes = room.by(3) if room.people > 4 else room.by(2)
    out: Shapes = [Shape("rect", "allee", (0.0, 36.0, W, H - 36, 0.0))]
    out += facade(30, 30, 34, 26) + facade(118, 30, 34, 26) + tree(74, 20, 8) + tree(150, 22, 6)
    nr = 1 if len(sizes) <= 2 else 2
    s = min(room.s, 1.3, W / -(-len(sizes) // nr) / (14 * max(sizes) + 4))
    k = 0
    for row, many in enumerate(rows_of(len(sizes), nr)[::-1]):
        for j in range(many):
            size = sizes[k]
            k += 1
            x, y = W * (j + 0.5) / many, (70 if nr == 1 else 56 + 31 * row)
            for n in range(size):
                px = x + (n - (size - 1) / 2) * 14 * s
                look = -pi / 2 + (0.3, -0.2, 0.1)[n % 3]
                out += person(px, y, look, s, "v" if n == 0 else "p")
                out += _camera(px, y, look, s) if n == 0 else []
    return out


def _camera(x: float, y: float, a: float, s: float) -> Shapes:
    """Return a camera held before the eyes, and the angle that it sees."""
    cx, cy = x + cos(a) * 9 * s, y + sin(a) * 9 * s
    rays = [line("fin", (cx, cy - 3 * s), (cx + d * 9 * s, cy - 14 * s)) for d in (-1, 1)]
    return [
        *rays,
        rect("objet", cx, cy, 10 * s, 6.4 * s, 1),
        disc("plein", cx, cy, 2.2 * s),
        rect("plein", cx + 3 * s, cy - 4 * s, 2.6 * s, 1.8),
    ]


def notes(room: Room) -> Shapes:
    """Each walks alone along a winding path, stops, and draws or notes what they feel."""
    n = room.people
    s = min(room.s, 1.2)
    out: Shapes = []
    rows = 1 if n <= 4 else 2 if n <= 10 else 3
    ys = {1: (50.0,), 2: (27.0, 73.0), 3: (18.0, 50.0, 82.0)}[rows]
    out += [
        line(
            "allee-l",
            *[
                (6, ys[0]),
                *[
                    p
                    for k, y in enumerate(ys)
                    for p in (((8, y), (152, y)) if k % 2 == 0 else ((152, y), (8, y)))
                ],
            ],
        )
    ]
    k = 0
    for row, many in enumerate(rows_of(n, rows)):
        s2 = min(s, W / many / 15)
        for j in range(many):
            x = W * (j + 0.5) / many if row % 2 == 0 else W * (many - j - 0.5) / many
            d = 1 if row % 2 == 0 else -1
            up = (-1, 1)[j % 2]
            look = (0.0 if d > 0 else pi) + up * d * 0.9
            y = ys[row] + (2, -2)[j % 2]
            out += person(x, y, look, s2, "v" if k % 4 == 1 else "p") + sheet(
                x, y, look, s2 * 0.8, pen=k % 2 == 1
            )
            k += 1
    out += [
        shape
        for x, y in ((44.0, 40.0), (124.0, 38.0), (20.0, 70.0))
        for shape in ([disc("arbre", x, y, 5)] if rows > 1 else [])
    ]
    return out


def equipes(room: Room) -> Shapes:
    """Small teams stop at marked places; each has its map, one shows, one notes."""
    sizes = room.groups
    count = len(sizes)
    nr = 1 if count <= 3 else 2 if count <= 8 else 3
    cells: list[Point] = []
    for row, many in enumerate(rows_of(count, nr)[::-1]):
        cells += [(W * (j + 0.5) / many, H * (row + 0.5) / nr) for j in range(many)]
    out: Shapes = [line("allee-l", *cells)] if count > 1 else []
    most = -(-count // nr)
    for _t, ((cx, cy), k) in enumerate(zip(cells, sizes, strict=True)):
        s = min(room.s, 1.2, W / most / (13.9 * k + 1), H / nr / 30)
        y = cy - 2 * s
        out += pin(cx, y + 2, "repere")
        for n in range(k):
            px = cx + (n - (k - 1) / 2) * 14.0 * s
            out += person(px, y + 12 * s, -pi / 2, s, "v" if n == 0 else "p")
            out += (
                arm(px, y + 12 * s, -pi / 2, s, 1, 8, "v")
                if n == 0
                else sheet(px, y + 12 * s, -pi / 2, s * 0.8, pen=n == 1)
            )
    return out


def visites(room: Room) -> Shapes:
    """Small teams go from house to house; in each, somebody of the place answers."""
    sizes = room.groups
    count = len(sizes)
    out: Shapes = []
    nr = 1 if count <= 3 else 2
    high = H / nr
    most = -(-count // nr)
    k = 0
    for row, many in enumerate(rows_of(count, nr)[::-1]):
        for j in range(many):
            size = sizes[k]
            k += 1
            x, foot = W * (j + 0.5) / many, row * high + high * (0.34 if nr == 1 else 0.36)
            free = high * (0.66 if nr == 1 else 0.64) - 1
            s, per = max(
                (
                    min(
                        room.s,
                        1.25,
                        W / most / (13.9 * p + 3),
                        free / (29 + 12.5 * (-(-size // p) - 1)),
                    ),
                    p,
                )
                for p in range(1, size + 1)
            )
            w = min(38.0, W / many - 8)
            out += facade(x, foot, w, min(30.0, foot - row * high - 2))
            out += person(x, foot + 6 * s, pi / 2, s, "x")
            for n in range(size):
                line_, c = divmod(n, per)
                here = min(per, size - line_ * per)
                px, y = x + (c - (here - 1) / 2) * 14.0 * s, foot + (23 + line_ * 12.5) * s
                look = atan2(foot - y, (x - px) * 0.8)
                out += person(px, y, look, s, "v" if n == 0 else "p")
                out += (
                    voice(px, y, look, s * 0.6, 2)
                    if n == 0
                    else sheet(px, y, look, s * 0.8, pen=True)
                    if n == 1
                    else []
                )
            if nr == 1 and j < many - 1:
                out += straight((x + 12, 92), (x + W / many - 12, 92))
    return out


def ligne(room: Room) -> Shapes:
    """In a file they walk a straight line across the place, and note what changes from end to end."""
    n = room.people
    s = min(room.s, 1.3)
    out: Shapes = [line("cadre", (4, 34), (34, 34), (52, 28), (94, 28), (112, 34), (156, 34))]
    out += facade(20, 34, 18, 22) + facade(72, 28, 22, 24) + facade(94, 28, 16, 18)
    out += [
        line("cadre", (132, 34), (132, 24)),
        disc("arbre", 132, 18, 9),
        line("cadre", (148, 34), (148, 27)),
        disc("arbre", 148, 23, 6),
    ]
    rows = 1 if n <= 8 else 2 if n <= 18 else 3
    per = -(-n // rows)
    step = min(17 * s, 138 / per)
    s = min(s, step / 10.8, 48 / rows / 13.8)
    for k in range(n):
        r, c = divmod(k, per)
        x, y = 136 - (c + 0.5 * (r % 2)) * step, 68 + (r - (rows - 1) / 2) * 14.6 * s
        out += person(x, y, 0.0, s, "v" if k == 0 else "p")
        out += sheet(x, y, 0.0, s * 0.72, pen=True) if k == 0 else []
    return [*out, line("fin", (4, 88), (140, 88)), *straight((140, 88), (156, 88))]
