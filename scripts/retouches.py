"""Changes to the files of a project: made on texts, judged on a copy, then all written or none.

A text keeps what it had around: comments, order, quotes, line ends, byte-order mark.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.files import write_whole
from macros.model.base.problems import Problem, ToolboxError
from macros.store import load

Place = tuple[int, int]
"""A line, counted from 1, and how many signs stand before on it."""

_ENDS = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"
JUDGED = ("toolbox", "docs", "mkdocs.yml")
"""What of a project the toolbox is judged by."""


@dataclass(frozen=True, order=True, slots=True)
class Edit:
    """A text put in place of what stands between two places of a file."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of the files of a project, by path: new contents, a file that moves, others that
    go.

    moved is done first, and removed last: cut short, the same verb run again ends the work.
    """

    written: Mapping[str, bytes]
    moved: tuple[str, str] | None = None
    removed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.written or self.moved or self.removed)


def retouched(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file with its edits made; new lines end as the others do."""
    text = content.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    text = text[len(mark) :]
    starts = [0, *(end.end() for end in _ENDS.finditer(text))]
    usual = Counter(_ENDS.findall(text)).most_common(1)
    newline = usual[0][0] if usual else "\n"
    if text and starts[-1] != len(text):  # The last line has no end: what comes after has a place.
        text, starts, cut = text + newline, [*starts, len(text + newline)], len(newline)
    else:
        cut = 0
    for edit in sorted(set(edits), reverse=True):
        first, last = (starts[line - 1] + column for line, column in (edit.start, edit.end))
        text = text[:first] + edit.text.replace("\n", newline) + text[last:]
    return (mark + text[: len(text) - cut]).encode("utf-8")


def worse(root: Path, changes: Changes) -> list[Problem]:
    """Return the problems that changes would bring to a project; its files are not touched."""
    after = _judged(root, changes)
    if not after:
        return []
    moves = dict([changes.moved]) if changes.moved else {}
    known = Counter(_key(problem, moves) for problem in _judged(root, Changes({})))
    return [problem for problem in after if not known[_key(problem, {})]]


def _judged(root: Path, changes: Changes) -> Sequence[Problem]:
    """Return every problem of a copy of a project once changes are made in it."""
    with tempfile.TemporaryDirectory(prefix="boite-") as folder:
        copy = Path(folder) / "copie"
        for name in JUDGED:
            _copied(root / name, copy / name)
        apply(copy, _of_toolbox(changes))
        try:
            load(copy)
        except ToolboxError as error:
            return error.problems
    return ()


def _of_toolbox(changes: Changes) -> Changes:
    """Return the changes that a toolbox is judged by: what is private is copied nowhere."""
    written = {path: x for path, x in changes.written.items() if _is_judged(path)}
    return Changes(written, changes.moved, tuple(filter(_is_judged, changes.removed)))


def _is_judged(path: str) -> bool:
    return path.partition("/")[0] in JUDGED


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    elif source.is_file():
        shutil.copy(source, target)


def _key(problem: Problem, moves: Mapping[str, str]) -> tuple[str, str, str]:
    return moves.get(problem.path, problem.path), problem.field, str(problem.sentence)


def apply(root: Path, changes: Changes) -> None:
    """Make changes in a project; when one cannot be, undo those that were, then raise."""
    undo: list[Callable[[], object]] = []
    try:
        if changes.moved:
            source, target = (root / path for path in changes.moved)
            source.replace(target)
            undo.append(lambda: target.replace(source))
        for name, content in changes.written.items():
            path = root / name
            undo.append(_former(path))
            write_whole(path, content)
        for name in changes.removed:
            (root / name).unlink()
    except BaseException:
        for back in reversed(undo):
            with suppress(OSError):
                back()
        raise


def _former(path: Path) -> Callable[[], object]:
    """Return what puts a file back as it is now, or takes it away when there is none."""
    if not path.exists():
        return lambda: path.unlink(missing_ok=True)
    content = path.read_bytes()
    return lambda: write_whole(path, content)
