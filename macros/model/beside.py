"""Files that stand beside a tool and bear its name: what was chosen for a programme, what was lived of
a method, what is printed for it or for a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .base.problems import Problem
from .core.entries import AnyEntry, Entry
from .core.tables import Vocabulaires
from .records import choisi, retour, support
from .records.common import Record
from .source.disk import contents
from .source.documents import read
from .source.shapes import shape

Read = Mapping[str, dict[str, AnyEntry]]
"""What was read beside tools: by the field of the catalogue that holds it, then by the tool's slug."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A kind of file beside those of tools: the catalogue's field, where it is, how it is named, the
    kind of the tool, what it holds, what is said when there is no such tool; copied: whether a copy of
    the tool has one too."""

    field: str
    folder: str
    suffix: str
    kind: str
    record: type[Record]
    lone: str
    copied: bool = False


BESIDE = (
    Beside(
        "choix", "programmes", choisi.SUFFIX, "programmes", choisi.Choisi,
        "aucun programme ne s’appelle « {} »",
    ),
    Beside(
        "retours", retour.FOLDER, retour.SUFFIX, "methodes", retour.Retours,
        "aucune méthode ne s’appelle « {} »",
    ),
    Beside(
        "supports", support.FOLDER, support.SUFFIX, "methodes", support.Supports,
        "aucune méthode ne s’appelle « {} »", copied=True,
    ),
    Beside(
        "affaires", support.OF_PROGRAMMES, support.SUFFIX, "programmes", support.SupportsDeProgramme,
        "aucun programme ne s’appelle « {} »", copied=True,
    ),
)  # fmt: skip


def beside_of(root: Path, path: Path) -> Beside | None:
    """Return which of these files a path of the toolbox is; None when it is another one."""
    found = (b for b in BESIDE if path.parent == root / b.folder and path.name.endswith(b.suffix))
    return next(found, None)


def read_beside(
    root: Path, path: Path, one: Beside, words: Vocabulaires, into: Read
) -> list[Problem]:
    """Read a file beside a tool's own, and return what is wrong in it."""
    place = path.relative_to(root.parent).as_posix()
    slug = path.name.removesuffix(one.suffix)
    content, problems = contents(path, place)
    document, faults = (None, []) if content is None else read(content, place, path.suffix)
    problems = [*problems, *faults]
    if document is None:
        return problems
    record, faults = shape(document, one.record, dict(words))
    if record is not None:
        into[one.field][slug] = Entry(one.kind, slug, record, document)
    return [*problems, *faults]
