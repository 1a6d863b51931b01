"""Where the boxes, labels and arrows of a governance diagram stand.

Bodies stand in tiers. Between two tiers runs a row of labels, and every link passes through
its own label: side by side in a row, labels cannot overlap, and lines only cross between rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

GAP = 34.0
"""Pixels between two rows, where lines bend."""
SPACING = 22.0
"""Pixels between two neighbours in a row."""
MARGIN = 6.0

Point = tuple[float, float]


@dataclass(slots=True)
class Node:
    """Something that takes room in a row: a box, a label, or the passage of a long link."""

    key: str
    width: float
    height: float
    row: int
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Chain:
    """A link as the nodes it goes through, from the upper body to the lower one.

    label is the place of its label in nodes; up says that the arrow points to the first node.
    """

    nodes: tuple[str, ...]
    label: int
    up: bool


@dataclass(slots=True)
class Drawing:
    """Nodes with their centre x, the top of each row, and one polyline of points per link."""

    nodes: Mapping[str, Node]
    tops: Sequence[float]
    heights: Sequence[float]
    width: float
    height: float
    segments: list[list[tuple[Point, Point]]] = field(default_factory=list)

    def box(self, key: str) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a node; boxes fill the height of their row."""
        node = self.nodes[key]
        return node.x - node.width / 2, self.tops[node.row], node.width, self.heights[node.row]


def place(nodes: Sequence[Node], chains: Sequence[Chain]) -> Drawing:
    """Return the drawing of nodes and links: fewest crossings found, neighbours lined up."""
    rows = _rows(nodes)
    neighbours = _neighbours(chains)
    _order(rows, neighbours)
    by_key = {node.key: node for node in nodes}
    _spread(rows, neighbours, by_key)
    left = min(node.x - node.width / 2 for node in nodes) - MARGIN
    for node in nodes:
        node.x -= left
    heights = [max((node.height for node in row), default=0.0) for row in rows]
    tops = [MARGIN]
    for height in heights[:-1]:
        tops.append(tops[-1] + height + GAP)
    width = max(node.x + node.width / 2 for node in nodes) + MARGIN
    drawing = Drawing(by_key, tops, heights, width, tops[-1] + heights[-1] + MARGIN)
    drawing.segments = _segments(drawing, chains)
    return drawing


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    rows: list[list[Node]] = [[] for _ in range(max(node.row for node in nodes) + 1)]
    for node in nodes:
        rows[node.row].append(node)
    return rows


def _neighbours(chains: Sequence[Chain]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for chain in chains:
        for a, b in pairwise(chain.nodes):
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
    return found


def _order(rows: list[list[Node]], neighbours: Mapping[str, list[str]]) -> None:
    """Sort each row by the mean place of its neighbours, sweeping; keep the best order met."""
    best, kept = _crossings(rows, neighbours), [list(row) for row in rows]
    for sweep in range(12):
        indices = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        for n in indices:
            place_of = _places(rows)
            rows[n].sort(key=lambda node: _mean(node, neighbours, place_of))
        found = _crossings(rows, neighbours)
        if found < best:
            best, kept = found, [list(row) for row in rows]
    rows[:] = kept


def _places(rows: list[list[Node]]) -> dict[str, float]:
    return {node.key: (n + 0.5) / len(row) for row in rows for n, node in enumerate(row)}


def _mean(node: Node, neighbours: Mapping[str, list[str]], places: Mapping[str, float]) -> float:
    near = [places[key] for key in neighbours.get(node.key, ())]
    return sum(near) / len(near) if near else places[node.key]


def _crossings(rows: list[list[Node]], neighbours: Mapping[str, list[str]]) -> int:
    rank = {node.key: (n, m) for n, row in enumerate(rows) for m, node in enumerate(row)}
    edges = [
        (rank[a], rank[b]) for a in rank for b in neighbours.get(a, ()) if rank[a][0] < rank[b][0]
    ]
    return sum(
        1
        for i, (a, b) in enumerate(edges)
        for c, d in edges[i + 1 :]
        if a[0] == c[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0
    )


def _spread(
    rows: list[list[Node]], neighbours: Mapping[str, list[str]], nodes: Mapping[str, Node]
) -> None:
    for row in rows:
        total = sum(node.width for node in row) + SPACING * (len(row) - 1)
        cursor = -total / 2
        for node in row:
            node.x = cursor + node.width / 2
            cursor += node.width + SPACING
    for sweep in range(16):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            _settle(row, [_wish(node, neighbours, nodes) for node in row])


def _wish(node: Node, neighbours: Mapping[str, list[str]], nodes: Mapping[str, Node]) -> float:
    near = [nodes[key].x for key in neighbours.get(node.key, ())]
    return sum(near) / len(near) if near else node.x


def _settle(row: list[Node], wishes: list[float]) -> None:
    """Give each node the place nearest to its wish (least squares) that keeps order and room."""
    offsets = [0.0] if row else []
    for a, b in pairwise(row):
        offsets.append(offsets[-1] + a.width / 2 + b.width / 2 + SPACING)
    groups: list[list[float]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        groups.append([wish - offset, 1.0])
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (m2, n2), (m1, n1) = groups.pop(), groups.pop()
            groups.append([(m1 * n1 + m2 * n2) / (n1 + n2), n1 + n2])
    means = [mean for mean, count in groups for _ in range(int(count))]
    for node, mean, offset in zip(row, means, offsets, strict=True):
        node.x = mean + offset


def _segments(drawing: Drawing, chains: Sequence[Chain]) -> list[list[tuple[Point, Point]]]:
    ports = _ports(drawing, chains)
    result = []
    for number, chain in enumerate(chains):
        pieces = []
        for step, (a, b) in enumerate(pairwise(chain.nodes)):
            start = ports[number, step, a]
            if 0 < step != chain.label:
                # A long link crosses a row of bodies straight, in the room kept for it.
                pieces.append((ports[number, step - 1, a], start))
            pieces.append((start, ports[number, step, b]))
        result.append(pieces)
    return result


def _ports(drawing: Drawing, chains: Sequence[Chain]) -> dict[tuple[int, int, str], Point]:
    """Spread the ends of links along the side of the box they touch, in the order they leave."""
    sides: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for number, chain in enumerate(chains):
        for step, (a, b) in enumerate(pairwise(chain.nodes)):
            for here, there in ((a, b), (b, a)):
                below = drawing.nodes[there].row > drawing.nodes[here].row
                sides.setdefault((here, below), []).append((drawing.nodes[there].x, number, step))
    ports = {}
    for (key, below), ends in sides.items():
        left, top, width, height = drawing.box(key)
        y = top + height if below else top
        for n, (_, number, step) in enumerate(sorted(ends), 1):
            ports[number, step, key] = (left + width * n / (len(ends) + 1), y)
    return ports
