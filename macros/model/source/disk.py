"""Reading files that people keep: what stands in the place of a text is said, never waited for."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from ..base.bounds import MOST_BYTES
from ..base.litter import is_litter
from ..base.problems import Problem
from .documents import too_long

Contents = tuple[bytes | None, list[Problem]]

_MARKER = re.compile(rb"^(?:\xef\xbb\xbf)?(<{7}|>{7}|\|{7})( [^\r\n]*)?\r?$", re.MULTILINE)
_MIDDLE = re.compile(rb"^={7}\r?$", re.MULTILINE)
"""What git leaves between two versions that it could not join; the middle also underlines titles."""

_SIGNS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======")

_KINDS = (
    (stat.S_ISDIR, "un dossier porte le nom d’un fichier ; le renommer ou le supprimer"),
    (stat.S_ISLNK, "ce fichier est un raccourci vers un autre ; le remplacer par une vraie copie"),
)
_STRANGE = "ce n’est pas un vrai fichier (tube, prise ou appareil) ; le supprimer"


def contents(path: Path, place: str) -> Contents:
    """Return the bytes of a text, or why they cannot be had: not a file, unreadable, gone, too
    long, or two versions that git left side by side."""
    sentence = ""
    try:
        status = path.lstat()
        if sentence := fault_of_kind(status.st_mode):
            pass
        elif status.st_size > MOST_BYTES:
            sentence = too_long(status.st_size)
        else:
            return _whole(path.read_bytes(), place)
    except FileNotFoundError:
        sentence = "ce fichier a disparu pendant la lecture ; recommencer"
    except PermissionError:
        sentence = "ce fichier ne peut pas être lu ; en donner le droit de lecture"
    except OSError as error:
        sentence = f"le disque n’a pas donné ce fichier ({error.strerror}) ; vérifier le disque"
    return None, [Problem(place, 1, "", sentence)]


def fault_of_kind(mode: int) -> str:
    """Return what is wrong when a plain file is expected and another thing has its name."""
    if stat.S_ISREG(mode):
        return ""
    return next((sentence for is_kind, sentence in _KINDS if is_kind(mode)), _STRANGE)


def _whole(content: bytes, place: str) -> Contents:
    problems = unmerged(content, place)
    return (None, problems) if problems else (content, [])


def unmerged(content: bytes, place: str) -> list[Problem]:
    """Return where git left two versions side by side, if it did."""
    if not any(sign in content for sign in _SIGNS):
        return []
    marks = [*_MARKER.finditer(content)]
    alone = place.endswith((".yml", ".yaml"))
    if marks or alone:
        marks = sorted([*marks, *_MIDDLE.finditer(content)], key=lambda mark: mark.start())
    if not marks:
        return []
    lines = [content.count(b"\n", 0, mark.start()) + 1 for mark in marks]
    where = f"lignes {lines[0]} à {lines[-1]}" if len(lines) > 1 else f"ligne {lines[0]}"
    sentence = (
        f"deux versions sont restées côte à côte ici ({where}) : git n’a pas su les réunir ; "
        "garder la bonne, puis effacer les lignes de signes <<<<<<<, ======= et >>>>>>>"
    )
    return [Problem(place, lines[0], "", sentence)]


def files_under(root: Path) -> Iterator[Path]:
    """Yield, in order, what a folder holds that is not a folder, at any depth; folders only when
    they are named as texts are; litter of systems never."""
    for entry in sorted(_held(root), key=lambda held: held.name):
        if is_litter(entry.name):
            continue
        path, folder = root / entry.name, entry.is_dir(follow_symlinks=False)
        if not folder or path.suffix in {".md", ".yml"}:
            yield path
        if folder:
            yield from files_under(path)


def _held(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as held:
            return list(held)
    except OSError:  # Gone, closed to us, or no folder.
        return []
