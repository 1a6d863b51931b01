"""A programme as it will be lived: every half-day filled, timed, and each choice explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from .agenda import Session, sessions
from .catalogue import Catalogue
from .entries import AnyEntry
from .records.programme import Programme

Place = tuple[int, str, int]
"""Where a sequence stands: the day's place from 0, the half-day's name, its place from 0."""


@dataclass(frozen=True, slots=True)
class Autre:
    """A method that was considered next, and in one sentence why it came after."""

    methode: AnyEntry
    pourquoi: str


@dataclass(frozen=True, slots=True)
class Choix:
    """Why the assembler put a sequence there, in one French sentence, and what came next."""

    raison: str
    ensuite: tuple[Autre, ...] = ()


@dataclass(frozen=True, slots=True)
class Refus:
    """A half-day that could not be filled: the day's place from 0, its name, and why."""

    rang: int
    nom: str
    phrase: str


@dataclass(frozen=True)
class Plan:
    """A programme with every half-day filled and timed, the reasons, and what was refused.

    ecartees are the methods that the group, the place or the trainer set aside, with the reason.
    """

    programme: Programme
    sessions: tuple[Session, ...]
    choix: Mapping[Place, Choix] = field(default_factory=dict)
    refus: tuple[Refus, ...] = ()
    ecartees: tuple[tuple[AnyEntry, str], ...] = ()


_PLANS: WeakKeyDictionary[Catalogue, dict[str, Plan]] = WeakKeyDictionary()


def plan_of(catalogue: Catalogue, slug: str) -> Plan:
    """Return the plan of a programme of the catalogue, made once; KeyError when unknown."""
    plans = _PLANS.setdefault(catalogue, {})
    if slug not in plans:
        plans[slug] = plan(catalogue.programmes[slug].record, catalogue)
    return plans[slug]


def plan(programme: Programme, catalogue: Catalogue) -> Plan:
    """Return a programme as it will be lived; the same files always give the same plan."""
    return Plan(programme, tuple(sessions(programme, catalogue)))
