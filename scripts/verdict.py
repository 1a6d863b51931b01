"""What check said of these very files, kept while neither they nor our code change."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from macros.kept import digest, forget_others, keep, kept, made_by
from scripts.empreinte import empreinte

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
    check = Path(__file__).with_name("check.py").read_bytes()
    asked = os.environ.get("BOITE_PUBLIER", "")
    return digest(made_by("**/*"), check, empreinte(root, JUDGED), asked)
