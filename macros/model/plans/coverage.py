"""Which half-day practises, produces and evaluates which objective."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..clock.agenda import Creneau, Session
from ..core.catalogue import Catalogue, programme_objectifs
from ..records.sequence import MiseEnSituation, Production
from .planning import Plan

PRATIQUE, PRODUCTION, EVALUATION = "pratique", "production", "evaluation"
Traces = Mapping[int, tuple[frozenset[str], ...]]
"""For each objective, what each half-day does for it, in the order of the half-days."""


def coverage(plan: Plan, catalogue: Catalogue) -> Traces:
    """Return what every half-day does for each objective that the programme works on."""
    catalogue = catalogue.of(plan.programme.formation)
    return {
        number: tuple(_traces(number, session, catalogue) for session in plan.sessions)
        for number in sorted(programme_objectifs(plan.programme))
    }


def _traces(number: int, session: Session, catalogue: Catalogue) -> frozenset[str]:
    found = (_trace(number, session, creneau, catalogue) for creneau in session.creneaux)
    return frozenset(trace for traces in found for trace in traces)


def _trace(number: int, session: Session, creneau: Creneau, catalogue: Catalogue) -> Iterable[str]:
    line, methode = creneau.sequence, creneau.methode
    objectif = catalogue.objectifs.get(number)
    if number in line.evalue:
        yield EVALUATION
    if isinstance(line, MiseEnSituation) and number in line.objectifs:
        yield PRATIQUE
    worked = number in session.demi_journee.objectifs
    if methode and worked and number in catalogue.objectifs_of(methode):
        yield PRATIQUE
    if objectif and isinstance(line, Production) and line.slug in objectif.fiches:
        yield PRODUCTION


def produced(plan: Plan) -> frozenset[str]:
    """Return the sheets that some half-day gives time to fill."""
    lines = (creneau.sequence for session in plan.sessions for creneau in session.creneaux)
    return frozenset(line.slug for line in lines if isinstance(line, Production))
