"""The diagram of a governance schema: an SVG that reads in light, in dark and aloud."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from ..model.catalogue import Catalogue
from ..model.entries import AnyEntry
from ..model.records.gouvernance import Gouvernance, Instance, Lien
from ..presenters.fonts import width
from ..presenters.layout import GAP, Chain, Drawing, Node, Point, place
from .rendering import fragment

NAME, SMALL = 16.0, 13.0
"""Font sizes, in pixels: names of bodies; rhythms and labels."""
LEADING = 1.25
PADDING = 12.0
BOX, LABEL = 150.0, 118.0
"""Widest text, in pixels, inside a box and inside a label."""

SMALLEST = 0.75
"""How far a narrow screen may shrink a drawing before it scrolls: labels stay near 10 px."""

UPWARD = {"rend-compte", "alimente", "avis", "saisit"}
"""Links that inform or ask, drawn with dashes; the others entrust or bring, drawn in full."""


def schema(catalogue: Catalogue, entry: AnyEntry) -> Markup:
    """Return the figure of a governance schema: drawing, legend and the same links as a table."""
    r: Gouvernance = entry.record
    names = {i.id: i.nom for i in r.instances}
    liens = [
        {
            "de": names[lien.de],
            "vers": names[lien.vers],
            "type": catalogue.mot("types_de_liens", lien.type).nom,
            "libelle": lien.libelle,
        }
        for lien in r.liens
    ]
    return fragment("schema.html.j2", titre=r.titre, svg=svg(r, entry.slug), liens=liens)


@lru_cache(maxsize=512)
def svg(r: Gouvernance, slug: str) -> Markup:
    """Return the drawing of a governance schema as SVG, with title and description."""
    drawing, chains = _drawing(r)
    described = ", ".join(i.nom for i in r.instances)
    parts = [
        f'<svg class="sg" viewBox="0 0 {drawing.width:.0f} {drawing.height:.0f}" '
        f'width="{drawing.width:.0f}" height="{drawing.height:.0f}" '
        f'style="min-width:{drawing.width * SMALLEST:.0f}px" role="img" '
        f'aria-labelledby="sg-{slug}-t sg-{slug}-d">',
        f'<title id="sg-{slug}-t">{escape(r.titre)} : schéma des instances</title>',
        f'<desc id="sg-{slug}-d">{len(r.instances)} instances ({escape(described)}) et '
        f"{len(r.liens)} liens, décrits dans le tableau qui suit.</desc>",
    ]
    for chain, lien, pieces in zip(chains, r.liens, drawing.segments, strict=True):
        parts.append(_link(chain, lien, pieces))
    for n, (chain, lien) in enumerate(zip(chains, r.liens, strict=True)):
        parts.append(_label(drawing, chain.nodes[chain.label], lien, n))
    parts += [_box(drawing, instance) for instance in r.instances]
    return Markup("".join([*parts, "</svg>"]))


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


def _drawing(r: Gouvernance) -> tuple[Drawing, list[Chain]]:
    tier = ranks(r)
    nodes = [_box_node(i, 2 * tier[i.id]) for i in r.instances]
    chains = []
    for n, lien in enumerate(r.liens):
        chain, added = _chain(lien, n, tier)
        nodes += added
        chains.append(chain)
    return place(nodes, chains), chains


def _chain(lien: Lien, n: int, tier: dict[str, int]) -> tuple[Chain, list[Node]]:
    up = tier[lien.de] > tier[lien.vers]
    upper, lower = (lien.vers, lien.de) if up else (lien.de, lien.vers)
    first, last = 2 * tier[upper], 2 * tier[lower]
    label = _label_node(lien, f"l{n}", first + 1)
    if first == last:
        return Chain((upper, label.key, lower), 1, False), [label]
    passes = [Node(f"l{n}p{row}", 8.0, 8.0, row) for row in range(first + 2, last)]
    keys = (upper, label.key, *(p.key for p in passes), lower)
    return Chain(keys, 1, up), [label, *passes]


def _box_node(instance: Instance, row: int) -> Node:
    name, rhythm = _box_lines(instance)
    wide = max(
        *(width(line, NAME, "texte-gras") for line in name),
        *(width(line, SMALL) for line in rhythm),
    )
    height = (len(name) * NAME + len(rhythm) * SMALL) * LEADING + 2 * PADDING
    return Node(instance.id, wide + 2 * PADDING, height, row)


def _box_lines(instance: Instance) -> tuple[list[str], list[str]]:
    return wrap(instance.nom, NAME, BOX, "texte-gras"), wrap(instance.rythme, SMALL, BOX)


def _label_node(lien: Lien, key: str, row: int) -> Node:
    lines = wrap(lien.libelle, SMALL, LABEL)
    wide = max(width(line, SMALL) for line in lines)
    return Node(key, wide + 8.0, len(lines) * SMALL * LEADING + 4.0, row)


def _link(chain: Chain, lien: Lien, pieces: list[tuple[Point, Point]]) -> str:
    path = "".join(_curve(*piece) for piece in pieces)
    (start, _), (_, end) = pieces[0], pieces[-1]
    turned = len(chain.nodes) == 3 and start[1] == end[1]
    tip, direction = (start, -1) if chain.up else (end, -1 if turned else 1)
    x, y = tip
    arrow = f"M{x:.1f} {y:.1f}l-5 {-9 * direction}h10z"
    style = "sg-avis" if lien.type in UPWARD else "sg-confie"
    return f'<path class="sg-lien {style}" d="{path}"/><path class="sg-fleche" d="{arrow}"/>'


def _curve(start: Point, end: Point) -> str:
    (x1, y1), (x2, y2) = start, end
    if abs(x1 - x2) < 0.5:
        return f"M{x1:.1f} {y1:.1f}V{y2:.1f}"
    bend = GAP / 2 if y2 > y1 else -GAP / 2
    return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"


def _label(drawing: Drawing, key: str, lien: Lien, n: int) -> str:
    left, top, wide, high = drawing.box(key)
    lines = wrap(lien.libelle, SMALL, LABEL)
    first = top + high / 2 - (len(lines) - 1) * SMALL * LEADING / 2 + SMALL * 0.35
    inner = _lines(lines, left + wide / 2, first, SMALL)
    cell = f'<rect class="sg-fond" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'
    return f'<g class="sg-etiquette" data-lien="{n}">{cell}{inner}</g>'


def _box(drawing: Drawing, instance: Instance) -> str:
    left, top, wide, high = drawing.box(instance.id)
    name, rhythm = _box_lines(instance)
    text = (len(name) * NAME + len(rhythm) * SMALL) * LEADING
    y = top + (high - text) / 2 + NAME
    middle = left + wide / 2
    body = _lines(name, middle, y, NAME, "sg-nom")
    body += _lines(rhythm, middle, y + (len(name) * NAME) * LEADING - 2, SMALL, "sg-rythme")
    frame = f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="10"/>'
    return f'<g class="sg-boite" data-instance="{escape(instance.id)}">{frame}{body}</g>'


def _lines(lines: list[str], x: float, y: float, size: float, style: str = "") -> str:
    css = f' class="{style}"' if style else ""
    return "".join(
        f'<text{css} x="{x:.1f}" y="{y + n * size * LEADING:.1f}" text-anchor="middle">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
