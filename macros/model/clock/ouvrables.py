"""Working days: neither a Saturday, nor a Sunday, nor a public holiday of France."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from holidays import country_holidays


def ouvrable(day: date) -> bool:
    """Say whether one works on a day; the two holidays more of Alsace-Moselle and those of overseas
    are not told."""
    return day.weekday() < 5 and day not in country_holidays("FR", years=day.year)


def ouvre(day: date) -> date:
    """Return a day when one works on it, else the working day before."""
    while not ouvrable(day):
        day -= timedelta(days=1)
    return day


WEEKEND = timedelta(days=3)
"""From a Friday to the Monday after."""


def d_affilee(days: Iterable[date]) -> bool:
    """Say whether days follow one another, a weekend apart at most: nothing has its place between them."""
    return all(then - day <= WEEKEND for day, then in pairwise(days))


def ouvrable_apres(day: date) -> date:
    """Return the first working day after a day."""
    day += timedelta(days=1)
    while not ouvrable(day):
        day += timedelta(days=1)
    return day
