"""Sessions: as many days as their programme, and nobody who enrols too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from macros.french import pluriel

from ..base.problems import Problem
from ..core.catalogue import Catalogue
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
        prix = entry.record.prix
        if "particulier" in entry.record.payeurs and prix and prix.par == "groupe":
            sentence = (
                "une personne qui paie elle-même signe pour sa place ; écrire « par: personne », ou "
                "ouvrir deux sessions aux mêmes jours : une pour le groupe, sans « particulier » dans "
                "« payeurs », une à la place"
            )
            yield fault(entry, ("prix", "par"), sentence)


RULES = (as_many_days, enrolment, price_known)
