"""Talks that ask for something or calm something: over a coffee, across a table, before a hall, aside."""

from __future__ import annotations

from math import pi

from .circles import speaking_voice
from .marks import arm, person, voice
from .places import bent, columns, gap, pairs_grid, rows_of, spots
from .room import Room
from .shapes import H, Shape, Shapes, W, disc, line, rect
from .things import chair
from .walls import HIGH


def tete_a_tete(room: Room) -> Shapes:
    """By threes: two talk over a coffee, the third listens behind them and notes."""
    sizes = room.by(3)
    cells = pairs_grid(len(sizes))
    rows, cols = columns(cells)
    s = min(room.s, W / cols / 38, H / rows / 27)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        y = cy - (5.5 * s if k > 2 else 0)
        out += [disc("objet", cx, y, 4.8 * s)]
        out += [disc("note", cx + a * s, y + 1.6 * a * s / 2, 1.5 * s) for a in (-2, 2)]
        out += person(cx - 12 * s, y, 0.0, s) + person(cx + 12 * s, y, pi, s, "v")
        out += voice(cx + 12 * s, y, pi, s * 0.62, 2, "voix-t")
        for n in range(k - 2):
            spot = cx + (n - (k - 3) / 2) * 14 * s, y + 14.5 * s, -pi / 2
            out += [*person(*spot, s), line("crayon", (spot[0] + 4 * s, y + 7.4 * s), (spot[0] + 8 * s, y + 4.6 * s))]  # fmt: skip
            out += [rect("feuille", spot[0] + 2 * s, y + 7.6 * s, 5.4 * s, 4.4 * s)]
    return out + person(*gap(cells, 17 * s), -pi / 2, s, "a")


def negocier(room: Room) -> Shapes:
    """A few speak for all on one side of a table, those who decide on the other; the rest watch."""
    n, s = max(room.people, 5), min(room.s, 1.25)
    few = min(4, n - 3)
    out: Shapes = [rect("objet", W / 2, 29, 66, 11, 2)]
    out += [rect("feuille", W / 2 + a, 29, 6, 7) for a in (-20, 18)]
    for x in (W / 2 - 13, W / 2 + 13):
        out += [chair(x, 14, pi / 2, s), *person(x, 14, pi / 2, s)]
    for k in range(few):
        x = W / 2 + (k - (few - 1) / 2) * 17
        out += [chair(x, 45, -pi / 2, s), *person(x, 45, -pi / 2, s, "v" if k == 1 else "p")]
    out += voice(W / 2 + (1 - (few - 1) / 2) * 17, 45, -pi / 2, s * 0.7, 3, "voix-t")
    for x, y, _ in bent(n - few - 2, 70, min(s, 1.2), (W / 2, 16)):
        out += person(x, y, -pi / 2, min(s, 1.2))
    return out + person(142, 30, pi, s, "a")


def interpeller(room: Room) -> Shapes:
    """In rows before a board of questions: one of them asks, a guest beside the board answers."""
    s = room.s
    out: Shapes = room.card(80, 3 + HIGH / 2, 56, "engagements")
    out += person(127, 22, pi * 0.86, min(s, 1.5), "x")
    x, y, a = 32.0, 24.0, 0.06
    out += person(x, y, a, min(s, 1.5), "v") + voice(x, y, a, min(s, 1.5), 2)
    out += person(11, 40, 0.2, min(s, 1.3), "a")
    return out + _hall(room.people - 1, s)


def _hall(n: int, s: float) -> Shapes:
    """Return people in rows on chairs, under the board, away from who runs it."""
    out: Shapes = []
    counts = rows_of(n, 2 if n <= 12 else 3) if n > 4 else [n]
    for k, wide in enumerate(counts):
        for j in range(wide):
            x = W / 2 + 6 + (j - (wide - 1) / 2) * min(16 * s, 126 / max(1, wide))
            y = 60 + k * min(18 * s, 46 / len(counts))
            out += [rect("chaise", x, y + 2.6 * s, 9.6 * s, 6.4 * s)] if n <= 16 else []
            out += person(x, y, -pi / 2, s)
    return out


def a_l_ecart(room: Room) -> Shapes:
    """The circle goes on; aside, who runs it stands beside somebody, both looking the same way."""
    n, s = max(room.people, 3), min(room.s, 1.5)
    places = spots(n - 1, 60, H / 2, 54 - 3 * s, 43 - 3 * s)
    out: Shapes = []
    for k, spot in enumerate(places):
        out += person(*spot, s, "v" if k == (n - 1) // 2 else "p")
    out += speaking_voice(places[(n - 1) // 2], s, 2)
    out += [line("cadre", (157, 26), (157, 74)), Shape("rect", "vide", (116.0, 10.0, 10.0, 9.0, 1.5))]  # fmt: skip
    return out + person(137, 42, 0.1, s, "a") + person(137, 42 + 15 * s, 0.0, s)


def entre_deux(room: Room) -> Shapes:
    """Two sides, turned towards the same sheet; who runs it stands between them, one side speaks."""
    n, s = room.people, room.s
    out: Shapes = room.card(W / 2, 18, 44, "mots")
    out += person(W / 2, 86, -pi / 2, s, "a")
    for side, many in ((-1, -(-n // 2)), (1, n // 2)):
        step = min(15 * s, 74 / max(1, many))
        for k in range(many):
            t = k - (many - 1) / 2
            x, y = W / 2 + side * (40 + 14 * (k % 2 if many > 3 else 0)), 56 + t * step
            look = -pi / 2 - side * 0.75
            speaks = side < 0 and k == many // 2
            out += [chair(x, y, look, s), *person(x, y, look, s, "v" if speaks else "p")]
            out += voice(x, y, look, s * 0.8, 2) if speaks else []
            out += arm(x, y, look, s, 1, 7, "v") if speaks and many < 4 else []
    return out
