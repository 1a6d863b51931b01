"""Where each field of a header stands in its file: places to change a word and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from macros.model.source.documents import DELIMITER, decode
from macros.model.source.yaml_source import Path as Field

from .retouches import Edit, Place

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Spots = Mapping[Field, "Spot"]


class Spot:
    """What stands at a field: its node, and where its name is written."""

    def __init__(self, node: yaml.Node, first: int, key: Place) -> None:
        self.node, self.key, self._first = node, key, first

    @property
    def start(self) -> Place:
        """Where the value starts."""
        return self._place(self.node.start_mark)

    @property
    def end(self) -> Place:
        """Where the value ends."""
        return self._place(self.node.end_mark)

    @property
    def last_line(self) -> int:
        """The last line that the value fills."""
        return max(self._ends(self.node), default=self.start[0])

    @property
    def flow(self) -> bool:
        """Whether a list or fields are written between brackets or braces."""
        return bool(getattr(self.node, "flow_style", False))

    def _place(self, mark: yaml.Mark) -> Place:
        return int(mark.line) + self._first, int(mark.column)

    def _ends(self, node: yaml.Node) -> Iterator[int]:
        if not node.value or getattr(node, "flow_style", True):
            line, column = self._place(node.end_mark)
            yield line if column else line - 1
            return
        for item in node.value:
            for inner in item if isinstance(item, tuple) else (item,):
                yield from self._ends(inner)


def header(path: Path) -> tuple[str, int]:
    """Return the YAML of a file and the number of its first line."""
    text, _ = decode(path.read_bytes(), path.name)
    rows = (text or "").split("\n")
    if path.suffix != ".md":
        return "\n".join(rows), 1
    end = next(n for n, row in enumerate(rows) if n and row.rstrip() == DELIMITER)
    return "\n".join(rows[1:end]), 2


def spots(path: Path) -> dict[Field, Spot]:
    """Return where every field of a sound file stands."""
    text, first = header(path)
    found: dict[Field, Spot] = {}
    node = yaml.compose(text, Loader=LOADER)
    if node is not None:
        _walk(node, (), first, found)
    return found


def _walk(
    node: yaml.Node,
    where: Field,
    first: int,
    found: dict[Field, Spot],
    key: Place = (0, 0),
) -> None:
    found[where] = Spot(node, first, key)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            mark = name.start_mark
            place = (int(mark.line) + first, int(mark.column))
            _walk(value, (*where, str(name.value)), first, found, place)
    elif isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            _walk(item, (*where, n), first, found)


def replaced(spot: Spot, old: str, new: str) -> Edit:
    """Return the edit that puts a word in place of another, the last one of a value; quotes stay."""
    line, column = spot.start
    quoted = getattr(spot.node, "style", None) in ("'", '"')
    start = column + quoted + str(spot.node.value).rindex(old)
    return Edit((line, start), (line, start + len(old)), new)


def quoted(text: str) -> str:
    """Return a text as YAML writes it between straight quotes."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def added(found: Spots, where: Field, name: str, word: str, after: str) -> Edit:
    """Return the edit that adds a word to a list of fields, written after another when missing."""
    spot = found.get((*where, name))
    if spot is None:
        return _new_list(found[(*where, after)], found[where], name, word)
    items = getattr(spot.node, "value", [])
    if not items:
        return Edit(spot.start, spot.end, f"[{word}]")
    last = found[(*where, name, len(items) - 1)]
    if spot.flow:
        return Edit(last.end, last.end, f", {word}")
    line, column = last.start
    return Edit((line + 1, 0), (line + 1, 0), f"{' ' * (column - 2)}- {word}\n")


def _new_list(after: Spot, holder: Spot, name: str, word: str) -> Edit:
    if holder.flow:
        return Edit(after.end, after.end, f", {name}: [{word}]")
    line = after.last_line + 1
    return Edit((line, 0), (line, 0), f"{' ' * after.key[1]}{name}: [{word}]\n")


def dropped(found: Spots, where: Field) -> Edit:
    """Return the edit that takes an item from its list, or its list when nothing else is in it."""
    parent = found[where[:-1]]
    items = parent.node.value
    n = int(where[-1])
    if parent.flow:
        return _from_flow(found, where, n, len(items))
    if len(items) == 1:
        return _lines(parent.key[0], parent.last_line)
    spot = found[where]
    return _lines(spot.start[0], spot.last_line)


def _from_flow(found: Spots, where: Field, n: int, count: int) -> Edit:
    spot = found[where]
    if n + 1 < count:
        return Edit(spot.start, found[(*where[:-1], n + 1)].start, "")
    if n:
        return Edit(found[(*where[:-1], n - 1)].end, spot.end, "")
    return Edit(spot.start, spot.end, "")


def without(found: Spots, name: str) -> Iterator[Edit]:
    """Yield the edit that takes a field of the header away, when it is there."""
    spot = found.get((name,))
    if spot is not None:
        yield _lines(spot.key[0], max(spot.last_line, spot.key[0]))


def _lines(first: int, last: int) -> Edit:
    return Edit((first, 0), (last + 1, 0), "")
