"""The folder of hand-written pages, as the disk holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .base.problems import Problem
from .core.file_names import same_name, twins
from .source.disk import files_under, unmerged

_TEXTS = frozenset({".css", ".js", ".json", ".svg"})
"""What goes to the site beside pages, and that people merge too."""


def pages(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page of a project's docs/, in order, and how messages name it."""
    for path in files_under(root / "docs"):
        if path.suffix == ".md":
            yield path, path.relative_to(root).as_posix()


def faults_beside(root: Path) -> Iterator[Problem]:
    """Yield what is wrong in docs/ whatever its pages say: names, and versions left side by side."""
    docs = root / "docs"
    if not docs.is_dir():
        sentence = "le dossier des pages manque ; le rétablir, ou recopier le projet"
        yield Problem("docs", 1, "", sentence)
    paths = [path.relative_to(root).as_posix() for path in files_under(docs)]
    for path, other in twins(paths).items():
        yield Problem(path, 1, "", same_name(other))
    for path in paths:
        if path.endswith(tuple(_TEXTS)) and (root / path).is_file():
            yield from unmerged((root / path).read_bytes(), path)
