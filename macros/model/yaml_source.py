"""A strict YAML reader: core types only, no alias, no repeated key, every line number kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
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
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(slots=True)
class _Reading:
    """The state of one conversion from YAML nodes to values."""

    path: str
    offset: int
    rows: list[str]
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.offset

    def fault(self, node: yaml.Node, where: Path, sentence: str) -> None:
        self.problems.append(Problem(self.path, self.line(node), dotted(where), sentence))

    def value(self, node: yaml.Node, where: Path) -> Any:
        self.lines.setdefault(where, self.line(node))
        if id(node) in self.seen:
            self.fault(node, where, "les raccourcis YAML (& et *) sont refusés ; recopier le texte")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*where, n)) for n, item in enumerate(node.value))
        return self._scalar(node, where)

    def _mapping(self, node: yaml.MappingNode, where: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, where)
            if key is None:
                continue
            if key in result:
                first = self.lines[(*where, key)]
                self.fault(
                    key_node, (*where, key), f"ce champ est écrit deux fois (déjà ligne {first})"
                )
                continue
            self.lines[(*where, key)] = self.line(key_node)
            result[key] = self.value(value_node, (*where, key))
        return result

    def _key(self, node: yaml.Node, where: Path) -> str | None:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.fault(node, where, "un nom de champ est attendu ; mettre le texte entre guillemets")
        return None

    def _scalar(self, node: yaml.Node, where: Path) -> Any:
        if not str(node.tag).startswith("tag:yaml.org,2002:str"):
            self.fault(node, where, f"l’étiquette « {node.tag} » est refusée ; la retirer")
            return None
        if getattr(node, "style", None):
            return node.value
        value = core_value(node.value)
        if isinstance(value, str) and self._cut_by_hash(node):
            self.fault(node, where, "le signe # coupe le texte ; le mettre entre guillemets")
        return value

    def _cut_by_hash(self, node: yaml.Node) -> bool:
        end = node.end_mark
        return self.rows[end.line][end.column :].lstrip().startswith("#")


def core_value(text: str) -> str | int | float | bool | None:
    """Return an unquoted scalar's value by the YAML 1.2 core schema, decimal numbers only."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def dotted(where: Path) -> str:
    """Return a path as people read it: etapes.2.minutes, counting items from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in where)


def parse(text: str, path: str, first_line: int = 1) -> tuple[Any, Lines, list[Problem]]:
    """Return the value of a YAML text, the line of every path in it, and its faults."""
    reading = _Reading(path, first_line, text.split("\n"))
    early = list(_tabs(text, path, first_line))
    if early:
        return None, {}, early
    try:
        node = _LOADER(text).get_single_node()
    except yaml.YAMLError as error:
        return None, {}, [_explain(error, text, path, first_line)]
    if node is None:
        return None, {}, []
    value = reading.value(node, ())
    return value, reading.lines, reading.problems


def _tabs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            yield Problem(
                path, number, "", "une tabulation décale la ligne ; la remplacer par des espaces"
            )


def _explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = int(mark.line) if mark else 0
    lines = text.split("\n")
    index = min(index, len(lines) - 1)
    for guess in (index, index - 1):
        if guess >= 0 and (sentence := _author_slip(lines[guess])):
            return Problem(path, guess + first_line, "", sentence)
    if "alias" in str(error):
        return Problem(
            path,
            index + first_line,
            "",
            "les raccourcis YAML (& et *) sont refusés ; recopier le texte",
        )
    return Problem(
        path,
        index + first_line,
        "",
        "ce passage n’est pas du YAML lisible ; vérifier les guillemets, les tirets "
        "et les espaces au début de la ligne",
    )


def _author_slip(line: str) -> str | None:
    match = re.match(r"\s*(?:- )?([\w-]+):\s+([^\"'\[{|>#].*)", line)
    if match and (": " in match[2] or match[2].rstrip().endswith(":")):
        return (
            "un deux-points dans le texte le coupe en deux ; "
            f'mettre le texte entre guillemets : {match[1]}: "{match[2].strip()}"'
        )
    if match and match[2][0] in "@`%&*!":
        return f"un texte ne peut pas commencer par « {match[2][0]} » ; le mettre entre guillemets"
    if match and match[2].startswith(("-", "?")):
        return "un texte qui commence par un tiret se met entre guillemets"
    if re.match(r"\s*(?:- )?[\w-]+:\S", line) and not re.search(r"https?:", line):
        return "il manque une espace après le deux-points"
    if re.match(r"\s*(?:- )?([\w-]+:\s+)?\"[^\"]*\"[^\s,\]}#]", line):
        return "du texte suit le guillemet fermant ; utiliser « » à l’intérieur du texte"
    return None
