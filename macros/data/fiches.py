"""Project sheets as data for the pages where they are filled and reviewed."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from macros.french import en_lettres
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Champ, Critere, Fiche

from .outils import Named


class ChampDonne(TypedDict):
    """A field of a sheet; min and max count its items, rows or signs."""

    id: str
    label: str
    type: str
    requis: bool
    colonnes: NotRequired[list[str]]
    options: NotRequired[list[str]]
    min: NotRequired[int]
    max: NotRequired[int]


class CritereDonne(TypedDict):
    """A criterion, and the field that a script can check it in."""

    texte: str
    champ: NotRequired[str]
    min: NotRequired[int]


class FicheDonnee(TypedDict):
    """A sheet to fill."""

    titre: str
    url: str
    relecture: bool
    champs: list[ChampDonne]
    criteres: list[CritereDonne]


class Livrables(TypedDict):
    """What an objective expects: names of deliverables, and the sheets that give them."""

    objectif: int
    court: str
    noms: list[str]
    fiches: list[str]


class Cours(TypedDict):
    """The deliverables of a course by objective, and how many objectives, in letters."""

    nombre: str
    livrables: list[Livrables]


class QuestionDeRelecture(TypedDict):
    """A question that a peer answers on each field."""

    id: str
    nom: str
    aide: str


class Fiches(TypedDict):
    """The sheets by slug, the courses (without a name, that of reference), the questions of peer
    review."""

    fiches: dict[str, FicheDonnee]
    formations: dict[str, Cours]
    questions: list[QuestionDeRelecture]


def fiches_donnees(catalogue: Catalogue, named: Named) -> Fiches:
    """Return the sheets by slug, the deliverables of each course by objective, and the questions of
    peer review."""
    return {
        "fiches": {slug: _fiche(e, named) for slug, e in catalogue.fiches.items()},
        "formations": {seen.vue: _cours(seen) for seen in catalogue.views},
        "questions": [
            {"id": key, "nom": mot.nom, "aide": mot.aide or ""}
            for key, mot in catalogue.vocabulaires["questions_relecture"].items()
        ],
    }


def _cours(catalogue: Catalogue) -> Cours:
    return {
        "nombre": en_lettres(len(catalogue.objectifs)),
        "livrables": [
            {
                "objectif": o.id,
                "court": o.court,
                "noms": list(o.livrables),
                "fiches": list(o.fiches),
            }
            for o in catalogue.objectifs.values()
        ],
    }


def _fiche(entry: Entry[Fiche], named: Named) -> FicheDonnee:
    r = entry.record
    return {
        "titre": r.titre,
        "url": named(entry.url),
        "relecture": r.relecture_croisee,
        "champs": [_champ(champ) for champ in r.champs],
        "criteres": [_critere(critere) for critere in r.criteres],
    }


def _champ(champ: Champ) -> ChampDonne:
    found: ChampDonne = {
        "id": champ.id,
        "label": champ.label,
        "type": champ.type,
        "requis": champ.requis,
    }
    if champ.colonnes:
        found["colonnes"] = list(champ.colonnes)
    if champ.options:
        found["options"] = list(champ.options)
    if champ.min is not None:
        found["min"] = champ.min
    if champ.max is not None:
        found["max"] = champ.max
    return found


def _critere(critere: Critere) -> CritereDonne:
    found: CritereDonne = {"texte": critere.texte}
    if critere.champ:
        found["champ"] = critere.champ
    if critere.min:
        found["min"] = critere.min
    return found
