"""The shapes of a drawing as a few SVG paths: one for each style, and for each thickness of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from .shapes import ORDER, Shape

SCALED = {"gens-x": 5.6, "creux": 2.8, "gens": 5.6, "gens-v": 5.6, "gens-a": 7.2, "gens-b": 7.2, "raie": 1.2, "bras": 2.4, "bras-a": 2.4, "manche": 4.6}  # fmt: skip
"""Strokes that grow with people: how thick at scale 1."""


@dataclass(frozen=True, slots=True)
class Path:
    """One path: its style, whether it is made of round dots, how thick when that varies, its data."""

    style: str
    dots: bool
    wide: str
    d: str


def paths(shapes: Sequence[Shape]) -> Iterator[Path]:
    """Yield the paths of a drawing in the order in which they cover each other."""
    found: dict[tuple[int, bool, str], list[str]] = {}
    for shape in shapes:
        dots = shape.kind == "disc"
        thick = SCALED.get(shape.style)
        wide = number(2 * shape.at[2]) if dots else number(thick * shape.k) if thick else ""
        found.setdefault((ORDER[shape.style], dots, wide), []).append(data(shape))
    names = list(ORDER)
    for (order, dots, wide), pieces in sorted(found.items()):
        yield Path(names[order], dots, wide, "".join(pieces))


def snapped(value: float) -> float:
    """Return the nearest half unit, an eighth of a millimetre on paper: nobody sees it, and it packs."""
    return round(value * 2) / 2


def number(value: float) -> str:
    """Return a number to the nearest half unit, without a useless zero."""
    text = f"{snapped(value):.1f}".removesuffix(".0")
    if text in ("-0", "0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def joined(*values: float) -> str:
    """Return numbers one after another, a space only where nothing else parts them."""
    out = ""
    for value in values:
        text = number(value)
        out += text if not out or text[0] == "-" else f" {text}"
    return out


def data(shape: Shape) -> str:
    """Return what draws a shape."""
    return _DATA[shape.kind](shape.at)


def _disc(at: tuple[float, ...]) -> str:
    return f"M{joined(at[0], at[1])}h0"


def _line(at: tuple[float, ...]) -> str:
    px, py = snapped(at[0]), snapped(at[1])
    steps: list[float] = []
    for x, y in zip(at[2::2], at[3::2], strict=True):
        dx, dy = snapped(x - px), snapped(y - py)
        steps += [dx, dy]
        px, py = px + dx, py + dy
    return f"M{joined(at[0], at[1])}l{joined(*steps)}"


def _poly(at: tuple[float, ...]) -> str:
    return f"{_line(at)}z"


def _bezier(at: tuple[float, ...]) -> str:
    x, y = snapped(at[0]), snapped(at[1])
    moved = (value - (x, y)[n % 2] for n, value in enumerate(at[2:]))
    return f"M{joined(x, y)}c{joined(*moved)}"


def _arc(at: tuple[float, ...]) -> str:
    x, y, r, start, end = at
    x1, y1 = snapped(x + r * cos(start)), snapped(y + r * sin(start))
    large = int(end - start > pi + 0.001)
    way = joined(x + r * cos(end) - x1, y + r * sin(end) - y1)
    return f"M{joined(x1, y1)}a{joined(r, r)} 0 {large} 1{'' if way[0] == '-' else ' '}{way}"


def _rect(at: tuple[float, ...]) -> str:
    x, y, w, h, r = at
    if r < 0.3:
        return f"M{joined(x, y)}h{number(w)}v{number(h)}h{number(-w)}z"
    r = min(r, w / 2, h / 2)
    turn = f"a{joined(r, r)} 0 0 1 "
    across, down = number(w - 2 * r), number(h - 2 * r)
    back, up = number(2 * r - w), number(2 * r - h)
    return (
        f"M{joined(x + r, y)}h{across}{turn}{joined(r, r)}v{down}{turn}{joined(-r, r)}"
        f"h{back}{turn}{joined(-r, -r)}v{up}{turn}{joined(r, -r)}z"
    )


def outline(at: tuple[float, ...]) -> list[tuple[float, float]]:
    """Return the corners of a bubble: cut corners, and the tail on the side that it leaves from."""
    x, y, w, h, tx, ty = at
    c = min(w, h) * 0.3
    west, east, north, south = x - w / 2, x + w / 2, y - h / 2, y + h / 2
    half = min(3.2, min(w, h) * 0.22)
    sides = abs(tx - x) * h > abs(ty - y) * w
    if sides:
        near = max(north + c + half, min(south - c - half, ty))
        tail = [
            (west if tx < x else east, near + k * half) for k in ((1, -1) if tx < x else (-1, 1))
        ]
    else:
        near = max(west + c + half, min(east - c - half, tx))
        tail = [
            (near + k * half, north if ty < y else south) for k in ((-1, 1) if ty < y else (1, -1))
        ]
    tip = [tail[0], (tx, ty), tail[1]]
    top = tip if not sides and ty < y else []
    right = tip if sides and tx >= x else []
    low = tip if not sides and ty >= y else []
    left = tip if sides and tx < x else []
    return [(west + c, north), *top, (east - c, north), (east, north + c), *right, (east, south - c), (east - c, south), *low, (west + c, south), (west, south - c), *left, (west, north + c)]  # fmt: skip


def _bulle(at: tuple[float, ...]) -> str:
    return _poly(tuple(value for point in outline(at) for value in point))


_DATA = {
    "disc": _disc, "line": _line, "poly": _poly, "bezier": _bezier, "arc": _arc, "rect": _rect,
    "bulle": _bulle,
}  # fmt: skip
