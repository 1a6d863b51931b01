"""What is lived together: steps forward, words said again in another tongue, a radio, a talk before a building."""

from __future__ import annotations

from math import pi

from macros.model.clock.groups import subgroups

from .marks import person, speaking, voice
from .places import bent, spots
from .room import Room
from .shapes import Shapes, W, disc, line, rect
from .things import tree

STEPS = (0, 2, 1, 4, 0, 3, 1, 4, 2, 0, 3, 1)
"""How many steps each has taken, one after another."""


def pas_en_avant(room: Room) -> Shapes:
    """Side by side, they left one line: some are far ahead, others still on it; somebody reads."""
    n = room.people
    step = min(14 * room.s, 132 / n)
    s = min(room.s, step / 12.4, 1.5)
    out: Shapes = [line("trait" if k else "signe", (6, 92 - 16 * k), (146, 92 - 16 * k)) for k in range(5)]  # fmt: skip
    for k in range(n):
        far = STEPS[k % len(STEPS)] if k < n - 1 or n == 1 else 1
        x = 76 + (k - (n - 1) / 2) * step
        out += person(x, 86 - 16 * far, -pi / 2, s)
    x, y, a = 148.0, 13.0, pi * 0.72
    return out + person(x, y, a, 1.1, "a") + voice(x, y, a, 1.0, 2)


def interpretes(room: Room) -> Shapes:
    """One speaks before all; in each group by language, another says the same again, low."""
    n, s = room.people, min(room.s, 1.25)
    out: Shapes = person(26, 14, 0.4, s, "a")
    out += speaking((80.0, 11.0, pi / 2), s, 2)
    sizes = subgroups(n - 1, 4) if n > 1 else ()
    cols = len(sizes) if len(sizes) <= 3 else -(-len(sizes) // 2)
    rows = -(-len(sizes) // cols) if sizes else 1
    s = min(s, 1.5 * 3.4 / max(cols, 3.4))
    for m, k in enumerate(sizes):
        row, col = divmod(m, cols)
        here = cols if row < rows - 1 else len(sizes) - cols * (rows - 1)
        x = W * (col + 0.5) / here
        y = (46.0, 81.0)[row] if rows > 1 else 64.0
        out += _relay(x, y, k, s)
    return out


def _relay(x: float, y: float, k: int, s: float) -> Shapes:
    """Return a small circle where the first, if there are several, says again to the others."""
    far = (6.2 + 0.9 * k) * s
    out: Shapes = []
    for m, spot in enumerate(spots(k, x, y, far, far)):
        out += speaking(spot, s * 0.9, 1) if m == 0 and k > 1 else person(*spot, s * 0.9)
    return out


def plateau(room: Room) -> Shapes:
    """Around a table with microphones, one speaks; apart, behind a desk, another records."""
    n = room.people
    s = min(room.s, 1.5)
    around = max(1, n - 1)
    out: Shapes = [rect("objet", 64, 50, 58, 28, 14)]
    places = spots(around, 64, 50, 51 - 3 * s, 43 - 3 * s)
    said = around // 3
    for k, spot in enumerate(places):
        out += person(*spot, s, "v" if k == said else "p")
    out += voice(*places[said], s, 2)
    for x in (50.0, 78.0):
        out += [line("gros", (x, 54), (x, 48)), rect("plein", x, 45, 5, 8, 2.5)]
    out += [rect("objet", 130, 50, 13, 34, 1.5), *(disc("plein", 130, 40 + 10 * k, 2.4) for k in range(3))]  # fmt: skip
    out += person(145, 50, pi, s) if n > 1 else []
    return out + person(132, 88, -2.6, min(s, 1.3), "a")


def pied_immeuble(room: Room) -> Shapes:
    """Outside, in rows bent before the door of a building: one speaks, somebody looks from a window."""
    n, s = room.people, min(room.s, 1.3)
    out: Shapes = [rect("objet", 80, 14, 116, 25)]
    out += [rect("plein", x, 8, 9, 7) for x in (32, 50, 68, 92, 128)]
    out += [rect("plein", x, 20, 9, 6) for x in (32, 50, 110, 128)]
    out += [rect("plein", 80, 21, 12, 11), rect("objet", 110, 11, 15, 3)]
    out += person(110, 7, pi / 2, 0.9, "x")
    out += tree(12, 42) + tree(148, 42)
    out += person(46, 43, 0.5, s, "a") + speaking((80.0, 42.0, pi / 2), s, 2)
    for spot in bent(n - 1, 68, s, (80.0, 42.0)) if n > 1 else []:
        out += person(*spot, s)
    return out
