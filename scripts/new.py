"""new: a commented, valid starting file for any kind."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

from macros.model.catalogue import Catalogue
from macros.model.problems import remedy
from macros.model.reading import examine
from macros.store import ROOT
from macros.views.text import slugify

MODELS = Path(__file__).parent / "modeles"
FOLDERS = {
    "methode": "methodes",
    "gouvernance": "gouvernance",
    "fiche": "fiches",
    "indicateur": "indicateurs",
    "questionnaire": "questionnaires",
    "territoire": "territoires",
    "programme": "programmes",
    "formation": "formations",
}


def main(arguments: list[str], root: Path = ROOT, today: date | None = None) -> int:
    """Write the file of a new record and say where; never overwrite one."""
    if len(arguments) != 2 or not slugify(arguments[1]):
        print(
            'Usage : new GENRE "Titre", par exemple : new methode "Café du monde"', file=sys.stderr
        )
        print(f"Genres : {', '.join(FOLDERS)}", file=sys.stderr)
        return 2
    kind, title = arguments
    if kind not in FOLDERS:
        print(f"Le genre « {kind} » n’existe pas ; {remedy(kind, FOLDERS)}.", file=sys.stderr)
        return 2
    model = next(MODELS.glob(f"{kind}.*"))
    path = root / "toolbox" / FOLDERS[kind] / f"{slugify(title)}{model.suffix}"
    if path.exists():
        print(
            f"{path.relative_to(root).as_posix()} existe déjà ; choisir un autre titre.",
            file=sys.stderr,
        )
        return 1
    catalogue, _ = examine(root / "toolbox")
    values = placeholders(catalogue, title, today or date.today())
    path.parent.mkdir(parents=True, exist_ok=True)
    text = Template(model.read_text(encoding="utf-8")).substitute(values)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"Créé : {path.relative_to(root).as_posix()}")
    if kind == "formation":
        print("Ajouter le numéro du nouvel objectif aux « objectifs » de la fiche qu’il demande.")
    return 0


def placeholders(catalogue: Catalogue, title: str, today: date) -> Mapping[str, object]:
    """Return what the models leave blank: title, date, words of the closed lists, known slugs."""
    words = {name: ", ".join(items) for name, items in catalogue.vocabulaires.items()}
    return {
        **words,
        "titre": title.replace("\\", "\\\\").replace('"', '\\"'),
        "slug": slugify(title),
        "date": today.isoformat(),
        "objectif": min(catalogue.objectifs, default=1),
        "nouvel_objectif": max(catalogue.objectifs, default=0) + 1,
        "nouveau_module": max(catalogue.modules, default=0) + 1,
        "formation": next(iter(catalogue.formations), "a-preciser"),
        "territoire": next(iter(catalogue.territoires), "a-preciser"),
        "fiche": next(iter(catalogue.fiches), "a-preciser"),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
