"""What check said of these very files, kept while neither they nor our code change."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.kept import forget_others, keep, kept, made_by

JUDGED = ("toolbox", "docs", "mkdocs.yml")
"""What check reads of a project; of the rest, our code and its libraries alone."""

Said = tuple[int, str]
"""An exit code, and what is printed before it."""


def verdict(root: Path, judge: Callable[[], Said]) -> Said:
    """Return what was said of the files of a project as they are; judge them when nobody did."""
    folder, name = root / ".cache" / "verdict", named(root)
    known = kept(folder / name)
    if known is not None:
        head, _, told = known.decode("utf-8", "surrogateescape").partition("\n")
        return int(head), told
    code, text = judge()
    if named(root) == name:  # Nobody wrote meanwhile.
        keep(folder / name, f"{code}\n{text}".encode("utf-8", "surrogateescape"))
        if folder.is_dir():
            forget_others(folder, {name})
    return code, text


def named(root: Path) -> str:
    """Return a digest of all that check rests on."""
    told = hashlib.sha256(
        made_by("**/*").encode() + Path(__file__).with_name("check.py").read_bytes()
    )
    for path in _judged(root):
        content = _content(path)
        head = f"{path.relative_to(root).as_posix()}\0{path.lstat().st_mode}\0{len(content)}\0"
        told.update(head.encode("utf-8", "surrogateescape") + content)
    return told.hexdigest()[:32]


def _judged(root: Path) -> Iterator[Path]:
    for name in JUDGED:
        top = root / name
        if top.is_symlink() or top.exists():
            yield top
        for folder, folders, files in os.walk(top):
            folders.sort()
            yield from (Path(folder, name) for name in sorted([*folders, *files]))


def _content(path: Path) -> bytes:
    """Return what a file holds, or where a link leads; nothing of what is neither or gives nothing."""
    try:
        if path.is_symlink():
            return os.fsencode(path.readlink())
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
    except OSError as error:
        return f"\0{error.errno}".encode()
