"""How one learns, as the public is told: in a whole course, or in a programme that holds a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import promises
from macros.model.records.formation import Formation, Promesse

from ..plain import Riche, riches


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprendre:
    """How one learns, with what, with whom; ailleurs is what the whole course also offers."""

    methodes: tuple[Riche, ...]
    modalite: Riche
    ressources: tuple[Riche, ...]
    equipe: tuple[Riche, ...]
    points_forts: tuple[Riche, ...]
    ailleurs: tuple[Riche, ...] = ()


def apprendre(catalogue: Catalogue, plan: Plan) -> Apprendre:
    """Return what a programme holds of what its course promises, and what it leaves to it."""
    held = promises(plan, catalogue)
    course: Formation = catalogue.formations[plan.programme.formation].record
    return Apprendre(
        methodes=riches(held.methodes.tenues),
        modalite=Riche(held.modalite),
        ressources=riches(held.ressources.tenues),
        equipe=riches(course.equipe),
        points_forts=riches(held.points_forts.tenues),
        ailleurs=riches(held.ailleurs),
    )


def non_tenues(catalogue: Catalogue, plan: Plan) -> tuple[Riche, ...]:
    """Return everything that the course promises and that a programme does not hold, for its team."""
    held = promises(plan, catalogue)
    parts = (held.methodes, held.ressources, held.points_forts)
    begun = (f"L’objectif {n} mené jusqu’au bout." for n in held.commences)
    return riches([*begun, *(text for part in parts for text in part.ailleurs)])


def de_la_formation(course: Formation) -> Apprendre:
    """Return all that a course promises: its own page tells it whole."""
    return Apprendre(
        methodes=_every(course.methodes),
        modalite=entier(course.modalite.texte, course.modalite.precisions),
        ressources=_every(course.ressources),
        equipe=riches(course.equipe),
        points_forts=_every(course.points_forts),
    )


def entier(text: str, more: Iterable[Promesse]) -> Riche:
    """Return a text with all that is said more of a whole course."""
    return Riche(" ".join((text, *_every(more))))


def _every(texts: Iterable[Promesse]) -> tuple[Riche, ...]:
    return riches(one.texte for one in texts)
