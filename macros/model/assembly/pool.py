"""Pools: who may stand in each half-day, at what cost, and in which orders."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, groupby, permutations, product

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.sequence import SequenceMethode
from .brief import Brief
from .candidat import Candidat, candidate, words
from .cost import energy_points, following_points, plenary_points
from .limits import allowed, rank
from .skeleton import Cadre, frames

Ordre = tuple[int, tuple[Candidat, ...]]
"""Work methods in an order, and the points they cost one another."""


@dataclass(frozen=True)
class Vivier:
    """The candidates of one half-day: openings, work methods (cheapest first), closings."""

    cadre: Cadre
    ouvertures: tuple[Candidat, ...]
    travaux: tuple[Candidat, ...]
    clotures: tuple[Candidat, ...]
    _ordres: dict[tuple[object, ...], Sequence[Ordre]] = field(default_factory=dict)

    def ordres(self, chosen: tuple[Candidat, ...], before: frozenset[str]) -> Sequence[Ordre]:
        """Return the orders that a set of methods may take, cheapest first; remembered."""
        key = (before, *[c.slug for c in chosen])
        if key not in self._ordres:
            self._ordres[key] = sorted(_orders(chosen, before), key=_points)
        return self._ordres[key]

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Every method that may stand in the half-day."""
        return frozenset(c.slug for c in (*self.ouvertures, *self.travaux, *self.clotures))

    @cached_property
    def prerequis(self) -> frozenset[str]:
        """Every method that one of the candidates supposes."""
        every = (*self.ouvertures, *self.travaux, *self.clotures)
        return frozenset[str]().union(*(c.prerequis for c in every))


NOT_THE_RITUAL = 150
"""For an opening or a closing that is not one of those that the trainer asks to live again."""


@dataclass(frozen=True)
class SearchProblem:
    """What the search works on: pools by half-day, methods free to repeat, methods asked for.

    avant tells, for each half-day, which methods the trainer's own half-days use before it.
    """

    viviers: Mapping[int, Vivier]
    repetables: frozenset[str]
    inclus: tuple[str, ...] = ()
    avant: Mapping[int, frozenset[str]] = field(default_factory=dict)


def problem_of(brief: Brief, catalogue: Catalogue) -> SearchProblem:
    """Return the search problem of a brief: who may stand where, and at what cost."""
    methodes = allowed(brief, catalogue)
    written: list[frozenset[str]] = [
        frozenset(x.slug for x in demi.lignes if isinstance(x, SequenceMethode))
        for demi in brief.demis
    ]
    everywhere = frozenset[str]().union(*written)
    free = frozenset(brief.contraintes.repeter)
    usable = {slug: e for slug, e in methodes.items() if slug in free or slug not in everywhere}
    cadres = frames(brief, catalogue)
    return SearchProblem(
        {n: _pool(cadre, usable, brief, catalogue) for n, cadre in cadres.items()},
        free,
        tuple(slug for slug in brief.contraintes.inclure if slug in usable),
        {n: frozenset[str]().union(*written[:n]) for n in cadres},
    )


def _pool(
    cadre: Cadre, methodes: Mapping[str, AnyEntry], brief: Brief, catalogue: Catalogue
) -> Vivier:
    asked = set(brief.contraintes.inclure)
    moments: dict[str, list[Candidat]] = {"ouvrir": [], "clore": [], "": []}
    for slug, entry in methodes.items():
        moment = entry.record.moment
        work = moment not in moments
        if entry.record.place and not _in_place(entry.record.place, cadre, brief):
            continue
        if work and not (
            slug in asked or set(catalogue.objectifs_of(entry)) & set(cadre.demi.objectifs)
        ):
            continue
        found = candidate(entry, cadre, brief, catalogue, work=work)
        moments[moment if not work else ""].append(found)
    for moment in ("ouvrir", "clore"):
        moments[moment] = _ritual_first(moments[moment], brief)
    demi = cadre.demi
    first = [*moments["ouvrir"], words(rank(catalogue, "moments", "ouvrir"))]
    last = [*moments["clore"], words(rank(catalogue, "moments", "clore"))]
    return Vivier(
        cadre,
        tuple(sorted(first, key=_cheap)) if demi.ouvre_le_jour else (),
        tuple(sorted(moments[""], key=_cheap)),
        tuple(sorted(last, key=_cheap)) if demi.ferme_le_jour else (),
    )


def _ritual_first(ends: list[Candidat], brief: Brief) -> list[Candidat]:
    """Return openings or closings where what the trainer asks to live again comes first."""
    again = set(brief.contraintes.repeter)
    if again.isdisjoint(c.slug for c in ends):
        return ends
    return [c if c.slug in again else replace(c, points=c.points + NOT_THE_RITUAL) for c in ends]


def _in_place(place: str, cadre: Cadre, brief: Brief) -> bool:
    """Say whether a method kept for the first or the last day may stand in this half-day."""
    wished = 0 if place == "debut" else brief.demis[-1].rang
    return cadre.demi.rang == wished


def _cheap(candidat: Candidat) -> tuple[int, str]:
    return candidat.points, candidat.slug


def _orders(chosen: Sequence[Candidat], before: Collection[str]) -> Iterator[Ordre]:
    """Yield the orders that go from exploring to acting and live prerequisites first."""
    runs = [list(run) for _, run in groupby(sorted(chosen, key=_moment), key=_moment)]
    for parts in product(*(permutations(run) for run in runs)):
        order = tuple(chain.from_iterable(parts))
        if not any(c.prerequis for c in order) or _prepared(order, before):
            flags = [c.pleniere for c in order]
            own = energy_points(order, after_lunch=False) + plenary_points(flags)
            yield own + following_points(order), order


def _points(order: Ordre) -> int:
    return order[0]


def _moment(candidat: Candidat) -> int:
    return candidat.moment


def _prepared(order: Sequence[Candidat], before: Collection[str]) -> bool:
    lived = set(before)
    for c in order:
        if not c.ready(lived):
            return False
        lived.add(c.slug)
    return True
