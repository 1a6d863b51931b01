"""A programme's days laid on other dates: its rhythm kept, days that one avoids left aside, each said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Evite = Callable[[date], str]
"""Why a day is avoided, in a few words; an empty text when it is not."""

SAME_SEMINAR = 4
"""Days between two days of one seminar, at most: a week-end may stand between them."""
FARTHEST = 60
"""Weeks that a seminar may be put off before nothing can be said of it."""
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ecarte:
    """A day that was wanted and left aside, why, and the day taken in its place."""

    jour: date
    raison: str
    pris: date


class TooFarError(ValueError):
    """No free week within a year."""


def poses(
    jours: Sequence[date], debut: date, longue: Evite, courte: Evite
) -> tuple[list[date], list[Ecarte]]:
    """Return a programme's days from a start on, and what was left aside; TooFarError when a year
    holds no room.

    longue: why a whole time is avoided (school holidays): a seminar that meets one is put off by
    whole weeks, and those after it too. courte: why a single day is: the next free one is taken.
    """
    found: list[date] = []
    told: list[Ecarte] = []
    late = timedelta()
    for seminar in _seminars(jours):
        wanted = [debut + (day - jours[0]) + late for day in seminar]
        weeks, reasons = _put_off(wanted, longue)
        late += weeks
        told += [Ecarte(day, why, day + weeks) for day, why in reasons]
        for day in (one + weeks for one in wanted):
            free, why = _next_free(day, found[-1:], longue, courte)
            told += [Ecarte(day, why, free)] if free != day else []
            found.append(free)
    return found, sorted(told, key=lambda one: one.jour)


def _seminars(jours: Sequence[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for day in jours:
        if run and (day - run[-1]).days > SAME_SEMINAR:
            yield run
            run = []
        run.append(day)
    yield run


def _put_off(wanted: list[date], longue: Evite) -> tuple[timedelta, list[tuple[date, str]]]:
    met = [(day, why) for day in wanted if (why := longue(day))]
    for weeks in range(FARTHEST):
        if not any(longue(day + weeks * WEEK) for day in wanted):
            return weeks * WEEK, met
    raise TooFarError


def _next_free(day: date, before: list[date], longue: Evite, courte: Evite) -> tuple[date, str]:
    """Return the first free day from one on, after the last taken, and why that one was not."""
    why = ""
    for n in range(FARTHEST):
        free = day + n * DAY
        reason = longue(free) or courte(free)
        taken = "le jour d’avant du programme y est déjà" if before and free <= before[0] else ""
        if not (reason or taken):
            return free, why
        why = why or reason or taken
    raise TooFarError
