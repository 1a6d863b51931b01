"""Which half-day practises, produces and evaluates which objective, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from macros.model.core.catalogue import Catalogue
from macros.model.plans.coverage import EVALUATION, PRATIQUE, PRODUCTION, coverage
from macros.model.plans.planning import Plan

from ..plain import Riche


@dataclass(frozen=True, slots=True)
class Signe:
    """The sign and the words of something that a half-day does for an objective."""

    cle: str
    signe: str
    texte: str


SIGNES = (
    Signe(PRATIQUE, "●", "on pratique"),
    Signe(PRODUCTION, "■", "on travaille au livrable"),
    Signe(EVALUATION, "★", "on évalue"),
)
"""What a half-day may do for an objective, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """An objective, and what each half-day does for it."""

    numero: int
    court: Riche
    cases: tuple[tuple[Signe, ...], ...]


@dataclass(frozen=True, slots=True)
class Colonnes:
    """A day, and the names of its half-days."""

    numero: int
    demis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrice:
    """The rows of objectives, the days with their half-days, and the legend of signs."""

    lignes: tuple[Ligne, ...]
    jours: tuple[Colonnes, ...]
    signes: tuple[Signe, ...] = SIGNES


def matrice(catalogue: Catalogue, plan: Plan) -> Matrice:
    """Return which half-day does what for each objective that some course has."""
    lignes = (
        Ligne(number, Riche(catalogue.objectifs[number].court), tuple(map(_case, halves)))
        for number, halves in coverage(plan, catalogue).items()
        if number in catalogue.objectifs
    )
    jours = (
        Colonnes(rang + 1, tuple(catalogue.mot("demi_journees", s.nom).nom for s in sessions))
        for rang, sessions in groupby(plan.sessions, key=lambda session: session.rang)
    )
    return Matrice(tuple(lignes), tuple(jours))


def _case(traces: frozenset[str]) -> tuple[Signe, ...]:
    return tuple(signe for signe in SIGNES if signe.cle in traces)
