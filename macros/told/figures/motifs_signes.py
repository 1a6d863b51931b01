"""Drawings of one size, on a wall, a table or a card: targets, trees, hands, books."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from .shapes import Shapes, at, disc, line, poly, rect
from .things import circle, lines


def cible(x: float, y: float) -> Shapes:
    """Return a target with marks in it."""
    marks = ((5, -2), (-6, 3), (1, 6), (-3, -8), (9, 4))
    rings = [shape for r in (12, 8, 4) for shape in circle(x, y, r)]
    cross = [
        line("trait", *at(x, y, (-12, 0), (12, 0))),
        line("trait", *at(x, y, (0, -12), (0, 12))),
    ]
    return rings + cross + [disc("point", x + a, y + b, 2) for a, b in marks]


def feuillage(x: float, y: float) -> Shapes:
    """Return a tree in leaf: the same, turned into what one wants."""
    places = ((-8, -2, 5.4), (8, -2, 5.4), (-4.6, -8, 5.4), (4.6, -8, 5.4), (0, -3, 6))
    crown = [disc("note", x + a, y + b, r) for a, b, r in places]
    trunk = [
        line("gros", *at(x, y, (0, 12), (0, 2))),
        line("trait", *at(x, y, (-9, 12.5), (9, 12.5))),
    ]
    leaves = ((-9, -2), (-4, -9), (0, -4), (5, -9), (9, -2))
    return (
        trunk
        + crown
        + [line("signe", *at(x + a, y + b, (-1.4, 1.4), (1.4, -1.4))) for a, b in leaves]
    )


def roue(x: float, y: float) -> Shapes:
    """Return a wheel: a middle, two rings, spokes."""
    spokes = [
        line("trait", *at(x, y, (4 * cos(t), 4 * sin(t)), (12.4 * cos(t), 12.4 * sin(t))))
        for t in (0.5, 1.55, 2.6, 3.65, 4.7, 5.75)
    ]
    marks = [disc("note", x + 10 * cos(t), y + 10 * sin(t), 2) for t in (1.0, 2.1, 4.2, 5.2)]
    return [*circle(x, y, 12.4), *circle(x, y, 8), disc("plein", x, y, 4), *spokes, *marks]


def silhouette(x: float, y: float) -> Shapes:
    """Return a made-up person, shown from the front, and what one says of it."""
    body = [
        disc("plein", x - 8, y - 6, 5),
        poly("plein", *at(x - 8, y, (-9, 12.5), (-7, 2), (7, 2), (9, 12.5))),
    ]
    return body + lines(x + 6, y - 8, 12, 9, 12, 7, step=5.2)


def marches(x: float, y: float) -> Shapes:
    """Return stairs that go down."""
    steps = [(-20 + 8 * n, -12 + 4.8 * k) for n in range(5) for k in (n, n + 1)]
    arrow = [
        line("trait", *at(x, y, (-6, -11), (14, 2))),
        poly("plein", *at(x, y, (18, 4.6), (10.6, 3.6), (14.6, -1.8))),
    ]
    return [line("signe", *at(x, y, *steps)), *arrow]


def venn(x: float, y: float) -> Shapes:
    """Return round bodies, large and small, near and far from a middle."""
    rounds = ((-9, 1, 9), (6, -2, 7), (17, 8, 4), (-18, -9, 3))
    return [shape for a, b, r in rounds for shape in circle(x + a, y + b, r)] + [
        disc("plein", x, y + 1, 2.6)
    ]


def pyramide(x: float, y: float) -> Shapes:
    """Return cards in a grid that is high in the middle."""
    out: Shapes = []
    for n, high in enumerate((1, 2, 4, 2, 1)):
        out += [
            rect("note" if n in (0, 4) else "note2", x + 8 * (n - 2), y + 9.4 - 6.2 * k, 6.8, 4.8)
            for k in range(high)
        ]
    return out


def meteo(x: float, y: float) -> Shapes:
    """Return sun, cloud, rain and storm."""
    out: Shapes = [disc("note", x - 10, y - 7, 4)]
    out += [
        line(
            "trait", *at(x - 10, y - 7, (5.4 * cos(t), 5.4 * sin(t)), (7.4 * cos(t), 7.4 * sin(t)))
        )
        for t in [pi * n / 4 for n in range(8)]
    ]
    for a, b in ((10, -7), (-10, 5), (10, 5)):
        out += [
            disc("plein", x + a - 3.4, y + b, 3),
            disc("plein", x + a + 3.2, y + b, 3),
            disc("plein", x + a, y + b - 1.8, 3.8),
        ]
    out += [line("trait", *at(x - 10, y + 5, (k, 4.4), (k - 1.4, 7.4))) for k in (-3.5, 0, 3.5)]
    return [
        *out,
        poly(
            "note",
            *at(x + 10, y + 4.6, (1, 3.4), (-2.6, 7.2), (0, 7.2), (-1, 9.8), (3, 5.8), (0.6, 5.8)),
        ),
    ]


def baton(x: float, y: float) -> Shapes:
    """Return a stick that passes from hand to hand."""
    return [
        line("signe", *at(x, y, (-15, 8), (15, -8))),
        line("gros", *at(x, y, (-15, 8), (-7, 3.8))),
        disc("note", x + 15, y - 8, 3.4),
        *[line("trait", *at(x, y, (a, b + 3), (a + 3, b - 3))) for a, b in ((-2, 1), (4, -2))],
    ]


def contrat(x: float, y: float) -> Shapes:
    """Return a sheet of rules, signed."""
    return [
        rect("feuille", x, y, 24, 26),
        *lines(x - 8, y - 8.6, 16, 12, 16, step=4.6),
        line("crayon", *at(x, y, (-8, 8), (-4, 4.6), (-1, 9), (3, 5.6), (8, 8))),
    ]


def coche(x: float, y: float) -> Shapes:
    """Return a proposal that one may accept."""
    return [
        rect("feuille", x, y, 22, 26),
        *lines(x - 7, y - 8.6, 14, 10, step=4.6),
        line("crayon", *at(x, y, (-6, 5), (-2, 9), (7, -1))),
    ]


def croix(x: float, y: float) -> Shapes:
    """Return a project struck out."""
    return [
        rect("feuille", x, y, 30, 24),
        *lines(x - 9, y - 6, 18, 18, 12, step=6),
        line("gros", *at(x, y, (-11, -9), (11, 9))),
        line("gros", *at(x, y, (11, -9), (-11, 9))),
    ]


def chapeaux(x: float, y: float) -> Shapes:
    """Return six hats."""
    return [
        shape for n in range(6) for shape in _hat(x + 13 * (n % 3 - 1), y - 5.4 + 12 * (n // 3), n)
    ]


def _hat(x: float, y: float, n: int) -> Shapes:
    style = ("note2", "point", "plein", "note", "note2", "plein")[n]
    return [rect(style, x, y - 1.2, 6.4, 6, 1.4), line("signe", *at(x, y, (-5.4, 2.4), (5.4, 2.4)))]


def main(x: float, y: float) -> Shapes:
    """Return an open hand, its five fingers."""
    fingers = (
        (-6, -1, -7.4, -9),
        (-2.2, -2, -2.6, -12),
        (1.8, -2, 2.2, -11.6),
        (5.4, -1, 6.8, -8.6),
        (-6, 6, -11.6, 1),
    )
    return [
        *[line("main", *at(x, y, (a, b), (c, d))) for a, b, c, d in fingers],
        rect("plein", x - 0.4, y + 4.6, 13.4, 13, 4),
    ]


def livre(x: float, y: float) -> Shapes:
    """Return an open book."""
    pages = [
        poly("feuille", *at(x, y, (0, -9), (k * 17, -11), (k * 17, 8), (0, 10.5))) for k in (-1, 1)
    ]
    return [*pages, *lines(x - 14, y - 6, 10, 10, 7), *lines(x + 4, y - 6, 10, 10, 7)]


def cahier(x: float, y: float) -> Shapes:
    """Return a notebook and its pen."""
    rings = [line("trait", *at(x - 11, y, (-2, b), (2, b))) for b in (-9, -3, 3, 9)]
    return [
        rect("feuille", x, y, 22, 26, 1.5),
        *rings,
        *lines(x - 6, y - 7, 13, 13, 8),
        line("crayon", *at(x, y, (3, 9), (15, -3))),
    ]


def jetons(x: float, y: float) -> Shapes:
    """Return piles of tokens."""
    return [
        rect("note" if k % 2 else "plein", x + a, y + 9 - 3.6 * k, 10, 2.8, 1.3)
        for a, high in ((-14, 3), (0, 6), (14, 2))
        for k in range(high)
    ]


SIGNES: dict[str, Callable[[float, float], Shapes]] = {
    "cible": cible,
    "feuillage": feuillage,
    "roue": roue,
    "silhouette": silhouette,
    "marches": marches,
    "venn": venn,
    "pyramide": pyramide,
    "meteo": meteo,
    "baton": baton,
    "contrat": contrat,
    "coche": coche,
    "croix": croix,
    "chapeaux": chapeaux,
    "main": main,
    "livre": livre,
    "cahier": cahier,
    "jetons": jetons,
}
