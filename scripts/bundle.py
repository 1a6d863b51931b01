"""bundle: the site in a zip, to open from a folder without network, into dist/."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from macros.exports.files import write_whole
from macros.exports.offline.bundle import bundle
from macros.exports.paper.livre import freshest
from macros.model.problems import ToolboxError
from macros.presenters.papiers import taille
from macros.store import ROOT, load
from scripts.build import render

NAMES = {True: "boite-hors-ligne.zip", False: "boite-hors-ligne-sans-documents.zip"}
"""The zip with the documents to print, and the one without."""


def main(arguments: Sequence[str] = ()) -> int:
    """Write both zips, or those asked for; say in French what cannot be."""
    try:
        toolbox = load()
    except ToolboxError as error:
        print(error, file=sys.stderr)
        return 1
    kinds = [False] if "--sans-documents" in arguments else [True, False]
    for documents in kinds:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            if not render(site, folders=False, documents=documents):
                return 1
            content = bundle(
                files_of(site),
                "Boîte à outils du pouvoir d’agir",
                freshest(toolbox.catalogue),
                documents=documents,
            )
        target = ROOT / "dist" / NAMES[documents]
        target.parent.mkdir(exist_ok=True)
        write_whole(target, content)
        print(f"{target.relative_to(ROOT)} : {taille(len(content))}")
    return 0


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site, named from its root."""
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
