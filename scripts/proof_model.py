"""The assembler's model written again for OR-Tools CP-SAT, which solves it exactly.

Only for developers: it shares the candidates and the frames with the assembler, nothing else.
Orders, minutes, breaks, exchanges, what is needed and left are stated here as constraints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

from macros.model.assembly import cost as c
from macros.model.assembly.candidat import Candidat
from macros.model.assembly.cost import time_points
from macros.model.assembly.pool import SearchProblem, Vivier
from macros.model.assembly.search import MOST_METHODS
from macros.model.assembly.skeleton import LONGEST, Bloc
from macros.model.clock.elastic import STEP, Elastic

Lit = Any
"""A Boolean of the solver, or a linear expression that is worth 0 or 1."""


class Place:
    """A place in a half-day: its possible occupants, its minutes, what neighbours look at."""

    def __init__(self, model: cp_model.CpModel, choices: Sequence[Candidat | Bloc]) -> None:
        self.here: dict[int, Lit] = {}
        self.choices = choices
        minutes, points = [], []
        for n, choice in enumerate(choices):
            options = list(grid(choice.souplesse))
            literals = [model.new_bool_var("") for _ in options]
            self.here[n] = sum(literals)
            minutes += [t * lit for t, lit in zip(options, literals, strict=True)]
            own = choice.points if isinstance(choice, Candidat) else 0
            points += [
                (own + time_points(choice.souplesse, t)) * lit
                for t, lit in zip(options, literals, strict=True)
            ]
        self.minutes, self.points = sum(minutes), sum(points)
        self.used = sum(self.here.values())

    def where(self, test: Lit) -> Lit:
        """Return whether the occupant passes a test."""
        return sum(lit for n, lit in self.here.items() if test(self.choices[n]))

    def plenary(self) -> Lit:
        """Return whether the occupant works all together."""
        return self.where(lambda item: item.pleniere)

    def energy(self, name: str) -> Lit:
        """Return whether the occupant is a method of this energy."""
        return self.where(lambda item: isinstance(item, Candidat) and item.energie == name)

    def slug(self, slug: str) -> Lit:
        """Return whether the occupant is this method."""
        return self.where(lambda item: isinstance(item, Candidat) and item.slug == slug)


def grid(soft: Elastic) -> Iterable[int]:
    """Return the minutes an item may last: its ideal, by steps of five, within its bounds."""
    start = soft.ideal - (soft.ideal - soft.least) // STEP * STEP
    return range(start, soft.most + 1, STEP)


class Half:
    """A half-day in the solver: its places, its number of work methods, its costs."""

    def __init__(self, model: cp_model.CpModel, pool: Vivier) -> None:
        self.model, self.pool, self.costs = model, pool, []
        cadre = pool.cadre
        self.avant = [self._filled([bloc]) for bloc in cadre.avant]
        self.opening = [self._filled(pool.ouvertures)] if pool.ouvertures else []
        self.entry = [self._filled([bloc]) for bloc in cadre.entree]
        self.works = [Place(model, pool.travaux) for _ in range(MOST_METHODS)]
        self.apres = [self._filled([bloc]) for bloc in cadre.apres]
        self.closing = [self._filled(pool.clotures)] if pool.clotures else []
        for place in self.works:
            model.add(place.used <= 1)
        for before, after in pairwise(self.works):
            model.add(after.used <= before.used)
        every = [
            *self.avant, *self.opening, *self.entry, *self.works, *self.apres, *self.closing,
        ]  # fmt: skip
        model.add(sum(place.minutes for place in every) == cadre.minutes)
        self.costs += [place.points for place in every]
        self._practise()
        self._cover()
        self._order()
        self._follow()
        self._gestures()
        self.counts = [model.new_bool_var("") for _ in range(MOST_METHODS + 1)]
        model.add_exactly_one(self.counts)
        total = sum(place.used for place in self.works)
        model.add(total == sum(n * lit for n, lit in enumerate(self.counts)))
        for n in range(MOST_METHODS + 1):
            self._neighbours(n)

    def _filled(self, choices: Sequence[Candidat | Bloc]) -> Place:
        place = Place(self.model, choices)
        self.model.add(place.used == 1)
        return place

    def _practise(self) -> None:
        cadre = self.pool.cadre
        led = sum(bloc.souplesse.ideal for bloc in cadre.apres if bloc.pratique)
        lacking = self.model.new_int_var(0, cadre.minutes, "")
        spent = sum(place.minutes for place in self.works) + led
        self.model.add(lacking >= cadre.minutes * c.PRACTICE_SHARE // 100 - spent)
        self.costs.append(c.LITTLE_PRACTICE * lacking)

    def _cover(self) -> None:
        for number in self.pool.cadre.a_couvrir:
            practised = [p.where(lambda m, o=number: o in m.couvre) for p in self.works]
            self.model.add(sum(practised) >= 1)

    def _order(self) -> None:
        for before, after in pairwise(self.works):
            first, second = (
                sum(p.choices[n].moment * lit for n, lit in p.here.items())  # type: ignore[union-attr]
                for p in (before, after)
            )
            self.model.add(second >= first - 100 * (1 - after.used))

    def _follow(self) -> None:
        for before, after in pairwise(self.works):
            strange = self._paid(c.NOT_FOLLOWING)
            for n, lit in before.here.items():
                suites = before.choices[n].suites  # type: ignore[union-attr]
                follows = after.where(lambda m, s=suites: m.slug in s)
                self.model.add(strange + follows >= lit + after.used - 1)

    def _gestures(self) -> None:
        for famille in sorted({m.famille for m in self.pool.travaux}):
            count = sum(p.where(lambda m, f=famille: m.famille == f) for p in self.works)
            more = self.model.new_int_var(0, MOST_METHODS, "")
            self.model.add(more >= count - 1)
            self.costs.append(c.SAME_GESTURE * more)

    def _paid(self, points: int) -> Lit:
        literal = self.model.new_bool_var("")
        self.costs.append(points * literal)
        return literal

    def _neighbours(self, count: int) -> None:
        """State what neighbours cost when the half-day holds this number of work methods."""
        on = self.counts[count]
        every = [
            *self.avant, *self.opening, *self.entry, *self.works[:count], *self.apres,
            *self.closing,
        ]  # fmt: skip
        for a, b in pairwise(every):
            for energy in ("calme", "moderee", "vive"):
                points = c.LIVELY_TWICE if energy == "vive" else c.SAME_ENERGY
                self._both(points, [a.energy(energy), b.energy(energy), on])
            self._both(c.PLENARY_TWICE, [a.plenary(), b.plenary(), on])
        for a, b, d in zip(every, every[1:], every[2:], strict=False):
            self._both(c.PLENARY_THRICE, [a.plenary(), b.plenary(), d.plenary(), on])
        methods = [*self.opening, *self.works[:count], *self.closing]
        if self.pool.cadre.demi.nom == "apres_midi" and methods:
            self._both(c.AFTER_LUNCH, [methods[0].energy("calme"), on])
        self._breaks(every, on)

    def _both(self, points: int, literals: Sequence[Lit]) -> None:
        self.model.add(self._paid(points) >= sum(literals) - len(literals) + 1)

    def _breaks(self, every: Sequence[Place], on: Lit) -> None:
        count = self.pool.cadre.pauses
        if count >= len(every):
            self.model.add(on == 0)
            return
        cuts = [self.model.new_bool_var("") for _ in every[1:]]
        self.model.add(sum(cuts) == count)
        longest = self.pool.cadre.minutes
        runs = [self.model.new_int_var(0, longest, "") for _ in every]
        for n, place in enumerate(every):
            self._run(runs, n, place.minutes, cuts, on)
            ends = [on, cuts[n]] if n < len(cuts) else [on]
            late = self.model.new_int_var(0, longest, "")
            self.costs.append(c.LATE_BREAK * late)
            self.model.add(late >= runs[n] - LONGEST).only_enforce_if(ends)
            if count:
                early = self.model.new_int_var(0, c.SHORTEST, "")
                self.costs.append(c.EARLY_BREAK * early)
                self.model.add(early >= c.SHORTEST - runs[n]).only_enforce_if(ends)

    def _run(self, runs: list[Lit], n: int, minutes: Lit, cuts: list[Lit], on: Lit) -> None:
        """State the minutes of work in a row at the end of an item."""
        if n == 0:
            self.model.add(runs[0] == minutes).only_enforce_if(on)
            return
        self.model.add(runs[n] == minutes).only_enforce_if([on, cuts[n - 1]])
        joined = [on, cuts[n - 1].negated()]
        self.model.add(runs[n] == runs[n - 1] + minutes).only_enforce_if(joined)

    @property
    def methods(self) -> list[Place]:
        """The places that a method may take."""
        return [*self.opening, *self.works, *self.closing]


def exact(problem: SearchProblem, seconds: float, known: int) -> tuple[int, str]:
    """Return the proven lower bound of the cost and the status of the exact solver.

    It looks for something better than, or as good as, the cost known: what is worse is useless.
    """
    model = cp_model.CpModel()
    halves = {n: Half(model, pool) for n, pool in sorted(problem.viviers.items())}
    slugs = {m.slug for half in halves.values() for p in half.methods for m in p.choices}  # type: ignore[union-attr]
    for slug in sorted(slugs - {""}):
        places = {n: sum(p.slug(slug) for p in half.methods) for n, half in halves.items()}
        for found in places.values():
            model.add(found <= 1)
        if slug not in problem.repetables:
            model.add(sum(places.values()) <= 1)
        if slug in problem.inclus:
            model.add(sum(places.values()) >= 1)
    _story(model, halves, problem)
    cost = sum(part for half in halves.values() for part in half.costs)
    model.add(cost <= known)
    model.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    return round(solver.best_objective_bound), solver.status_name(status)


def _story(model: cp_model.CpModel, halves: dict[int, Half], problem: SearchProblem) -> None:
    """State that nothing is asked for before something left it."""
    for n, half in halves.items():
        cadre = half.pool.cadre
        had = problem.avant[n] | cadre.acquis
        earlier = [p for k in halves if k < n for p in halves[k].methods]
        for place in half.methods:
            before = list(earlier)
            if place in half.works:
                before += half.works[: half.works.index(place)]
            given = had | cadre.laisse if place in half.closing else had
            for m, lit in zip(place.choices, place.here.values(), strict=True):
                for word in m.demande - given:
                    model.add(sum(_leaving(p, word) for p in before) >= lit)
        for word in cadre.demande - had:
            model.add(sum(_leaving(p, word) for p in [*earlier, *half.works]) >= 1)


def _leaving(place: Place, word: str) -> Lit:
    return place.where(lambda m: word in m.laisse)
