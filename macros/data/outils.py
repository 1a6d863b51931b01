"""The toolbox as data for the pages that choose, gather and compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict, cast

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.methode import Methode

Named = Callable[[str], str]
"""Turns a page's address into that of its file."""

LISTS = ("moments", "familles", "difficultes", "energies", "espaces", "lectures", "distances")
"""The closed lists whose words people choose by."""


class Module(TypedDict):
    """A module: its short title."""

    court: str


class Objectif(Module):
    """An objective: its short title, its module."""

    module: int


class Cours(TypedDict):
    """A course that tools serve: its title, its objectives, its modules."""

    titre: str
    objectifs: dict[str, Objectif]
    modules: dict[str, Module]


class Outil(TypedDict):
    """A tool, as cards and the basket show it; url is the address of its file; objectifs, those it
    serves of each course."""

    slug: str
    titre: str
    url: str
    accroche: str
    objectifs: dict[str, list[int]]


class LigneDeSuivi(TypedDict):
    """What a line of a monitoring table takes from the catalogue."""

    theme: str
    dimension: str
    frequence: str
    source: str


class Choix(TypedDict):
    """What people choose a method by; duree is the least, the usual and the most minutes."""

    noms: list[str]
    moment: str
    famille: str
    duree: tuple[int, int, int]
    participants: tuple[int, int]
    groupe: int
    difficulte: str
    energie: str
    espace: str
    lecture: str
    distance: str
    materiel: list[tuple[str, int, str, bool, bool]]
    etapes: list[tuple[str, int, str]]
    production: str
    suites: list[str]


class OutilDeSuivi(Outil, LigneDeSuivi):
    """An indicator."""


class OutilAnime(Outil, Choix):
    """A method."""


class Genres(TypedDict):
    """The kinds that a basket may hold, and what one tool of each is called."""

    genres: dict[str, str]


def genres() -> Genres:
    """Return what every page knows of the basket."""
    return {"genres": {name: kind.genre for name, kind in KINDS.items() if kind.basket}}


class Outils(TypedDict):
    """What people choose, gather and compose: courses (without a name, that of reference), words of
    closed lists, tools by kind."""

    formations: dict[str, Cours]
    mots: dict[str, dict[str, str]]
    methodes: list[OutilAnime]
    gouvernance: list[Outil]
    fiches: list[Outil]
    indicateurs: list[OutilDeSuivi]


def donnees(catalogue: Catalogue, named: Named) -> Outils:
    """Return courses, words of closed lists, then tools
    kind by kind; durations in minutes, groups in people."""
    lists = {
        "formations": {seen.vue: _cours(seen) for seen in catalogue.views},
        "mots": {
            name: {key: mot.nom for key, mot in catalogue.vocabulaires[name].items()}
            for name in LISTS
        },
    }
    tools = {
        kind: [
            {**_outil(catalogue, e, named), **_more(catalogue, e)}
            for e in catalogue.kind(kind).values()
        ]
        for kind in genres()["genres"]
    }
    return cast(Outils, lists | tools)


def _cours(seen: Catalogue) -> Cours:
    objectifs = seen.objectifs.values()
    return {
        "titre": seen.formation.titre,
        "objectifs": {str(o.id): {"court": o.court, "module": o.module} for o in objectifs},
        "modules": {str(m.id): {"court": m.court} for m in seen.modules.values()},
    }


def _outil(catalogue: Catalogue, entry: AnyEntry, named: Named) -> Outil:
    r = entry.record
    return {
        "slug": entry.slug,
        "titre": entry.titre,
        "url": named(entry.url),
        "accroche": str(getattr(r, "accroche", None) or getattr(r, "definition", "")),
        "objectifs": {
            seen.vue: list(served)
            for seen in catalogue.views
            if (served := seen.objectifs_of(entry))
        },
    }


def _more(catalogue: Catalogue, entry: AnyEntry) -> Mapping[str, object]:
    """Return what is told of the kinds that have more than a head."""
    if entry.kind == "indicateurs":
        return _indicateur(catalogue, entry)
    return _methode(entry.record) if entry.kind == "methodes" else {}


def _indicateur(catalogue: Catalogue, entry: AnyEntry) -> LigneDeSuivi:
    theme = catalogue.themes[entry.document_slug].record
    return {
        "theme": theme.titre,
        "dimension": catalogue.mot("dimensions", theme.dimension).nom,
        "frequence": entry.record.frequence,
        "source": entry.record.source_donnees,
    }


def _methode(r: Methode) -> Choix:
    return {
        "noms": list(r.autres_noms),
        "moment": r.moment,
        "famille": r.famille,
        "duree": (r.duree.min, r.duree.conseillee, r.duree.max),
        "participants": (r.participants.min, r.participants.max),
        "groupe": r.taille_sous_groupe or 0,
        "difficulte": str(r.difficulte),
        "energie": r.energie,
        "espace": r.espace,
        "lecture": r.accessibilite.lecture,
        "distance": r.distance.possible,
        "materiel": [(m.nom, m.quantite, m.par, m.imprimable, m.consommable) for m in r.materiel],
        "etapes": [(e.titre, e.minutes, e.consigne_simple or e.consigne) for e in r.etapes],
        "production": r.production,
        "suites": list(r.suites),
    }
