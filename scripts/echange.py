"""The site's place: a new one comes whole, or the former stays."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from macros.files import readable, sync_folder
from scripts.accidents import AccidentError

FRESH, SITE, FORMER = "site.neuf", "site", "site.ancien"


def recover(root: Path) -> None:
    """Give back the site that a killed verb had set aside, and clear what it was making."""
    site, former = root / SITE, root / FORMER
    if former.is_dir() and not former.is_symlink() and not os.path.lexists(site):
        former.rename(site)
    clear(root / FRESH)
    if site.is_dir():  # Else what was set aside may be the only whole one.
        clear(former)


def folder_for(root: Path, name: str) -> Path:
    """Return where a folder of the project goes; AccidentError when something else has its name."""
    path = root / name
    if os.path.lexists(path) and not path.is_dir():
        raise AccidentError(
            f"« {name} » n’est pas un dossier, un dossier est attendu à cette place ; "
            "déplacer ce fichier, puis recommencer."
        )
    if name == SITE and path.is_symlink():
        raise AccidentError(
            f"« {name} » est un raccourci : la fabrication le remplacerait ; "
            "le retirer, puis recommencer, et copier le site où il doit aller."
        )
    return path


def publishable(folder: Path) -> None:
    """Make a whole folder readable by a server, whatever the mask, and safe on the disk."""
    for path in (folder, *folder.rglob("*")):
        readable(path)
        if path.is_file():
            _sync(path)
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)


def put_in_place(root: Path) -> Path:
    """Put the new site in the place of the former, which comes back if that fails; return it."""
    fresh, site, former = root / FRESH, root / SITE, root / FORMER
    publishable(fresh)
    if site.exists():
        site.rename(former)
    try:
        fresh.rename(site)
    except OSError:
        if former.exists():
            former.rename(site)
        raise
    sync_folder(root)
    clear(former)
    return site


def clear(path: Path) -> None:
    """Remove a folder, a file or a shortcut, if it can be: what stays is told where it bars."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        path.unlink()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
