"""What the files of a project hold, in one digest: no change of name, content, rights or link escapes it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

COMPILED = "__pycache__"
"""What Python leaves beside code: nobody's text."""


def empreinte(root: Path, names: Iterable[str]) -> str:
    """Return a digest of some files and folders of a project, which may be missing or unreadable."""
    told = hashlib.sha256()
    for path in (path for name in names for path in _under(root / name)):
        content = _content(path)
        head = f"{path.relative_to(root).as_posix()}\0{path.lstat().st_mode}\0{len(content)}\0"
        told.update(head.encode("utf-8", "surrogateescape") + content)
    return told.hexdigest()


def _under(top: Path) -> Iterator[Path]:
    if top.is_symlink() or top.exists():
        yield top
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name != COMPILED)
        yield from (Path(folder, name) for name in sorted([*folders, *files]))


def _content(path: Path) -> bytes:
    """Return what a file holds, or where a link leads; nothing of what is neither or gives nothing."""
    try:
        if path.is_symlink():
            return os.fsencode(path.readlink())
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
    except OSError as error:
        return f"\0{error.errno}".encode()
