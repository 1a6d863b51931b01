"""The deliverables of a plan in words: the time that each gets, and how its sheet is filled in a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.french import enumeration, majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.plans.livrables import Livrable, Passage, livrables
from macros.model.plans.planning import Plan
from macros.model.records.fiche import Champ, Fiche

from ..fiches import legere
from ..plain import Minutes, Riche


@dataclass(frozen=True, slots=True)
class Nourriture:
    """What feeds a deliverable, and for how long."""

    titre: str
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Ligne:
    """A deliverable and its time: what its sheet declares, who feeds it, its production, whether it
    holds."""

    titre: str
    url: str
    demande: Minutes
    nourri: tuple[Nourriture, ...]
    production: Minutes
    tient: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing to know when a sheet is filled: its name, with a colon, and its words."""

    nom: str
    texte: Riche


def temps_des_livrables(catalogue: Catalogue, plan: Plan) -> list[Ligne]:
    """Return the time of each deliverable of a plan; none when it has no deliverable."""
    return [_ligne(one) for one in livrables(plan, catalogue)]


def _ligne(one: Livrable) -> Ligne:
    spent: dict[str, int] = {}
    for apport in one.apports:
        spent[apport.methode.titre] = spent.get(apport.methode.titre, 0) + apport.minutes
    return Ligne(
        titre=one.fiche.titre,
        url=f"~/{one.fiche.url}",
        demande=Minutes(one.attendu),
        nourri=tuple(Nourriture(titre, Minutes(minutes)) for titre, minutes in spent.items()),
        production=Minutes(one.production),
        tient=one.tient,
        verdict=f"{majuscule(one.verdict)}.",
    )


def remplir(catalogue: Catalogue, plan: Plan) -> Mapping[tuple[int, str, int], tuple[Trait, ...]]:
    """Return how the sheet of each production is filled, by its day from 0, its half-day and its place
    there; with its lighter version when it has not the time that it asks for and its line does not
    name its own fields."""
    return {
        (passage.session.rang, passage.session.nom, passage.rang): (
            *traits(one.fiche.record, passage),
            *(() if one.tient or passage.nommes else _legere(one.fiche.record)),
        )
        for one in livrables(plan, catalogue)
        for passage in one.passages
    }


def traits(fiche: Fiche, passage: Passage) -> tuple[Trait, ...]:
    """Return what is to fill, what is to write from what came before, who writes, the way without
    writing; the steps of a line say the last two in its own way, and a line written by hand fills
    all of its fields: its steps say what they are made from."""
    left, fed = _labels(passage.restent), _labels(passage.nourris)
    if passage.nommes:
        left, fed = _labels(passage.nommes), ""
    fields = (("À remplir :", left), ("À écrire, d’après ce qui précède :", fed))
    ways = (("Plume :", fiche.plume), ("À l’oral :", fiche.a_l_oral))
    told = fields if passage.session.creneaux[passage.rang].etapes else (*fields, *ways)
    return tuple(Trait(nom, Riche(texte)) for nom, texte in told if texte)


def _legere(fiche: Fiche) -> tuple[Trait, ...]:
    told = legere(fiche)
    return (Trait("Si le temps manque :", Riche(told)),) if told else ()


def _labels(champs: Sequence[Champ]) -> str:
    return f"{enumeration([champ.label for champ in champs])}." if champs else ""
