"""What a drawing is made of: frames, lines of text, curves, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from .layout import Point


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its words, the middle of its baseline, its size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A body: its identifier, its frame, its name and its rhythm."""

    id: str
    frame: Frame
    name: tuple[Line, ...]
    rhythm: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What a link says, and the ground that keeps lines away from its words."""

    frame: Frame
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a link: straight down without controls, a cubic Bézier curve with them."""

    start: Point
    end: Point
    controls: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its pieces, whether it is dashed, its arrow's tip, and 1 when it points down."""

    pieces: tuple[Piece, ...]
    dashed: bool
    tip: Point
    direction: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole drawing; links and labels in the order of the record's links, boxes of its bodies."""

    width: float
    height: float
    links: tuple[Link, ...]
    labels: tuple[Label, ...]
    boxes: tuple[Box, ...]
