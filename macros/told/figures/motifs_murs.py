"""More drawings as wide as their wall: pictures, rows, flags, stickers, words."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from .shapes import Shapes, at, bezier, disc, line, poly, rect, scaled
from .things import circle, lines, stickers


def saisons(x: float, y: float, w: float) -> Shapes:
    """Return the four seasons of a year: a shoot, a sun, a falling leaf, a flake of snow."""
    wide = w > 80
    k = 1.0 if wide else 0.62
    far, high = (w / 4, 0.0) if wide else (w / 2, 7.0)
    places = (
        [(x + far * (n - 1.5), y) for n in range(4)]
        if wide
        else [
            (x + far * a, y + b)
            for a, b in ((-0.5, -high), (0.5, -high), (0.5, high), (-0.5, high))
        ]
    )
    out = [
        line("trait", *at(x, y, (far * n, -14), (far * n, 14)))
        for n in ((-1, 0, 1) if wide else (0,))
    ]
    out += [] if wide else [line("trait", *at(x, y, (-w / 2, 0), (w / 2, 0)))]
    return out + [
        shape
        for (a, b), draw in zip(places, (_shoot, _sun, _leaf, _flake), strict=True)
        for shape in scaled(draw(a, b), a, b, k)
    ]


def _shoot(x: float, y: float) -> Shapes:
    leaves = [poly("plein", *at(x, y, (0, -2), (k * 7, -9), (k * 6, -2))) for k in (-1, 1)]
    return [line("signe", *at(x, y, (0, 10), (0, -3))), *leaves]


def _sun(x: float, y: float) -> Shapes:
    rays = [pi * k / 4 for k in range(8)]
    return [
        disc("note", x, y, 4.6),
        *[
            line("trait", *at(x, y, (6.4 * cos(t), 6.4 * sin(t)), (9.4 * cos(t), 9.4 * sin(t))))
            for t in rays
        ],
    ]


def _leaf(x: float, y: float) -> Shapes:
    blade = poly("note", *at(x, y, (-6, 4), (-5, -4), (3, -9), (6, -7), (4, 1), (-2, 6)))
    return [blade, line("trait", *at(x, y, (-8, 9), (4, -6)))]


def _flake(x: float, y: float) -> Shapes:
    return [
        line("signe", *at(x, y, (-8 * cos(t), -8 * sin(t)), (8 * cos(t), 8 * sin(t))))
        for t in (pi / 6, pi / 2, pi * 5 / 6)
    ]


def boussole(x: float, y: float, w: float) -> Shapes:
    """Return a compass with its four directions."""
    k = min(w / 2 - 6, 30)
    needle = [
        poly("point", *at(x, y, (0, -9), (2.8, 0), (-2.8, 0))),
        poly("plein", *at(x, y, (0, 9), (2.8, 0), (-2.8, 0))),
    ]
    return (
        [
            *circle(x, y, 12),
            *needle,
            line("trait", *at(x, y, (-9, 0), (-4, 0))),
            line("trait", *at(x, y, (9, 0), (4, 0))),
            *stickers(x, y, (-k, -6), (-k, 6), (k, -6), (k, 6)),
        ]
        if w > 40
        else []
    )


def etoile(x: float, y: float, w: float) -> Shapes:
    """Return a star of five branches."""
    points = [
        (r * sin(pi * n / 5), -r * cos(pi * n / 5))
        for n in range(10)
        for r in ((12.6, 5.4)[n % 2],)
    ]
    notes = stickers(x, y, (-30, -6), (30, -6), (-34, 6), (34, 6)) if w > 60 else []
    return [poly("note", *at(x, y, *points)), *notes]


def zones(x: float, y: float, w: float) -> Shapes:
    """Return a head and six zones around it."""
    far = min(w / 2 - 2, 40)
    ways = [
        line(
            "trait",
            *at(
                x,
                y,
                (6 * cos(t), 6 * sin(t)),
                (far * cos(t), max(-13, min(13, far * 0.55 * sin(t)))),
            ),
        )
        for t in (0.0, 0.9, 2.24, 3.14, 4.04, 5.38)
    ]
    places = ((-16, -7), (16, -7), (-18, 7), (18, 7))
    return [*ways, disc("plein", x, y, 5.4), disc("trou", x, y - 1, 1.2), *stickers(x, y, *places)]


def profil(x: float, y: float, w: float) -> Shapes:
    """Return a district seen from the side: ground, houses, a tree."""
    k = w / 136 if w > 60 else 0.34
    ground = [
        line("signe", *at(x, y, (-64 * k, 10), (-20 * k, 10), (0, 6), (30 * k, 6), (62 * k, 11)))
    ]
    houses = [
        poly(
            "plein",
            *at(
                x,
                y,
                (a * k, b),
                (a * k, b - 9),
                (a * k + 6, b - 14),
                (a * k + 12, b - 9),
                (a * k + 12, b),
            ),
        )
        for a, b in ((-54, 9.6), (4, 5.6))
    ]
    trees = [disc("note", x + a * k, y + b, 4.4) for a, b in ((-26, 3), (46, 2))]
    trunks = [line("signe", *at(x, y, (a * k, b), (a * k, b + 7))) for a, b in ((-26, 3), (46, 2))]
    return [*ground, *houses, *trunks, *trees]


def photos(x: float, y: float, w: float) -> Shapes:
    """Return pictures in their frames."""
    out: Shapes = []
    count = max(2, min(5, round(w / 26)))
    for n in range(count):
        px, cy = x + (n - (count - 1) / 2) * (w - 2) / count, y + (-2, 2)[n % 2]
        out.append(rect("feuille", px, cy, 18, 15))
        out += [
            poly("plein", *at(px, cy, (-7.4, 5.6), (-2, -2), (2.4, 3), (4.6, 0.6), (7.4, 5.6))),
            disc("note", px + 4.6, cy - 3.6, 1.7),
        ]
    return out


def rangees(x: float, y: float, w: float) -> Shapes:
    """Return rows from the first to the last, each shorter."""
    k = w / 136
    return [
        rect(
            "note" if n == 0 else "note2",
            x - (60 - far / 2) * k,
            y - 10 + 5 * n,
            far * k,
            3.6,
        )
        for n, far in enumerate((116, 90, 66, 42, 20))
    ]


def paliers(x: float, y: float, w: float) -> Shapes:
    """Return four columns, fuller on the left."""
    k = w / 136
    out: Shapes = []
    for n, high in enumerate((4, 3, 2, 1)):
        cx = x + (-51 + 34 * n) * k
        out += [
            rect("note" if n == 0 else "note2", cx, y + 9 - 6.2 * r, min(24 * k + 3, 22), 4.6)
            for r in range(high)
        ]
    return out


def fanions(x: float, y: float, w: float) -> Shapes:
    """Return bunting: what one is proud of."""
    k = w / 136
    rope = [
        bezier("trait", *at(x, y, (-w / 2 + 2, -11), (-20 * k, -2), (20 * k, -2), (w / 2 - 2, -11)))
    ]
    places = (
        ((-50, -8), (-25, -5), (0, -4), (25, -5), (50, -8))
        if w > 60
        else ((-34, -7), (0, -4), (34, -7))
    )
    flags = [
        poly("point" if n % 2 else "plein", *at(x + a * k, y + b, (-5, 0), (5, 0), (0, 9)))
        for n, (a, b) in enumerate(places)
    ]
    return rope + flags + stickers(x, y, (-37 * k, 9), (-12 * k, 10), (13 * k, 10), (38 * k, 9))


def gommettes(x: float, y: float, w: float) -> Shapes:
    """Return posters with round stickers under each."""
    count = 4 if w > 60 else 2
    out: Shapes = []
    for n in range(count):
        cx = x + w * ((n + 0.5) / count - 0.5)
        out += [
            rect("feuille", cx, y - 7.4, w / count * 0.76, 9),
            *lines(cx - 7, y - 9, 14, 9, step=3.2),
        ]
        out += [
            disc("point", cx - 7.5 + 5 * (k % 4), y + 2.6 + 5.6 * (k // 4), 2.1)
            for k in range((4, 8, 2, 5)[n])
        ]
    return out


def mots(x: float, y: float, w: float) -> Shapes:
    """Return three words on their labels."""
    k = min(1.0, w / 60)
    return [
        shape
        for n, (a, far) in enumerate(((-16, 22), (10, 26), (-8, 18)))
        for shape in (
            rect("note" if n == 1 else "note2", x + a * k, y - 8.6 + 8.6 * n, far, 7, 2),
            line("signe", *at(x + a * k, y - 8.6 + 8.6 * n, (-far / 2 + 4, 0), (far / 2 - 4, 0))),
        )
    ]


def deux_rangs(x: float, y: float, w: float) -> Shapes:
    """Return small stories above, the great one below, and links between them."""
    k = w / 136
    axis = [line("signe", *at(x, y, (-62 * k, 0), (62 * k, 0)))]
    ties = [
        line("trait", *at(x, y, (a * k, -6), (b * k, 7)))
        for a, b in ((-44, -30), (-8, 4), (30, 40))
    ]
    return (
        axis
        + ties
        + stickers(x, y, (-44 * k, -8), (-8 * k, -8), (30 * k, -8))
        + [rect("plein", x + a * k, y + 8.4, 9, 5.4) for a in (-30, 4, 40)]
    )


def risques(x: float, y: float, w: float) -> Shapes:
    """Return a grid whose corner is dangerous: cards, and lightning where it is worst."""
    k = w / 136
    bars = [line("trait", *at(x, y, (-w / 2 + 2, b), (w / 2 - 2, b))) for b in (-4.6, 4.6)]
    bars += [line("trait", *at(x, y, (a * w / 3, -13.5), (a * w / 3, 13.5))) for a in (-0.5, 0.5)]
    worst = [rect("note", x + w / 3 - 0.6, y - 9.2, w / 3 - 1.4, 8.8)]
    bolt = line("signe", *at(x + w / 3, y - 9.2, (1.6, -3.6), (-2, 0.4), (2, -0.4), (-1.6, 3.6)))
    cards = ((-46, 9.2), (-38, 0), (2, 0), (-2, 9.2), (46, 0))
    return bars + worst + [bolt] + [rect("note2", x + a * k, y + b, 6.4, 5) for a, b in cards]


def acteurs(x: float, y: float, w: float) -> Shapes:
    """Return four fields, and people in them, large and small."""
    k = w / 136
    cross = [
        line("signe", *at(x, y, (0, -13), (0, 13))),
        line("signe", *at(x, y, (-w / 2 + 3, 0), (w / 2 - 3, 0))),
    ]
    places = (
        (-44, -6, 1.3),
        (-20, -6, 0.8),
        (22, -6, 1.4),
        (48, -6, 1.2),
        (-34, 7, 0.8),
        (34, 7, 1.0),
    )
    return cross + [shape for a, b, r in places for shape in bust(x + a * k, y + b, r)]


def bust(x: float, y: float, r: float) -> Shapes:
    """Return somebody from the front, on a label."""
    return [
        disc("plein", x, y - 2.2 * r, 1.9 * r),
        poly(
            "plein",
            *at(x, y, (-3.4 * r, 4 * r), (-2.2 * r, 0.6 * r), (2.2 * r, 0.6 * r), (3.4 * r, 4 * r)),
        ),
    ]


def orage(x: float, y: float, w: float) -> Shapes:
    """Return what goes wrong: a cloud, its lightning, notes under it."""
    far = min(w / 2 - 8, 26)
    cloud = [
        disc("plein", x + a, y + b, r) for a, b, r in ((-7, -6, 4.6), (0, -8.4, 5.4), (7, -6, 4.6))
    ]
    bolt = poly("note", *at(x, y + 1, (2, -4), (-5, 3), (-1, 3), (-3, 10), (5, 1), (1, 1)))
    return [
        *cloud,
        rect("plein", x, y - 4, 15, 5),
        bolt,
        *stickers(x, y, (-far, 6), (far, 6), (-far, -5), (far, -5)),
    ]


def agenda(x: float, y: float, w: float) -> Shapes:
    """Return a calendar: rings at its top, days, cards on them, two days circled."""
    count = max(4, round(w / 18))
    cell = (w - 4) / count
    out = [rect("plein", x, y - 11.6, w - 3, 3.4)]
    out += [line("trait", *at(x, y, (-w / 2 + 2, b), (w / 2 - 2, b))) for b in (-2.4, 5.6)]
    out += [
        line("trait", *at(x, y, (-w / 2 + 2 + cell * n, -9), (-w / 2 + 2 + cell * n, 13.5)))
        for n in range(1, count)
    ]
    for n, r in ((0, 0), (1, 1), (2, 0), (count - 2, 1), (count - 1, 2)):
        out.append(
            rect(
                "note", x - w / 2 + 2 + cell * (n + 0.5), y - 5.6 + 7.7 * r, min(7.0, cell - 3), 4.6
            )
        )
    for n, r in ((2, 2), (count - 1, 0)):
        out += circle(x - w / 2 + 2 + cell * (n + 0.5), y - 5.8 + 7.7 * r, 4.4, "crayon")
    return out


def mediane(x: float, y: float, w: float) -> Shapes:
    """Return ballots in order from the best grade to the worst, the one in the middle drawn apart."""
    count = 9 if w > 60 else 5
    step = (w - 6) / count
    out: Shapes = []
    for n in range(count):
        high = 18 - 14 * n / (count - 1)
        cx = x + (n - (count - 1) / 2) * step
        middle = n == count // 2
        out.append(rect("note" if middle else "note2", cx, y + 9 - high / 2, step * 0.66, high))
    return [*out, poly("plein", *at(x, y, (0, -4), (-4, -11), (4, -11)))]


MURS: dict[str, Callable[[float, float, float], Shapes]] = {
    "saisons": saisons,
    "boussole": boussole,
    "etoile": etoile,
    "zones": zones,
    "profil": profil,
    "photos": photos,
    "rangees": rangees,
    "paliers": paliers,
    "fanions": fanions,
    "gommettes": gommettes,
    "mots": mots,
    "deux-rangs": deux_rangs,
    "risques": risques,
    "acteurs": acteurs,
    "orage": orage,
    "agenda": agenda,
    "mediane": mediane,
}
