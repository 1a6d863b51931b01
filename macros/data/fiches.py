"""Project sheets as data for the pages where they are filled and reviewed."""

from __future__ import annotations

from typing import NotRequired, TypedDict

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


class QuestionDeRelecture(TypedDict):
    """A question that a peer answers on each field."""

    id: str
    nom: str
    aide: str


class Fiches(TypedDict):
    """The sheets by slug, the deliverables of the course by objective, the questions of peer review."""

    fiches: dict[str, FicheDonnee]
    livrables: list[Livrables]
    questions: list[QuestionDeRelecture]


def fiches_donnees(catalogue: Catalogue, named: Named) -> Fiches:
    """Return the sheets by slug, the deliverables of the course by
    objective, and the questions of peer review."""
    return {
        "fiches": {slug: _fiche(e, named) for slug, e in catalogue.fiches.items()},
        "livrables": [
            {
                "objectif": o.id,
                "court": o.court,
                "noms": list(o.livrables),
                "fiches": list(o.fiches),
            }
            for entry in catalogue.formations.values()
            for o in entry.record.objectifs
        ],
        "questions": [
            {"id": key, "nom": mot.nom, "aide": mot.aide or ""}
            for key, mot in catalogue.vocabulaires["questions_relecture"].items()
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
