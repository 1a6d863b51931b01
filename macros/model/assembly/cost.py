"""What makes a half-day good: one cost, in whole points, that the assembler makes small.

The same model is solved exactly by scripts/prove.py: every term here has its twin there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from ..catalogue import Catalogue
from ..elastic import Elastic, Misfit, fit
from ..entries import AnyEntry
from ..records.methode import Methode
from .brief import Brief
from .candidates import rank, served
from .skeleton import LONGEST, Bloc, Cadre, rounded

TIME = 10_000
"""Points for a duration moved by as much as its own length, squared: 10 % away costs 100."""
ELSEWHERE, ELSEWHERE_MOST = 4, 12
"""For each objective of the method that the half-day does not work on."""
OTHER_SHEET, NO_SHEET = 6, 12
"""When the method feeds another sheet of the objective, or none of them."""
HARDER = 4
"""For each level of difficulty above the first."""
UNTRIED = {"testee": 0, "relue": 1, "brouillon": 2}
NEED = 16
"""For the objective where the group is more at ease, per point of difference in weight."""
OFF_TOPIC = 30
"""For a method that the trainer asks for although it serves no objective of the half-day."""
SAME_ENERGY, LIVELY_TWICE = 40, 80
AFTER_LUNCH = 30
PLENARY_TWICE, PLENARY_THRICE = 20, 150
NOT_FOLLOWING = 25
"""Between two methods when the second is not among the « suites » of the first."""
LATE_BREAK = 20
"""For each minute of work beyond 90 in a row."""
EARLY_BREAK, SHORTEST = 14, 40
"""For each minute that a stretch between two breaks lacks to reach 40."""
LONG_END, BRIEF_END = 3, 20
"""For each advised minute beyond 20 of an opening or a closing inside the programme."""
LITTLE_PRACTICE, PRACTICE_SHARE = 2, 45
"""For each minute that methods and trial runs lack to fill 45 % of the work."""
NO_METHOD = 300
"""For an opening or a closing made of words because no method is left."""


@dataclass(frozen=True, slots=True)
class Candidat:
    """A method seen from one half-day: its cost there, how it flexes, what it covers."""

    slug: str
    entry: AnyEntry | None
    points: int
    souplesse: Elastic
    energie: str | None
    pleniere: bool
    moment: int
    couvre: frozenset[int]
    suites: frozenset[str]
    prerequis: frozenset[str]
    objectif: int | None = None
    pratique: bool = False

    def ready(self, lived: Set[str]) -> bool:
        """Say whether one of the methods that this one supposes has been lived."""
        return not self.prerequis or not self.prerequis.isdisjoint(lived)


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


def candidate(
    entry: AnyEntry, cadre: Cadre, brief: Brief, catalogue: Catalogue, *, work: bool = True
) -> Candidat:
    """Return a method as a half-day sees it; work methods take the time of their objective."""
    m: Methode = entry.record
    here = served(m, cadre.demi.objectifs)
    told = min(((_serving(m, o, cadre, brief, catalogue), o) for o in here), default=None)
    weight = brief.poids(told[1]) if told and work else 1.0
    soft = supple(m, weight)
    base = (told[0] if told else OFF_TOPIC) if work else 0
    points = base + HARDER * (m.difficulte - 1) + UNTRIED.get(m.etat, 2)
    inside = not (cadre.demi.derniere if m.moment == "clore" else cadre.demi.premiere)
    long = LONG_END * max(0, soft.ideal - BRIEF_END) if inside and not work else 0
    return Candidat(
        entry.slug,
        entry,
        points * soft.ideal // 10 + long,
        soft,
        m.energie,
        m.pleniere,
        rank(catalogue, "moments", m.moment),
        frozenset(here),
        frozenset(m.suites),
        frozenset(m.prerequis),
        told[1] if told else None,
        work,
    )


def _serving(m: Methode, o: int, cadre: Cadre, brief: Brief, catalogue: Catalogue) -> int:
    """Return how far a method is from an objective: 0 when made for it and for its sheet."""
    elsewhere = len(set(m.objectifs) - set(cadre.demi.objectifs))
    sheets = set(catalogue.objectifs[o].fiches) & set(m.fiches)
    sheet = 0 if sheets & cadre.fiches else OTHER_SHEET if sheets else NO_SHEET
    most = max(brief.poids(other) for other in cadre.demi.objectifs)
    need = int(NEED * (most - brief.poids(o)) + 0.5)
    return min(ELSEWHERE * elsewhere, ELSEWHERE_MOST) + sheet + need


def supple(m: Methode, weight: float) -> Elastic:
    """Return a method's durations on the 5-minute grid, the advised one weighted by the need."""
    least, most = -(-m.duree.min // 5) * 5, m.duree.max // 5 * 5
    if least > most:
        return Elastic(m.duree.min, m.duree.conseillee, m.duree.max)
    return Elastic(least, min(max(rounded(m.duree.conseillee * weight), least), most), most)


def words(moment: int) -> Candidat:
    """Return an opening or a closing without method, when none is left."""
    soft = Elastic(5, 10, 15)
    none: frozenset[str] = frozenset()
    return Candidat("", None, NO_METHOD, soft, None, True, moment, frozenset(), none, none)


Item = Bloc | Candidat


def items_of(
    cadre: Cadre, ouverture: Candidat | None, travaux: Sequence[Candidat], cloture: Candidat | None
) -> tuple[Item, ...]:
    """Return everything in a half-day but the breaks, in order; the questionnaire ends the work."""
    first = (ouverture,) if ouverture else ()
    last = (cloture,) if cloture else ()
    return (*cadre.avant, *first, *travaux, *cadre.apres, *last)


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

    None when it cannot last that long, or when it costs as much as the limit or more.
    """
    items = items_of(cadre, ouverture, travaux, cloture)
    timed = shared_time(tuple([item.souplesse for item in items]), cadre.minutes)
    if timed is None:
        return None
    minutes, time = timed
    points = {
        "temps": time,
        "methode": sum([c.points for c in (ouverture, *travaux, cloture) if c]),
        "rythme": energy_points(items, after_lunch=cadre.demi.nom == "apres_midi"),
        "pleniere": plenary_points([item.pleniere for item in items]),
        "suite": following_points(travaux),
        "pratique": practice_points(cadre, items, minutes),
    }
    cost = sum(points.values())
    if cost >= limit:
        return None
    coupures, late = place_breaks(minutes, cadre.pauses)
    points["pause"] = late
    return Remplissage(ouverture, tuple(travaux), cloture, minutes, coupures, points, cost + late)


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
    for places in combinations(range(len(minutes) - 1), min(count, len(minutes) - 1)):
        bounds = [0, *(ends[p] for p in places), ends[-1]]
        runs = [b - a for a, b in pairwise(bounds)]
        late = sum(max(0, run - LONGEST) for run in runs) * LATE_BREAK
        if len(runs) > 1:
            late += sum(max(0, SHORTEST - run) for run in runs) * EARLY_BREAK
        key = (late, sum(run * run for run in runs), places)
        best = min(best, key) if best else key
    return (best[2], best[0]) if best else ((), 0)


def _sums(minutes: Sequence[int]) -> Iterator[int]:
    total = 0
    for count in minutes:
        total += count
        yield total
