"""What makes a half-day good: one cost, in whole points, that the assembler makes small.

The same model is solved exactly by scripts/prove.py: every term here has its twin there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from ..clock.elastic import Elastic, Misfit, fit
from .candidat import Candidat
from .skeleton import LONGEST, Bloc, Cadre

TIME = 10_000
"""Points for a duration moved by as much as its own length, squared: 10 % away costs 100."""
SAME_ENERGY, LIVELY_TWICE = 40, 80
AFTER_LUNCH = 30
PLENARY_TWICE, PLENARY_THRICE = 20, 150
SAME_GESTURE = 100
"""For each method more of a family in a half-day."""
NOT_FOLLOWING = 25
"""Between two methods when the second is not among the « suites » of the first."""
LATE_BREAK = 60
"""For each minute of work beyond 90 in a row."""
EARLY_BREAK, SHORTEST = 14, 40
"""For each minute that a stretch between two breaks lacks to reach 40."""
LITTLE_PRACTICE, PRACTICE_SHARE = 2, 45
"""For each minute that methods and trial runs lack to fill 45 % of the work."""


@dataclass(frozen=True, slots=True)
class Remplissage:
    """A filled half-day: its methods, the minutes of every item in order, where breaks fall.

    coupures are the places of the items after which a break comes; points tell each part of the
    cost.
    """

    ouverture: Candidat | None
    travaux: tuple[Candidat, ...]
    cloture: Candidat | None
    minutes: tuple[int, ...]
    coupures: tuple[int, ...]
    points: Mapping[str, int]
    cout: int

    @property
    def slugs(self) -> frozenset[str]:
        """The methods used, by slug."""
        ends = (self.ouverture, self.cloture)
        return frozenset(c.slug for c in (*self.travaux, *ends) if c and c.slug)

    @property
    def laisse(self) -> frozenset[str]:
        """What its methods leave."""
        every = (c for c in (self.ouverture, *self.travaux, self.cloture) if c)
        return frozenset[str]().union(*(c.laisse for c in every))


Item = Bloc | Candidat


def items_of(
    cadre: Cadre, ouverture: Candidat | None, travaux: Sequence[Candidat], cloture: Candidat | None
) -> tuple[Item, ...]:
    """Return everything in a half-day but the breaks, in order; the questionnaire ends the work."""
    first = (ouverture,) if ouverture else ()
    last = (cloture,) if cloture else ()
    return (*cadre.avant, *first, *cadre.entree, *travaux, *cadre.apres, *last)


@lru_cache(maxsize=2**16)
def shared_time(items: tuple[Elastic, ...], total: int) -> tuple[tuple[int, ...], int] | None:
    """Return the fair minutes of a set of durations and their cost in points, or None."""
    minutes = fit(items, total)
    if isinstance(minutes, Misfit):
        return None
    return minutes, sum(time_points(i, m) for i, m in zip(items, minutes, strict=True))


def time_points(item: Elastic, minutes: int) -> int:
    """Return the points of one duration: squared relative deviation, times 10,000."""
    return TIME * (minutes - item.ideal) ** 2 // item.ideal**2


def evaluate(
    cadre: Cadre,
    ouverture: Candidat | None,
    travaux: Sequence[Candidat],
    cloture: Candidat | None,
    limit: float = float("inf"),
) -> Remplissage | None:
    """Return a half-day with its minutes, breaks and cost.

    None when it cannot last that long, holds too little for its breaks, or costs as much as the
    limit or more.
    """
    items = items_of(cadre, ouverture, travaux, cloture)
    if len(items) <= cadre.pauses:
        return None
    timed = shared_time(tuple([item.souplesse for item in items]), cadre.minutes)
    if timed is None:
        return None
    minutes, time = timed
    methode = sum([c.points for c in (ouverture, *travaux, cloture) if c])
    gestes = gesture_points(travaux)
    if time + methode + gestes >= limit:  # What is left to count only adds.
        return None
    points = {
        "temps": time,
        "methode": methode,
        "rythme": energy_points(items, after_lunch=cadre.demi.nom == "apres_midi"),
        "pleniere": plenary_points([item.pleniere for item in items]),
        "suite": following_points(travaux),
        "geste": gestes,
        "pratique": practice_points(cadre, items, minutes),
    }
    cost = sum(points.values())
    if cost >= limit:
        return None
    coupures, late = place_breaks(minutes, cadre.pauses)
    points["pause"] = late
    return Remplissage(ouverture, tuple(travaux), cloture, minutes, coupures, points, cost + late)


def timed(
    cadre: Cadre,
    ouverture: Candidat | None,
    travaux: tuple[Candidat, ...],
    cloture: Candidat | None,
    minutes: tuple[int, ...],
    coupures: tuple[int, ...],
) -> Remplissage:
    """Return a half-day whose minutes and breaks are given, with its cost."""
    items = items_of(cadre, ouverture, travaux, cloture)
    pairs = zip(items, minutes, strict=True)
    points = {
        "temps": sum(time_points(item.souplesse, m) for item, m in pairs),
        "methode": sum(c.points for c in (ouverture, *travaux, cloture) if c),
        "rythme": energy_points(items, after_lunch=cadre.demi.nom == "apres_midi"),
        "pleniere": plenary_points([item.pleniere for item in items]),
        "suite": following_points(travaux),
        "geste": gesture_points(travaux),
        "pratique": practice_points(cadre, items, minutes),
        "pause": break_points(minutes, coupures),
    }
    cost = sum(points.values())
    return Remplissage(ouverture, travaux, cloture, minutes, coupures, points, cost)


def energy_points(items: Sequence[Item], *, after_lunch: bool) -> int:
    """Return the points of methods in a row with the same energy, or sleepy after lunch."""
    energies = [item.energie for item in items]
    points = 0
    for before, after in pairwise(energies):
        if before is not None and before == after:
            points += LIVELY_TWICE if after == "vive" else SAME_ENERGY
    if after_lunch:
        first = next((item for item in items if isinstance(item, Candidat)), None)
        points += AFTER_LUNCH if first and first.energie == "calme" else 0
    return points


def plenary_points(flags: Sequence[bool]) -> int:
    """Return the points of plenary sequences in a row: some for two, many for three."""
    points = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        points += PLENARY_TWICE * (run > 1) + PLENARY_THRICE * (run > 2)
    return points


def following_points(travaux: Sequence[Candidat]) -> int:
    """Return the points of methods that do not follow from the one before."""
    return sum(NOT_FOLLOWING for a, b in pairwise(travaux) if b.slug not in a.suites)


def gesture_points(travaux: Sequence[Candidat]) -> int:
    """Return the points of methods of one family in a half-day: twice the same gesture tires."""
    families = [c.famille for c in travaux]
    return SAME_GESTURE * (len(families) - len(set(families)))


def practice_points(cadre: Cadre, items: Sequence[Item], minutes: Sequence[int]) -> int:
    """Return the points of a half-day that talks more than it practises."""
    spent = sum([m for item, m in zip(items, minutes, strict=True) if item.pratique])
    return LITTLE_PRACTICE * max(0, cadre.minutes * PRACTICE_SHARE // 100 - spent)


@lru_cache(maxsize=2**16)
def place_breaks(minutes: tuple[int, ...], count: int) -> tuple[tuple[int, ...], int]:
    """Return the items after which breaks come, and the points of stretches too long or too short.

    Of the places that cost the least, the stretches are the most even ones.
    """
    ends = list(_sums(minutes))
    best: tuple[int, int, tuple[int, ...]] | None = None
    for places in combinations(range(len(minutes) - 1), count):
        runs = _runs(ends, places)
        late = _late(runs)
        key = (late, sum(run * run for run in runs), places)
        best = min(best, key) if best else key
    return (best[2], best[0]) if best else ((), 0)


def break_points(minutes: Sequence[int], places: Sequence[int]) -> int:
    """Return the points of the stretches that breaks after these items make."""
    return _late(_runs(list(_sums(minutes)), places))


def _runs(ends: Sequence[int], places: Sequence[int]) -> list[int]:
    bounds = [0, *(ends[p] for p in places), ends[-1]]
    return [b - a for a, b in pairwise(bounds)]


def _late(runs: Sequence[int]) -> int:
    late = sum(max(0, run - LONGEST) for run in runs) * LATE_BREAK
    if len(runs) > 1:
        late += sum(max(0, SHORTEST - run) for run in runs) * EARLY_BREAK
    return late


def _sums(minutes: Sequence[int]) -> Iterator[int]:
    total = 0
    for count in minutes:
        total += count
        yield total
