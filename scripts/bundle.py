"""bundle: the site in a zip, to open from a folder without network, into dist/."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from macros.files import write_whole
from macros.model.base.problems import ToolboxError
from macros.offline.bundle import bundle
from macros.paper.livre.livre import freshest
from macros.store import ROOT, shown
from macros.told.papiers import taille
from scripts.build import FLAG, only_read, render
from scripts.echange import FRESH, clear, folder_for
from scripts.verrou import writing

NAMES = {True: "boite-hors-ligne.zip", False: "boite-hors-ligne-sans-documents.zip"}
"""The zip with the documents to print, and the one without."""


def main(arguments: Sequence[str] = (), root: Path = ROOT) -> int:
    """Write both zips, or those asked for; say in French what cannot be."""
    if FLAG in arguments:
        only_read()
    kinds = [False] if "--sans-documents" in arguments else [True, False]
    with writing(root, "bundle"):
        target = folder_for(root, "dist")
        try:
            toolbox = shown(root)
        except ToolboxError as error:
            print(error, file=sys.stderr)
            return 1
        target.mkdir(exist_ok=True)
        day = freshest(toolbox.catalogue)
        return int(not all(_zipped(root, target, day, documents) for documents in kinds))


def _zipped(root: Path, target: Path, day: date, documents: bool) -> bool:
    """Write a zip and say what it weighs; False when the site could not be made, which was told."""
    fresh = root / FRESH
    try:
        if not render(fresh, folders=False, documents=documents, root=root):
            return False
        content = bundle(
            files_of(fresh), "Boîte à outils du pouvoir d’agir", day, documents=documents
        )
    finally:
        clear(fresh)
    path = target / NAMES[documents]
    write_whole(path, content)
    print(f"{path.relative_to(root)} : {taille(len(content))}")
    return True


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site, named from its root."""
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
