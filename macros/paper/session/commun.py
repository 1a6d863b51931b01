"""What every piece of a session's file repeats, worded once so that pieces never disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from macros.french import enumeration, jour
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.connu import equipe
from macros.told.organisme import Organisme, organisme
from macros.told.plain import Minutes, Riche, riches
from macros.told.programme.faits import MODALITES, dates, longueur

from ..press.document import Atelier


@dataclass(frozen=True, slots=True, kw_only=True)
class EnTete:
    """The facts at the head of every piece: title, course, dates, length, organisation; equipe, the
    roles of a session’s team, none for a programme."""

    intitule: str
    formation: str
    dates: str
    longueur: str
    duree: Minutes
    modalite: str
    exemple: Riche
    equipe: tuple[Riche, ...]
    organisme: Organisme
    page: str
    qr: Mapping[str, str]


def en_tete(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> EnTete:
    """Return the head of every piece of a programme.

    The title is the programme's everywhere: funders compare pieces word for word (normes-fr §4).
    """
    r = plan.programme
    formation = atelier.catalogue.formations[r.formation]
    f = formation.record
    return EnTete(
        intitule=r.titre,
        formation=formation.titre,
        dates=dates(r),
        longueur=longueur(r),
        duree=Minutes(r.minutes),
        modalite=MODALITES[f.modalite.type].lower(),
        exemple=Riche(r.exemple or ""),
        equipe=riches(equipe(atelier.catalogue, entry)),
        organisme=organisme(f.organisme),
        page=entry.url,
        qr=atelier.qr(entry.url),
    )


def suite_de_dates(days: Iterable[date]) -> str:
    """Return « le jeudi 5 février et le vendredi 27 février 2026 »: a shared year is told once."""
    found = sorted(set(days))
    shared = len({day.year for day in found}) == 1
    last = len(found) - 1
    return enumeration(
        [f"le {jour(day, year=not shared or n == last)}" for n, day in enumerate(found)]
    )


def numeros(nom: str, numbers: Iterable[int]) -> str:
    """Return « objectif 4 » or « objectifs 4 et 5 »; nothing without numbers."""
    found = [str(n) for n in sorted(set(numbers))]
    return f"{nom}{'s' if len(found) > 1 else ''} {enumeration(found)}" if found else ""
