"""Drawings as wide as their wall: columns, lines of time, tables, maps."""

from __future__ import annotations

from collections.abc import Callable

from .shapes import Shapes, at, bezier, disc, line, poly, rect
from .things import circle, pin, stickers


def colonnes(x: float, y: float, w: float) -> Shapes:
    """Return notes in columns under titles."""
    count = max(2, round(w / 27))
    out: Shapes = []
    for n in range(count):
        cx = x + w * ((n + 0.5) / count - 0.5)
        out.append(rect("plein", cx, y - 9.4, w / count * 0.6, 1.8))
        piled = (3, 2, 4, 3, 2)[n % 5]
        out += stickers(cx, y - 2.6, *((-4.2 + 8.4 * (k % 2), 8 * (k // 2)) for k in range(piled)))
    return out


def amas(x: float, y: float, w: float) -> Shapes:
    """Return notes in heaps."""
    k = w / 136
    heaps = (-50, 0, 48) if w > 60 else (-12, 12)
    places = ((-4, -4), (4, -3), (-2, 4), (6, 5))
    return [shape for h in heaps for shape in (*circle(x + h * (k if w > 60 else 1), y, 11.5), *stickers(x + h * (k if w > 60 else 1), y, *places[: 4 if h else 3]))]  # fmt: skip


def quatre_cases(x: float, y: float, w: float) -> Shapes:
    """Return four fields with notes."""
    k = w / 136
    cross = [
        line("signe", *at(x, y, (0, -12.5), (0, 12.5))),
        line("signe", *at(x, y, (-w / 2 + 3, 0), (w / 2 - 3, 0))),
    ]
    places = ((-40, -6.5), (-22, -6.5), (-48, 6.5), (18, -6.5), (36, -6.5), (52, -6.5), (22, 6.5))
    few = places if w > 60 else ((-34, -6.5), (28, -6.5), (30, 6.5))
    return cross + stickers(x, y, *((a * k, b) for a, b in few))


def frise(x: float, y: float, w: float) -> Shapes:
    """Return a line of time with notes above and below."""
    k = w / 136
    axis = [
        line("signe", *at(x, y, (-62 * k, 0), (56 * k, 0))),
        poly("plein", *at(x, y, (64 * k, 0), (56 * k, -4), (56 * k, 4))),
    ]
    places = ((-50, -7), (-32, 8), (-14, -7), (2, 8), (20, -7), (34, -7), (46, 8))
    return axis + stickers(x, y, *((a * k, b) for a, b in (places if w > 60 else places[::3])))


def retro(x: float, y: float, w: float) -> Shapes:
    """Return a line of time walked back from a flag."""
    k = w / 136
    axis = [
        line("signe", *at(x, y, (-54 * k, 4), (54 * k, 4))),
        poly("plein", *at(x, y, (-62 * k, 4), (-54 * k, 0), (-54 * k, 8))),
    ]
    flag = [
        line("signe", *at(x, y, (56 * k, 9), (56 * k, -11))),
        poly("point", *at(x, y, (56 * k, -11), (56 * k, -3), (42 * k, -7))),
    ]
    marks = [line("trait", *at(x, y, (a * k, 0), (a * k, 8))) for a in (-36, -12, 12, 36)]
    return axis + flag + marks + stickers(x, y, (-30 * k, -5), (-6 * k, -5), (16 * k, -5))


def arbre(x: float, y: float, w: float) -> Shapes:
    """Return a tree: a trunk, notes in its branches and at its roots."""
    k = min(1.0, w / 90)
    trunk = [line("signe", *at(x, y, (0, 8), (0, -6)))]
    ends = ((-20, -2, -7), (20, -2, -7), (-38, 0, -4), (38, 0, -4), (-20, 7, 11), (20, 7, 11))
    limbs = [line("trait", *at(x, y, (0, b), (a * k, c))) for a, b, c in ends]
    places = ((-40, -5), (-20, -9), (20, -9), (40, -5), (-24, 10), (24, 10))
    return trunk + limbs + stickers(x, y, *((a * k, b) for a, b in places))


def reseau(x: float, y: float, w: float) -> Shapes:
    """Return bodies and the links between them."""
    k = min(1.0, w / 90)
    at_ = [(a * k, b) for a, b in ((-34, -6), (0, 0), (36, -7), (20, 8), (-22, 8))]
    ways = [line("trait", *at(x, y, at_[0], at_[1], at_[2], at_[3], at_[1], at_[4], at_[0]))]
    return ways + [
        disc("plein" if n % 2 else "note", x + a, y + b, 4 if n == 1 else 3.4)
        for n, (a, b) in enumerate(at_)
    ]


def branches(x: float, y: float, w: float) -> Shapes:
    """Return a map of the mind: a middle, branches and twigs."""
    k = min(1.0, w / 90)
    ends = ((-30, -8), (30, -8), (-34, 7), (34, 7))
    ways = [
        bezier("signe", *at(x, y, (0, 0), (a * k * 0.3, b), (a * k * 0.6, b), (a * k, b)))
        for a, b in ends
    ]
    twigs = [
        line("trait", *at(x, y, (a * k * 1.36, b - 3.4), (a * k, b), (a * k * 1.36, b + 3.4)))
        for a, b in ends
    ]
    return [*ways, *twigs, disc("plein", x, y, 5.4)]


def tableau(x: float, y: float, w: float) -> Shapes:
    """Return a table with rows and columns."""
    k = w / 136
    rows = [line("trait", *at(x, y, (-w / 2 + 2, b), (w / 2 - 2, b))) for b in (-6, 0.5, 7)]
    cols = [line("trait", *at(x, y, (a * k, -12.5), (a * k, 12.5))) for a in (-34, -4, 26)]
    marks = ((-19, -2.7), (11, 3.8), (45, -2.7), (-19, 10), (45, 3.8))
    return (
        rows
        + cols
        + [
            rect("note" if n % 2 else "plein", x + a * k, y + b, 5, 3.4)
            for n, (a, b) in enumerate(marks)
        ]
    )


def bateau(x: float, y: float, w: float) -> Shapes:
    """Return a boat, its sail and its anchor."""
    hull = poly("plein", *at(x, y, (-17, 3), (17, 3), (11, 10), (-12, 10)))
    sail = [
        poly("point", *at(x, y, (0, -12), (0, 1), (13, 1))),
        line("signe", *at(x, y, (-1.4, 3), (-1.4, -12.5))),
    ]
    sea = [line("trait", *at(x, y, (-w * 0.44, 10), (w * 0.44, 10)))]
    anchor = [line("signe", *at(x, y, (-15, 5), (-19, 11))), *circle(x - 19.4, y + 11.4, 1.2)]
    return [hull, *sail, *sea, *anchor]


def carte(x: float, y: float, w: float) -> Shapes:
    """Return a map: a river, a road, places."""
    k = w / 136
    ways = [
        bezier("trait", *at(x, y, (-w / 2, 7), (-20 * k, -10), (10 * k, 14), (w / 2, -6))),
        bezier("trait", *at(x, y, (-14 * k, -14), (-6 * k, 0), (-22 * k, 4), (-16 * k, 14))),
    ]
    pins = (-40, 12, 46) if w > 60 else (-34, 26)
    return ways + [shape for a in pins for shape in pin(x + a * k, y + 7)]


def chaine(x: float, y: float, w: float) -> Shapes:
    """Return boxes that lead one to the next."""
    count = 4 if w > 60 else 3
    step = w / count
    box = min(18.0, step * 0.5)
    out: Shapes = []
    for n in range(count):
        cx = x + (n - (count - 1) / 2) * step
        out.append(rect("note" if n % 2 else "note2", cx, y, box, 10))
        if n < count - 1:
            start, end = cx + box / 2 + 1, cx + step - box / 2 - 1
            out.append(line("signe", (start, y), (end - 3, y)))
            out.append(poly("plein", *at(end, y, (0, 0), (-4, -3.2), (-4, 3.2))))
    return out


def cases(x: float, y: float, w: float) -> Shapes:
    """Return a sheet of small boxes, some filled."""
    count = round(w / 12)
    out = [line("trait", *at(x, y, (-w / 2, b), (w / 2, b))) for b in (-4.4, 4.4)]
    out += [
        line("trait", *at(x, y, (w * (n / count - 0.5), -14), (w * (n / count - 0.5), 14)))
        for n in range(1, count)
    ]
    filled = ((0, 0), (2, 1), (3, 2), (5, 0), (6, 1), (8, 2), (9, 1), (10, 0))
    return out + [
        rect("note", x + w * ((c + 0.5) / count - 0.5), y + 8.8 * (r - 1), 5, 4.4)
        for c, r in filled
        if c < count
    ]


LARGES: dict[str, Callable[[float, float, float], Shapes]] = {
    "colonnes": colonnes,
    "amas": amas,
    "quatre-cases": quatre_cases,
    "frise": frise,
    "retro": retro,
    "arbre": arbre,
    "reseau": reseau,
    "branches": branches,
    "tableau": tableau,
    "bateau": bateau,
    "carte": carte,
    "chaine": chaine,
    "cases": cases,
}
