"""What is kept from one build to the next: given back whole and proved, or not at all."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from macros.files import write_whole

_PACKAGE = Path(__file__).resolve().parent
_PROOF = hashlib.sha256().digest_size


def digest(*parts: str | bytes) -> str:
    """Return a name for some texts, that no others have."""
    told = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        told.update(len(content).to_bytes(8, "little") + content)
    return told.hexdigest()


def keep(path: Path, content: bytes, *, safe: bool = True) -> None:
    """Keep a content under a name that says all it is made from; do without when it cannot be.

    safe: whether to wait for the disk; what is made by the hundred in a moment need not.
    """
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _proof(path.name, content) + content, safe=safe)


def kept(path: Path) -> bytes | None:
    """Return what was kept under a name; None when it is missing, damaged, or another's content."""
    try:
        if not path.is_file():
            return None
        told = path.read_bytes()
        os.utime(path)  # What is asked for is forgotten last.
    except OSError:
        return None
    proof, content = told[:_PROOF], told[_PROOF:]
    return content if proof == _proof(path.name, content) else None


@cache
def made_by(*patterns: str) -> str:
    """Return a digest of what makes things: the files of this package that some patterns name,
    Python, and every library installed."""
    digest = hashlib.sha256(sys.version.encode())
    found = {path for pattern in patterns for path in _PACKAGE.glob(pattern)}
    for path in sorted(path for path in found if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update("\n".join(libraries()).encode())
    return digest.hexdigest()


def libraries() -> list[str]:
    """Return the name and the version of every library, as its folder says them: quick to read."""
    return sorted(_libraries())


def _libraries() -> Iterator[str]:
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.glob("*.dist-info"))


def forget_oldest(folder: Path, most: int) -> None:
    """Keep in a folder what was last asked for, up to a number of bytes; only under the project's lock."""
    left = most
    stats = [(path, path.stat()) for path in folder.iterdir()] if folder.is_dir() else []
    for path, stat in sorted(stats, key=lambda found: -found[1].st_mtime_ns):
        left -= stat.st_size
        if left < 0:
            with suppress(OSError):
                path.unlink()


def forget_others(folder: Path, names: set[str]) -> None:
    """Remove from a folder all that is kept under other names; only under the project's lock."""
    for path in folder.iterdir():
        if path.name not in names:
            with suppress(OSError):
                path.unlink()


def _proof(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + content).digest()
