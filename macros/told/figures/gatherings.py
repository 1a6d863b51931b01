"""Small groups, by what passes between them: tokens, papers, a mirror, an hour, a move, two halves of one."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from .crowds import STEP, holds
from .marks import arm, bubble, person, straight, voice
from .motifs import MOTIFS
from .places import clockwise, columns, grid, pairs_grid, spots
from .room import Room
from .shapes import H, Point, Shapes, Spot, W, at, bezier, disc, line, poly, rect, scaled
from .tables import Laid, moves
from .things import chair, circle, lines


def jetons(room: Room) -> Shapes:
    """At each table, three cards and their price; everyone puts tokens on them."""
    laid = Laid(room)
    out = laid.tops()
    for n, (x, y) in enumerate(laid.cells):
        r = laid.table
        for j, a in enumerate((-0.5, 0.0, 0.5)):
            out += [rect("feuille", x + a * r, y - 1, r * 0.42, r * 0.56)]
            out += [
                disc("point", x + a * r, y + r * 0.14 - 2.6 * k, 1.9) for k in range((1, 3, 2)[j])
            ]
        for spot in laid.seats(n):
            out += [*person(*spot, laid.s, "v"), *arm(*spot, laid.s, 1, 6, "v")]
            px, py, a = spot
            out += [
                disc(
                    "point",
                    px + (cos(a) * 8.4 - sin(a) * 5.2) * laid.s,
                    py + (sin(a) * 8.4 + cos(a) * 5.2) * laid.s,
                    1.9,
                )
            ]
    return out + laid.runs()


def echange(room: Room) -> Shapes:
    """Each table reads and marks what another wrote; papers cross from table to table."""
    laid = Laid(room)
    out = laid.tops()
    for n, (x, y) in enumerate(laid.cells):
        r = laid.table
        out += [
            rect("feuille", x, y, r * 0.86, r * 1.1),
            *lines(x - r * 0.3, y - r * 0.34, r * 0.6, r * 0.4, step=r * 0.24),
        ]
        out += [line("crayon", (x - r * 0.3, y + r * 0.36), (x + r * 0.3, y + r * 0.3))]
        for j, spot in enumerate(laid.seats(n)):
            out += person(*spot, laid.s, "v" if j == 0 else "p")
    for a, b in moves(laid):
        far = hypot(b[0] - a[0], b[1] - a[1])
        ux, uy = (b[0] - a[0]) / far, (b[1] - a[1]) / far
        out += straight(a, b, 5)
        out += (
            [rect("bulle", (a[0] + b[0]) / 2 + uy * 8, (a[1] + b[1]) / 2 - ux * 8, 7, 8)]
            if far > 9
            else []
        )
    return out + laid.runs()


def fabrique(room: Room) -> Shapes:
    """At each table all hands make something: a box, tape, scissors."""
    laid = Laid(room)
    out = laid.tops()
    k = laid.table / 18
    for n, (x, y) in enumerate(laid.cells):
        out += scaled(MOTIFS[room.motif or "colis"](x, y, 40), x, y, min(1.1, k * 0.8))
        for spot in laid.seats(n):
            out += [
                *person(*spot, laid.s, "v"),
                *arm(*spot, laid.s, 1, 7.4, "v"),
                *arm(*spot, laid.s, -1, 7.4, "v"),
            ]
    return out + laid.runs()


def vie(room: Room) -> Shapes:
    """Two by two before a long sheet, a path with its turns; one draws and tells, the other is beside."""
    sizes = room.by(2)
    cells = pairs_grid(len(sizes))
    nr, cols = columns(cells)
    s = min(room.s, 1.35, H / nr / 24, W / cols / (14.4 * max(sizes) + 1))
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        w, h = min(70.0, W / cols - 8), 13 * s
        y = cy + 5.5 * s
        out += [rect("feuille", cx, y, w, h)]
        a, b = cx - w / 2 + 4, cx + w / 2 - 4
        out += [
            bezier(
                "signe",
                (a, y + 3 * s),
                (a + w * 0.3, y - 9 * s),
                (b - w * 0.3, y + 10 * s),
                (b, y - 3 * s),
            )
        ]
        out += [
            disc("plein", cx + t * w, y + u * s, 1.8)
            for t, u in ((-0.28, -0.8), (0.0, 0.0), (0.28, 1.0))
        ]
        for n in range(k):
            x = cx + (n - (k - 1) / 2) * 14.4 * s
            out += (
                holds((x, cy - 9 * s, pi / 2), s, "", side=-1)
                if n == 0
                else person(x, cy - 9 * s, pi / 2, s)
            )
    return out


def miroir(room: Room) -> Shapes:
    """Two groups at both sides of a mirror: each thinks as the others would."""
    n, s = room.people, min(room.s, 1.25)
    out: Shapes = [line("vide", (W / 2, 4), (W / 2, H - 4))]
    half = (n + 1) // 2
    for d, many, cx in ((-1, half, 40.0), (1, n - half, 120.0)):
        look = 0.0 if d < 0 else pi
        cols = max(1, -(-many // 4))
        per = -(-many // cols)
        k = min(s, 58 / (per * STEP), 40 / (cols * 11))
        for j in range(many):
            c, r = divmod(j, per)
            here = min(per, many - c * per)
            out += person(
                W / 2 + d * (22 + c * 11 * k),
                62 + (r - (here - 1) / 2) * STEP * k,
                look,
                k,
                "v" if j == 0 else "p",
            )
        bx = cx + d * 2
        out += bubble(bx, 16, (W / 2 + d * 24, 60 - STEP * k * per / 2), 46, 22, 0)
        out += _others(bx, 16)
    return out


def _others(x: float, y: float) -> Shapes:
    """Return three small people from the front, as somebody thinks of them."""
    return [
        shape
        for a in (-12, 0, 12)
        for shape in (
            disc("mot", x + a, y - 3.6, 2.6),
            poly("mot", *at(x + a, y, (-4.4, 6), (-3, 0.4), (3, 0.4), (4.4, 6))),
        )
    ]


def horloge(room: Room) -> Shapes:
    """Groups standing close, and a great clock: a few minutes for all to speak."""
    sizes = room.groups
    cells = _round_clock(len(sizes))
    s = min(room.s, 1.15)
    out: Shapes = [disc("feuille", W / 2, H / 2, 17), *circle(W / 2, H / 2, 17, "signe")]
    out += [line("gros", (W / 2, H / 2 - 11), (W / 2, H / 2), (W / 2 + 8, H / 2 + 4))]
    out += [
        line(
            "trait",
            (W / 2 + 14 * cos(t), H / 2 + 14 * sin(t)),
            (W / 2 + 16.4 * cos(t), H / 2 + 16.4 * sin(t)),
        )
        for t in [pi * k / 6 for k in range(12)]
    ]
    for (cx, cy), k in zip(cells, sizes, strict=True):
        most = {2: 28.0, 3: 15.5, 4: 22.0}.get(len(cells), 19.5)
        q = min(s, most / (max(7.0, k * 13.8 / 6.28) + 5.8))
        r = max(7.0, k * 13.8 / 6.28) * q if k > 1 else 0.0
        for n, spot in enumerate(spots(k, cx, cy, r * 1.1, r)):
            out += person(*spot, q, "v" if n == 0 else "p")
        out += bubble(cx, cy, spots(k, cx, cy, r, r)[0][:2], r * 0.8, r * 0.5) if k > 3 else []
    return out


def _round_clock(count: int) -> list[Point]:
    """Return the middles of groups around a clock in the middle."""
    known = {
        1: [(32.0, 50.0)],
        2: [(32.0, 50.0), (128.0, 50.0)],
        3: [(32.0, 26.0), (128.0, 26.0), (80.0, 84.0)],
    }
    if count in known:
        return known[count]
    up = -(-count // 2)
    return (
        [
            (W * (j + 0.5) / wide, y)
            for wide, y in ((up, 24.0), (count - up, 76.0))
            for j in range(wide)
        ]
        if count > 4
        else [(32.0, 24.0), (128.0, 24.0), (32.0, 76.0), (128.0, 76.0)]
    )


def emboite(room: Room) -> Shapes:
    """Groups of four, each made of two twos that keep together and come to the same card."""
    sizes, s = room.groups, min(room.s, 1.4)
    cells = clockwise(THREE) if len(sizes) == 3 else grid(len(sizes))
    nr, cols = columns(cells)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        duos = [k // 2 + k % 2, k // 2] if k > 1 else [k]
        q = min(s, (H / nr - 3) / (14.2 * duos[0] + 4), (W / cols - 3) / 54)
        out += [rect("feuille", cx, cy, 9 * q, 9 * q)] if k > 1 else []
        out += _four(cx, cy, q) if k > 1 and len(sizes) <= MOST_DOTTED else []
        for t, many in enumerate(duos):
            side = t * 2 - 1 if k > 1 else 0
            x = cx + side * 20 * q
            out += [rect("zone", x, cy, 13.6 * q, (14.2 * many + 2) * q, 6 * q)]
            look = 0.0 if side < 0 else pi
            for j in range(many):
                out += person(x, cy + (j - (many - 1) / 2) * 14.2 * q, look, q)
            out += (
                straight((x - side * 8 * q, cy), (cx + side * 5.6 * q, cy), tip=min(5.6, 4.6 * q))
                if side
                else []
            )
    return out


THREE = ((40.0, 25.0), (120.0, 25.0), (80.0, 75.0))
"""Where three groups stand that are wider than high: larger than side by side."""
MOST_DOTTED = 6
"""Cards whose dots are drawn: of more, they would be too small to be counted."""


def _four(x: float, y: float, s: float) -> Shapes:
    """Return four dots, two and two: what two twos make."""
    return [disc("mot", x + a * s, y + b * s, 1.3 * s) for a in (-2.1, 2.1) for b in (-2.1, 2.1)]


def fusion(room: Room) -> Shapes:
    """Two small groups become one: they come together from both sides of the same table."""
    sizes, s = room.groups, min(room.s, 1.2)
    cells = [(W / 2, H * (k + 0.5) / len(sizes)) for k in range(len(sizes))]
    out: Shapes = []
    if len(sizes) > 3:
        cells = grid(len(sizes))
    nr, cols = columns(cells)
    for (cx, cy), k in zip(cells, sizes, strict=True):
        high, wide = H / nr, W / cols
        half = (k + 1) // 2
        per = min(half, max(1, int((high - 4) / (STEP * s))))
        q = min(s, (high - 4) / (STEP * per))
        w = min(40.0, wide / 3.4)
        out += [rect("objet", cx, cy, w, high - 14, 6)]
        out += [rect("note", cx + a, cy, 7, 6) for a in (-9, 0, 9)] if w > 30 else []
        for d, many in ((-1, half), (1, k - half)):
            for j in range(many):
                c, r = divmod(j, per)
                here = min(per, many - c * per)
                x = cx + d * (w / 2 + 6.5 * q + c * 10.4 * q)
                out += person(
                    x,
                    cy + (r - (here - 1) / 2) * STEP * q,
                    0.0 if d < 0 else pi,
                    q,
                    "v" if j == 0 else "p",
                )
            far = w / 2 + 13 * q + 10.4 * q * ((many - 1) // per if many else 0)
            out += (
                straight((cx + d * (far + 15), cy), (cx + d * far, cy))
                if wide / 2 - far > 18
                else []
            )
    return out


def pairs(room: Room) -> Shapes:
    """Peers with peers: two groups of two kinds, apart, on the same word."""
    s = min(room.s, 1.25)
    half = (room.people + 1) // 2
    out: Shapes = [line("vide", (W / 2, 4), (W / 2, 34)), line("vide", (W / 2, 66), (W / 2, H - 4))]
    out += [
        rect("note", W / 2, H / 2, 22, 14),
        line("signe", (W / 2 - 7, H / 2), (W / 2 + 7, H / 2)),
    ]
    for role, many, cx in (("p", half, 35.0), ("r", room.people - half, 125.0)):
        if not many:
            continue
        r = min(max(10 * s, many * 14 * s / 6.28), 27.0)
        q = min(s, r * 6.28 / many / 12.8) if many > 1 else s
        seats = spots(many, cx, H / 2, r, r * 1.15)
        for spot in seats:
            out += [chair(*spot, q), *person(*spot, q, role)]
        out += bubble(cx, H / 2, seats[0][:2], min(24.0, r), 13) if r > 14 else []
    return out


def libre(room: Room) -> Shapes:
    """Tables; at each, somebody may stand up at any time and go where they want."""
    laid = Laid(room)
    out = laid.tops()
    few = 1 < len(laid.cells) <= 6
    for n, (x, y) in enumerate(laid.cells):
        seats = laid.seats(n)
        goes = max(range(len(seats)), key=lambda k: _free(seats[k], laid, n)) if few else -1
        for k, spot in enumerate(seats):
            out += _leaves(spot, laid, n) if k == goes else person(*spot, laid.s)
        stays = seats[(goes + len(seats) // 2) % len(seats)][:2]
        out += bubble(x, y, stays, laid.table * 1.2, laid.table * 0.76)
    return out + laid.runs()


def _leaves(spot: Spot, laid: Laid, n: int) -> Shapes:
    """Return who stands up and turns round where there is room to, and the way to the next table."""
    x, y, a = spot
    tx, ty = laid.cells[(n + 1) % len(laid.cells)]
    others = [seat for k in range(len(laid.cells)) if k != n for seat in laid.seats(k)]
    clear = min(hypot(px - x, py - y) for px, py, _ in others) > 15 * laid.s
    out = person(x, y, a + pi if clear else a, laid.s, "v")
    far = hypot(tx - x, ty - y)
    q, z = 9 * laid.s / far, 1 - (laid.ring + 7 * laid.s) / far
    start, end = (
        (x + (tx - x) * q, y + (ty - y) * q),
        (x + (tx - x) * z, y + (ty - y) * z),
    )
    return out + (straight(start, end, 3) if z > q + 0.08 else [])


def _free(spot: Spot, laid: Laid, n: int) -> float:
    """Return how well a seat opens towards the next table."""
    tx, ty = laid.cells[(n + 1) % len(laid.cells)]
    return -hypot(tx - spot[0], ty - spot[1])


def donne(room: Room) -> Shapes:
    """Two by two, one shows a gesture, the other does it; then they change: two arrows between them."""
    sizes = room.by(2)
    cells = pairs_grid(len(sizes))
    nr, cols = columns(cells)
    s = min(room.s, W / cols / 46, H / nr / 23)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        far = 13.5 * s
        for n in range(k):
            x = cx - far if n == 0 else cx + far
            y = cy if k == 2 or n == 0 else cy + (n - 1.5) * 14 * s
            look = 0.0 if n == 0 else pi
            out += person(x, y, look, s, "v" if n == 0 else "p")
            out += (
                [*arm(x, y, look, s, -1, 8.4, "v"), *arm(x, y, look, s, 1, 8.4, "v")]
                if n == 0
                else []
            )
        for d in (-1, 1):
            y = cy + d * 7.6 * s
            out += (
                straight(
                    (cx + d * far * 0.7, y + d * 1.6 * s),
                    (cx - d * far * 0.7, y + d * 1.6 * s),
                    4,
                    4.6,
                )
                if k == 2
                else []
            )
    return out


def avant(room: Room) -> Shapes:
    """Two by two, one tells how it was before and how it is after; the other listens and notes."""
    sizes = room.by(2)
    cells = pairs_grid(len(sizes))
    nr, cols = columns(cells)
    s = min(room.s, 1.5, W / cols / 48, H / nr / 24)
    out: Shapes = []
    for (cx, cy), k in zip(cells, sizes, strict=True):
        far = min(18 * s, W / cols / 2 - 7 * s)
        for n in range(k):
            x = cx + (far if n == 0 else -far)
            y = cy + 4 * s + (0 if k == 2 or n == 0 else (n - 1.5) * 13.6 * s)
            look = pi if n == 0 else 0.0
            out += person(x, y, look, s, "v" if n == 0 else "p")
        out += _twice(cx, cy - 8 * s, s)
        out += voice(cx + far, cy + 4 * s, pi, s * 0.7, 2)
    return out


def _twice(x: float, y: float, s: float) -> Shapes:
    """Return the same plant before and after: a shoot, then a flower."""
    out = [rect("feuille", x, y, 28 * s, 15 * s), line("trait", (x, y - 7.5 * s), (x, y + 7.5 * s))]
    before, after = x - 7 * s, x + 7 * s
    out += [line("signe", (before, y + 5 * s), (before, y + 1 * s), (before - 2.4 * s, y - 1 * s))]
    return [
        *out,
        line("signe", (after, y + 5 * s), (after, y)),
        disc("note", after, y - 2 * s, 4 * s),
    ]
