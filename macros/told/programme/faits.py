"""A programme at a glance: its length, dates, hours and price, as people say them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from macros.french import date_courte, duree, enumeration, heure, jour, pluriel
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.programme import HALVES, Programme

from ..plain import Riche

MODALITES = {"presentiel": "En présence", "mixte": "Mixte", "distance": "À distance"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Faits:
    """The facts of a programme in words; what it does not tell is empty."""

    duree: str
    session: str
    dates: str
    participants: str
    commanditaire: Riche
    territoire: str
    territoire_url: str
    lieu: Riche
    horaires: str
    modalite: str
    distance: int
    tarif: Riche
    tarif_mention: str
    prerequis: Riche
    inscription: str
    reconnaissance: str


def faits(catalogue: Catalogue, plan: Plan) -> Faits:
    """Return the facts of a programme, for its band or its cover."""
    r = plan.programme
    f = catalogue.formations[r.formation].record
    territoire = catalogue.territoires[r.territoire]
    return Faits(
        duree=f"{longueur(r)}, {duree(r.minutes)}",
        session=r.session or periode(r),
        dates=dates(r),
        participants=pluriel(r.participants, "personne"),
        commanditaire=Riche(r.commanditaire or ""),
        territoire=territoire.titre,
        territoire_url=f"~/{territoire.url}",
        lieu=Riche(r.lieu or ""),
        horaires=horaires(plan),
        modalite=MODALITES[f.modalite.type],
        distance=f.modalite.distance_pourcent,
        tarif=Riche(r.tarif or f.tarif.somme),
        tarif_mention="" if r.tarif else f.tarif.mention,
        prerequis=Riche(" ".join((f.prerequis, *(x.quoi for x in r.apporte)))),
        inscription=f"jusqu’au {date_courte(last_enrolment(r, f))}",
        reconnaissance="certifiante" if f.reconnaissance.certifiante else "non certifiante",
    )


def longueur(programme: Programme) -> str:
    """Return « 10 jours », « 5 soirées » or « 1 demi-journée »."""
    names = [[name for name, _ in jour.halves] for jour in programme.jours]
    if all(found == ["soir"] for found in names):
        return pluriel(len(names), "soirée")
    if all(len(found) == 1 for found in names):
        return pluriel(len(names), "demi-journée")
    return pluriel(len(names), "jour")


def periode(programme: Programme) -> str:
    """Return the month of a programme, or its first and last months, in words."""
    first, last = programme.jours[0].date, programme.jours[-1].date
    start, end = (date_courte(day).split(" ", 1)[1] for day in (first, last))
    if start == end:
        return start.capitalize()
    return f"De {start.removesuffix(f' {last.year}')} à {end}"


def dates(programme: Programme) -> str:
    """Return « le mardi 3 février 2026 » or « du … au … »."""
    first, last = programme.jours[0].date, programme.jours[-1].date
    return f"le {jour(first)}" if first == last else f"du {jour(first)} au {jour(last)}"


Plages = frozenset[tuple[int, int, int]]
"""Half-days by their order in the day, with their start and their end."""


def par_dates(plan: Plan) -> bool:
    """Say whether a plan mixes evenings and mornings, one a day: each is known by its date, for a
    « jour 4 » that is the third evening misleads who leads it."""
    halves = [[name for name, _ in day.halves] for day in plan.programme.jours]
    return all(len(names) == 1 for names in halves) and len({n for (n,) in halves}) > 1


def jour_dit(plan: Plan, rang: int) -> str:
    """Return « jour 4 », or « mardi 13 avril » where days are known by their dates."""
    named = par_dates(plan) and rang < len(plan.programme.jours)
    return jour(plan.programme.jours[rang].date, year=False) if named else f"jour {rang + 1}"


def horaires(plan: Plan) -> str:
    """Return the start and end of each half-day, in the order of the day; where they change from a
    day to another, say which days keep which hours."""
    days = _par_jour(plan)
    used = frozenset[tuple[int, int, int]]().union(*days)
    if len(used) == len({half for half, _, _ in used}):
        return _plages(used)
    if par_dates(plan):
        return " ; ".join(f"{enumeration(told)} : {_plages(hours)}" for hours, told in days.items())
    return " ; ".join(
        f"{'jour' if len(numbers) == 1 else 'jours'} {enumeration(numbers)} : {_plages(hours)}"
        for hours, numbers in days.items()
    )


def _par_jour(plan: Plan) -> dict[Plages, list[str]]:
    """Return the days that keep the same hours, by those hours."""
    found: dict[Plages, list[str]] = {}
    dated = par_dates(plan)
    for rang, sessions in groupby(plan.sessions, key=lambda s: s.rang):
        hours = frozenset((HALVES.index(s.nom), s.plage.debut, s.plage.fin) for s in sessions)
        found.setdefault(hours, []).append(jour_dit(plan, rang) if dated else str(rang + 1))
    return found


def _plages(used: Plages) -> str:
    return enumeration([f"{heure(debut)}–{heure(fin)}" for _, debut, fin in sorted(used)])
