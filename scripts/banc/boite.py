"""A toolbox of any size: the real one, and made-up tools that keep to every rule of the house.

python -m scripts.banc.boite 1000 FOLDER writes the project with a thousand methods more.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from macros.model.base.names import slugify
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.store import ROOT

from .autour import fiche, schema, termes, theme
from .ecrire import DAY, outil
from .methodes import methode
from .noms import noms
from .plume import Plume

SEED = 1
GLOSSARY = "glossaire.yml"
COPIED = ("macros", "scripts", "docs", "toolbox", "mkdocs.yml")
"""What a project is made of."""

TUESDAY = date(2027, 3, 9)
"""No feast nor school holiday falls on this Tuesday nor on the five that follow: no programme is warned."""


def inventes(boite: Catalogue, size: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield the files of so many made-up methods, and of what goes with them in proportion: paths in
    toolbox/ and texts, the same for the same size, seed and real toolbox."""
    plume, called = Plume(seed), noms(boite, size)
    kinds = (
        ("methodes", called.methodes, methode, ".md"),
        ("fiches", called.fiches, fiche, ".md"),
        ("gouvernance", called.gouvernance, schema, ".md"),
        ("indicateurs", called.themes, theme, ".yml"),
    )
    for folder, titres, write, suffix in kinds:
        for n, titre in enumerate(titres):
            yield f"{folder}/{slugify(titre)}{suffix}", write(boite, plume, called, n)
    for n in range(called.programmes):
        yield f"programmes/essai-{n + 1}.md", _programme(boite, plume, n)
    yield GLOSSARY, termes(boite, plume, called)


def _programme(boite: Catalogue, plume: Plume, n: int) -> str:
    """Return a programme of a day that gives only an objective: the assembler fills it."""
    objectif = sorted(boite.objectifs)[n % len(boite.objectifs)]
    champs = {
        "titre": f"Journée d’essai numéro {n + 1}",
        "accroche": plume.phrase("Une journée pour {faire} {quoi} {ou}."),
        "formation": boite.formation.slug,
        "territoire": next(iter(boite.territoires)),
        "participants": 12,
        "tarif": "Sur devis",
        "horaires": {
            "matin": {"debut": "09:00", "fin": "12:30"},
            "apres_midi": {"debut": "13:30", "fin": "17:00"},
        },
        "lieu": "Une salle inventée",
        "jours": [
            {
                "date": str(TUESDAY + timedelta(weeks=n % 6)),
                "matin": {"objectifs": [objectif]},
                "apres_midi": {"objectifs": [objectif]},
            }
        ],
        "etat": "brouillon",
        "mise_a_jour": DAY,
    }
    return outil(champs, {"L’esprit du programme": plume.phrase("{qui} vont {faire} {quoi} {ou}.")})


def projet(folder: Path, boite: Catalogue, size: int, seed: int = SEED) -> None:
    """Write into a new folder the project with so many methods more, and what goes with them."""
    folder.mkdir(parents=True)
    for name in COPIED:
        # With what Python compiled: no case pays for it.
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    ajouter(folder / "toolbox", inventes(boite, size, seed))


def ajouter(toolbox: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write files into a toolbox, at the end of those that it has already."""
    for path, text in files:
        target = toolbox / path
        target.parent.mkdir(exist_ok=True)
        with target.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)


def main(arguments: list[str]) -> int:
    """Write the project with so many methods more into a new folder."""
    size, folder = arguments
    projet(Path(folder), examine(ROOT / "toolbox")[0], int(size))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
