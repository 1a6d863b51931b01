"""The drawing of a governance schema: boxes, labels, lines and arrows, in pixels, ready to ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from macros.model.records.gouvernance import Gouvernance, Instance, Lien

from .figure import Box, Figure, Frame, Label, Line, Link, Piece
from .fonts import width
from .layout import GAP, Chain, Drawing, Node, Point, place

NAME, SMALL = 16.0, 13.0
"""Font sizes, in pixels: names of bodies; rhythms and labels."""
LEADING = 1.25
PADDING = 12.0
BOX, LABEL = 150.0, 118.0
"""Widest text, in pixels, inside a box and inside a label."""
BLANK_BOX, BLANK_LABEL = (204.0, 118.0), (200.0, 67.0)
"""Width and height, in pixels, of a box and of a label to write in: on an A3, 60 × 20 mm at least for the
widest schema, so that a felt pen writes in it what is read from a chair."""

UPWARD = {"rend-compte", "alimente", "avis", "saisit"}
"""Links that inform or ask, drawn with dashes; the others entrust or bring, drawn in full."""


def title(r: Gouvernance) -> str:
    """Return the name of a schema's drawing."""
    return f"{r.titre} : schéma des instances"


def description(r: Gouvernance) -> str:
    """Return what a schema's drawing shows, for those who do not see it."""
    described = ", ".join(i.nom for i in r.instances)
    return (
        f"{len(r.instances)} instances ({described}) et "
        f"{len(r.liens)} liens, décrits dans le tableau qui suit."
    )


@lru_cache(maxsize=512)
def figure(r: Gouvernance) -> Figure:
    """Return the drawing of a schema."""
    drawing, chains = arranged(r)
    return _figure(r, drawing, chains, _label_lines, _box_lines)


@lru_cache(maxsize=512)
def blank(r: Gouvernance) -> Figure:
    """Return the drawing of a schema with room to write: names on top of boxes, empty labels."""
    drawing, chains = arranged(r, _blank_box, _blank_label)
    return _figure(r, drawing, chains, lambda _: [], lambda i: (_blank_name(i), []))


def wrap(text: str, size: float, room: float, face: str = "texte") -> list[str]:
    """Return a text cut into lines no wider than room pixels (a single word may exceed it)."""
    lines: list[str] = []
    for word in text.split():
        candidate = f"{lines[-1]} {word}" if lines else word
        if lines and width(candidate, size, face) <= room:
            lines[-1] = candidate
        else:
            lines.append(word)
    return lines


def ranks(r: Gouvernance) -> dict[str, int]:
    """Return the tier of each body, 0 at the top: as written, else below whoever entrusts it."""
    found = {i.id: i.rang or 0 for i in r.instances}
    parents = {
        i.id: [x.de for x in r.liens if x.vers == i.id and x.type not in UPWARD]
        for i in r.instances
    }
    for _ in r.instances:
        for i in r.instances:
            if i.rang is None:
                above = [found[p] for p in parents[i.id] if found[p] < len(r.instances)]
                found[i.id] = min(max(above, default=0) + 1, len(r.instances))
    used = sorted(set(found.values()))
    return {name: used.index(rank) for name, rank in found.items()}


# ---- Nodes and chains --------------------------------------------------------------------

Sizer = tuple[float, float]


def arranged(
    r: Gouvernance,
    box: Callable[[Instance], Sizer] | None = None,
    label: Callable[[Lien], Sizer] | None = None,
) -> tuple[Drawing, list[Chain]]:
    """Return where bodies and labels stand, and the chain of each link; sizes those of their
    texts unless given."""
    box, label = box or _box_size, label or _label_size
    tier = ranks(r)
    nodes = [Node(i.id, *box(i), 2 * tier[i.id]) for i in r.instances]
    chains = []
    for n, lien in enumerate(r.liens):
        chain, added = _chain(lien, label(lien), n, tier)
        nodes += added
        chains.append(chain)
    return place(nodes, chains), chains


def _chain(lien: Lien, size: Sizer, n: int, tier: dict[str, int]) -> tuple[Chain, list[Node]]:
    up = tier[lien.de] > tier[lien.vers]
    upper, lower = (lien.vers, lien.de) if up else (lien.de, lien.vers)
    first, last = 2 * tier[upper], 2 * tier[lower]
    label = Node(f"l{n}", *size, first + 1)
    if first == last:
        return Chain((upper, label.key, lower), 1, False), [label]
    passes = [Node(f"l{n}p{row}", 8.0, 8.0, row) for row in range(first + 2, last)]
    keys = (upper, label.key, *(p.key for p in passes), lower)
    return Chain(keys, 1, up), [label, *passes]


def _box_size(instance: Instance) -> Sizer:
    name, rhythm = _box_lines(instance)
    wide = max(
        *(width(line, NAME, "texte-gras") for line in name),
        *(width(line, SMALL) for line in rhythm),
    )
    height = (len(name) * NAME + len(rhythm) * SMALL) * LEADING + 2 * PADDING
    return wide + 2 * PADDING, height


def _box_lines(instance: Instance) -> tuple[list[str], list[str]]:
    return wrap(instance.nom, NAME, BOX, "texte-gras"), wrap(instance.rythme, SMALL, BOX)


def _label_size(lien: Lien) -> Sizer:
    lines = _label_lines(lien)
    wide = max(width(line, SMALL) for line in lines)
    return wide + 8.0, len(lines) * SMALL * LEADING + 4.0


def _label_lines(lien: Lien) -> list[str]:
    return wrap(lien.libelle, SMALL, LABEL)


def _blank_box(instance: Instance) -> Sizer:
    wide, high = BLANK_BOX
    return wide, high + (len(_blank_name(instance)) - 1) * SMALL * LEADING


def _blank_name(instance: Instance) -> list[str]:
    return wrap(instance.nom, SMALL, BLANK_BOX[0] - PADDING, "texte-gras")


def _blank_label(_: Lien) -> Sizer:
    return BLANK_LABEL


# ---- Figures -----------------------------------------------------------------------------


def _figure(
    r: Gouvernance,
    drawing: Drawing,
    chains: Sequence[Chain],
    said: Callable[[Lien], list[str]],
    told: Callable[[Instance], tuple[list[str], list[str]]],
) -> Figure:
    triples = zip(chains, r.liens, drawing.segments, strict=True)
    pairs = zip(chains, r.liens, strict=True)
    return Figure(
        drawing.width,
        drawing.height,
        tuple(_link(*triple) for triple in triples),
        tuple(_label(_frame(drawing, c.nodes[c.label]), said(lien)) for c, lien in pairs),
        tuple(_box(i.id, _frame(drawing, i.id), *told(i)) for i in r.instances),
    )


def _frame(drawing: Drawing, key: str) -> Frame:
    return Frame(*drawing.box(key))


def _link(chain: Chain, lien: Lien, pieces: Sequence[tuple[Point, Point]]) -> Link:
    (start, _), (_, end) = pieces[0], pieces[-1]
    turned = len(chain.nodes) == 3 and start[1] == end[1]
    tip, direction = (start, -1) if chain.up else (end, -1 if turned else 1)
    return Link(tuple(_piece(*p) for p in pieces), lien.type in UPWARD, tip, direction)


def _piece(start: Point, end: Point) -> Piece:
    (x1, y1), (x2, y2) = start, end
    if abs(x1 - x2) < 0.5:
        return Piece(start, (x1, y2), None)
    bend = GAP / 2 if y2 > y1 else -GAP / 2
    return Piece(start, end, ((x1, y1 + bend), (x2, y2 - bend)))


def _label(frame: Frame, lines: Sequence[str]) -> Label:
    half = (len(lines) - 1) * SMALL * LEADING / 2
    first = frame.top + frame.height / 2 - half + SMALL * 0.35
    return Label(frame, _lines(lines, frame.left + frame.width / 2, first, SMALL))


def _box(key: str, frame: Frame, name: Sequence[str], rhythm: Sequence[str]) -> Box:
    middle = frame.left + frame.width / 2
    if not rhythm:
        y = frame.top + PADDING + SMALL * 0.5
        return Box(key, frame, _lines(name, middle, y, SMALL), ())
    text = (len(name) * NAME + len(rhythm) * SMALL) * LEADING
    y = frame.top + (frame.height - text) / 2 + NAME
    below = y + (len(name) * NAME) * LEADING - 2
    return Box(key, frame, _lines(name, middle, y, NAME), _lines(rhythm, middle, below, SMALL))


def _lines(lines: Sequence[str], x: float, y: float, size: float) -> tuple[Line, ...]:
    return tuple(Line(line, x, y + n * size * LEADING, size) for n, line in enumerate(lines))
