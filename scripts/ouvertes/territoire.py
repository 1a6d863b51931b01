"""new territoire --commune CODE: a territory started from official open data, its data beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.model.base.names import slugify
from macros.model.base.problems import report
from macros.model.core.catalogue import Catalogue
from macros.model.core.file_names import fault_of_name
from macros.model.records.donnees import FOLDER, SUFFIX, Donnees
from macros.model.source.documents import read
from macros.model.source.shapes import shape
from scripts.demande import RefusedError, catalogue_of, known
from scripts.ouvertes.annuaire import read_annuaire
from scripts.ouvertes.decoupage import read_decoupage
from scripts.ouvertes.faits import also_postal, faits_commune, faits_intercommunalite, outlined
from scripts.ouvertes.fichier import content
from scripts.ouvertes.paquets import ANNUAIRE, DECOUPAGE, fetched
from scripts.ouvertes.portrait import portrait
from scripts.retouches import Changes, Edit, apply, retouched
from scripts.verrou import writing

USAGE = """Usage : new territoire --commune CODE, par exemple : new territoire --commune 30007
  --commune CODE : le code Insee d’une commune, ou d’un arrondissement de Paris, Lyon ou Marseille
  --intercommunalite SIREN : une communauté de communes, d’agglomération, urbaine, une métropole
  --titre "Titre" : le titre du territoire, son nom officiel sans cela
  --pour NOM : pour un territoire déjà écrit ; seules ses données sont faites, ou refaites"""

_COMMUNE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}")
_SIREN = re.compile(r"[0-9]{9}")
_OPTIONS = ("--commune", "--intercommunalite", "--titre", "--pour")


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked for: a code, whether it is an intercommunality’s, a title, a territory that is there."""

    code: str
    groupement: bool
    titre: str = ""
    pour: str = ""


def main(arguments: Sequence[str], root: Path, today: date, folder: Path | None = None) -> int:
    """Write a territory and its data, or say in one sentence why not; return the exit code. folder
    holds the packages, instead of those of the registries."""
    try:
        asked = demande(arguments)
        with writing(root, "new"):
            print(made(asked, root, today, folder))
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def demande(arguments: Sequence[str]) -> Demande:
    """Return what is asked for; RefusedError tells how to ask."""
    told = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(arguments) % 2 or not set(told) <= set(_OPTIONS) or len(told) * 2 != len(arguments):
        raise RefusedError(USAGE)
    commune, groupement = told.get("--commune", ""), told.get("--intercommunalite", "")
    if bool(commune) == bool(groupement) or ("--titre" in told and "--pour" in told):
        raise RefusedError(USAGE)
    code = (commune or groupement).strip().upper()
    if commune and not _COMMUNE.fullmatch(code):
        raise RefusedError(
            f"« {commune} » n’est pas un code Insee : cinq chiffres, ou 2A et 2B en Corse ; par exemple "
            "30007. Rien n’a été écrit."
        )
    if groupement and not _SIREN.fullmatch(code):
        raise RefusedError(
            f"« {groupement} » n’est pas un Siren : neuf chiffres ; par exemple 242600252. "
            "Rien n’a été écrit."
        )
    return Demande(code, bool(groupement), told.get("--titre", "").strip(), told.get("--pour", ""))


def made(asked: Demande, root: Path, today: date, folder: Path | None = None) -> str:
    """Write what is asked for, all of it or nothing; return what to say."""
    catalogue = catalogue_of(root)
    home = known(catalogue, "territoires", asked.pour) if asked.pour else None
    if home is None:
        _not_twice(asked, catalogue)
    written, donnees, departement, also = _data(asked, folder or fetched(root))
    place = f"toolbox/{FOLDER}/{asked.code}{SUFFIX}"
    if home is not None:
        named = {home.path: named_in(root / home.path, asked.code, home.record.donnees)}
        apply(_ready(root), Changes({place: written, **named}))
        return f"Données : {place} ({len(written)} octets), montrées par {home.path}."
    path = _free(asked, donnees, root)
    text = portrait(asked.titre or donnees.nom, donnees, departement, catalogue, today)
    apply(_ready(root), Changes({place: written, path: text.encode()}))
    told = [f"Créé : {path}", f"Données : {place} ({len(written)} octets).", also]
    return "\n".join(filter(None, told))


def _ready(root: Path) -> Path:
    (root / "toolbox" / FOLDER).mkdir(parents=True, exist_ok=True)
    return root


def _not_twice(asked: Demande, catalogue: Catalogue) -> None:
    for entry in catalogue.territoires.values():
        if entry.record.donnees == asked.code:
            raise RefusedError(
                f"{entry.path} montre déjà les données de {asked.code} ; l’ouvrir, ou les refaire avec "
                f"« --pour {entry.slug} ». Rien n’a été écrit."
            )


def _data(asked: Demande, folder: Path) -> tuple[bytes, Donnees, str, str]:
    """Return the file of data, what it says once it is read as the site will, its department, and
    what to say of a code that may have been mistaken."""
    decoupage = read_decoupage(folder / DECOUPAGE.fichier)
    found = (faits_intercommunalite if asked.groupement else faits_commune)(asked.code, decoupage)
    annuaire = read_annuaire(folder / ANNUAIRE.fichier, {found.siege})
    written = content(outlined(found, decoupage, annuaire), decoupage, annuaire)
    document, problems = read(written, f"{asked.code}{SUFFIX}", SUFFIX)
    record, faults = shape(document, Donnees, {}) if document else (None, [])
    if record is None:
        raise RefusedError(f"{report([*problems, *faults])}\nRien n’a été écrit.")
    departement = found.row.get("departement", "") if found.row else ""
    return written, record, departement, also_postal(asked.code, decoupage)


def _free(asked: Demande, donnees: Donnees, root: Path) -> str:
    """Return the path of a new territory; RefusedError when its name is taken."""
    slug = slugify(asked.titre or donnees.nom)
    path = f"toolbox/territoires/{slug}.md"
    if sentence := fault_of_name(slug, f"{slug}.md"):
        raise RefusedError(f"{path} : {sentence}.")
    if (root / path).exists():
        raise RefusedError(
            f"{path} existe déjà ; lui donner ces données avec « --pour {slug} », ou choisir un autre "
            "titre avec « --titre ». Rien n’a été écrit."
        )
    return path


def named_in(path: Path, code: str, now: str | None) -> bytes:
    """Return the file of a territory with its data named, as its other lines are left."""
    before = path.read_bytes()
    if now == code:
        return before
    if now is None:
        return retouched(before, [Edit((2, 0), (2, 0), f'donnees: "{code}"\n')])
    line = next(
        n for n, row in enumerate(before.decode().splitlines(), 1) if row.startswith("donnees:")
    )
    return retouched(before, [Edit((line, 0), (line + 1, 0), f'donnees: "{code}"\n')])
