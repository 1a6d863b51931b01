"""Whether site/ is already the one that these files make: then a build has nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from macros.kept import keep, kept, libraries

MADE_FROM = ("mkdocs.yml", "toolbox", "docs", "macros", "scripts")
"""What a site is made from, in a project's folder."""

_TOLD = Path(".cache") / "site-fait"


def unchanged(root: Path, site: Path) -> bool:
    """Say whether a site is the one last made from what now stands in a project, and whole."""
    told = kept(root / _TOLD)
    with suppress(OSError):  # What cannot be read is for the build to say.
        return told is not None and told == _proof(root, site)
    return False


def remember(root: Path, site: Path) -> None:
    """Remember what a site in its place was made from, and what it holds."""
    keep(root / _TOLD, _proof(root, site))


def _proof(root: Path, site: Path) -> bytes:
    settings = {name: value for name, value in os.environ.items() if name.startswith("BOITE_")}
    made_from = [_digest(root / name) for name in MADE_FROM]
    told = [sys.version, libraries(), settings, made_from, _digest(site)]
    return json.dumps(told, sort_keys=True).encode()


def _digest(path: Path) -> str:
    """Return a digest of a file, or of all that a folder holds, names included."""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(_files(path)):
        digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
