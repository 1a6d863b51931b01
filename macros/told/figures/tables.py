"""At tables: they talk, listen, change tables, pass sheets; alone at a desk, two at one form."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, hypot, pi

from .marks import arm, around, bubble, person, sheet, straight, voice
from .motifs import TALL
from .places import TAU, columns, gap, pairs_grid, spots, tables_grid
from .room import Room
from .shapes import H, Point, Shapes, Spot, W, disc, line, rect, scaled, turned


class Laid:
    """Where tables stand for a group: their middles, how wide they are, who sits where."""

    def __init__(self, room: Room) -> None:
        self.s, self.sizes = room.s, room.groups
        self.cells = tables_grid(len(self.sizes))
        self.ring = self._ring(room.s)
        self.table = self.ring - 5.6 * self.s
        self.free = (
            (W / 2, 13.0) if len(self.cells) == 3 else gap(self.cells, self.ring + 5 * self.s)
        )

    def _ring(self, s: float) -> float:
        most = max(self.sizes)
        wanted = max(15.5 * s, most * 14.6 * s / TAU)
        rows, cols = columns(self.cells)
        if len(self.cells) == 3:
            return min(23.0, wanted)
        return min(W / cols / 2 - 5.6 * s, H / rows / 2 - 4.8 * s, 27.0, wanted)

    def seats(self, n: int) -> tuple[Spot, ...]:
        """Return the seats of a table, the first at its top."""
        x, y = self.cells[n]
        k = self.sizes[n]
        return spots(k, x, y, self.ring, self.ring, -pi / 2 + (pi / k if k % 2 == 0 else 0))

    def tops(self) -> Shapes:
        """Return the tables without anybody."""
        return [disc("objet", x, y, self.table) for x, y in self.cells]

    def runs(self, look: Point | None = None) -> Shapes:
        """Return who runs it, where there is room, looking at the nearest table or at a place."""
        x, y = self.free
        near = look or min(self.cells, key=lambda c: hypot(c[0] - x, c[1] - y))
        return person(x, y, atan2(near[1] - y, near[0] - x), self.s, "a")


def tables(room: Room) -> Shapes:
    """At each table they talk; who runs it goes about."""
    laid = Laid(room)
    out = laid.tops()
    for n, (x, y) in enumerate(laid.cells):
        seats = laid.seats(n)
        out += _seated(laid, seats, "v")
        out += _talk(x, y, laid.table, seats[0])
    return out + laid.runs()


def _seated(laid: Laid, seats: Sequence[Spot], first: str) -> Shapes:
    """Return people at a table, the first of them in another style."""
    styles = (first if k == 0 else "p" for k in range(len(seats)))
    return [
        x for spot, style in zip(seats, styles, strict=True) for x in person(*spot, laid.s, style)
    ]


def objet(room: Room) -> Shapes:
    """At each table they work on the same thing: what the method looks at covers the table."""
    sizes = room.groups
    cells = _cells(len(sizes))
    rows, cols = columns(cells)
    wide, high = W / cols, H / rows
    s = min(room.s, 1.15, (high - 2) / (13.8 * -(-max(sizes) // 2)))
    out: Shapes = []
    places: list[Point] = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        w, h = min(72.0, wide - 26 * s), min(high - 8, 60.0)
        h = min(h, max(0.74 * w, 27 * s))
        out += _covered(room, cx, cy, w, h)
        places += [(cx + d * w / 3, cy) for d in (-1, 0, 1)]
        for d, many in ((-1, (k + 1) // 2), (1, k // 2)):
            for j in range(many):
                x, y = cx + d * (w / 2 + 6 * s), cy + (j - (many - 1) / 2) * 13.8 * s
                acts = d < 0 and j == 0
                look = 0.0 if d < 0 else pi
                out += person(x, y, look, s, "v" if acts else "p")
                out += arm(x, y, look, s, 1, 8, "v") if acts else []
                places.append((x, y))
    free = gap(places, 8 * s)
    if min(hypot(free[0] - x, free[1] - y) for x, y in places) < 12 * s:
        return out
    near = min(places, key=lambda c: hypot(c[0] - free[0], c[1] - free[1]))
    return out + person(*free, atan2(near[1] - free[1], near[0] - free[0]), s, "a")


def _cells(count: int) -> list[Point]:
    """Return the middles of large tables: a triangle for three."""
    return [(120.0, 26.0), (80.0, 75.0), (40.0, 26.0)] if count == 3 else tables_grid(count)


def _covered(room: Room, x: float, y: float, w: float, h: float) -> Shapes:
    """Return a table that a sheet covers, as large as it holds."""
    k = min((h - 3) / TALL, (w - 3) / 30)
    top = rect("objet", x, y, w, h, 2.0)
    return (
        [top, *scaled(room.card(x, y, (w - 3) / k, "cahier")[1:], x, y, k)] if k >= 0.5 else [top]
    )


def _talk(x: float, y: float, r: float, to: Spot) -> Shapes:
    return bubble(x, y, to[:2], r * 1.34, r * 0.86)


def ecoute(room: Room, membre: bool = False) -> Shapes:
    """At tables, one speaks to everyone: who runs it, or somebody of a table."""
    laid = Laid(room)
    out = laid.tops() + [
        rect("feuille", x, y, laid.table * 0.9, laid.table * 0.66) for x, y in laid.cells
    ]
    who = laid.seats(0)[0] if membre else (*laid.free, 0.0)
    for n in range(len(laid.cells)):
        for k, (x, y, a) in enumerate(laid.seats(n)):
            speaks = membre and n == k == 0
            look = a if speaks or membre else atan2(who[1] - y, who[0] - x)
            out += person(x, y, look, laid.s, "v" if speaks else "p")
    if membre:
        return out + voice(*who, laid.s * 0.9, 2, "voix-t") + laid.runs(who[:2])
    a = (
        atan2(H / 2 - who[1], W / 2 - who[0])
        if hypot(who[0] - W / 2, who[1] - H / 2) > 8
        else -pi / 2
    )
    return out + person(who[0], who[1], a, laid.s, "a") + voice(who[0], who[1], a, laid.s, 3)


def tournantes(room: Room, voyage: bool = False) -> Shapes:
    """At each table one stays (striped), the others change table, or talk before they do."""
    laid = Laid(room)
    out = laid.tops()
    for n, (x, y) in enumerate(laid.cells):
        seats = laid.seats(n)
        out += _seated(laid, seats, "r")
        out += (
            [rect("feuille", x, y, laid.table * 0.95, laid.table * 0.7)]
            if voyage
            else _talk(x, y, laid.table, seats[-1])
        )
    return (
        out
        + ([x for a, b in moves(laid) for x in straight(a, b, 5)] if voyage else [])
        + laid.runs()
    )


def moves(laid: Laid) -> list[tuple[Point, Point]]:
    """Return a way from each table to the next, on the outside where there is no room between."""
    out: list[tuple[Point, Point]] = []
    s, m = laid.s, len(laid.cells)
    cells = laid.cells if m > 2 else laid.cells[::-1]  # Of two, over the top: who runs it is below.
    for n in range(m if m > 2 else m - 1):
        (ax, ay), (bx, by) = cells[n], cells[(n + 1) % m]
        far = hypot(bx - ax, by - ay)
        ux, uy = (bx - ax) / far, (by - ay) / far
        g, off = laid.ring + 6.4 * s, 0.0
        if far - 2 * g < 15:
            g, off = laid.ring * 0.8, laid.ring * 0.62 + 2
        a = ax + ux * g + uy * off, ay + uy * g - ux * off
        b = bx - ux * g + uy * off, by - uy * g - ux * off
        out.append((a, b))
    return out


def passe(room: Room) -> Shapes:
    """At each table everyone has a sheet, and passes it to the left."""
    laid = Laid(room)
    out = laid.tops()
    for n, (x, y) in enumerate(laid.cells):
        for px, py, a in laid.seats(n):
            out += person(px, py, a, laid.s)
            q = (laid.table - 2.6 * laid.s) / laid.ring
            out.append(
                turned("feuille", x + (px - x) * q, y + (py - y) * q, 4.2 * laid.s, 3.8 * laid.s, a)
            )
        r = max(3.4, laid.table - 6.2 * laid.s)
        out += around(x, y, r, r, -pi * 0.4, pi * 1.25, 4.6, "-t")
    return out + laid.runs()


def seul(room: Room) -> Shapes:
    """Each writes alone, in silence."""
    n = room.people
    cols = n if n <= 4 else 3 if n <= 6 else 4 if n <= 12 else 6 if n <= 18 else 7
    rows = -(-n // cols)
    s = min(room.s, H / rows / 22.5)
    q, r = divmod(n, rows)
    out: Shapes = []
    for k in range(rows):
        wide = q + (k < r)
        for j in range(wide):
            x, y = W * (j + 0.5) / wide, H * (k + 0.5) / rows - 5 * s
            out.append(rect("objet", x, y + 10 * s, 13.4 * s, 9 * s))
            out += person(x, y, pi / 2, s) + sheet(x, y, pi / 2, s, pen=True)
    return out


def formulaire(room: Room) -> Shapes:
    """Two by two at one sheet: one holds the pen, the other explains."""
    sizes = room.by(2)
    cells = pairs_grid(len(sizes))
    s = min(room.s, 1.7, H / columns(cells)[0] / 27, W / columns(cells)[1] / (14 * max(sizes) + 2))
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        y = cy - 7 * s
        out.append(rect("objet", cx, y + 11.4 * s, 13.6 * s * k, 13.4 * s))
        out.append(rect("feuille", cx - 5 * s, y + 11.6 * s, 9.4 * s, 9 * s))
        for n in range(k):
            x = cx + (n - (k - 1) / 2) * 13.6 * s
            look = pi / 2 + (x - cx + 5 * s) * 0.03
            out += person(x, y, look, s, "v" if n == 0 else "p")
            out += voice(x, y, pi / 2 + 0.9, s * 0.66, 2, "voix-t") if n == 1 else []
        out.append(line("crayon", (cx - 5 * s, y + 12 * s), (cx - 9 * s, y + 5.6 * s)))
    return out
