"""Search: the best fillings of one half-day, given what the others use; exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .candidat import Candidat
from .cost import SAME_GESTURE, TIME, Remplissage, evaluate
from .pool import Ordre, Vivier

MOST_METHODS = 4
"""Methods in a half-day, opening and closing apart."""
PATIENCE = 600
"""Sets of methods tried for one half-day of a long programme once something fits."""
MOST_TRIED = 3_000
"""Sets of methods tried for one half-day, whatever is asked: seven times what the toolbox needs."""
KEPT = 4
"""How many of the best fillings of a half-day are tried when methods are exchanged."""
SHORTLIST, ENDS = 24, 16
"""Work methods, and openings or closings, among which one half-day chooses: more than the toolbox
has, so that a larger one costs no more."""
EFFORT = 5_000
"""Sets of methods that exchanges may try, once every half-day is filled: two or three tenths of a
second. Counted, never timed, so that the same files give the same programme on every machine."""


class Best:
    """The few best fillings met so far, cheapest first; of one set of methods, the best only."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._kept: dict[frozenset[str], tuple[Order, Remplissage]] = {}
        self.limit = float("inf")

    def add(self, found: Remplissage) -> None:
        """Keep a filling when it is among the best."""
        if found.cout >= self.limit:
            return
        slugs = found.slugs
        kept = self._kept.get(slugs)
        if kept and kept[1].cout <= found.cout:
            return
        self._kept[slugs] = (found.cout, tuple(sorted(slugs))), found
        if len(self._kept) > self._count:
            del self._kept[max(self._kept, key=self._order)]
        if len(self._kept) == self._count:
            self.limit = max(order[0] for order, _ in self._kept.values())

    def _order(self, slugs: frozenset[str]) -> Order:
        return self._kept[slugs][0]

    @property
    def all(self) -> list[Remplissage]:
        """The fillings kept, cheapest first."""
        return [self._kept[slugs][1] for slugs in sorted(self._kept, key=self._order)]


Order = tuple[int, tuple[str, ...]]
"""What a filling costs, then its methods: two fillings are never equal."""


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

    before holds what was left already; required methods must be there.
    The search is exact up to MOST_TRIED sets among the SHORTLIST, unless longest bounds the number of candidates:
    it then keeps to the cheapest ones, and to the first sets tried.
    """
    cadre = vivier.cadre
    had = frozenset(before) | cadre.acquis
    openings = _asked(_free(vivier.ouvertures, forbidden, had), required)
    closings = _asked(_free(vivier.clotures, forbidden, had | cadre.laisse), required)
    works = _hopeful([c for c in vivier.travaux if c.slug not in forbidden], had)
    wanted = required & {c.slug for c in works}
    works = _hopeful(shortlist(works, SHORTLIST, wanted, cadre.demande - had), had)
    works = [c for n, c in enumerate(works) if longest is None or n < longest or c.slug in wanted]
    search = _Demi(vivier, _ends(openings, closings), works, had, wanted, count)
    search.patience = PATIENCE if longest else search.patience
    search.grow(0, _Somme())
    return search.best.all, search.tried


def _free(
    ends: Sequence[Candidat], forbidden: Collection[str], before: Collection[str]
) -> Sequence[Candidat | None]:
    free = [c for c in ends if c.slug not in forbidden and c.ready(set(before))]
    return shortlist(free, ENDS) or [None]


def _hopeful(works: Sequence[Candidat], before: Collection[str]) -> list[Candidat]:
    """Return the work methods whose needs were left before, or may be in the same half-day."""
    had = set(before).union(*(c.laisse for c in works))
    return [c for c in works if c.ready(had)]


def shortlist(
    cheapest_first: Sequence[Candidat],
    most: int,
    wanted: Collection[str] = (),
    needed: Collection[str] = (),
) -> list[Candidat]:
    """Return as many candidates as are looked at, in the same order: the wanted ones, the cheapest
    that leave what is needed, then the cheapest of each sort, then the second of each."""
    if len(cheapest_first) <= most:
        return list(cheapest_first)
    ranks: Counter[tuple[object, ...]] = Counter()
    ranked = []
    lacking = set(needed)
    for place, c in enumerate(cheapest_first):
        sort = (c.souplesse.ideal, c.energie, c.moment, c.couvre)
        first = c.slug in wanted or not lacking.isdisjoint(c.laisse)
        lacking -= c.laisse
        ranked.append((not first, ranks[sort], place))
        ranks[sort] += 1
    return [cheapest_first[place] for *_, place in sorted(sorted(ranked)[:most], key=_place)]


def _place(ranked: tuple[bool, int, int]) -> int:
    return ranked[2]


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
    laisse: frozenset[str] = frozenset()

    def plus(self, c: Candidat) -> _Somme:
        soft = c.souplesse
        again = any(c.famille == other.famille for other in self.choisis)
        return _Somme(
            (*self.choisis, c),
            self.points + c.points + SAME_GESTURE * again,
            self.least + soft.least,
            self.ideal + soft.ideal,
            self.squares + soft.ideal * soft.ideal,
            self.couvre | c.couvre,
            self.laisse | c.laisse,
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
        self.before, self.required = frozenset(before) & vivier.demandes, required
        self.needed = cadre.demande - self.before
        self.best, self.tried, self.patience = Best(count), 0, float("inf")
        self.to_cover = frozenset(cadre.a_couvrir)
        self.groups = [
            (ideal, group[0][0], max(end[1] for end in group), group) for ideal, group in ends
        ]
        pairs = [(a, b) for _, group in ends for _, _, a, b in group]
        self.floor = min(points for _, points, _, _ in self.groups)
        self.shortest = min(ideal for ideal, _, _, _ in self.groups)
        self.widest = max(squares for _, _, squares, _ in self.groups)
        every = (*cadre.avant, *cadre.entree, *cadre.apres)
        blocs = [bloc.souplesse for bloc in every]
        self.room = cadre.minutes - sum(soft.ideal for soft in blocs)
        self.squares = sum(soft.ideal**2 for soft in blocs) + 1
        ends_least = min(sum(c.souplesse.least for c in pair if c) for pair in pairs)
        self.most = cadre.minutes - sum(soft.least for soft in blocs) - ends_least
        # Points are whole: each of the items may lose one to rounding.
        self.slack = len(blocs) + MOST_METHODS + 2

    def grow(self, start: int, somme: _Somme) -> None:
        """Try a set of methods, then the same set with one more."""
        self.tried += 1
        if self.tried > MOST_TRIED:
            return
        if self.to_cover <= somme.couvre and self.needed <= somme.laisse:
            self._try(somme)
        if len(somme.choisis) == MOST_METHODS or self._overfull(somme):
            return
        if self.tried > self.patience and self.best.all:
            return
        room = self.best.limit - self.floor - somme.points
        last = len(somme.choisis) == MOST_METHODS - 1
        lacking, uncovered = self.needed - somme.laisse, self.to_cover - somme.couvre
        for n in range(start, len(self.works)):
            new = self.works[n]
            if new.points >= room:
                return
            if last and not (lacking <= new.laisse and uncovered <= new.couvre):
                continue
            if any(new.slug == c.slug for c in somme.choisis):
                continue
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
