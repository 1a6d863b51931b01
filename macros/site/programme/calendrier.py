"""A plan seen as a calendar where height is time: one column a day, one block a sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from macros.french import heure
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.programme import HALVES
from macros.told.plain import Heure
from macros.told.programme.calendrier import natures
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import DemiJournee, Jour, Seminaire, jours_de, seminaires

from ..parts.rendering import fragment

SHORTEST = 10
"""Minutes under which a block is too thin for words: its text stays for screen readers."""


def calendrier_de(
    catalogue: Catalogue, plan: Plan, *, dates: bool = True, liens: str = ""
) -> Markup:
    """Return a plan's calendar; liens is what comes before a day's number in its address."""
    jours = jours_de(catalogue, plan, dates=dates)
    return fragment(
        "calendrier.html.j2",
        groupes=[_semaine(group) for group in seminaires(jours, lambda day: day)],
        natures=natures(jours),
        liens=liens,
    )


def hauteur(minutes: int) -> str:
    """Return the classes that make a box as high as its minutes: hundreds, tens, units."""
    hundreds, rest = divmod(minutes, 100)
    tens, units = divmod(rest, 10)
    parts = ((hundreds, "c"), (tens, "d"), (units, "u"))
    return " ".join(["duree", *(f"{letter}{count}" for count, letter in parts if count)])


@dataclass(frozen=True, slots=True)
class Tranche:
    """A half-day in a column: its height, what comes before it starts, its slots, each with the
    classes of its block; without a name when the day has no such half-day."""

    classe: str
    nom: str
    debut: Heure
    fin: Heure
    attente: str
    blocs: tuple[tuple[str, Creneau], ...]


@dataclass(frozen=True, slots=True)
class Heures:
    """The hours beside a half-day, each with the classes of its height, and the last one."""

    marques: tuple[tuple[str, str], ...]
    fin: Heure


@dataclass(frozen=True, slots=True)
class Semaine:
    """Days side by side, half-day after half-day, under the name of their seminar."""

    nom: str
    heures: tuple[Heures, ...]
    jours: tuple[tuple[Jour[Creneau], tuple[Tranche, ...]], ...]


Bornes = tuple[str, int, int]
"""The key of a half-day, its earliest start and its latest end."""


def _semaine(group: Seminaire[Jour[Creneau]]) -> Semaine:
    bornes = list(_bornes(group.jours))
    heures = (_heures(debut, fin) for _, debut, fin in bornes)
    return Semaine(
        group.titre, tuple(heures), tuple((j, _tranches(j, bornes)) for j in group.jours)
    )


def _bornes(jours: Iterable[Jour[Creneau]]) -> Iterator[Bornes]:
    """Yield the half-days of a group with their earliest start and latest end."""
    sessions = [session for day in jours for session in day.sessions]
    for name in HALVES:
        if halves := [s for s in sessions if s.cle == name]:
            yield name, min(s.debut for s in halves), max(s.fin for s in halves)


def _heures(debut: int, fin: int) -> Heures:
    full = range(debut // 60 * 60 + 60, fin, 60)
    marks = (
        (hauteur(after - at), heure(at) if after - at >= SHORTEST else "")
        for at, after in pairwise([debut, *full, fin])
    )
    return Heures(tuple(marks), Heure(fin))


def _tranches(day: Jour[Creneau], bornes: Iterable[Bornes]) -> tuple[Tranche, ...]:
    by_name = {session.cle: session for session in day.sessions}
    return tuple(_tranche(by_name.get(name), debut, fin) for name, debut, fin in bornes)


def _tranche(session: DemiJournee[Creneau] | None, debut: int, fin: int) -> Tranche:
    classe = hauteur(fin - debut)
    if session is None:
        return Tranche(classe, "", Heure(debut), Heure(fin), "", ())
    late = session.debut - debut
    blocs = tuple((_bloc(c), c) for c in session.creneaux)
    attente = hauteur(late) if late else ""
    return Tranche(classe, session.nom, session.debut, session.fin, attente, blocs)


def _bloc(c: Creneau) -> str:
    """Return the classes of a block: its nature, its lines of text, its height."""
    lines = max(1, min(6, (c.minutes * 17 // 10 - 3) // 15))
    size = "bloc--fin" if c.minutes < SHORTEST else f"bloc--{lines}"
    return f"bloc bloc--{c.nature.cle} {size} {hauteur(c.minutes)}"
