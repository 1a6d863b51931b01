"""The marks of a drawing: people and their roles, voices, moves, sheets in front of somebody."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, radians, sin

from .shapes import Point, Shape, Shapes, Spot, arc, bezier, disc, line, poly, turned

HEAD, FORWARD, SHOULDER, REACH = 3.6, 2.3, 4.1, 1.2
"""Of a person of scale 1: radius of the head, how far it stands ahead, half the shoulders, and the
edge of ground that keeps the head apart from them."""

ROLES = {"p": ("gens", "tete"), "v": ("gens-v", "tete-v"), "r": ("gens-v", "tete-v"), "a": ("gens-a", "tete-a"), "x": ("gens-x", "tete")}  # fmt: skip
"""A participant, one who acts, one who has a role (striped), who runs it (square, a ring for a
head), somebody met (hollow)."""


def person(x: float, y: float, a: float, s: float, role: str = "p") -> Shapes:
    """Return somebody at a place, looking at an angle."""
    body, head = ROLES[role]
    half = SHOULDER * s * (1.45 if role == "a" else 1)
    ends = _across(x, y, a, half)
    hx, hy = x + cos(a) * FORWARD * s, y + sin(a) * FORWARD * s
    out = [line(body, *ends, k=s), disc("lisere", hx, hy, (HEAD + REACH) * s)]
    out.append(disc(head, hx, hy, HEAD * s))
    if role == "r":
        out.append(line("raie", *_across(x - cos(a) * 1.3 * s, y - sin(a) * 1.3 * s, a, half), k=s))
    if role == "x":
        out += [line("creux", *ends, k=s), disc("trou", hx, hy, HEAD * s * 0.62)]
    if role == "a":
        out.append(disc("trou", hx, hy, HEAD * s * 0.45))
    return out


def _across(x: float, y: float, a: float, half: float) -> tuple[Point, Point]:
    return (x + sin(a) * half, y - cos(a) * half), (x - sin(a) * half, y + cos(a) * half)


def wheelchair(x: float, y: float, a: float, s: float) -> Shapes:
    """Return somebody in a wheelchair: two large wheels that touch the shoulders, a footrest."""
    out = person(x, y, a, s)
    ux, uy = cos(a) * s, sin(a) * s
    for k in (-1, 1):
        bx, by = x - k * uy * 7.6, y + k * ux * 7.6
        out.append(line("roue", (bx - ux * 7, by - uy * 7), (bx + ux * 5, by + uy * 5)))
    foot = x + ux * 9, y + uy * 9
    side = 3.4
    return [*out, line("roue", (foot[0] - uy * side, foot[1] + ux * side), (foot[0] + uy * side, foot[1] - ux * side))]  # fmt: skip


def voice(x: float, y: float, a: float, s: float, rings: int = 3, style: str = "voix") -> Shapes:
    """Return the voice of one person, heard by those it opens to (voix-t over a table)."""
    hx, hy = x + cos(a) * FORWARD * s, y + sin(a) * FORWARD * s
    spread = radians(32)
    return [arc(style, hx, hy, (6.6 + 3.5 * n) * s, a - spread, a + spread) for n in range(rings)]


def arm(x: float, y: float, a: float, s: float, side: int, reach: float, role: str = "p") -> Shapes:
    """Return an arm held out, on the left (-1) or the right (1)."""
    bx, by = x - side * sin(a) * 5.2 * s, y + side * cos(a) * 5.2 * s
    style = "bras" if role == "p" else "bras-a"
    return [line(style, (bx, by), (bx + cos(a) * reach * s, by + sin(a) * reach * s), k=s)]


def bubble(x: float, y: float, to: Point, w: float = 24, h: float = 14, dots: int = 3) -> Shapes:
    """Return a bubble of free talk, its tail towards who speaks."""
    a = atan2(to[1] - y, to[0] - x)
    far = min(w / 2 / max(abs(cos(a)), 1e-6), h / 2 / max(abs(sin(a)), 1e-6)) + max(3.4, h * 0.34)
    tail = x + cos(a) * far, y + sin(a) * far
    step = w / (dots + 1.2)
    middle = (dots - 1) / 2
    points = [disc("mot", x + step * (n - middle), y, min(1.8, h * 0.13)) for n in range(dots)]
    return [Shape("bulle", "bulle", (x, y, w, h, *tail)), *points]


def arrow(
    start: Point, c1: Point, c2: Point, end: Point, tip: float = 5.6, over: str = ""
) -> Shapes:
    """Return a move along a cubic curve; over "-t" on a table."""
    a = atan2(end[1] - c2[1], end[0] - c2[0])
    back = end[0] - cos(a) * tip * 0.8, end[1] - sin(a) * tip * 0.8
    wings = [
        (end[0] - cos(a + k) * tip * 1.15, end[1] - sin(a + k) * tip * 1.15) for k in (-0.5, 0.5)
    ]
    return [bezier("fleche" + over, start, c1, c2, back), poly("pointe" + over, end, *wings)]


def straight(start: Point, end: Point, bend: float = 0.0, tip: float = 5.6) -> Shapes:
    """Return a move from a place to another, bent to its left by some units."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = hypot(dx, dy) or 1.0
    ox, oy = dy / far * bend, -dx / far * bend
    c1 = start[0] + dx / 3 + ox, start[1] + dy / 3 + oy
    c2 = start[0] + 2 * dx / 3 + ox, start[1] + 2 * dy / 3 + oy
    return arrow(start, c1, c2, end, tip)


def around(x: float, y: float, rx: float, ry: float, start: float, end: float, tip: float = 5.6, over: str = "") -> Shapes:  # fmt: skip
    """Return a move along an ellipse, from an angle to another; over "-t" on a table."""
    count = max(1, round(abs(end - start) / (pi / 2)))
    step = (end - start) / count
    k = 4 / 3 * sin(step / 2) / (1 + cos(step / 2))
    out: Shapes = []
    for n in range(count):
        u, v = start + n * step, start + (n + 1) * step
        p0, p1 = (x + rx * cos(u), y + ry * sin(u)), (x + rx * cos(v), y + ry * sin(v))
        c1 = p0[0] - k * rx * sin(u), p0[1] + k * ry * cos(u)
        c2 = p1[0] + k * rx * sin(v), p1[1] - k * ry * cos(v)
        out += (
            arrow(p0, c1, c2, p1, tip, over)
            if n == count - 1
            else [bezier("fleche" + over, p0, c1, c2, p1)]
        )
    return out


def sheet(x: float, y: float, a: float, s: float, pen: bool = False) -> Shapes:
    """Return a sheet in front of somebody, with a pen when they write."""
    cx, cy = x + cos(a) * 10 * s, y + sin(a) * 10 * s
    out = [turned("feuille", cx, cy, 6.6 * s, 5.6 * s, a)]
    if pen:
        px, py = -sin(a), cos(a)
        tip = cx + px * 0.6 * s, cy + py * 0.6 * s
        end = cx + (px * 5.6 - cos(a) * 3.4) * s, cy + (py * 5.6 - sin(a) * 3.4) * s
        out.append(line("crayon", tip, end))
    return out


def speaking(spot: Spot, s: float, rings: int = 3) -> Shapes:
    """Return somebody who speaks, with the voice."""
    return person(*spot, s, "v") + voice(*spot, s, rings)
