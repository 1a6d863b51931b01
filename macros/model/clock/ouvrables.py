"""Working days: neither a Saturday, nor a Sunday, nor a public holiday of France."""

from __future__ import annotations

from datetime import date, timedelta

FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
"""Holidays of fixed date, month and day (Code du travail, L3133-1); those of Alsace-Moselle and of
overseas are not told."""
APRES_PAQUES = (1, 39, 50)
"""Easter Monday, Ascension and Whit Monday: days after Easter."""


def paques(year: int) -> date:
    """Return Easter Sunday of a year, by the Gregorian computation of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    month = (h + rest - 7 * m + 90) // 25
    return date(year, month, (h + rest - 7 * m + 33 * month + 19) % 32)


def ferie(day: date) -> bool:
    """Say whether a day is a public holiday in France."""
    moving = (paques(day.year) + timedelta(days=n) for n in APRES_PAQUES)
    return (day.month, day.day) in FIXES or day in moving


def ouvre(day: date) -> date:
    """Return a day when one works on it, else the working day before."""
    while day.weekday() > 4 or ferie(day):
        day -= timedelta(days=1)
    return day
