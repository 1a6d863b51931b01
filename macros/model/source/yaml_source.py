"""A strict YAML reader: core types only, no alias, no repeated key, every line number kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from ..base.bounds import MOST_ITEMS, MOST_MARKS_IN_ALL, TOO_MARKED, costly_field, marks
from ..base.problems import Problem
from ..base.signs import hidden, on_lines, unseen
from ..base.yaml_slips import ALIAS, DEEPEST, TOO_DEEP, explain, tabs

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

REFUSED: Final = object()
"""Stands for a value that cannot be used and has its problem already."""

_MANY_LEVELS = 2000
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]+\Z")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}
_NUMERIC = frozenset("+-0123456789")
_Base = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


class _Loader(_Base):  # type: ignore[misc, valid-type]
    """The host's loader without tag resolution, a third of its time: types are decided here."""

    def descend_resolver(self, _: object, __: object) -> None:
        """Do nothing: no type depends on a path."""

    def ascend_resolver(self) -> None:
        """Do nothing: no type depends on a path."""

    def resolve(self, *_: object) -> str:
        """Return no tag, so that a tag is one that the author wrote."""
        return ""


@dataclass(slots=True)
class _Reading:
    """The state of one conversion from YAML nodes to values."""

    path: str
    offset: int
    rows: list[str]
    aliases: list[int]
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    marked: int = 0

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.offset

    def fault(self, line: int, where: Path, sentence: str) -> object:
        self.problems.append(Problem(self.path, line, dotted(where), sentence))
        return REFUSED

    def value(self, node: yaml.Node, where: Path) -> object:
        if self.aliases and self._is_alias(node):
            line = self.aliases.pop(0) + self.offset
            self.lines.setdefault(where, line)
            return self.fault(line, where, ALIAS)
        if where not in self.lines:
            self.lines[where] = self.line(node)
        return self._tagged(node, where) if node.tag else self._content(node, where)

    def _is_alias(self, node: yaml.Node) -> bool:
        """Say whether a node was met before: an alias gives its anchor's node again."""
        known = id(node) in self.seen
        self.seen.add(id(node))
        return known

    def _content(self, node: yaml.Node, where: Path) -> object:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, where)
        if len(where) >= DEEPEST:
            return self.fault(self.line(node), where, TOO_DEEP)
        if len(node.value) > MOST_ITEMS:
            sentence = (
                f"{len(node.value)} éléments, {MOST_ITEMS} au plus ; en faire plusieurs fichiers"
            )
            return self.fault(self.line(node), where, sentence)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        return tuple([self.value(item, (*where, n)) for n, item in enumerate(node.value)])

    def _mapping(self, node: yaml.MappingNode, where: Path) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, where)
            if key is None:
                self._spare().value(value_node, ())
                continue
            here = (*where, key)
            line = self.line(key_node)
            if key in result:
                first = self.lines[here]
                self.fault(line, here, f"ce champ est écrit deux fois (déjà ligne {first})")
                self._spare().value(value_node, ())
                continue
            self.lines[here] = line
            result[key] = self.value(value_node, here)
        return result

    def _key(self, node: yaml.Node, where: Path) -> str | None:
        if self.aliases and self._is_alias(node):
            self.fault(self.aliases.pop(0) + self.offset, where, ALIAS)
            return None
        if isinstance(node, yaml.ScalarNode):
            key = on_lines(node.value)
            if sign := unseen(key):
                self.fault(self.line(node), where, hidden(sign[1], "nom de champ"))
                return None
            return key
        sentence = "un nom de champ est attendu ; mettre le texte entre guillemets"
        self.fault(self.line(node), where, sentence)
        self._spare()._content(node, ())
        return None

    def _spare(self) -> _Reading:
        """Return a reader for what is not kept, so that the next aliases keep their lines."""
        return _Reading(self.path, self.offset, self.rows, self.aliases, seen=self.seen)

    def _tagged(self, node: yaml.Node, where: Path) -> object:
        tag = str(node.tag).replace("tag:yaml.org,2002:", "!!")
        self._spare()._content(node, ())
        return self.fault(self.line(node), where, f"l’étiquette « {tag} » est refusée ; la retirer")

    def _scalar(self, node: yaml.ScalarNode, where: Path) -> object:
        text = on_lines(node.value)
        if sign := unseen(text):
            return self.fault(self.line(node), where, hidden(sign[1], "champ"))
        if why := costly_field(text) or self._too_marked(text):
            return self.fault(self.line(node), where, why)
        if node.style:
            return text
        value = core_value(text)
        if isinstance(value, str):
            end = node.end_mark
            row = self.rows[end.line]
            if "#" in row and row[end.column :].lstrip().startswith("#"):
                sentence = "le signe # coupe le texte ; le mettre entre guillemets"
                return self.fault(self.line(node), where, sentence)
        return value

    def _too_marked(self, text: str) -> str | None:
        """Say once, where it happens, that the fields read so far hold too many marks."""
        before, self.marked = self.marked, self.marked + marks(text)
        return TOO_MARKED if before <= MOST_MARKS_IN_ALL < self.marked else None


def core_value(text: str) -> str | int | float | bool | None:
    """Return an unquoted scalar's value by the YAML 1.2 core schema, decimal numbers only."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def dotted(where: Path) -> str:
    """Return a path as people read it: etapes.2.minutes, counting items from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in where)


def parse(text: str, path: str, first_line: int = 1) -> tuple[object, Lines, list[Problem]]:
    """Return the value of a YAML text, the line of every path in it, and its faults."""
    early = tabs(text, path, first_line)
    if early:
        return None, {}, early
    try:
        deep = _depth_fault(text)
        if deep is not None:
            return None, {}, [Problem(path, deep + first_line, "", TOO_DEEP)]
        node = _Loader(text).get_single_node()
        if node is None:
            return None, {}, []
        reading = _Reading(path, first_line, text.split("\n"), list(_aliases(text)))
        return reading.value(node, ()), reading.lines, reading.problems
    except (yaml.YAMLError, RecursionError) as error:
        return None, {}, [explain(error, text, path, first_line)]


def _aliases(text: str) -> Iterator[int]:
    """Yield the index of the line of each alias; only an anchor makes any possible."""
    if "&" in text and "*" in text:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.AliasEvent):
                yield _index(event)


def _depth_fault(text: str) -> int | None:
    """Return the index of the line that goes too deep, before libyaml exhausts its stack."""
    if sum(map(text.count, ("[", "{", "- ", "? "))) < _MANY_LEVELS:
        return None
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return _index(event)
    return None


def _index(event: yaml.Event) -> int:
    return int(event.start_mark.line) if event.start_mark else 0
