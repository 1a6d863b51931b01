"""What is kept from one build to the next: given back whole and proved, or not at all."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from macros.files import write_whole

_PROOF = hashlib.sha256().digest_size


def keep(path: Path, content: bytes) -> None:
    """Keep a content under a name that says all it is made from; do without when it cannot be."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _proof(path.name, content) + content)


def kept(path: Path) -> bytes | None:
    """Return what was kept under a name; None when it is missing, damaged, or another's content."""
    try:
        if not path.is_file():
            return None
        told = path.read_bytes()
    except OSError:
        return None
    proof, content = told[:_PROOF], told[_PROOF:]
    return content if proof == _proof(path.name, content) else None


def forget_others(folder: Path, names: set[str]) -> None:
    """Remove from a folder all that is kept under other names; only under the project's lock."""
    for path in folder.iterdir():
        if path.name not in names:
            with suppress(OSError):
                path.unlink()


def _proof(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + content).digest()
