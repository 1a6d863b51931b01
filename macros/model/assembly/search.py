"""Search: the best half-day given what the others use, then exchanges until nothing improves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, permutations, product

from ..catalogue import Catalogue
from ..entries import AnyEntry
from .brief import Brief
from .candidates import allowed, rank
from .cost import (
    TIME,
    Candidat,
    Remplissage,
    candidate,
    energy_points,
    evaluate,
    following_points,
    plenary_points,
    words,
)
from .skeleton import Cadre, frames

MOST_METHODS = 4
"""Methods in a half-day, opening and closing apart."""
KEPT = 4
"""How many of the best fillings of a half-day are tried when methods are exchanged."""
EFFORT = 14_000
"""Sets of methods tried before exchanges stop: a few tenths of a second. Counted, never timed, so
that the same files give the same programme on every machine."""

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


@dataclass(frozen=True)
class Probleme:
    """What the search works on: pools by half-day, methods free to repeat, methods asked for.

    avant tells, for each half-day, which methods the trainer's own half-days use before it;
    partout all that they use.
    """

    viviers: Mapping[int, Vivier]
    repetables: frozenset[str]
    inclus: tuple[str, ...] = ()
    avant: Mapping[int, frozenset[str]] = field(default_factory=dict)
    partout: frozenset[str] = frozenset()


def problem_of(brief: Brief, catalogue: Catalogue) -> Probleme:
    """Return the search problem of a brief: who may stand where, and at what cost."""
    methodes = allowed(brief, catalogue)
    written: list[frozenset[str]] = [
        frozenset(line.methode for line in demi.lignes if line.methode) for demi in brief.demis
    ]
    everywhere = frozenset[str]().union(*written)
    free = frozenset(brief.contraintes.repeter)
    usable = {slug: e for slug, e in methodes.items() if slug in free or slug not in everywhere}
    cadres = frames(brief, catalogue)
    return Probleme(
        {n: _pool(cadre, usable, brief, catalogue) for n, cadre in cadres.items()},
        free,
        tuple(slug for slug in brief.contraintes.inclure if slug in usable),
        {n: frozenset[str]().union(*written[:n]) for n in cadres},
        everywhere,
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
        if work and not (slug in asked or set(entry.record.objectifs) & set(cadre.demi.objectifs)):
            continue
        found = candidate(entry, cadre, brief, catalogue, work=work)
        moments[moment if not work else ""].append(found)
    demi = cadre.demi
    first = [*moments["ouvrir"], words(rank(catalogue, "moments", "ouvrir"))]
    last = [*moments["clore"], words(rank(catalogue, "moments", "clore"))]
    return Vivier(
        cadre,
        tuple(sorted(first, key=_cheap)) if demi.ouvre_le_jour else (),
        tuple(sorted(moments[""], key=_cheap)),
        tuple(sorted(last, key=_cheap)) if demi.ferme_le_jour else (),
    )


def _in_place(place: str, cadre: Cadre, brief: Brief) -> bool:
    """Say whether a method kept for the first or the last day may stand in this half-day."""
    wished = 0 if place == "debut" else brief.demis[-1].rang
    return cadre.demi.rang == wished


def _cheap(candidat: Candidat) -> tuple[int, str]:
    return candidat.points, candidat.slug


class Meilleurs:
    """The few best fillings met so far, cheapest first; of one set of methods, the best only."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._kept: dict[frozenset[str], Remplissage] = {}
        self.limit = float("inf")

    def add(self, found: Remplissage) -> None:
        """Keep a filling when it is among the best."""
        kept = self._kept.get(found.slugs)
        if found.cout >= self.limit or (kept and kept.cout <= found.cout):
            return
        self._kept[found.slugs] = found
        if len(self._kept) > self._count:
            worst = max(self._kept.values(), key=_order)
            del self._kept[worst.slugs]
        if len(self._kept) == self._count:
            self.limit = max(kept.cout for kept in self._kept.values())

    @property
    def all(self) -> list[Remplissage]:
        """The fillings kept, cheapest first."""
        return sorted(self._kept.values(), key=_order)


def _order(r: Remplissage) -> tuple[int, tuple[str, ...]]:
    return r.cout, tuple(sorted(r.slugs))


def fillings(
    vivier: Vivier,
    forbidden: Collection[str] = (),
    before: Collection[str] = (),
    required: frozenset[str] = frozenset(),
    count: int = 1,
    longest: int | None = None,
) -> tuple[list[Remplissage], int]:
    """Return the best fillings of a half-day without forbidden methods, cheapest first, and how
    many sets of methods were tried.

    before holds the methods already lived, for prerequisites; required ones must be there.
    The search is exact, over the cheapest candidates when longest bounds their number.
    """
    openings = _asked(_free(vivier.ouvertures, forbidden, before), required)
    closings = _asked(_free(vivier.clotures, forbidden, before), required)
    works = [c for c in vivier.travaux if c.slug not in forbidden]
    wanted = required & {c.slug for c in works}
    works = [c for n, c in enumerate(works) if longest is None or n < longest or c.slug in wanted]
    search = _Demi(vivier, _ends(openings, closings), works, before, wanted, count)
    search.grow(0, _Somme())
    return search.best.all, search.tried


def _free(
    ends: Sequence[Candidat], forbidden: Collection[str], before: Collection[str]
) -> Sequence[Candidat | None]:
    return [c for c in ends if c.slug not in forbidden and c.ready(set(before))] or [None]


def _asked(ends: Sequence[Candidat | None], required: frozenset[str]) -> Sequence[Candidat | None]:
    return [c for c in ends if c and c.slug in required] or ends


Bout = tuple[int, int, Candidat | None, Candidat | None]
"""The two ends of a half-day: their points, the sum of their squared ideals, the ends."""


def _ends(
    openings: Sequence[Candidat | None], closings: Sequence[Candidat | None]
) -> list[tuple[int, list[Bout]]]:
    """Return the pairs of ends, cheapest first, grouped by the minutes they wish together."""
    groups: dict[int, list[Bout]] = {}
    for a in openings:
        for b in closings:
            both = [c for c in (a, b) if c]
            ideal = sum(c.souplesse.ideal for c in both)
            squares = sum(c.souplesse.ideal**2 for c in both)
            groups.setdefault(ideal, []).append((sum(c.points for c in both), squares, a, b))
    for group in groups.values():
        group.sort(key=lambda end: end[0])
    return sorted(groups.items(), key=lambda group: group[1][0][0])


@dataclass(frozen=True, slots=True)
class _Somme:
    """Work methods chosen so far, in the order of their cost, and what they add up to."""

    choisis: tuple[Candidat, ...] = ()
    points: int = 0
    least: int = 0
    ideal: int = 0
    squares: int = 0
    couvre: frozenset[int] = frozenset()

    def plus(self, c: Candidat) -> _Somme:
        soft = c.souplesse
        return _Somme(
            (*self.choisis, c),
            self.points + c.points,
            self.least + soft.least,
            self.ideal + soft.ideal,
            self.squares + soft.ideal * soft.ideal,
            self.couvre | c.couvre,
        )


class _Demi:
    """The search of one half-day: sets of work methods, cheapest first, then their orders."""

    def __init__(
        self,
        vivier: Vivier,
        ends: list[tuple[int, list[Bout]]],
        works: Sequence[Candidat],
        before: Collection[str],
        required: frozenset[str],
        count: int,
    ) -> None:
        cadre = vivier.cadre
        self.vivier, self.cadre, self.works = vivier, cadre, works
        self.before, self.required = frozenset(before) & vivier.prerequis, required
        self.best, self.tried = Meilleurs(count), 0
        self.to_cover = frozenset(cadre.a_couvrir)
        self.groups = [
            (ideal, group[0][0], max(end[1] for end in group), group) for ideal, group in ends
        ]
        pairs = [(a, b) for _, group in ends for _, _, a, b in group]
        self.floor = min(points for _, points, _, _ in self.groups)
        self.shortest = min(ideal for ideal, _, _, _ in self.groups)
        self.widest = max(squares for _, _, squares, _ in self.groups)
        blocs = [bloc.souplesse for bloc in (*cadre.avant, *cadre.apres)]
        self.room = cadre.minutes - sum(soft.ideal for soft in blocs)
        self.squares = sum(soft.ideal**2 for soft in blocs) + 1
        ends_least = min(sum(c.souplesse.least for c in pair if c) for pair in pairs)
        self.most = cadre.minutes - sum(soft.least for soft in blocs) - ends_least
        # Points are whole: each of the items may lose one to rounding.
        self.slack = len(blocs) + MOST_METHODS + 2

    def grow(self, start: int, somme: _Somme) -> None:
        """Try a set of methods, then the same set with one more."""
        self.tried += 1
        if self.to_cover <= somme.couvre:
            self._try(somme)
        if len(somme.choisis) == MOST_METHODS or self._overfull(somme):
            return
        room = self.best.limit - self.floor - somme.points
        for n in range(start, len(self.works)):
            new = self.works[n]
            if new.points >= room:
                return
            if somme.least + new.souplesse.least <= self.most:
                self.grow(n + 1, somme.plus(new))
                room = self.best.limit - self.floor - somme.points

    def _overfull(self, somme: _Somme) -> bool:
        """Say whether the methods wish for so much time that one more cannot be among the best.

        (g + i)² ≥ g² + i², so one method more never brings g² / Σi² below itself or 1.
        """
        gap = somme.ideal + self.shortest - self.room
        if gap <= 0:
            return False
        time = min(TIME, TIME * gap * gap // (self.squares + somme.squares + self.widest))
        return self.floor + somme.points + time - self.slack >= self.best.limit

    def _try(self, somme: _Somme) -> None:
        if self.required and not self.required <= {c.slug for c in somme.choisis}:
            return
        room, squares = self.room - somme.ideal, self.squares + somme.squares
        base, best = somme.points - self.slack, self.best
        orders: Sequence[Ordre] | None = None
        for ideal, least, widest, group in self.groups:
            gap = TIME * (room - ideal) ** 2
            if base + least + gap // (squares + widest) >= best.limit:
                continue
            if orders is None:
                orders = self.vivier.ordres(somme.choisis, self.before)
                if not orders:
                    return
                base += orders[0][0]
            for points, more, opening, closing in group:
                low = base + points + gap // (squares + more)
                if low < best.limit:
                    self._evaluate(orders, low - orders[0][0], opening, closing)

    def _evaluate(
        self,
        orders: Sequence[Ordre],
        low: int,
        opening: Candidat | None,
        closing: Candidat | None,
    ) -> None:
        for own, order in orders:
            if low + own >= self.best.limit:
                return
            found = evaluate(self.cadre, opening, order, closing, self.best.limit)
            if found:
                self.best.add(found)


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
