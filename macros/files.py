"""Files that appear whole, or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

_FRESH = ".boite-neuf"
"""How the name of a file ends while it is written; it starts with a dot: nobody reads it."""

_WRITTEN = (".cache", "dist", "papier", "toolbox", "docs")
"""The folders that our verbs write in."""


def write_whole(path: Path, content: bytes, *, safe: bool = True) -> None:
    """Write a file that others may read at any time: whole and safe on the disk, or not at all.

    Every account may read it, whatever the mask: what we write is published. safe: whether to wait
    for the disk, which what is proved when it is read again need not do.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_FRESH}")
    try:
        with fresh.open("xb") as file:
            file.write(content)
            if safe:
                file.flush()
                os.fsync(file.fileno())
        readable(fresh)
        fresh.replace(path)
    except BaseException as error:
        if isinstance(error, OSError):  # People know the file by its own name.
            error.filename, error.filename2 = str(path), None
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    if safe:
        sync_folder(path.parent)


def readable(path: Path) -> None:
    """Let every account read a file, or go through a folder, where the disk knows of rights."""
    with suppress(PermissionError):  # USB keys give the rights of their mounting.
        path.chmod(0o755 if path.is_dir() else 0o644)


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe on the disk, where the system knows how to."""
    with suppress(OSError):  # Windows opens no folder; some disks sync none.
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sweep(root: Path) -> None:
    """Remove from a project the files that killed verbs were writing.

    Whoever writes without the lock writes only what is kept to save time, and does without.
    """
    for name in _WRITTEN:
        for path in (root / name).rglob(f".*{_FRESH}"):
            with suppress(OSError):
                path.unlink()
