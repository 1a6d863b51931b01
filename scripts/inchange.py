"""Whether site/ is already the one that these files make: then a build has nothing to do."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from macros.kept import keep, kept, libraries
from scripts.echange import SITE
from scripts.empreinte import empreinte

MADE_FROM = ("mkdocs.yml", "toolbox", "docs", "macros", "scripts")
"""What a site is made from, in a project's folder."""

_TOLD = Path(".cache") / "site-fait"


def made_from(root: Path) -> str:
    """Return a digest of all that a site is made from: a project's files, the settings of the
    machine, Python and its libraries, and the day, on which sessions leave announcements."""
    settings = {name: value for name, value in os.environ.items() if name.startswith("BOITE_")}
    told = [sys.version, libraries(), settings, str(date.today()), empreinte(root, MADE_FROM)]
    return json.dumps(told, sort_keys=True)


def unchanged(root: Path) -> bool:
    """Say whether a project's site is the one last made from what now stands there, and whole."""
    told = kept(root / _TOLD)
    return told is not None and told == _proof(root, made_from(root))


def remember(root: Path, before: str) -> None:
    """Remember a site in its place, unless somebody wrote since what it was made from was told."""
    if made_from(root) == before:
        keep(root / _TOLD, _proof(root, before))


def _proof(root: Path, made: str) -> bytes:
    return f"{made}\n{empreinte(root, [SITE])}".encode()
