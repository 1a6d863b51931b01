"""What `docs/` may hold beside pages: known kinds of files, each what its name says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..base.litter import is_litter
from ..base.problems import Problem
from ..base.signs import UNSEEN
from .svg import faults_in_svg

DOCS = "docs"

MOST_PICTURE = 1_000_000
"""Bytes of a picture: what a telephone loads in a few seconds, and keeps for reading offline."""

MOST_DRAWING = 200_000
"""Bytes of an SVG, read whole."""

MOST_PDF = 5_000_000
"""Bytes of a document to download."""

_HIDDEN = re.compile(rf"[\t\n]|{UNSEEN.pattern}")
_READ = 16
"""How many bytes at the start of a file say what it is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is published: its name for people, its size, how its bytes begin."""

    name: str
    most: int
    start: bytes
    inside: tuple[int, bytes] = (0, b"")


_JPEG = Kind("une image JPEG", MOST_PICTURE, b"\xff\xd8\xff")
_KINDS: Mapping[str, Kind] = {
    ".png": Kind("une image PNG", MOST_PICTURE, b"\x89PNG\r\n\x1a\n"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".webp": Kind("une image WebP", MOST_PICTURE, b"RIFF", (8, b"WEBP")),
    ".svg": Kind("un dessin SVG", MOST_DRAWING, b""),
    ".pdf": Kind("un document PDF", MOST_PDF, b"%PDF-"),
}
_CODE = {".js": "macros/web/", ".css": "macros/site/style/"}
"""Where our own code stands: reviewed by who programmes, as the rest of it."""

_PAGE = ".md"
_KNOWN = (
    f"écrire une page {_PAGE}, ou ranger ici une image ({', '.join(list(_KINDS)[:-1])}) ou un .pdf"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something in docs/: its name from there, what stands under it, and how it begins."""

    name: str
    kind: str
    size: int = 0
    start: bytes = b""
    drawing: bytes = b""

    @property
    def suffix(self) -> str:
        """The end of the name, with its point, as it is written."""
        return PurePosixPath(self.name).suffix


@dataclass(frozen=True, slots=True)
class Depot:
    """The files of docs/ that may be published, by name, and what is wrong with the others."""

    sound: frozenset[str]
    problems: tuple[Problem, ...]


def read_depot(root: Path) -> Depot:
    """Return the depot of a project's folder; litter of systems is neither told nor published."""
    return judged(_listing(root / DOCS))


def judged(files: Iterable[Found]) -> Depot:
    """Return which files may be published, and why the others may not."""
    sound, problems = set(), []
    for found in files:
        faults = list(_faults(found))
        problems += [Problem(f"{DOCS}/{found.name}", line, "", said) for line, said in faults]
        if not faults:
            sound.add(found.name)
    return Depot(frozenset(sound), tuple(problems))


def _listing(docs: Path) -> Iterator[Found]:
    if docs.is_symlink():
        yield Found("", "folder link")
        return
    folders = [docs] if docs.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            kept = sorted((e for e in entries if not is_litter(e.name)), key=lambda e: e.name)
        folders += [Path(e.path) for e in kept if e.is_dir(follow_symlinks=False)]
        for entry in kept:
            if not entry.is_dir(follow_symlinks=False):
                yield _found(entry, Path(entry.path).relative_to(docs).as_posix())


def _found(entry: os.DirEntry[str], name: str) -> Found:
    if entry.is_symlink():
        return Found(name, "folder link" if os.path.isdir(entry.path) else "link")  # noqa: PTH112
    if not entry.is_file(follow_symlinks=False):
        return Found(name, "other")
    size = entry.stat(follow_symlinks=False).st_size
    whole = entry.name.endswith(".svg") and size <= MOST_DRAWING
    with Path(entry.path).open("rb") as file:
        content = file.read(MOST_DRAWING if whole else _READ)
    return Found(name, "file", size, content[:_READ], content if whole else b"")


def _faults(found: Found) -> Iterator[tuple[int, str]]:
    if not (why := _why_not(found)):
        if found.suffix == ".svg":
            yield from faults_in_svg(found.drawing)
        return
    yield 1, why


def _why_not(found: Found) -> str:
    """Return why a file may not be published, or nothing."""
    if any(part.endswith(".html") for part in PurePosixPath(found.name).parts[:-1]):
        return "un dossier dont le nom finit par .html prend la place d’une page ; le renommer"
    if found.kind != "file":
        return _STANDS[found.kind]
    if sign := _HIDDEN.search(found.name):
        return f"un signe invisible (U+{ord(sign[0]):04X}) est caché dans ce nom ; le récrire à la main"
    suffix = found.suffix
    if suffix in _CODE:
        return f"les fichiers {suffix} du site se rangent dans {_CODE[suffix]}"
    if suffix == _PAGE:
        return ""
    if suffix in _KINDS:
        return _why_not_kind(found, _KINDS[suffix])
    if suffix.lower() in {_PAGE, *_KINDS}:
        return (
            f"la fin du nom s’écrit en minuscules ; remplacer « {suffix} » par « {suffix.lower()} »"
        )
    told = f"un fichier « {suffix} »" if suffix else "un fichier sans fin de nom"
    return f"{told} n’est pas publié ; {_KNOWN}"


def _why_not_kind(found: Found, kind: Kind) -> str:
    if found.size > kind.most:
        most, size = kind.most // 1000, found.size // 1000
        return (
            f"{kind.name} fait {most} Ko au plus, {size} trouvés ; en faire une version plus légère"
        )
    place, inside = kind.inside
    if found.start.startswith(kind.start) and found.start[place:].startswith(inside):
        return ""
    return f"ce fichier n’est pas {kind.name}, malgré son nom ; l’enregistrer de nouveau, ou le retirer"


_STANDS = {
    "link": "ce fichier est un raccourci vers un autre ; le remplacer par une vraie copie",
    "folder link": "ce dossier est un raccourci vers un autre ; le remplacer par une vraie copie",
    "other": "ce n’est pas un vrai fichier (tube, prise ou appareil) ; le supprimer",
}
