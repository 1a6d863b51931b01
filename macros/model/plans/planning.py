"""A programme as it will be lived: every half-day filled, timed, and each choice explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from ..assembly import assemble
from ..clock.agenda import Session, sessions
from ..clock.planning_records import Autre, Choix, Place, Refus
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.choisi import Choisi
from ..records.programme import Programme

__all__ = ["Autre", "Choix", "Place", "Plan", "Refus", "plan", "plan_of"]


@dataclass(frozen=True)
class Plan:
    """A programme with every half-day filled and timed, the reasons, and what was refused.

    couts are the points of each composed half-day, neuves those that their kept choice told
    otherwise; slug is the name of its file. ecartees are the methods that the group, the place or the trainer set aside, with the reason.
    """

    programme: Programme
    sessions: tuple[Session, ...]
    choix: Mapping[Place, Choix] = field(default_factory=dict)
    refus: tuple[Refus, ...] = ()
    ecartees: tuple[tuple[AnyEntry, str], ...] = ()
    couts: Mapping[tuple[int, str], int] = field(default_factory=dict)
    neuves: frozenset[tuple[int, str]] = frozenset()
    slug: str = ""


_PLANS: WeakKeyDictionary[Catalogue, dict[str, Plan]] = WeakKeyDictionary()


def plan_of(catalogue: Catalogue, slug: str) -> Plan:
    """Return the plan of a programme of the catalogue, made once; KeyError when unknown."""
    record = catalogue.programmes[slug].record
    plans = _PLANS.setdefault(catalogue.of(record.formation), {})
    if slug not in plans:
        kept = catalogue.choix.get(slug)
        made = plan(record, catalogue, kept.record if kept else None)
        plans[slug] = replace(made, slug=slug)
    return plans[slug]


def plan(programme: Programme, catalogue: Catalogue, choisi: Choisi | None = None) -> Plan:
    """Return a programme as it will be lived, as choisi tells it where that still holds; the same
    files always give the same plan."""
    catalogue = catalogue.of(programme.formation)
    made = assemble(programme, catalogue, choisi)
    laid = tuple(sessions(made.programme, catalogue))
    return Plan(
        made.programme, laid, made.choix, made.refus, made.ecartees, made.couts, made.neuves
    )
