"""In a circle, by what hands hold and do: cards shown, a stick that passes, gestures, hats, a page each."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from .circles import seated
from .marks import arm, around, bubble, person, sheet, straight, voice
from .places import ring
from .room import Room
from .shapes import H, Shapes, Spot, W, disc, line, poly, rect, turned


def _toward(spot: Spot, far: float, s: float, across: float = 0.0) -> tuple[float, float]:
    x, y, a = spot
    return x + (cos(a) * far - sin(a) * across) * s, y + (sin(a) * far + cos(a) * across) * s


def montre(room: Room) -> Shapes:
    """Each holds a card out for all to see; one says a word, and the word goes round."""
    n = max(1, (room.people + 1) // 4)
    places, out = seated(room, (n - 1,))
    s = room.s
    for k, spot in enumerate(places[1:]):
        x, y = _toward(spot, 11.0, s)
        out += [rect("feuille", x, y, 8.6 * min(s, 1.3), 7.6 * min(s, 1.3))]
        out += _sky(x, y, k, min(s, 1.3))
    out += voice(*places[n], s * 0.66, 1)
    return out + around(W / 2, H / 2, 22.0, 11.0, -0.4, 2 * pi - 1.2)


def _sky(x: float, y: float, k: int, s: float) -> Shapes:
    """Return a sun, a cloud, rain, a storm, one after another."""
    if k % 4 == 0:
        return [disc("note", x, y, 2.5 * s)]
    cloud = [
        disc("plein", x - 1.9 * s, y, 1.4 * s),
        disc("plein", x + 1.9 * s, y, 1.4 * s),
        disc("plein", x, y - 0.6 * s, 1.9 * s),
    ]
    if k % 4 == 1:
        return cloud
    return [
        *cloud,
        *[
            line("trait", (x + a * s, y + 1.4 * s), (x + (a - 0.8) * s, y + 3.4 * s))
            for a in (-1.4, 1.6)
        ],
    ]


def baton(room: Room) -> Shapes:
    """One holds a stick and speaks; it passes from hand to hand."""
    n = max(1, (room.people + 1) // 4)
    places, out = seated(room, (n - 1,))
    s = room.s
    spot = places[n]
    a, b = _toward(spot, 7.6, s, 9.0), _toward(spot, 17.0, s, -11.0)
    out += [*arm(*spot, s, 1, 7.4, "v"), line("bras-a", a, b, k=1.7), disc("note", *b, 3.4)]
    out += voice(*spot, s * 0.66, 1)
    t = atan2((spot[1] - H / 2) / (43 - 3 * s), (spot[0] - W / 2) / (68 - 3 * s))
    return out + around(W / 2, H / 2, 68 - 18 * s, 43 - 16 * s, t + 0.5, t + 2.6)


def designe(room: Room) -> Shapes:
    """Each has written a name; several point at the same person, and say why."""
    places, out = seated(room, (room.people // 2,))
    s = room.s
    chosen = places[1 + room.people // 2]
    for k, spot in enumerate(places[1:]):
        if k == room.people // 2:
            continue
        out += sheet(*spot, s)
        if k % 3 == 0 and hypot(spot[0] - chosen[0], spot[1] - chosen[1]) > 40:
            start = _toward(spot, 16.0, s)
            d = hypot(chosen[0] - start[0], chosen[1] - start[1])
            q = 1 - 11 * s / d
            out += straight(
                start,
                (start[0] + (chosen[0] - start[0]) * q, start[1] + (chosen[1] - start[1]) * q),
            )
    return out


def signe(room: Room) -> Shapes:
    """A sheet of rules in the middle of the ground; each comes near, one signs it."""
    s = room.s * 0.96
    places = ring(room.people, room.s)
    out: Shapes = [rect("feuille", W / 2, H / 2, 52, 42)]
    for k, far in enumerate((38, 30, 38, 26)):
        out += [
            line(
                "signe",
                (W / 2 - 20, H / 2 - 14 + 7.5 * k),
                (W / 2 - 20 + far, H / 2 - 14 + 7.5 * k),
            )
        ]
    out += [line("crayon", *((W / 2 - 20 + 5 * k, H / 2 + 16 - (4, -1)[k % 2]) for k in range(5)))]
    n = 1 + room.people // 3
    for k, spot in enumerate(places):
        if k == n:
            px, py = W / 2 + 31 + 3 * s, H / 2 + 14
            look = pi
            out += [
                *person(px, py, look, s, "v"),
                *arm(px, py, look, s, 1, 9, "v"),
                line("crayon", (px - 7 * s, py - 5.2 * s), (px - 14 * s, py - 3 * s)),
            ]
            continue
        out += person(*spot, room.s, "a" if k == 0 else "p")
    return out


def mains(room: Room) -> Shapes:
    """A proposal lies in the middle; who can live with it raises a thumb, one objects and says why."""
    places, out = seated(
        room, tuple(n for n in range(room.people) if n != room.people - 1 - room.people // 4)
    )
    s = room.s
    out += room.card(W / 2, H / 2 + 2, 34, "coche")
    no = room.people - room.people // 4
    for k, spot in enumerate(places[1:], 1):
        if k == no and room.people > 1:
            out += bubble(*_toward(spot, 24.0, min(s, 1.2)), spot[:2], 17, 11)
        else:
            x, y = _toward(spot, 9.5, s, 4.4)
            bx, by = _toward(spot, 0.0, s, 5.2)
            out += [
                line("bras-a", (bx, by), (x, y), k=s),
                disc("paume", x, y, 2.4 * s),
                line("bras-a", (x, y), (x, y - 5.4 * s), k=s * 0.8),
            ]
    return out


def gestes(room: Room) -> Shapes:
    """All raise both hands to learn a gesture that who runs it shows."""
    places, out = seated(room, tuple(range(room.people)))
    s = room.s
    out += room.card(W / 2, H / 2 + 3, 34, "main")
    for k, spot in enumerate(places):
        for side in (-1, 1):
            bx, by = _toward(spot, 0.0, s, 5.2 * side)
            x, y = _toward(spot, 8.4, s, 7.2 * side)
            out += (
                [line("bras-a", (bx, by), (x, y), k=s), disc("paume", x, y, 2.2 * s)]
                if k or side
                else []
            )
    return out


def chapeaux(room: Room) -> Shapes:
    """All wear the same hat, one of six; they talk."""
    places, out = seated(room)
    s = room.s
    for x, y, a in places[1:]:
        hx, hy = x + cos(a) * 2.3 * s, y + sin(a) * 2.3 * s
        out += [
            poly(
                "bulle",
                *(
                    (hx + 6.4 * s * cos(pi * k / 4 + 0.4), hy + 6.4 * s * sin(pi * k / 4 + 0.4))
                    for k in range(8)
                ),
            ),
            disc("mot", hx, hy, 3.3 * s),
        ]
    out += room.card(W / 2, H / 2, 44, "chapeaux")
    m = room.people + 1
    return out + bubble(W / 2 + 36, H / 2 - 6, places[m // 5 + 1][:2], 18, 11)


def redit(room: Room) -> Shapes:
    """One says what happened, somebody across the circle says it again in their own words."""
    a, b = room.people * 3 // 4, room.people // 4
    places, out = seated(room, (a, b))
    s = room.s
    p, q = places[1 + a], places[1 + b]
    out += voice(*p, s * 0.8, 2) + voice(*q, s * 0.8, 2)
    d = hypot(q[0] - p[0], q[1] - p[1]) or 1.0
    ux, uy = (q[0] - p[0]) / d, (q[1] - p[1]) / d
    far = 18 * s
    for k, (one, two) in enumerate(((p, q), (q, p))):
        sign = 1 if k == 0 else -1
        start = one[0] + sign * ux * far - uy * 7 * sign, one[1] + sign * uy * far + ux * 7 * sign
        end = two[0] - sign * ux * far - uy * 7 * sign, two[1] - sign * uy * far + ux * 7 * sign
        out += straight(start, end, -4)
    return out


def parts(room: Room) -> Shapes:
    """A book is torn in parts, each holds one; one tells theirs."""
    n = max(1, (room.people + 1) // 4)
    places, out = seated(room, (n - 1,))
    s = room.s
    for k, spot in enumerate(places[1:], 1):
        x, y = _toward(spot, 10.4, s)
        out += [
            turned("feuille", x, y, 6.4 * s, 9.0 * s, spot[2]),
            line("trait", _toward(spot, 10.4, s, -2.6), _toward(spot, 10.4, s, 2.6)),
        ]
        if k == n:
            out += voice(*spot, s * 1.1, 3)[2:]
    return out + room.card(W / 2, H / 2, 42, "livre")[1:]


def conseil(room: Room) -> Shapes:
    """One in the middle has a decision to make; the others, around, say what they think of it."""
    s = room.s
    places = ring(room.people - 1, s) if room.people > 1 else ring(0, s)
    out = [
        *person(W / 2, H / 2 + 3, pi / 2, s * 1.15, "v"),
        *sheet(W / 2, H / 2 + 3, pi / 2, s * 1.15),
    ]
    m = len(places)
    for k, spot in enumerate(places):
        out += person(*spot, s, "a" if k == 0 else "p")
        if k and k % max(1, m // 5) == 1:
            out += voice(*spot, s * 0.8, 2)
            start = _toward(spot, 17.0, s)
            out += straight(
                start, (W / 2 + (start[0] - W / 2) * 0.34, H / 2 + 3 + (start[1] - H / 2) * 0.42)
            )
    return out
