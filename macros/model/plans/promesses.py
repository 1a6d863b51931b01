"""What a course promises that a programme holds, and what only the course offers elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never
from weakref import WeakKeyDictionary

from ..clock.agenda import led
from ..core.catalogue import Catalogue, programme_objectifs
from ..records.formation import Formation, ObjectifOperationnel, Promesse, Si
from ..records.sequence import MiseEnSituation
from .avertissement import Avertissement
from .coverage import EVALUATION, PRATIQUE, coverage, produced
from .lieux import ancrages
from .livrables import Livrable, livrables
from .planning import Plan

APART = 7
"""Days between two others beyond which a group has time to work at home, as between seminars."""


@dataclass(frozen=True, slots=True)
class Tri:
    """Promises that a programme holds, and those of the course that it does not."""

    tenues: tuple[str, ...]
    ailleurs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promesses:
    """What may be told of a programme: how one learns, with what, what is good in it, the objectives
    that it leads to their deliverables and their evaluation, those that it only begins, and whether
    it is the whole course."""

    methodes: Tri
    ressources: Tri
    points_forts: Tri
    modalite: str
    objectifs: tuple[int, ...]
    commences: tuple[int, ...]
    entiere: bool

    @property
    def ailleurs(self) -> tuple[str, ...]:
        """What a shorter programme says of the whole course: how one learns there, and with what."""
        return () if self.entiere else (*self.methodes.ailleurs, *self.ressources.ailleurs)


def promises(plan: Plan, catalogue: Catalogue) -> Promesses:
    """Return what may be told of a plan, from what its course promises."""
    seen = catalogue.of(plan.programme.formation)
    course = seen.formations[plan.programme.formation].record
    held = objectives_held(plan, seen)
    worked = sorted(programme_objectifs(plan.programme) & set(seen.objectifs))
    return Promesses(
        methodes=_sorted(course.methodes, plan, seen),
        ressources=_sorted(course.ressources, plan, seen),
        points_forts=_sorted(course.points_forts, plan, seen),
        modalite=told(course.modalite.texte, course.modalite.precisions, plan, seen),
        objectifs=tuple(n for n in worked if n in held),
        commences=tuple(n for n in worked if n not in held),
        entiere=_whole(plan, seen),
    )


def told(text: str, more: Iterable[Promesse], plan: Plan, catalogue: Catalogue) -> str:
    """Return a text, with what a plan holds of what is said more."""
    return " ".join((text, *_sorted(more, plan, catalogue).tenues))


def _sorted(texts: Iterable[Promesse], plan: Plan, catalogue: Catalogue) -> Tri:
    judged = [(_said(one, plan), holds(one, plan, catalogue)) for one in texts]
    return Tri(
        tuple(text for text, kept in judged if kept),
        tuple(text for text, kept in judged if not kept),
    )


def _said(promesse: Promesse, plan: Plan) -> str:
    """Give a promise in words, with how a programme follows each person when that is promised."""
    how = plan.programme.suivi_individuel if promesse.si == "suivi" else None
    return f"{promesse.texte} {how}" if how else promesse.texte


def holds(promesse: Promesse, plan: Plan, catalogue: Catalogue) -> bool:
    """Say whether a plan holds a promise of its course."""
    wished, fiche = set(promesse.objectifs), promesse.fiche
    if wished and wished.isdisjoint(programme_objectifs(plan.programme)):
        return False
    if fiche is not None and fiche not in produced(plan):
        return False
    return promesse.si is None or _meets(promesse.si, plan, catalogue)


_HELD: WeakKeyDictionary[Catalogue, dict[int, tuple[Plan, frozenset[int]]]] = WeakKeyDictionary()
"""By plan, told once: a page, its brochure and its data ask it of every promise."""


def objectives_held(plan: Plan, catalogue: Catalogue) -> frozenset[int]:
    """Return the objectives that a plan leads to the end: practised, the criterion verified, every
    sheet produced in the time that it asks for, everyone leading where one must."""
    known = _HELD.setdefault(catalogue, {})
    if id(plan) not in known:
        # The plan is kept with what is told of it: its number is no other's as long as it lives.
        known[id(plan)] = plan, _held(plan, catalogue)
    return known[id(plan)][1]


def _held(plan: Plan, catalogue: Catalogue) -> frozenset[int]:
    made, short = produced(plan), _too_short(plan, catalogue)
    return frozenset(
        number
        for number, traces in coverage(plan, catalogue).items()
        if (objectif := catalogue.objectifs.get(number))
        and {PRATIQUE, EVALUATION} <= frozenset[str]().union(*traces)
        and made.issuperset(objectif.fiches)
        # The sheet of those who lead is filled by those who watch them: leading is its time.
        and (_leads(plan, objectif) if objectif.conduite else short.isdisjoint(objectif.fiches))
    )


def _too_short(plan: Plan, catalogue: Catalogue) -> frozenset[str]:
    """Return the sheets that have not the time they ask for, those that the trainer accepts so
    left out."""
    return frozenset(
        livrable.fiche.slug
        for livrable in livrables(plan, catalogue)
        if livrable.passages and not livrable.tient and not _accepted(plan, livrable)
    )


def _accepted(plan: Plan, livrable: Livrable) -> bool:
    last = livrable.passages[-1].session
    warned = Avertissement("livrable-court", "", last.rang, last.nom)
    return any(map(warned.accepted_by, plan.programme.acceptes))


def _leads(plan: Plan, objectif: ObjectifOperationnel) -> bool:
    return any(
        isinstance(c.sequence, MiseEnSituation) and objectif.id in c.sequence.evalue
        for session in plan.sessions
        for c in session.creneaux
    )


def _course(plan: Plan, catalogue: Catalogue) -> Formation:
    found: Formation = catalogue.formations[plan.programme.formation].record
    return found


def _meets(si: Si, plan: Plan, catalogue: Catalogue) -> bool:
    """Say whether a plan meets a condition of a promise."""
    match si:
        case "signature":
            return not led(plan.sessions).isdisjoint(_course(plan, catalogue).signature)
        case "seminaires":
            return has_seminars(plan)
        case "suivi":
            return has_follow_up(plan)
        case "reseau":
            return len(_numbered(plan)) > 1
        case "jours":
            return len(plan.programme.jours) > 1
        case "conduite":
            return any(_leads(plan, o) for o in catalogue.objectifs.values() if o.conduite)
        case "production":
            return bool(produced(plan))
        case "territoire":
            return _at_home(plan, catalogue) and bool(objectives_held(plan, catalogue))
        case "entiere":
            return _whole(plan, catalogue)
        case other:
            assert_never(other)


def has_seminars(plan: Plan) -> bool:
    """Say whether a plan has two seminars at least, or days as far apart as theirs."""
    days = plan.programme.jours
    gaps = (after.date - before.date for before, after in pairwise(days))
    return len(_numbered(plan)) > 1 or any(gap.days > APART for gap in gaps)


def has_follow_up(plan: Plan) -> bool:
    """Say whether somebody follows each person between the days of a plan: a network between
    seminars, or the team, as the programme tells."""
    return len(_numbered(plan)) > 1 or bool(plan.programme.suivi_individuel)


def _numbered(plan: Plan) -> set[int]:
    """Give the seminars that the days of a programme name: a few days far apart name none."""
    return {day.seminaire for day in plan.programme.jours if day.seminaire}


def _at_home(plan: Plan, catalogue: Catalogue) -> bool:
    """Say whether somebody or somewhere of the territory takes part in half of the half-days."""
    found = ancrages(plan, catalogue)
    return bool(found) and sum(one.porte for one in found) * 2 >= len(found)


def _whole(plan: Plan, catalogue: Catalogue) -> bool:
    """Say whether a plan is the whole course: as long, with all its objectives to the end."""
    long = plan.programme.minutes >= _course(plan, catalogue).duree.heures * 60
    return long and set(catalogue.objectifs) <= objectives_held(plan, catalogue)
