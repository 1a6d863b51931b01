"""Dates and times as people write them, turned into how files write them."""

from __future__ import annotations

import re
from datetime import date

from macros.french import sans_accents

_MONTHS = {
    "janv": 1, "jan": 1, "fev": 2, "fevr": 2, "mars": 3, "avr": 4, "avril": 4, "mai": 5,
    "juin": 6, "juil": 7, "aout": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    "janvier": 1, "fevrier": 2, "juillet": 7, "septembre": 9, "octobre": 10, "novembre": 11,
    "decembre": 12,
}  # fmt: skip
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,2})")
_NAMED = re.compile(
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?:le )?"
    r"([0-9]{1,2})(?:er)? ([a-z]+)\.? ([0-9]{4})"
)
_TIME = re.compile(r"([0-9]{1,2})(?: ?(?:h|heures?|[:.]) ?([0-9]{2})?)?(?: ?min)?")
_NAMED_TIMES = {"midi": "12:00", "minuit": "00:00"}


def iso_date(text: str) -> str:
    """Return the date that a text says, as 2026-02-03, or nothing; the day comes before the month."""
    said = sans_accents(text.strip("«»“”\"' \u00a0\u202f"))
    if match := _YEAR_FIRST.fullmatch(said):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(said):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return _real(year, int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(re.sub(" +", " ", said)):
        return _real(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    return ""


def _real(year: int, month: int, day: int) -> str:
    if not 1900 <= year < 2200:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def clock(text: str) -> str:
    """Return the time of day that a text says, as 09:30, or nothing."""
    said = sans_accents(text.strip("«»“”\"' \u00a0\u202f"))
    if said in _NAMED_TIMES:
        return _NAMED_TIMES[said]
    match = _TIME.fullmatch(said)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return ""
    return f"{int(match[1]):02d}:{match[2] or '00'}"
