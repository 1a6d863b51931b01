"""Outside: a walk, the street, doors, a stand, a thing looked at for long."""

from __future__ import annotations

from math import atan2, pi

from .marks import arm, person, sheet, straight, voice, wheelchair
from .places import bent, rows_of
from .room import Room
from .shapes import H, Shape, Shapes, W, bezier, disc, line, poly, rect
from .things import facade, lines, panel, pin, tree


def _street(top: float, low: float) -> Shapes:
    return [Shape("rect", "allee", (0.0, top, W, low - top, 0.0))]


def marche(room: Room) -> Shapes:
    """They walk together in a street, one in a wheelchair in front, and stop at places."""
    n, s = room.people, min(room.s, 1.35)
    out = _street(36, 82)
    for x, w in ((24, 34), (82, 28), (138, 30)):
        out += facade(x, 25, w, 22)
    out += tree(54, 16) + tree(110, 16) + tree(20, 92, 5) + tree(76, 92, 5) + tree(132, 92, 5)
    out += [shape for x in (25, 83, 139) for shape in pin(x, 35, "repere")]
    rows = 2 if n <= 12 else 3
    step = 16.0 * min(s, 1.15) if rows == 2 else 13.0
    for k in range(n - 1):
        c, r = divmod(k, rows)
        back = c * min(13 * s, 78 / max(1, -(-(n - 1) // rows) - 0.5)) + 5 * (r % 2)
        out += person(
            86 - back,
            60 + (r - (rows - 1) / 2) * step,
            -0.8 if k % 5 == 2 else 0.0,
            s,
            "v" if k % 5 == 2 else "p",
        )
    out += wheelchair(86 + 19 * s, 67, 0.0, s) + person(86 + 22 * s, 46, 0.15, s, "a")
    return out + straight((92 + 31 * s, 58), (155, 58))


def rue(room: Room, observe: bool = False) -> Shapes:
    """In the street two by two: one asks somebody met, the other notes; observe: both watch and note."""
    sizes = room.by(2)
    rows = 1 if len(sizes) <= 3 else 2
    s = min(
        room.s, 1.45 if rows == 1 else 1.02, W / -(-len(sizes) // rows) / (14.6 * max(sizes) + 4)
    )
    out = (
        _street(28, H)
        + [shape for x, w in ((27, 36), (86, 28), (138, 30)) for shape in facade(x, 24, w, 21)]
        + tree(58, 12)
    )
    for row, many in enumerate(rows_of(len(sizes), rows)[::-1]):
        for j in range(many):
            k = sizes[row * -(-len(sizes) // rows) + j]
            x, y = W * (j + 0.5) / many, 60.0 if rows == 1 else 46 + 32.0 * row
            out += _watch(x, y, k, s) if observe else _ask(x, y, k, s)
    if observe:
        return out + _passers(*((34, 104) if rows == 1 else (84,)))
    return out + (person(16, 90, 0.0, 1.1, "x") + straight((25, 90), (48, 90)) if rows == 1 else [])


def _passers(*places: float) -> Shapes:
    """Return people who pass and are watched from afar."""
    return [
        shape
        for x in places
        for shape in (*person(x, 38, 0.0, 1.15, "x"), *straight((x + 8, 38), (x + 26, 38)))
    ]


def _team(x: float, y: float, k: int, s: float, look: float) -> Shapes:
    out: Shapes = []
    for u in range(k):
        py = y + (u - (k - 1) / 2) * 13.2 * s
        out += person(x, py, look, s, "v" if u == 0 else "p") + (
            sheet(x, py, look, s * 0.82, pen=True) if u else []
        )
    return out


def _ask(x: float, y: float, k: int, s: float) -> Shapes:
    """Return a team of two or three and who they met."""
    out = person(x + 12.6 * s, y - 4 * s, pi, s, "x") + _team(x - 9 * s, y, k, s, 0.1)
    return out + voice(x - 9 * s, y - (k - 1) / 2 * 13.2 * s, 0.1, s * 0.8, 2)


def _watch(x: float, y: float, k: int, s: float) -> Shapes:
    """Return a team that looks up at the street, each with a sheet, nobody spoken to."""
    out: Shapes = []
    for u in range(k):
        px = x + (u - (k - 1) / 2) * 14.6 * s
        out += person(px, y + 14 * s, -pi / 2, s, "v" if u == 0 else "p")
        out += (
            _glasses(px, y + 14 * s, s)
            if u == 0
            else sheet(px, y + 14 * s, -pi / 2, s * 0.82, pen=s > 1.03)
        )
    return out


def _glasses(x: float, y: float, s: float) -> Shapes:
    """Return binoculars before somebody's eyes."""
    return [rect("jumelles", x + k * 2.3 * s, y - 8.4 * s, 3.6 * s, 6 * s, 1.0) for k in (-1, 1)]


def portes(room: Room) -> Shapes:
    """Door to door two by two: one speaks with who opens, the other notes."""
    sizes = room.by(2)
    up = len(sizes) if len(sizes) <= 3 else -(-len(sizes) // 2)
    rows = 1 if up == len(sizes) else 2
    out: Shapes = []
    for t, k in enumerate(sizes):
        row, j = divmod(t, up)
        many = up if row == 0 else len(sizes) - up
        s = min(1.6 if rows == 1 else 1.05, room.s, W / up / (13.9 * max(sizes) + 2))
        out += _door(W * (j + 0.5) / many, H * row / rows, H / rows, W / many, k, s)
    return out


def _door(x: float, top: float, high: float, wide: float, k: int, s: float) -> Shapes:
    """Return a house from the front, who stands in its open door, the team before it."""
    w, d = min(52.0, wide - 4), 15.0 * s
    foot = top + high * 0.52
    roof = poly(
        "objet",
        (x - w / 2 - 1, foot - high * 0.26),
        (x, top + 1.5),
        (x + w / 2 + 1, foot - high * 0.26),
    )
    wall = rect("objet", x, foot - high * 0.13, w - 3, high * 0.26)
    out: Shapes = [roof, wall, rect("seuil", x, foot - high * 0.13, d, high * 0.26)]
    out += (
        [
            rect(
                "plein",
                x + n * (w / 2 - (w - d) / 4),
                foot - high * 0.15,
                min(6.0, (w - d) / 5),
                high * 0.1,
            )
            for n in (-1, 1)
        ]
        if w - d > 12 and high * wide > 2100
        else []
    )
    out += person(x, foot - 3.6 * s, pi / 2, s, "x")
    y = foot + high * 0.48 - 8.6 * s
    for n in range(k):
        px = x + (n - (k - 1) / 2) * 13.9 * s
        look = atan2(foot - 6 * s - y, (x - px) * 0.9)
        out += person(px, y, look, s, "v" if n == 0 else "p")
        out += (
            voice(px, y, look, s * 0.72, 2) if n == 0 else sheet(px, y, look, s * 0.82, pen=n == 1)
        )
    return out


def stand(room: Room) -> Shapes:
    """A stand under its awning; passers-by stop and talk with those who hold it."""
    s = min(1.5, room.s)
    out = (
        _street(74, H)
        + facade(24, 22, 34, 19)
        + facade(136, 22, 34, 19)
        + tree(62, 11)
        + tree(98, 11)
    )
    out += panel(46, 24, 68, 14) + [rect("note", 46 + 8.5 + 17 * n, 31, 8.5, 14) for n in range(4)]
    out += [
        rect("objet", 80, 44, 62, 8),
        *[rect("feuille", 80 + a, 44, 7, 5) for a in (-18, 0, 18)],
    ]
    team = [(30.0, 56.0, 0.0), (130.0, 56.0, pi), (33.0, 32.0, pi / 3), (127.0, 32.0, pi * 0.7)]
    extra = max(0, room.people - 4)
    per = -(-extra // 2) if extra > 8 else extra
    small = min(s, 0.9, 106 / max(1, per) / 12.6)
    team += [
        (46 + 106 * (k % per + 0.5) / per, 80.0 + 13 * (k // per), -pi / 2) for k in range(extra)
    ]
    for k, (x, y, a) in enumerate(team[: room.people]):
        out += person(x, y, a, s if k < 4 else small, "v" if k < 2 else "p")
        out += (
            voice(x, y, a, s * 0.8, 2)
            + person(x + (20 * s if k == 0 else -20 * s), y + 1, pi if k == 0 else 0.0, s, "x")
            if k < 2
            else []
        )
    out += person(80, 60, -pi / 2, s, "x") + arm(80, 60, -pi / 2, s, 1, 8, "x")
    return (
        out
        + person(18, 88, 0.0, s, "x")
        + straight((18 + 8 * s, 87), (62, 74), -2)
        + [disc("point", 80 + 5.2 * s, 60 - 9 * s, 2)]
    )


def paroles(room: Room) -> Shapes:
    """Outside, words hang on a rope; passers-by read them, somebody asks, somebody writes."""
    n, s = room.people, min(room.s, 1.3)
    out = [
        *_street(26, H),
        bezier("fil", (2, 8), (50, 16), (110, 16), (158, 8)),
        line("cadre", (2, 2), (2, 30)),
        line("cadre", (158, 2), (158, 30)),
    ]
    for k, x in enumerate((18, 42, 67, 93, 118, 142)):
        y = 21 + (0, 2, 3, 3, 2, 0)[k]
        out += [rect("feuille", x, y, 17, 14), *lines(x - 5.5, y - 3.4, 11, 11, 7, step=3.4)]
    out += [shape for x in (30.0, 130.0) for shape in person(x, 44, -pi / 2, 1.25, "x")]
    per = max(1, int(150 // (14.6 * s)))
    for k, many in enumerate(rows_of(n, -(-n // per))[::-1]):
        for j in range(many):
            spot = (W / 2 + (j - (many - 1) / 2) * 14.6 * s, 66 + k * min(17 * s, 14), -pi / 2)
            asks = k == 0 and j == many // 2
            out += person(*spot, s, "v" if asks else "p") + (
                sheet(*spot, s * 0.8, pen=True) if k == 0 and not asks and j % 2 == 0 else []
            )
            out += voice(*spot, s * 0.8, 2) + person(spot[0], 44, pi / 2, 1.25, "x") if asks else []
    return out


def stands(room: Room) -> Shapes:
    """A market: at each counter two show (striped), the others go from one to another and try."""
    n = room.people
    count = max(2, min(4, n // 4))
    hosts = [min(2, max(1, n // (2 * count)))] * count
    s = min(room.s, 1.4 if count < 4 else 1.25)
    out: Shapes = []
    for k, many in enumerate(hosts):
        x = W * (k + 0.5) / count
        out += [
            rect("objet", x, 31, W / count - 8, 9),
            *[
                rect(("note", "plein")[(k + j) % 2], x + a, 31, 4.4, 4.4)
                for j, a in enumerate((-9, 0, 9))
            ],
        ]
        for j in range(many):
            out += person(x + (j - (many - 1) / 2) * 14 * s, 18, pi / 2, s, "r")
    rest = n - sum(hosts)
    spare = min(rest, count)
    for k in range(spare):
        out += person(W * (k + 0.5) / count - 3, 43 + 5 * s, -pi / 2, s, "v")
    for spot in bent(rest - spare, 62 + 6 * s, s) if rest > spare else []:
        out += person(*spot, s)
    return out + straight((W / count * 0.5 + 9, 47 + 5 * s), (W / count * 1.5 - 14, 47 + 5 * s), -3)
