"""What to bring and to print for each day of a plan, counted for its group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.french import enumeration
from macros.model.clock.agenda import Session
from macros.model.clock.supplies import Besoin, supplies
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.sequence import Production, SequenceQuestionnaire, UseOfTool

from ..plain import Riche
from ..supports import imprimes, of_programme
from .creneaux import Creneau
from .deroule import Jour, jours_de

PARTIES = {False: "À apporter", True: "À imprimer"}
"""What is called each part of what a day needs, by whether it is printed."""


@dataclass(frozen=True, slots=True)
class Chose:
    """A thing, how many, the names of the methods that use it, and where what is printed is to be had."""

    quantite: int
    nom: Riche
    methodes: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Groupe:
    """The things to bring, or those to print."""

    nom: str
    lignes: tuple[Chose, ...]


@dataclass(frozen=True, slots=True)
class Papier:
    """A sheet or a questionnaire to copy, and its page."""

    titre: Riche
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Besoins:
    """What a day needs, under its number and its title."""

    numero: int
    titre: str
    groupes: tuple[Groupe, ...]
    fiches: tuple[Papier, ...]
    questionnaires: tuple[Papier, ...]


def materiel(catalogue: Catalogue, plan: Plan, *, dates: bool = True) -> list[Besoins]:
    """Return the things to bring and to print, day by day, with their quantities."""
    found = groupby(plan.sessions, key=lambda session: session.rang)
    return [
        _jour(catalogue, plan.slug, day, list(sessions), plan.programme.participants)
        for day, (_, sessions) in zip(jours_de(catalogue, plan, dates=dates), found, strict=True)
    ]


def _jour(
    catalogue: Catalogue, slug: str, day: Jour[Creneau], sessions: Sequence[Session], people: int
) -> Besoins:
    found, urls = supplies(sessions, people), a_imprimer(catalogue, sessions, slug)
    groupes = (
        Groupe(nom, tuple(_ligne(b, urls) for b in found if b.imprimable is printed))
        for printed, nom in PARTIES.items()
    )
    return Besoins(
        numero=day.numero,
        titre=day.entete,
        groupes=tuple(groupe for groupe in groupes if groupe.lignes),
        fiches=_outils(sessions, Production),
        questionnaires=_outils(sessions, SequenceQuestionnaire),
    )


def a_imprimer(
    catalogue: Catalogue, sessions: Iterable[Session], programme: str
) -> Mapping[str, str]:
    """Return where what some half-days of a programme print is to be had, by the name of each thing,
    folded; the programme's own first, then the first method that prints a thing of a name."""
    slugs = dict.fromkeys(c.outil.slug for s in sessions for c in s.creneaux if c.mene and c.outil)
    found = [
        (nom.casefold(), url) for one in slugs for nom, url in imprimes(catalogue, one).items()
    ]
    own = {nom.casefold(): url for nom, url in of_programme(catalogue, programme).items()}
    return {**dict(reversed(found)), **own}


def _ligne(besoin: Besoin, urls: Mapping[str, str]) -> Chose:
    url = urls.get(besoin.nom.casefold(), "") if besoin.imprimable else ""
    return Chose(besoin.quantite, Riche(besoin.nom), enumeration(besoin.methodes), url)


def _outils(sessions: Sequence[Session], nature: type[UseOfTool]) -> tuple[Papier, ...]:
    tools = (
        c.outil for s in sessions for c in s.creneaux if isinstance(c.sequence, nature) and c.outil
    )
    unique = {tool.slug: tool for tool in tools}
    return tuple(Papier(Riche(tool.titre), f"~/{tool.url}") for tool in unique.values())
