"""Sessions: as many days as their programme, and nobody who enrols too late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from macros.french import date_courte, euros, pluriel

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..plans.tenues import Tenue, limite
from ..records.session import PLAFOND, Prix, Versement
from .liens import fault


def as_many_days(catalogue: Catalogue) -> Iterator[Problem]:
    """A session gives one date for each day of its programme."""
    for entry in catalogue.sessions.values():
        programme = catalogue.programmes.get(entry.record.programme)
        if programme is None:
            continue
        wanted, found = len(programme.record.jours), len(entry.record.jours)
        if wanted != found:
            sentence = (
                f"le programme compte {pluriel(wanted, 'jour')}, cette session donne "
                f"{pluriel(found, 'date')} ; une date par jour, dans l’ordre"
            )
            yield fault(entry, ("jours",), sentence)


def enrolment(catalogue: Catalogue) -> Iterator[Problem]:
    """Nobody enrols in a session later than its course allows."""
    for entry in catalogue.sessions.values():
        record = entry.record
        programme = catalogue.programmes.get(record.programme)
        formation = programme and catalogue.formations.get(programme.record.formation)
        if record.inscription_avant is None or not formation:
            continue
        days = formation.record.acces.delai_inscription_jours
        last = record.debut - timedelta(days=days)
        if record.inscription_avant > last:
            sentence = f"l’inscription se fait au moins {pluriel(days, 'jour')} avant le début"
            yield fault(entry, ("inscription_avant",), f"{sentence} ; écrire {last} ou plus tôt")


def price_known(catalogue: Catalogue) -> Iterator[Problem]:
    """A session that a person pays alone says its price for one person."""
    for entry in catalogue.sessions.values():
        record = entry.record
        prix = (record.particuliers and record.particuliers.prix) or record.prix
        if "particulier" in record.payeurs and prix and prix.par == "groupe":
            sentence = (
                "une personne qui paie elle-même signe pour sa place ; garder ce prix pour le groupe, et "
                "écrire le sien : « particuliers: { personnes: 1, prix: { euros: 300, par: personne } } »"
            )
            own = record.particuliers and record.particuliers.prix
            yield fault(
                entry, ("particuliers", "prix", "par") if own else ("prix", "par"), sentence
            )


def who_pays(catalogue: Catalogue) -> Iterator[Problem]:
    """People who pay alone beside an organisation leave it somebody to pay for, and are said to pay."""
    for entry in catalogue.sessions.values():
        record = entry.record
        programme = catalogue.programmes.get(record.programme)
        if record.particuliers is None or programme is None:
            continue
        if set(record.payeurs) != {"structure", "particulier"}:
            told = "une structure et des personnes seules paient ici ; écrire « payeurs: [structure, particulier] »"
            yield fault(entry, ("payeurs",), told)
        places = record.places or programme.record.participants
        if record.particuliers.personnes >= places:
            told = (
                f"sur {pluriel(places, 'place')}, il n’en reste aucune pour la structure ; écrire moins de "
                "personnes, ou « payeurs: [particulier] »"
            )
            yield fault(entry, ("particuliers", "personnes"), told)


def seats(catalogue: Catalogue) -> Iterator[Problem]:
    """A session has as many seats as its course holds people, at most."""
    for entry in catalogue.sessions.values():
        programme = catalogue.programmes.get(entry.record.programme)
        formation = programme and catalogue.formations.get(programme.record.formation)
        most = formation.record.effectif.max if formation else None
        if most and (entry.record.places or 0) > most:
            told = (
                f"la formation accueille {pluriel(most, 'personne')} au plus, celles qui paient seules "
                f"comprises, {entry.record.places} trouvé ; écrire {most}, et ouvrir une seconde session"
            )
            yield fault(entry, ("places",), told)


CENTS = 100
"""Cents in a euro."""
DELAI = timedelta(days=10)
"""How long nothing may be paid after a contract is signed (Code du travail, L6353-5 and L6353-6)."""


def payments(catalogue: Catalogue) -> Iterator[Problem]:
    """What a person alone pays makes their price, the first part small enough and late enough."""
    for entry in catalogue.sessions.values():
        apart = entry.record.particuliers
        prix = apart and (apart.prix or entry.record.prix)
        if not apart or not prix or not apart.versements or prix.par == "groupe":
            continue
        place = ("particuliers", "versements")
        yield from (fault(entry, place, told) for told in _payments(apart.versements, prix))
        if (told := _too_early(catalogue, entry, apart.versements[0])) is not None:
            yield fault(entry, (*place, 0, "le"), told)


def _payments(parts: Sequence[Versement], prix: Prix) -> Iterator[str]:
    due = prix.euros * (100 + (prix.tva or 0))
    paid = sum(one.euros for one in parts)
    if any(first.le >= then.le for first, then in pairwise(parts)):
        yield "les versements se suivent ; mettre la date la plus proche d’abord"
    if abs(paid * 100 - due) >= CENTS:
        yield f"les versements font {euros(paid)}, le prix à payer {euros(due // CENTS)} ; les accorder"
    if parts[0].euros * CENTS * CENTS > due * PLAFOND:
        cap = euros(due * PLAFOND // CENTS // CENTS)
        yield f"le premier versement dépasse {PLAFOND} % du prix ; écrire {cap} ou moins"


def _too_early(catalogue: Catalogue, entry: Tenue, first: Versement) -> str | None:
    """Return why a first payment comes too early for who signs on the last day to enrol."""
    programme = catalogue.programmes.get(entry.record.programme)
    if programme is None or programme.record.formation not in catalogue.formations:
        return None
    signed = limite(catalogue, entry)
    if first.le > signed + DELAI:
        return None
    return (
        f"qui signe le {date_courte(signed)}, dernier jour pour s’inscrire, peut encore se rétracter : "
        f"rien n’est payé avant dix jours ; écrire {signed + DELAI + timedelta(days=1)} ou plus tard"
    )


RULES = (as_many_days, seats, enrolment, price_known, who_pays, payments)
