"""A programme's agenda, day after day with exact times: made from a plan alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from macros.french import enumeration, jour
from macros.model.clock.agenda import Session
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.formation import ObjectifOperationnel

from ..plain import Heure, Minutes, Riche
from .creneaux import Creneau, Marge, Pause, creneau_de
from .faits import par_dates
from .territoire import RIEN, Cle, Ici, ici

PARIS = ZoneInfo("Europe/Paris")
C = TypeVar("C")
"""A slot: as everyone reads it, or as those who lead do."""
D = TypeVar("D")
"""A day: as it is, or as a document shows it."""


@dataclass(frozen=True, slots=True)
class Objectif:
    """An objective in a few words, and its module."""

    id: int
    court: Riche
    module: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DemiJournee(Generic[C]):
    """A half-day: its key (matin…), its name, its hours, its objectives, its slots, what its
    territory brings."""

    cle: str
    nom: str
    debut: Heure
    fin: Heure
    travail: Minutes
    pause: Minutes
    marge: Minutes
    objectifs: tuple[Objectif, ...]
    creneaux: tuple[C, ...]
    ici: Ici


@dataclass(frozen=True, slots=True, kw_only=True)
class Jour(Generic[C]):
    """A day: its number, its date without and with its year, its own title (propre) or its
    objectives, its place, its half-days; dates in words are empty when they do not matter."""

    numero: int
    nom: str
    iso: str
    date: str
    date_longue: str
    titre: str
    propre: bool
    lieu: Riche
    seminaire: int | None
    total: Minutes
    sessions: tuple[DemiJournee[C], ...]

    @property
    def activites(self) -> tuple[C, ...]:
        """The slots of the day, half-day after half-day."""
        return tuple(creneau for session in self.sessions for creneau in session.creneaux)

    def at(self, minutes: int) -> datetime:
        """Return a time of the day in Paris, from minutes since midnight."""
        return datetime.combine(date.fromisoformat(self.iso), time(*divmod(minutes, 60)), PARIS)

    @property
    def entete(self) -> str:
        """The day's name, date and title on one line."""
        return " · ".join(filter(None, (self.nom, self.date_longue, self.titre)))


@dataclass(frozen=True, slots=True)
class Seminaire(Generic[D]):
    """Days that belong together; without a title when they follow no seminar."""

    titre: str
    jours: tuple[D, ...]


def seminaires(jours: Iterable[Jour[C]], told: Callable[[Jour[C]], D]) -> list[Seminaire[D]]:
    """Return days, each told in some way, in groups, one per seminar; those without a seminar
    stand together."""
    groups = groupby(jours, key=lambda day: day.seminaire)
    return [Seminaire(f"Séminaire {n}" if n else "", tuple(map(told, days))) for n, days in groups]


def vecu(day: Jour[Creneau]) -> list[Riche]:
    """Return the titles of what is lived on a day, breaks and margins left out."""
    return [c.titre for c in day.activites if not isinstance(c.nature, Pause | Marge)]


def en_ligne(day: Jour[C]) -> Jour[C]:
    """Return a day whose half-days say what their territory brings in its one line alone."""
    halves = (replace(half, ici=replace(half.ici, pistes=())) for half in day.sessions)
    return replace(day, sessions=tuple(halves))


def jours_de(
    catalogue: Catalogue, plan: Plan, *, dates: bool = True, raisons: bool = False
) -> list[Jour[Creneau]]:
    """Return the days of a plan as everyone reads them; raisons tells why slots were chosen."""

    def told(session: Session, n: int) -> Creneau:
        choix = plan.choix.get((session.rang, session.nom, n)) if raisons else None
        return creneau_de(session.creneaux[n], plan.programme.participants, choix)

    return jours_avec(catalogue, plan, told, dates=dates)


def jours_avec(
    catalogue: Catalogue, plan: Plan, told: Callable[[Session, int], C], *, dates: bool = True
) -> list[Jour[C]]:
    """Return the days of a plan, each slot told from its half-day and its place in it."""
    places = ici(catalogue, plan)
    return [
        _jour(catalogue, plan, list(sessions), told, dates, places)
        for _, sessions in groupby(plan.sessions, key=lambda session: session.rang)
    ]


def _jour(
    catalogue: Catalogue,
    plan: Plan,
    sessions: Sequence[Session],
    told: Callable[[Session, int], C],
    dates: bool,
    places: Mapping[Cle, Ici],
) -> Jour[C]:
    r, numero = sessions[0].jour, sessions[0].rang + 1
    return Jour(
        numero=numero,
        nom=catalogue.mot("demi_journees", sessions[0].nom).nom
        if dates and par_dates(plan)
        else f"Jour {numero}",
        iso=r.date.isoformat(),
        date=jour(r.date, year=False) if dates else "",
        date_longue=jour(r.date) if dates else "",
        titre=r.titre or _themes(catalogue, sessions[0]),
        propre=bool(r.titre),
        lieu=Riche(plan.programme.lieu_of(r)),
        seminaire=r.seminaire,
        total=Minutes(sum(s.travail + s.pause + s.marge for s in sessions)),
        sessions=tuple(_session(catalogue, session, told, places) for session in sessions),
    )


def _themes(catalogue: Catalogue, session: Session) -> str:
    """Return the objectives of a day in a few words, to name a day without a title."""
    numbers = {n: None for _, half in session.jour.halves for n in half.objectifs}
    first, *rest = [o.court for o in objectifs_connus(catalogue, numbers)] or [""]
    return enumeration([first, *(one[:1].lower() + one[1:] for one in rest)])


def objectifs_connus(catalogue: Catalogue, numbers: Iterable[int]) -> list[ObjectifOperationnel]:
    """Return the objectives with these numbers, those that no course has left out."""
    return [catalogue.objectifs[n] for n in numbers if n in catalogue.objectifs]


def _session(
    catalogue: Catalogue,
    session: Session,
    told: Callable[[Session, int], C],
    places: Mapping[Cle, Ici],
) -> DemiJournee[C]:
    objectifs = objectifs_connus(catalogue, session.demi_journee.objectifs)
    return DemiJournee(
        cle=session.nom,
        nom=catalogue.mot("demi_journees", session.nom).nom,
        debut=Heure(session.plage.debut),
        fin=Heure(session.plage.fin),
        travail=Minutes(session.travail),
        pause=Minutes(session.pause),
        marge=Minutes(session.marge),
        objectifs=tuple(Objectif(o.id, Riche(o.court), o.module) for o in objectifs),
        creneaux=tuple(told(session, n) for n in range(len(session.creneaux))),
        ici=places.get((session.rang, session.nom), RIEN),
    )
