"""In a circle: one speaks, each in turn, all together, in silence, around a table, a fishbowl, a thread."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from .marks import arm, around, bubble, person, sheet, speaking, straight, voice
from .places import TAU, ring, spots
from .room import Room
from .shapes import H, Shape, Shapes, Spot, W, disc, line, scaled
from .things import pin

CARD = 46.0
"""How wide is what lies in the middle of a circle."""


def seated(room: Room, vif: tuple[int, ...] = ()) -> tuple[tuple[Spot, ...], Shapes]:
    """Return the places of the great circle, who runs it first, and people in them."""
    places = ring(room.people, room.s)
    people = person(*places[0], room.s, "a")
    for n, spot in enumerate(places[1:]):
        people += person(*spot, room.s, "v" if n in vif else "p")
    return places, people


def animateur(room: Room) -> Shapes:
    """Who runs it speaks to everyone."""
    places, people = seated(room)
    x, y, _a = places[0]
    if room.motif:
        return [
            *people,
            *room.card(W / 2, H / 2 + 5, CARD),
            *bubble(x + 19 * room.s, y + 6 * room.s, (x + 5 * room.s, y + 3 * room.s), 18, 11),
        ]
    return people + speaking_voice(places[0], room.s, 4)


def speaking_voice(spot: Spot, s: float, rings: int) -> Shapes:
    """Return the voice alone of somebody already drawn."""
    return speaking(spot, s, rings)[3:]


def membre(room: Room) -> Shapes:
    """One of the group tells, the others listen."""
    n = max(1, (room.people + 1) // 3)
    places, people = seated(room, (n - 1,))
    return (
        people
        + room.card(W / 2, H / 2, CARD)
        + speaking_voice(places[n], room.s, 2 if room.motif else 4)
    )


def tour(room: Room) -> Shapes:
    """Each speaks in turn: the word goes round."""
    n = max(1, (room.people + 1) // 4)
    places, people = seated(room, (n - 1,))
    s = room.s
    rx, ry = 68 - 20 * s, 43 - 18 * s
    t = atan2((places[n][1] - H / 2) / (43 - 3 * s), (places[n][0] - W / 2) / (68 - 3 * s))
    people += speaking_voice(places[n], s, 2)
    if room.motif:
        rx, ry = rx + 3, ry + 3
        people += scaled(room.card(W / 2, H / 2, CARD), W / 2, H / 2, min(1.0, ry / 25))
    return people + around(W / 2, H / 2, rx, ry, t + 0.62, t + TAU - 0.7)


def croisee(room: Room) -> Shapes:
    """They talk freely."""
    m = room.people + 1
    i, j = m // 5 + 1, m - m // 5 - 1
    places, people = seated(room, tuple({i - 1, max(0, j - 1)}))
    w, h = (21.0, 13.0) if room.motif else (25.0, 15.0)
    dx = 34.0 if room.motif else 15.0
    people += room.card(W / 2, H / 2, 38)
    people += bubble(W / 2 + dx, H / 2 - 7, places[i][:2], w, h)
    return people + (bubble(W / 2 - dx, H / 2 + 8, places[j][:2], w, h) if room.people > 1 else [])


def silence(room: Room) -> Shapes:
    """Each has a sheet, nobody speaks."""
    places, people = seated(room)
    for spot in places[1:]:
        people += sheet(*spot, room.s)
    return people + room.card(W / 2, H / 2, 40)


def regarde(room: Room) -> Shapes:
    """All look at what stands in the middle."""
    _, people = seated(room)
    return people + room.card(W / 2, H / 2, CARD, "coche")


def toile(room: Room) -> Shapes:
    """A thread goes from one to another."""
    places, people = seated(room)
    m, s = len(places), room.s
    step = m // 2 - 1 if m % 2 == 0 else m // 2
    order = [0]
    while len(order) < min(m, 9):
        after = (order[-1] + max(1, step)) % m
        while after in order:
            after = (after + 1) % m
        order.append(after)
    ends = [
        (places[n][0] + cos(places[n][2]) * 7.4 * s, places[n][1] + sin(places[n][2]) * 7.4 * s)
        for n in order
    ]
    ball = ends[-1] if len(ends) > 1 else (W / 2, H / 2)
    return [line("fil", *ends), disc("note", *ball, 4.4), *people]


def bocal(room: Room, entre: bool = False, dehors: bool = False) -> Shapes:
    """A few talk in the middle, an empty chair beside them; the others listen around."""
    people = max(room.people, 3)
    few = min(4, max(1, people // 3))
    s = room.s * 0.95
    out: Shapes = [disc("zone", W / 2, H / 2, 15 + 9 * s)]
    inner = spots(few + 1, W / 2, H / 2, 10.5 + 5.6 * s, 10.5 + 5.6 * s)
    x, y, _ = inner[0]
    out.append(Shape("rect", "vide", (x - 4.6 * s, y - 4.2 * s, 9.2 * s, 8.4 * s, 1.5)))
    talks = few // 2 + 1
    for n, spot in enumerate(inner[1:], 1):
        out += speaking(spot, s, 2) if n == talks and not dehors else person(*spot, s, "v")
    outer = spots(people - few + 1, W / 2, H / 2, 77 - 5 * s, 48 - 5 * s, -pi / 2 + 0.42)
    acts = len(outer) - 1 if entre else len(outer) // 3 if dehors else 0
    for n, spot in enumerate(outer):
        out += person(*spot, s, "a" if n == 0 else "v" if n == acts else "p")
    ox, oy, a = outer[acts]
    if dehors:
        return out + bubble(*_between(outer[acts], (W / 2, H / 2), 0.4), (ox, oy), 19, 12)
    start = ox + cos(a) * 8 * s, oy + sin(a) * 7 * s
    return out + (straight(start, (x - 6.8 * s, y - 1), 2) if entre else [])


def observe(room: Room) -> Shapes:
    """A few work with who runs it in the middle; the others watch in silence and note."""
    n, s = max(room.people, 3), room.s * 0.95
    few = max(1, n // 2)
    inner = spots(few + 1, W / 2, H / 2, 12 + 7.4 * s, 8 + 6 * s)
    out: Shapes = [disc("zone", W / 2, H / 2, 18 + 9 * s)]
    for k, spot in enumerate(inner):
        out += person(*spot, s, "a" if k == 0 else "p")
    out += voice(*inner[0], s * 0.8, 2)
    for spot in spots(n - few, W / 2, H / 2, 76 - 4 * s, 48 - 4 * s, -pi / 2 + 0.6):
        out += person(*spot, s, "v") + sheet(*spot, s * 0.85)
    return out


def _between(spot: Spot, to: tuple[float, float], share: float) -> tuple[float, float]:
    return spot[0] + (to[0] - spot[0]) * share, spot[1] + (to[1] - spot[1]) * share


def autour(room: Room, quoi: str = "carte", points: bool = False) -> Shapes:
    """All stand round one big table."""
    s = room.s * 0.95
    w, h = 126 - 17 * s, 74 - 17 * s
    out: Shapes = [
        Shape("rect", "objet", (W / 2 - w / 2, H / 2 - h / 2, w, h, 3.0)),
        *_laid(room, quoi, w, h, points),
    ]
    places = spots(room.people + 1, W / 2, H / 2, w / 2 + 8.6 * s, h / 2 + 8.6 * s)
    for n, (x, y, a) in enumerate(places):
        x, y = _onto(x, y, w / 2 + 6.4 * s, h / 2 + 5.8 * s)
        flat = (
            (pi / 2 if y < H / 2 else -pi / 2)
            if abs(y - H / 2) > h / 2
            else (0 if x < W / 2 else pi)
        )
        look = flat + 0.4 * ((a - flat + pi) % TAU - pi)
        acts = n % 4 == 2
        out += person(x, y, look, s, "a" if n == 0 else "v" if acts else "p")
        out += arm(x, y, look, s, 1, 8, "v") if acts else []
    return out


def _laid(room: Room, quoi: str, w: float, h: float, points: bool) -> Shapes:
    """Return what lies on the big table: cards, a map, or the method's own drawing."""
    if room.motif:
        inner = room.card(W / 2, H / 2, min(w - 8, 100))[1:]
        marks = (
            ((-0.34, -0.2), (-0.3, 0.24), (0.33, 0.22), (0.36, -0.16), (0.28, 0.0))
            if points
            else ()
        )
        return inner + [disc("point", W / 2 + a * w, H / 2 + b * h, 2.3) for a, b in marks]
    if quoi == "cartes":
        rows = [("note" if n % 3 else "note2", n % 6 - 2.5, n // 6 - 0.5) for n in range(12)]
        return [
            Shape(
                "rect",
                style,
                (W / 2 + a * (w - 12) / 6 - 4, H / 2 + b * (h - 9) / 2 - 3.4, 8.0, 6.8, 0.0),
            )
            for style, a, b in rows
        ]
    ways = [
        line(
            "trait",
            (W / 2 - w / 2 + 4, H / 2 + 8),
            (W / 2 - 8, H / 2 - 6),
            (W / 2 + w / 2 - 4, H / 2 + 4),
        )
    ]
    return ways + [
        shape
        for a, b in ((-0.3, 0), (0.16, 0.3), (0.32, 0.02))
        for shape in pin(W / 2 + a * w, H / 2 + b * h)
    ]


def _onto(x: float, y: float, rx: float, ry: float) -> tuple[float, float]:
    """Return where the ray from the middle through a point meets a round-cornered frame."""
    dx, dy = (x - W / 2) / rx, (y - H / 2) / ry
    k = (abs(dx) ** 5 + abs(dy) ** 5) ** (-1 / 5)
    return W / 2 + (x - W / 2) * k, H / 2 + (y - H / 2) * k
