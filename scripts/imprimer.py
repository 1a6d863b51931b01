"""imprimer: makes one document from tools chosen by name, into papier/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from macros.files import write_whole
from macros.model.base.problems import ToolboxError, remedy
from macros.model.core.entries import AnyEntry
from macros.paper.press.document import Atelier, Document
from macros.paper.press.reread import unfit
from macros.store import ROOT, load
from scripts.echange import folder_for
from scripts.verrou import writing

Chooser = Callable[[Atelier, Sequence[AnyEntry]], Document]


def choices() -> dict[str, tuple[str, Chooser]]:
    """Return what can be asked for: the kind of tools it takes, and how the document is made."""
    from macros.paper.cartes import cartes
    from macros.paper.indicateurs import indicateurs

    return {"cartes": ("methodes", cartes.chosen), "suivi": ("indicateurs", indicateurs.chosen)}


def main(arguments: Sequence[str]) -> int:
    """Write the document asked for; say in French what cannot be."""
    known = choices()
    if len(arguments) < 2 or arguments[0] not in known:
        print(f"imprimer s’appelle ainsi : imprimer {'|'.join(known)} nom nom…", file=sys.stderr)
        return 1
    with writing(ROOT, "imprimer"):
        return _printed(arguments, known[arguments[0]])


def _printed(arguments: Sequence[str], choice: tuple[str, Chooser]) -> int:
    folder = folder_for(ROOT, "papier")
    try:
        toolbox = load()
    except ToolboxError as error:
        print(error, file=sys.stderr)
        return 1
    kind, make = choice
    entries = toolbox.catalogue.kind(kind)
    if unknown := [name for name in arguments[1:] if name not in entries]:
        for name in unknown:
            print(f"« {name} » n’est pas connu ; {remedy(name, entries)}", file=sys.stderr)
        return 1
    site_url = os.environ.get("BOITE_SITE_URL", "")
    atelier = Atelier(toolbox.catalogue, toolbox.printed, site_url)
    document = make(atelier, [entries[name] for name in arguments[1:]])
    path = folder / f"{arguments[0]}.pdf"
    folder.mkdir(exist_ok=True)
    content = document.make(site_url)
    write_whole(path, content)
    print(f"{path} : {document.titre}")
    for fault in unfit(content):
        print(fault, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
