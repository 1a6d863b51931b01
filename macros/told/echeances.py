"""The days that the team of a session holds, before, at the end and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.french import jour
from macros.model.clock.jalons import add_months
from macros.model.clock.ouvrables import ouvre
from macros.model.records.chaine import Chaine, Echeance
from macros.model.records.session import Session


@dataclass(frozen=True, slots=True)
class Tenir:
    """A day to hold: when, how far (« J−30 »), what to do, what it is made of."""

    jour: date
    quand: str
    quoi: str
    detail: str

    @property
    def date(self) -> str:
        """The day in words."""
        return jour(self.jour)


def a_tenir(chaine: Chaine, session: Session, depart: date) -> list[Tenir]:
    """Return the days of a session, in order: below zero they count from the first day, else from
    the last; what falls on a Saturday, a Sunday or a holiday is held on the working day before;
    depart, the day on which questionnaires asked before leave."""
    found = [
        Tenir(
            day,
            _how_far(one, session, depart) + (", avancé au jour ouvré" if day < wanted else ""),
            one.quoi,
            one.detail or "",
        )
        for one in chaine.echeances
        for wanted in [depart if one.moment else _wanted(session, one)]
        # The last day itself is what it is: nobody leads it on another.
        for day in [ouvre(wanted) if wanted != session.fin else wanted]
    ]
    return sorted(found, key=lambda one: one.jour)


def _wanted(session: Session, one: Echeance) -> date:
    start = session.debut if one.jours < 0 else session.fin
    return add_months(start, one.mois) + timedelta(days=one.jours)


def _how_far(one: Echeance, session: Session, depart: date) -> str:
    if one.moment:
        return f"J−{(session.debut - depart).days}"
    if one.mois:
        return f"J+{one.mois} mois"
    return f"J−{-one.jours}" if one.jours < 0 else f"J+{one.jours}" if one.jours else "J"
