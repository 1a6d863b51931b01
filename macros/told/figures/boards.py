"""Before a board shown large: from both sides, all round, along it, in a file, listening to a tale."""

from __future__ import annotations

from math import atan2, pi

from .crowds import STEP, all_round, along, crowd, flanks, holds, large, nearest, wide
from .floor import hand
from .marks import arrow, bubble, person, straight, voice
from .motifs import MOTIFS
from .places import bent, spots
from .room import Room
from .shapes import H, Shapes, W, disc, rect, scaled
from .things import chair, lines, panel


def cotes(room: Room, quoi: str = "note", monte: bool = False, debat: bool = False) -> Shapes:
    """A large board, the group at its two sides: some put something on it, draw, read it from the
    foot to the top, or the two sides argue about it."""
    motif = room.motif or "colonnes"
    w = wide(motif)
    h = 78.0 if w < 90 else 48.0
    places, s = flanks(room.people + 1, W / 2, w / 2, min(room.s, 1.4))
    last = len(places) - 1
    acts = {} if debat or monte else _two(places, quoi)
    out = large(motif, W / 2, H / 2, w, h)
    if debat:
        acts = _two(places, "")
        left, right = sorted(acts)
        out += bubble(W / 2 - w * 0.31, H / 2 - h * 0.24, places[left][:2], 24, 15)
        out += bubble(W / 2 + w * 0.31, H / 2 + h * 0.24, places[right][:2], 24, 15)
    if monte:
        x, low, top = W / 2 + w * 0.41, H / 2 + h * 0.42, H / 2 - h * 0.42
        out += arrow((x, low), (x, low - 20), (x, top + 20), (x, top), over="-t")
    return out + crowd(places, s, acts, last)


def _two(places: list[tuple[float, float, float]], quoi: str) -> dict[int, str]:
    """Return who acts on each side: those at half height."""
    left = [n for n, p in enumerate(places[:-1]) if p[0] < W / 2]
    right = [n for n, p in enumerate(places[:-1]) if p[0] > W / 2]
    out = {}
    for side, y in ((left, 36.0), (right, 62.0)):
        if side:
            near = range(side[0], side[-1] + 1)
            out[nearest(places, W / 2, y, near)] = quoi
    return out


def autour(room: Room, quoi: str = "crayon") -> Shapes:
    """A large board in the middle, the group all round it; every third acts."""
    s = min(room.s, 1.25)
    motif = room.motif or "cible"
    w, h = (124 - 17 * s, 100 - 21 * s) if wide(motif) > 90 else (100 - 15 * s, 100 - 21 * s)
    places = all_round(room.people + 1, w, h, s)
    acts = {n: quoi for n in range(1, len(places)) if n % 3 == 1}
    return large(motif, W / 2, H / 2, w, h) + crowd(places, s, acts, 0)


def haut(room: Room, quoi: str = "note") -> Shapes:
    """A wall as wide as the room, half as high; who stands nearest puts something on it."""
    s = min(room.s, 1.3)
    out = large(room.motif or "colonnes", W / 2, 27, 154, 52)
    places = bent(room.people, 53 + 8 * s, s)
    first = [n for n, p in enumerate(places) if p[1] < places[0][1] + 5]
    acts = {n: quoi for n in first if n % 2 == 1 or len(first) == 1}
    return out + crowd(places, s, acts) + person(8 * s, 94 - 2 * s, -0.9, s, "a")


def lit(room: Room) -> Shapes:
    """One reads a card aloud to the group before placing it on the wall."""
    s = min(room.s, 1.3)
    out = large(room.motif or "colonnes", W / 2, 23, 150, 42)
    x, y = 46.0, 45 + 6.5 * s
    out += [*person(x, y, pi / 2, s, "v"), rect("note", x - 9 * s, y + 3 * s, 8.4, 7.2)]
    out += voice(x, y, pi / 2, s * 0.9, 2) + straight((x - 12 * s, y), (x - 15 * s, 36), -4)
    left = room.people - 1
    places = bent(left, y + 17 * s, s, (x, y)) if left else []
    return out + crowd(places, s) + person(W - 9 * s, 45 + 7 * s, -2.4, s, "a")


def longe(room: Room, quoi: str = "note", tous: bool = False, recule: bool = False) -> Shapes:
    """Along a strip as wide as the room, in one line, each at a place of it: some put something, all
    hang something up, or a move goes back from the end to today."""
    out = large(room.motif or "frise", W / 2, 28, W + 4, 54)
    places, s = along(room.people, 56.5, min(room.s, 1.3))
    acts = {n: quoi for n, p in enumerate(places) if p[1] < 68 + 2 * s and (tous or n % 3 == 1)}
    out += crowd(places, s, acts)
    low = min(92.0, max(p[1] for p in places) + 15 * s)
    if recule:
        out += straight((150, low), (28, low))
    return out + person(13, 90, -0.7, max(1.1, s), "a")


def file(room: Room) -> Shapes:
    """A board at the right, the group in a crowd at its left; one puts something, an arrow goes down."""
    motif = room.motif or "rangees"
    s = min(room.s, 1.3)
    out = large(motif, 108, H / 2, 98, 92)
    n = room.people
    cols = max(1, -(-n // int(88 / (STEP * s))))
    while cols * 11.5 * s > 46 and s > 0.75:
        s -= 0.05
        cols = max(1, -(-n // int(88 / (STEP * s))))
    for k in range(n):
        c, r = divmod(k, -(-n // cols))
        many = min(-(-n // cols), n - c * -(-n // cols))
        spot = (50 - c * 11.5 * s, H / 2 + (r - (many - 1) / 2) * STEP * s * 1.05, 0.0)
        out += holds(spot, s, "note") if c == 0 and r == many // 2 else person(*spot, s)
    return out


def conteur(room: Room) -> Shapes:
    """One stands before a long wall and tells; the others sit in a half circle and listen."""
    s = min(room.s, 1.3, 190 / room.people / 12.8)
    out = large(room.motif or "frise", W / 2, 18, W + 4, 32)
    tells = (W / 2, 36 + 7 * s, pi / 2 - 0.5)
    out += [*holds(tells, s, "note", side=-1), *voice(*tells, s, 3)]
    left = room.people
    inner = spots(2 * left + 2, W / 2, 40.0, 70.0, 50.0 - 0.5 * s, 0.0)
    seats = [inner[1 + k] for k in range(left)]
    for n, (x, y, _) in enumerate(seats):
        look = atan2(40 - y, W / 2 - x)
        if n == left // 2:
            continue
        out += [chair(x, min(y, 92.0), look, s), *person(x, min(y, 92.0), look, s)]
    return out + person(118, 36 + 8 * s, 2.6, s, "a")


def dit_oui(room: Room) -> Shapes:
    """Before a table of who does what, one raises a hand and says yes; the others look."""
    s = min(room.s, 1.3)
    out = large(room.motif or "tableau", W / 2, 26, 150, 48)
    places = bent(room.people, 58 + 8 * s, s)
    who = min(range(len(places)), key=lambda n: abs(places[n][0] - 108) + places[n][1])
    for n, spot in enumerate(places):
        out += person(*spot, s, "v" if n == who else "p")
    x, y, _ = places[who]
    out += hand(x, y, s) + voice(x, y, -pi / 2 - 0.5, s * 0.8, 2)
    return out + person(8 * s, 57 + 5 * s, -0.7, s, "a")


def points(room: Room) -> Shapes:
    """Posters side by side, a file before each: each sticks dots, in silence."""
    n = room.people
    count = min(4, max(2, n // 3)) if n > 3 else 1
    step = W / count
    out: Shapes = []
    s = min(room.s, 1.3)
    for k in range(count):
        cx = step * (k + 0.5)
        out += [
            *panel(cx - step * 0.42, 3, step * 0.84, 34),
            *lines(cx - step * 0.3, 9, step * 0.6, step * 0.4, step=4),
        ]
        out += [
            disc("point", cx - 9 + 6 * (j % 4), 22 + 6.4 * (j // 4), 2.3)
            for j in range((4, 8, 2, 6)[k])
        ]
        many = n // count + (k < n % count)
        deep = min(12.5 * s, (H - 56) / max(1, many - 1))
        for j in range(many):
            spot = (cx + (3, -3)[j % 2] * (j > 0), 38 + 9 * s + j * deep, -pi / 2)
            out += holds(spot, s, "point") if j == 0 else person(*spot, s)
    return out


def quatre(room: Room) -> Shapes:
    """Four posters, one on each wall, a compass on the ground; each goes where they have something to say."""
    s = min(room.s, 1.2)
    out: Shapes = [
        disc("objet", W / 2, H / 2, 12),
        *scaled(MOTIFS["boussole"](W / 2, H / 2, 44)[:4], W / 2, H / 2, 0.86),
    ]
    walls = (
        (W / 2, 8.0, 60.0, 13.0, -pi / 2),
        (W - 8, H / 2, 13.0, 60.0, 0.0),
        (W / 2, H - 8, 60.0, 13.0, pi / 2),
        (8.0, H / 2, 13.0, 60.0, pi),
    )
    for t, (x, y, w, h, look) in enumerate(walls):
        out += [rect("objet", x, y, w, h)]
        out += [
            rect("note", x + (a if w > h else 0), y + (0 if w > h else a), 6.4, 5.6)
            for a in (-20, -8, 16)
        ]
        many = room.people // 4 + (t < room.people % 4)
        out += _before(x, y, w > h, look, many, s)
    return out + person(27, 82, -0.6, s, "a")


def _before(x: float, y: float, flat: bool, look: float, many: int, s: float) -> Shapes:
    """Return people before a poster on a wall; the first puts a note."""
    out: Shapes = []
    step = min(STEP * s, 82 / max(1, many)) if flat else min(STEP * s, 64 / max(1, many))
    k = min(s, step / STEP)
    d = -1 if look in (pi / 2, 0.0) else 1
    for j in range(many):
        t = (j - (many - 1) / 2) * step
        spot = (x + t, y + d * (7 + 8 * s), look) if flat else (x + d * (7 + 8 * s), y + t, look)
        out += holds(spot, k, "note", side=1) if j == 0 else person(*spot, k)
    return out


def marche(room: Room) -> Shapes:
    """In a half circle before a grid, one in the middle reads a subject and goes to give it a place."""
    s = min(room.s, 1.25)
    out = large(room.motif or "cases", W / 2, 17, 120, 30)
    x, y = W / 2 - 16, 60.0
    out += [*person(x, y, pi / 2, s, "v"), rect("feuille", x - 8.5 * s, y + 3 * s, 10, 8)]
    out += voice(x, y, pi / 2, s * 0.8, 2) + straight((x + 7 * s, y - 3), (W / 2 + 12, 36), 6)
    n = room.people - 1
    ring = spots(2 * n + 2, W / 2, 34.0, 72.0 - 2 * s, 58.0 - 3 * s, 0.0) if n else ()
    for k in range(n):
        px, py, _ = ring[1 + k]
        look = atan2(50 - py, W / 2 - px)
        out += [chair(px, py, look, s), *person(px, py, look, s)]
    return out + person(W - 8 * s, 16, 2.5, s, "a")


def tas(room: Room) -> Shapes:
    """Cards in heaps on the ground, a ring round each, people about them who bring alike together."""
    n = room.people
    count = 3 if n >= 6 else 2
    out: Shapes = []
    s = min(room.s, 1.15)
    centres = (
        ((32.0, 52.0), (80.0, 52.0), (128.0, 52.0)) if count == 3 else ((48.0, 50.0), (112.0, 50.0))
    )
    r = min(14.5, 20 - 5 * s)
    for t, (cx, cy) in enumerate(centres):
        out += [disc("zone", cx, cy, r + 2)]
        heap = ((-5, -6), (5, -4), (-4, 5), (7, 6), (0, 0))[: 5 - t]
        out += [
            rect("note" if j % 3 else "note2", cx + a, cy + b, 8.4, 7)
            for j, (a, b) in enumerate(heap)
        ]
        many = n // count + (t < n % count)
        k = min(s, (r + 8 * s) * 6.28 / max(many, 1) / 13.8, 23 / 13.0)
        for j, spot in enumerate(spots(many, cx, cy, r + 6.6 * k, r + 12 * k, pi / 4)):
            out += person(*spot, k, "v" if j == 0 else "p")
    return out
