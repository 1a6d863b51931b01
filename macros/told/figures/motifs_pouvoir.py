"""What is looked at when a group wants an answer: who says yes, a funnel, stairs up, commitments, a heat."""

from __future__ import annotations

from collections.abc import Callable

from .shapes import Shapes, at, disc, line, poly, rect
from .things import lines


def decideur(x: float, y: float) -> Shapes:
    """Return somebody above who may say yes, those they listen to, and us below, joined by lines."""
    out: Shapes = [
        line("trait", *at(x, y, (a, 7.5), (b, -0.5))) for a, b in ((-12, -8), (0, 8), (12, 8))
    ]
    out += [line("signe", *at(x, y, (a, -1.5), (0, -7))) for a in (-8, 8)]
    out += [disc("note", x + a, y + 9.5, 2.5) for a in (-12, -6, 0, 6, 12)]
    out += [disc("plein", x + a, y - 0.5, 3) for a in (-8, 8)]
    return [*out, disc("note", x, y - 9, 4.2), disc("plein", x, y - 9, 2)]


def entonnoir(x: float, y: float) -> Shapes:
    """Return many papers above a funnel, and a single one that comes out of it."""
    papers = [rect("note2", x + a, y + b, 5.4, 4) for a, b in ((-11, -11), (-3.6, -11.4), (3.6, -11), (11, -11.4))]  # fmt: skip
    cone = poly("plein", *at(x, y, (-13.6, -7.4), (13.6, -7.4), (3, 3.6), (-3, 3.6)))
    return [*papers, cone, rect("note", x, y + 9, 8, 6)]


def montee(x: float, y: float) -> Shapes:
    """Return stairs that go up, somewhere to stop on each, a flag at the top."""
    steps = [(-23 + 9 * n, 11 - 5 * k) for n in range(5) for k in (n, n + 1)][:-1]
    return [
        line("signe", *at(x, y, *steps)),
        *[disc("note", x - 18.6 + 9 * n, y + 3 - 5 * n, 2.4) for n in range(3)],
        line("trait", *at(x, y, (16, -9), (16, -13.4))),
        poly("plein", *at(x, y, (16, -13.6), (22, -11.8), (16, -10))),
    ]


def engagements(x: float, y: float) -> Shapes:
    """Return questions on a board, a yes or a no in front of each."""
    out: Shapes = [rect("feuille", x, y, 40, 26)]
    for n, yes in enumerate((True, True, False)):
        b = y - 8 + 8 * n
        out += lines(x - 16, b, 18)
        marks = ((6, 0), (9, 3), (14, -4)) if yes else ((7, -3), (13, 3))
        out.append(line("gros", *at(x, b, *marks)))
        out += [] if yes else [line("gros", *at(x, b, (13, -3), (7, 3)))]
    return out


def quatre_temps(x: float, y: float) -> Shapes:
    """Return four boxes, one leading to the next: what, what is wrong, why, what to do."""
    out: Shapes = []
    for n in range(4):
        a = x - 14.7 + 9.8 * n
        out.append(rect("note" if n == 3 else "feuille", a, y, 7.4, 15, 1))
        out += lines(a - 2.2, y - 4, 4.4, 3, 4.4, step=4)
        out += [poly("plein", *at(a + 4.9, y, (-1, -2.4), (1.2, 0), (-1, 2.4)))] if n < 3 else []
    return out


def thermometre(x: float, y: float) -> Shapes:
    """Return a thermometer, and marks beside it to say how hot a meeting is."""
    x -= 5
    marks = [line("trait", *at(x, y, (6, b), (11, b))) for b in (-11, -6, -1, 4)]
    return [
        rect("feuille", x, y - 3, 6.4, 21, 3),
        disc("plein", x, y + 9.6, 4.2),
        line("gros", *at(x, y, (0, 8), (0, -5))),
        *marks,
        *lines(x + 13, y - 11, 12),
        *lines(x + 13, y + 4, 8),
    ]


def icebergs(x: float, y: float) -> Shapes:
    """Return two icebergs: what one sees of each above the water, what one does not, larger, below."""
    out: Shapes = []
    for a in (-6.2, 6.2):
        out.append(poly("plein", *at(x + a, y, (-2.8, -3.4), (-0.6, -10), (2.6, -3.4))))
        under = ((-5.4, -1.8), (5.4, -1.8), (3.6, 7), (0, 11.5), (-3.4, 7.6))
        out.append(poly("note", *at(x + a, y, *under)))
    return [*out, line("signe", *at(x, y, (-12.4, -2.6), (12.4, -2.6)))]


POUVOIR: dict[str, Callable[[float, float], Shapes]] = {
    "decideur": decideur,
    "entonnoir": entonnoir,
    "montee": montee,
    "engagements": engagements,
    "quatre-temps": quatre_temps,
    "thermometre": thermometre,
    "icebergs": icebergs,
}
