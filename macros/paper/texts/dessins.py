"""Diagrams of governance as plain data, and how they lie on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from macros.told.dessin.figure import Box, Figure, Frame, Label, Line, Link

Data = dict[str, Any]


def lying(drawn: Figure, rooms: Sequence[tuple[float, float]]) -> bool:
    """Return whether a drawing grows larger on a sheet lying than upright, from the room in each."""
    upright, across = (min(w / drawn.width, h / drawn.height) for w, h in rooms)
    return across > upright


def drawing(drawn: Figure, alt: str) -> Data:
    """Return a drawing as plain data, in pixels, and what it shows in words."""
    return {
        "largeur": round(drawn.width, 2),
        "hauteur": round(drawn.height, 2),
        "alt": alt,
        "liens": [_link(link) for link in drawn.links],
        "etiquettes": [_label(label) for label in drawn.labels],
        "boites": [_box(box) for box in drawn.boxes],
    }


def _link(link: Link) -> Data:
    return {
        "pointille": link.dashed,
        "pointe": [round(n, 2) for n in link.tip],
        "sens": link.direction,
        "morceaux": [
            [[round(n, 2) for n in point] for point in (p.start, *(p.controls or ()), p.end)]
            for p in link.pieces
        ],
    }


def _label(label: Label) -> Data:
    return {"cadre": _frame(label.frame), "lignes": _lines(label.lines, label.frame)}


def _box(box: Box) -> Data:
    return {
        "cadre": _frame(box.frame),
        "nom": _lines(box.name, box.frame),
        "rythme": _lines(box.rhythm, box.frame),
    }


def _frame(frame: Frame) -> Data:
    names = ("x", "y", "l", "h")
    values = (frame.left, frame.top, frame.width, frame.height)
    return {name: round(n, 2) for name, n in zip(names, values, strict=True)}


def _lines(lines: Iterable[Line], frame: Frame) -> list[Data]:
    """Lines with the widest they may be: paper's no-break spaces are not those measured."""
    return [
        {
            "texte": line.text,
            "x": round(line.x, 2),
            "y": round(line.y, 2),
            "taille": line.size,
            "place": round(frame.width - 4.0, 2),
        }
        for line in lines
    ]
