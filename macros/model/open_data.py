"""Files of open data beside territories, each named by a code: read like all that people may change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .base.problems import Problem
from .core.entries import Entry
from .records.donnees import FOLDER, MOST_BYTES, SUFFIX, Donnees
from .source.disk import contents
from .source.documents import read
from .source.shapes import shape


@dataclass(slots=True)
class Opened:
    """What was read, by code, what is wrong, which files hold nothing that can be used."""

    found: dict[str, Entry[Donnees]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    @property
    def broken(self) -> tuple[tuple[str, set[str]], ...]:
        """The names of unread files, under the table that would hold them."""
        return (("donnees", self.unread),) if self.unread else ()


def open_data(root: Path, paths: Iterable[Path]) -> tuple[Opened, list[Path]]:
    """Read the files of open data among those of a toolbox; return them, and the other files."""
    opened, others = Opened(), []
    for path in paths:
        if path.parent == root / FOLDER and path.suffix == SUFFIX:
            _read(root, path, opened)
        else:
            others.append(path)
    return opened, others


def _read(root: Path, path: Path, into: Opened) -> None:
    entry, problems = _entry(path, path.relative_to(root.parent).as_posix())
    into.problems += problems
    if entry is None or problems:
        into.unread.add(path.stem)
    else:
        into.found[path.stem] = entry


def _entry(path: Path, place: str) -> tuple[Entry[Donnees] | None, list[Problem]]:
    content, problems = contents(path, place)
    if content is None:
        return None, problems
    if len(content) > MOST_BYTES:
        sentence = (
            f"ce fichier compte {len(content)} octets, {MOST_BYTES} au plus ; "
            "le refaire avec « run.py new »"
        )
        return None, [Problem(place, 1, "", sentence)]
    document, problems = read(content, place, path.suffix)
    if document is None:
        return None, problems
    record, faults = shape(document, Donnees, {})
    if record is None:
        return None, [*problems, *faults]
    if record.code != path.stem:
        sentence = f"ces données sont celles de {record.code} ; nommer ce fichier « {record.code}{SUFFIX} »"
        return None, [Problem(place, document.lines.get(("code",), 1), "code", sentence)]
    return Entry("territoires", path.stem, record, document), problems
