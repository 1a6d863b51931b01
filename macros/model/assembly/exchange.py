"""Exchange: fill every half-day, then let each one take what it prefers while the whole gains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .cost import Remplissage
from .polish import polish
from .pool import SearchProblem, holds
from .search import EFFORT, KEPT, fillings

MANY, SHORT = 8, 12
"""In programmes of more than 8 half-days to fill, each one looks at its 12 cheapest methods."""
COLUMNS, NODES = 120, 20_000
"""In smaller programmes, fillings that are combined, shared between the half-days, and
combinations tried."""
CHAIN = 2
"""How many half-days give way one after the other."""
PROVIDERS = 3
"""How many methods of one half-day are tried to leave what a later one lacks."""
EMPTY = 100_000
"""Points of a half-day that nothing can fill: more than any filling costs."""


@dataclass
class Search:
    """The state of a search: what each half-day holds, which methods it must hold."""

    probleme: SearchProblem
    tenus: dict[int, Remplissage | None] = field(default_factory=dict)
    requis: dict[int, frozenset[str]] = field(default_factory=dict)
    effort: int = 0
    budget: int = EFFORT
    _connus: dict[tuple[object, ...], list[Remplissage]] = field(default_factory=dict)

    def run(self) -> Mapping[int, Remplissage | None]:
        """Return the fillings by place of half-day; None where nothing fits."""
        places = self.probleme.viviers
        self.requis = {
            n: self._able(n, slugs) for n, slugs in self.probleme.requis.items() if n in places
        }
        for n in sorted(places):  # What one half-day leaves, the next ones may need.
            self.tenus[n] = self._best(n, self.tenus)
        for n in sorted(places):
            if self.tenus[n] is None:
                self._provide(n)
        for slug in self.probleme.inclus:
            self._include(slug)
        self.budget = self.effort + EFFORT
        self._improve_all()
        if len(places) <= MANY and self._keep(self._select()):
            self._improve_all()
        # What nothing could fill at first may be filled now that the others have settled elsewhere.
        for n in sorted(n for n, held in self.tenus.items() if held is None):
            self._improve(n)
        for n, held in self.tenus.items():
            self.tenus[n] = polish(places[n].cadre, held) if held else None
        return self.tenus

    def _able(self, n: int, slugs: frozenset[str]) -> frozenset[str]:
        return slugs & self.probleme.viviers[n].slugs

    def _improve_all(self) -> None:
        while self.effort < self.budget and (self._exchange() or self._pairs() or self._dreams()):
            pass

    def _select(self) -> dict[int, Remplissage | None]:
        """Return the best set of compatible fillings among many of each half-day, or what is held.

        Branch and bound from the first half-day to the last, so that what a method supposes is
        already known; a count bounds it, never a clock.
        """
        order = sorted(self.tenus)
        columns = [self._columns(n) for n in order]
        floors = [found[0].cout if found else EMPTY for found in columns]
        rest = [sum(floors[k:]) for k in range(len(order) + 1)]
        best, limit, nodes = dict(self.tenus), total(self.tenus), 0

        def branch(k: int, cost: int, used: frozenset[str], taken: dict[int, Remplissage]) -> None:
            nonlocal best, limit, nodes
            if k == len(order):
                if self._valid(taken):
                    best, limit = dict(taken), cost
                return
            for column in columns[k]:
                if cost + column.cout + rest[k + 1] >= limit or nodes > NODES:
                    return
                nodes += 1
                slugs = column.slugs - self.probleme.repetables
                if not slugs & used and self._prepared(order[k], column, taken):
                    branch(k + 1, cost + column.cout, used | slugs, {**taken, order[k]: column})

        branch(0, 0, frozenset(), {})
        return best

    def _columns(self, n: int) -> list[Remplissage]:
        """Return many fillings of a half-day, cheapest first: with what is lived before it now,
        and with all that could be."""
        required = self.requis.get(n, frozenset())
        could = [v.laisse for place, v in self.probleme.viviers.items() if place < n]
        before = self.probleme.avant[n].union(*could)
        count = COLUMNS // max(4, len(self.tenus))
        hoped = self._fill(n, frozenset(), before, required, count)
        wished = self._wishes(n, count)
        return hoped if hoped is wished else sorted([*hoped, *wished], key=_cost)

    def _exchange(self) -> bool:
        """Let the half-day that would gain most take what it prefers; say whether one could."""
        return any(
            self._improve(n)
            for n in sorted(self.tenus, key=lambda n: (-self._regret(n), n))
            if self.effort < self.budget
        )

    def _regret(self, n: int) -> int:
        held, wishes = self.tenus[n], self._wishes(n)
        return (held.cout if held else EMPTY) - (wishes[0].cout if wishes else EMPTY)

    def _pairs(self) -> bool:
        return any(self._pair(a, b) for a, b in self._rivals() if self.effort < self.budget)

    def _best(self, n: int, tenus: Mapping[int, Remplissage | None]) -> Remplissage | None:
        before, required = self._before(n, tenus), self.requis.get(n, frozenset())
        found = self._fill(n, self._used(tenus, n), before, required)
        return found[0] if found else None

    def _fill(
        self,
        n: int,
        forbidden: frozenset[str],
        before: frozenset[str],
        required: frozenset[str],
        count: int = 1,
    ) -> list[Remplissage]:
        """Return the best fillings of a half-day, remembered: exchanges ask often."""
        vivier = self.probleme.viviers[n]
        before &= vivier.demandes
        key = (n, forbidden & vivier.slugs, before, required, count)
        if key not in self._connus:
            longest = SHORT if len(self.probleme.viviers) > MANY else None
            found, tried = fillings(vivier, key[1], before, required, count, longest)
            if not found and longest:  # never refuse a half-day for having looked at few methods
                found, more = fillings(vivier, key[1], before, required, count)
                tried += more
            if longest is None:
                found = sorted((polish(vivier.cadre, f) for f in found), key=_cost)
            self._connus[key] = found
            self.effort += tried
        return self._connus[key]

    def _used(self, tenus: Mapping[int, Remplissage | None], but: int) -> frozenset[str]:
        slugs = (held.slugs for n, held in tenus.items() if held and n != but)
        kept = (wanted for n, wanted in self.requis.items() if n != but)
        return frozenset[str]().union(*slugs, *kept) - self.probleme.repetables

    def _before(self, n: int, tenus: Mapping[int, Remplissage | None]) -> frozenset[str]:
        left = (held.laisse for place, held in tenus.items() if held and place < n)
        return self.probleme.avant[n].union(*left)

    def _improve(self, n: int) -> bool:
        """Give a half-day one of the fillings it prefers, others making do; keep what gains."""
        held = self.tenus[n]
        cost = held.cout if held else EMPTY
        for wished in self._wishes(n):
            if wished.cout >= cost:
                return False
            if self._keep(self._displace(n, wished)):
                return True
        return False

    def _wishes(self, n: int, count: int = KEPT) -> list[Remplissage]:
        required = self.requis.get(n, frozenset())
        return self._fill(n, frozenset(), self._before(n, self.tenus), required, count)

    def _displace(self, n: int, wished: Remplissage) -> dict[int, Remplissage | None]:
        return self._mended(self._apart({**self.tenus, n: wished}, n))

    def _mended(self, tried: dict[int, Remplissage | None]) -> dict[int, Remplissage | None]:
        """Fill again the half-days that miss what another one left, in order."""
        for n in sorted(tried):
            held = tried[n]
            if held and not self._prepared(n, held, tried):
                tried[n] = None
                tried[n] = self._best(n, tried)
        return tried

    def _rivals(self) -> list[tuple[int, int]]:
        """Return the half-days of which one wishes what the other holds."""
        found = []
        for a in sorted(self.tenus):
            wished = frozenset[str]().union(*(w.slugs for w in self._wishes(a)))
            for b, held in sorted(self.tenus.items()):
                if a != b and held and held.slugs & wished - self.probleme.repetables:
                    found.append((a, b))
        return found

    def _pair(self, a: int, b: int) -> bool:
        """Empty two half-days and fill them again, in both orders; keep what gains."""
        gained = False
        for first, second in ((a, b), (b, a)):
            tried = {**self.tenus, a: None, b: None}
            for n in (first, second):
                tried[n] = self._best(n, tried)
            gained = self._keep(self._mended(tried)) or gained
        return gained

    def _keep(self, tried: dict[int, Remplissage | None]) -> bool:
        if total(tried) >= total(self.tenus) or not self._valid(tried):
            return False
        self.tenus = tried
        return True

    def _valid(self, tried: Mapping[int, Remplissage | None]) -> bool:
        """Say whether what methods suppose comes before, and every method asked for is there."""
        if not all(self._prepared(n, held, tried) for n, held in tried.items() if held):
            return False
        placed = frozenset[str]().union(*(held.slugs for held in tried.values() if held))
        if not all(self._holds_still(n, wanted, tried) for n, wanted in self.requis.items()):
            return False
        now = frozenset[str]().union(*(held.slugs for held in self.tenus.values() if held))
        asked = frozenset(self.probleme.inclus)
        return now & asked <= placed

    def _holds_still(
        self, n: int, wanted: frozenset[str], tried: Mapping[int, Remplissage | None]
    ) -> bool:
        """Say whether a half-day keeps what it must hold, once it does."""
        held, other = self.tenus.get(n), tried.get(n)
        had = held is not None and wanted <= held.slugs
        return not had or (other is not None and wanted <= other.slugs)

    def _prepared(self, n: int, held: Remplissage, tried: Mapping[int, Remplissage | None]) -> bool:
        return holds(self.probleme.viviers[n], held, self._before(n, tried))

    def _moves(self) -> bool:
        """Put a method that is asked for in another half-day; say whether it gained."""
        asked = [
            (slug, n) for n, slugs in sorted(self.requis.items()) for slug in sorted(slugs)
            if slug in self.probleme.inclus
        ]  # fmt: skip
        return any(self._move(slug, n) for slug, n in asked if self.effort < self.budget)

    def _move(self, slug: str, n: int) -> bool:
        before = self.requis
        for m in sorted(place for place in self.tenus if place != n):
            if slug not in self.probleme.viviers[m].slugs:
                continue
            there = before.get(m, frozenset()) | {slug}
            self.requis = {**before, n: before[n] - {slug}, m: there}
            tried: dict[int, Remplissage | None] = {**self.tenus, n: None, m: None}
            for place in (m, n):
                tried[place] = self._best(place, tried)
            if self._keep(self._mended(tried)):
                return True
        self.requis = before
        return False

    def _dreams(self) -> bool:
        """Let an earlier half-day leave what a later one could do better with; say whether one did."""
        return any(self._dream(n) for n in sorted(self.tenus) if self.effort < self.budget)

    def _dream(self, n: int) -> bool:
        held = self.tenus[n]
        cost = held.cout if held else EMPTY
        could = [v.laisse for place, v in self.probleme.viviers.items() if place < n]
        hoped = self.probleme.avant[n].union(*could)
        for wished in self._fill(n, frozenset(), hoped, self.requis.get(n, frozenset()), KEPT):
            if wished.cout >= cost:
                return False
            asked = frozenset[str]().union(*(c.demande for c in wished.travaux))
            lacking = asked - self._before(n, self.tenus) - wished.laisse
            if any(self._keep(tried) for tried in self._given(n, wished, lacking)):
                return True
        return False

    def _given(
        self, n: int, wished: Remplissage, words: frozenset[str]
    ) -> Iterator[dict[int, Remplissage | None]]:
        """Yield programmes where an earlier half-day leaves some words, and a later one is filled as
        it wishes."""
        for k in sorted(place for place in self.tenus if place < n):
            required, before = self.requis.get(k, frozenset()), self._before(k, self.tenus)
            used = self._used({**self.tenus, n: wished}, k)
            able = [c.slug for c in self.probleme.viviers[k].travaux if c.laisse & words]
            for slug in [one for one in dict.fromkeys(able) if one not in used][:PROVIDERS]:
                found = self._fill(k, used, before, required | {slug})
                if found and slug in found[0].slugs:
                    tried = {**self.tenus, k: found[0], n: wished}
                    yield self._mended(self._apart(tried, n))

    def _apart(
        self,
        tried: dict[int, Remplissage | None],
        n: int,
        depth: int = CHAIN,
        settled: frozenset[int] = frozenset(),
    ) -> dict[int, Remplissage | None]:
        """Fill again the half-days that hold what another one now takes: with what is free, or with
        what they prefer, others giving way in turn."""
        settled |= {n}
        taken = frozenset[str]().union(*(h.slugs for k in settled if (h := tried[k])))
        taken -= self.probleme.repetables
        for other in sorted(set(tried) - settled):
            now = tried[other]
            if now and now.slugs & taken:
                free = {**tried, other: None}
                free[other] = self._best(other, free)
                ways = [free]
                required = self.requis.get(other, frozenset())
                wish = depth and self._fill(other, taken, self._before(other, tried), required)
                if wish:
                    chained = {**tried, other: wish[0]}
                    ways.append(self._apart(chained, other, depth - 1, settled))
                tried = min(ways, key=total)
        return tried

    def _provide(self, n: int) -> None:
        """Give an earlier half-day a method that leaves what this one lacks, where it costs least."""
        words = self._lacking(n)
        best: tuple[int, dict[int, Remplissage | None]] | None = None
        for k in sorted(place for place in self.tenus if place < n):
            before, required = self._before(k, self.tenus), self.requis.get(k, frozenset())
            able = [c.slug for c in self.probleme.viviers[k].travaux if c.laisse & words]
            for slug in list(dict.fromkeys(able))[:PROVIDERS]:
                used = self._used(self.tenus, k)
                found = self._fill(k, used - {slug}, before, required | {slug})
                if found and slug in found[0].slugs and slug not in used:
                    tried = {**self.tenus, k: found[0]}
                    tried[n] = self._best(n, tried)
                    tried = self._mended(tried)
                    if best is None or total(tried) < best[0]:
                        best = total(tried), tried
        if best and best[0] < total(self.tenus):
            self.tenus = best[1]

    def _lacking(self, n: int) -> frozenset[str]:
        """Return what a half-day, or every method that it needs, asks for and nothing has left."""
        vivier = self.probleme.viviers[n]
        had = self._before(n, self.tenus) | vivier.cadre.acquis
        able = (c for c in vivier.travaux if c.couvre & frozenset(vivier.cadre.a_couvrir))
        return vivier.cadre.demande.union(*(c.demande for c in able)) - had

    def _include(self, slug: str) -> None:
        """Put a method the trainer asks for where it costs the whole least."""
        if any(held and slug in held.slugs for held in self.tenus.values()):
            place = next(n for n, held in self.tenus.items() if held and slug in held.slugs)
            self.requis[place] = self.requis.get(place, frozenset()) | {slug}
            return
        best: tuple[int, int, dict[int, Remplissage | None]] | None = None
        for n in sorted(self.tenus):
            required = self.requis.get(n, frozenset()) | {slug}
            before = self._before(n, self.tenus)
            found = self._fill(n, self._used(self.tenus, n), before, required)
            kept = [f for f in found if slug in f.slugs]
            if kept:
                tried = self._mended({**self.tenus, n: kept[0]})
                if best is None or total(tried) < best[0]:
                    best = (total(tried), n, tried)
        if best:
            self.tenus = best[2]
            self.requis[best[1]] = self.requis.get(best[1], frozenset()) | {slug}


def _cost(held: Remplissage) -> int:
    return held.cout


def total(tenus: Mapping[int, Remplissage | None]) -> int:
    """Return the cost of a whole programme, in points."""
    return sum(held.cout if held else EMPTY for held in tenus.values())
