"""Each person's evidence: the slots of a plan in which everyone gives, alone, what the course asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..clock.agenda import Creneau, Session
from ..core.catalogue import Catalogue, programme_objectifs
from ..records.formation import Preuve
from .planning import Plan


@dataclass(frozen=True, slots=True)
class Occasion:
    """A slot in which each person gives the proof of an objective, and its half-day."""

    session: Session
    creneau: Creneau


Occasions = Mapping[int, tuple[Occasion, ...]]
"""For each objective that a programme works on, when each person gives its proof."""


def occasions(plan: Plan, catalogue: Catalogue) -> Occasions:
    """Return when each person gives the proof of each objective; never when the course, which alone
    says what is to be done, writes none."""
    seen = catalogue.of(plan.programme.formation).objectifs
    return {
        number: tuple(
            Occasion(session, creneau)
            for session in plan.sessions
            for creneau in session.creneaux
            if number in creneau.sequence.preuve and number in seen and seen[number].preuve
        )
        for number in sorted(programme_objectifs(plan.programme))
    }


def prouves(plan: Plan, catalogue: Catalogue) -> frozenset[int]:
    """Return the objectives of which each person gives a proof: the only ones that may be said
    acquired by somebody."""
    return frozenset(number for number, found in occasions(plan, catalogue).items() if found)


def temps_du(preuve: Preuve, people: int) -> int:
    """Return the minutes that a proof takes to a group."""
    return preuve.minutes * (people if preuve.par_personne else 1)
