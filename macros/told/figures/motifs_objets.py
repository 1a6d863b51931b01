"""Things that a group holds, fills or exchanges, of one size, on a card 28 units high."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, sin

from .shapes import Shapes, at, bezier, disc, line, poly, rect
from .things import circle, lines


def pieces(x: float, y: float) -> Shapes:
    """Return an hour worth an hour: a dial, and two arrows that answer."""
    dial = [*circle(x, y, 9.4, "signe"), line("signe", *at(x, y, (0, -5.6), (0, 0), (4.4, 2.4)))]
    return [
        *dial,
        bezier("trait", *at(x, y, (-14, 6), (-18, 0), (-18, -4), (-14, -9))),
        poly("plein", *at(x, y, (-12, -12), (-16.6, -9.4), (-11.6, -6.6))),
        bezier("trait", *at(x, y, (14, -6), (18, 0), (18, 4), (14, 9))),
        poly("plein", *at(x, y, (12, 12), (16.6, 9.4), (11.6, 6.6))),
    ]


def enveloppe(x: float, y: float) -> Shapes:
    """Return letters: advice that comes in."""
    return [
        rect("feuille", x, y, 30, 20),
        line("signe", *at(x, y, (-15, -10), (0, 2.4), (15, -10))),
    ]


def loupe(x: float, y: float) -> Shapes:
    """Return a lens over lines of writing."""
    return [
        *lines(x - 18, y - 9, 30, 24, 28, 20, 26, step=4.6),
        disc("note2", x + 3, y - 1, 8),
        *circle(x + 3, y - 1, 8, "signe"),
        line("gros", *at(x, y, (9, 5), (15, 11))),
    ]


def ampoule(x: float, y: float) -> Shapes:
    """Return ideas that light up."""
    rays = [
        line("trait", *at(x, y - 3, (10.6 * cos(t), 10.6 * sin(t)), (13.6 * cos(t), 13.6 * sin(t))))
        for t in (-2.9, -2.2, -0.95, -0.25)
    ]
    return [
        disc("note", x, y - 3, 7.6),
        rect("plein", x, y + 7, 7, 6, 1.2),
        *rays,
        line("trait", *at(x, y, (-2.4, 3.4), (0, -2), (2.4, 3.4))),
    ]


def roles(x: float, y: float) -> Shapes:
    """Return four cards of roles: to speak, to write, the time, to listen."""
    out: Shapes = [
        rect("feuille", x + a, y + b, 15, 11)
        for a, b in ((-9, -6.6), (9, -6.6), (-9, 6.6), (9, 6.6))
    ]
    out += [
        poly(
            "plein",
            *at(x - 9, y - 6.6, (-4, -1.4), (-1, -1.4), (3, -4), (3, 4), (-1, 1.4), (-4, 1.4)),
        )
    ]
    out += [
        line("crayon", *at(x + 9, y - 6.6, (-4, 3), (4, -3))),
        *circle(x - 9, y + 6.6, 3.6),
        line("trait", *at(x - 9, y + 6.6, (0, -2.4), (0, 0), (2, 1))),
    ]
    return [*out, disc("note", x + 9, y + 6.6, 2.6), *circle(x + 9, y + 6.6, 4.4)]


def grille(x: float, y: float) -> Shapes:
    """Return a grid where boxes get ticked."""
    bars = [
        line("trait", *at(x, y, *ends))
        for k in (-4.2, 4.2)
        for ends in (((k, -12.5), (k, 12.5)), ((-12.5, k), (12.5, k)))
    ]
    ticks = [
        line("crayon", *at(x + a, y + b, (-2.4, 0), (-0.8, 2), (2.8, -2.4)))
        for a, b in ((-8.4, -8.4), (0, 0), (8.4, 8.4), (8.4, -8.4))
    ]
    return [rect("feuille", x, y, 25, 25), *bars, *ticks]


def blason(x: float, y: float) -> Shapes:
    """Return a shield of four fields."""
    edge = [line("signe", *at(x, y, (0, 13), (-12, 4), (-12, -11), (12, -11), (12, 4), (0, 13)))]
    return [
        *edge,
        line("trait", *at(x, y, (0, -11), (0, 12))),
        line("trait", *at(x, y, (-12, -1), (12, -1))),
        disc("plein", x - 6, y - 6, 2.8),
        rect("plein", x + 6, y - 6, 5.4, 5.4),
        poly("note", *at(x - 5.4, y + 4, (-3, 2), (0, -3), (3, 2))),
        line("trait", *at(x + 5, y + 4, (-3, 0), (0, -2), (3, 0))),
    ]


def film(x: float, y: float) -> Shapes:
    """Return the pictures of a film."""
    holes = [rect("trou", x - 15 + 6 * n, y + b, 2.6, 2.2) for n in range(6) for b in (-9.6, 9.6)]
    return [
        rect("plein", x, y, 38, 25, 1),
        *[rect("note2", x + a, y, 10, 12) for a in (-12, 0, 12)],
        *holes,
        poly("point", *at(x, y, (-2.4, -3.6), (-2.4, 3.6), (3.4, 0))),
    ]


def micro(x: float, y: float) -> Shapes:
    """Return a microphone."""
    return [
        rect("plein", x, y - 4.6, 8, 15, 4),
        bezier("signe", *at(x, y, (-8, -2), (-8, 9), (8, 9), (8, -2))),
        line("signe", *at(x, y, (0, 6.4), (0, 12))),
        line("signe", *at(x, y, (-6, 12), (6, 12))),
    ]


def lettre(x: float, y: float) -> Shapes:
    """Return a text that several hands mend."""
    return [
        rect("feuille", x - 8, y, 19, 25),
        rect("feuille", x + 8, y + 1.4, 19, 25),
        *lines(x + 1, y - 7, 13, 9, 13, 7),
        line("crayon", *at(x, y, (1, 11), (8, 6), (12, 10))),
        *lines(x - 15, y - 8, 6, 6, 6),
    ]


def maquette(x: float, y: float) -> Shapes:
    """Return a model: small blocks, a tree, a path."""
    blocks = [
        rect("plein", x - 12, y - 5, 10, 8),
        rect("note", x + 12, y - 4, 12, 7),
        rect("plein", x - 4, y + 7, 7, 6),
    ]
    return [
        *blocks,
        disc("note", x + 1, y - 7, 3.4),
        disc("note", x + 15, y + 7, 3.4),
        bezier("trait", *at(x, y, (-20, 5), (-8, 0), (4, 2), (20, 1))),
    ]


def colis(x: float, y: float) -> Shapes:
    """Return a thing made fast, held by tape."""
    return [
        poly("feuille", *at(x, y, (-13, -4), (0, -10), (13, -4), (13, 8), (0, 13), (-13, 8))),
        line("signe", *at(x, y, (-13, -4), (0, 1.4), (13, -4))),
        line("signe", *at(x, y, (0, 1.4), (0, 13))),
        line("crayon", *at(x, y, (-6.5, -7), (6.5, -1.4))),
    ]


def duel(x: float, y: float) -> Shapes:
    """Return two cards that one compares."""
    return [
        rect("note2", x - 11, y, 13, 18),
        rect("note", x + 11, y, 13, 18),
        line("signe", *at(x, y, (-2.6, -4), (2.6, 0), (-2.6, 4))),
        disc("point", x + 11, y, 3),
    ]


def axes(x: float, y: float) -> Shapes:
    """Return four axes that start from one person."""
    ways = [
        shape
        for k, m in ((1, 0), (-1, 0), (0, 1), (0, -1))
        for shape in (
            line("signe", *at(x, y, (5 * k, 4.6 * m), (12 * k, 8.4 * m))),
            poly(
                "plein",
                *at(
                    x,
                    y,
                    (16 * k, 12.6 * m),
                    (11 * k + 3.4 * m, 8 * m + 3.4 * k),
                    (11 * k - 3.4 * m, 8 * m - 3.4 * k),
                ),
            ),
        )
    ]
    return [*ways, disc("plein", x, y, 4)]


def echange(x: float, y: float) -> Shapes:
    """Return what one gives and what one receives."""
    out: Shapes = [disc("plein", x - 14, y, 4.4), disc("plein", x + 14, y, 4.4)]
    out += [
        bezier("signe", *at(x, y, (-11, -5), (-5, -12), (5, -12), (9, -7))),
        poly("plein", *at(x, y, (12.6, -4), (6.6, -5), (11, -9.6))),
    ]
    return [
        *out,
        bezier("signe", *at(x, y, (11, 5), (5, 12), (-5, 12), (-9, 7))),
        poly("plein", *at(x, y, (-12.6, 4), (-6.6, 5), (-11, 9.6))),
    ]


def essai(x: float, y: float) -> Shapes:
    """Return a flask where something is tried: what is in it, bubbles, a shoot that comes out."""
    glass = poly("feuille", *at(x, y, (-3, -8), (3, -8), (3, -2), (11, 12), (-11, 12), (-3, -2)))
    inside = poly("note", *at(x, y, (-6.4, 4), (6.4, 4), (11, 12), (-11, 12)))
    neck = line("signe", *at(x, y, (-4.6, -8.4), (4.6, -8.4)))
    bubbles = [*circle(x - 2, y + 0.4, 1.5), *circle(x + 1.6, y - 4, 1.1)]
    return [glass, inside, neck, *bubbles, line("trait", *at(x, y, (-9, 12.4), (9, 12.4)))]


OBJETS: dict[str, Callable[[float, float], Shapes]] = {
    "pieces": pieces,
    "enveloppe": enveloppe,
    "loupe": loupe,
    "ampoule": ampoule,
    "roles": roles,
    "grille": grille,
    "blason": blason,
    "film": film,
    "micro": micro,
    "lettre": lettre,
    "maquette": maquette,
    "colis": colis,
    "duel": duel,
    "axes": axes,
    "echange": echange,
    "essai": essai,
}
