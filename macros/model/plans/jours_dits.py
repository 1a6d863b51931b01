"""Days that a programme's prose names, told as what they are in a session that has other days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from macros.french import MOIS, jour

from ..records.programme import Programme

_MONTHS = "|".join(MOIS)
NAMED = re.compile(
    rf"\b(?P<from>(?:(?:\d{{1,2}}|1er)(?: (?:{_MONTHS}))? (?:au|et|et le) (?:le )?)?)"
    rf"(?P<day>\d{{1,2}}|1er) (?P<month>{_MONTHS})\b(?: (?P<year>20\d\d))?"
)
"""A day with its month, alone or at the end of « du 18 au 29 janvier »."""
BARE = re.compile(
    rf"\b[Ll]e (?P<day>\d{{1,2}})(?= |[,.;:)»?!]|$)(?! (?:{_MONTHS})\b| (?:h|min|minutes)\b)"
)
"""A day without its month: « le 27 »."""

_R = TypeVar("_R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Ici:
    """The days of a programme, and those of one of its sessions, each in its place."""

    jours: Mapping[date, date]

    def dit(self, text: str) -> str:
        """Return a text where each day that it names is followed by the session's own, or by what
        it is: a day of the programme."""
        return BARE.sub(self._bare, NAMED.sub(self._followed, text))

    def record(self, told: _R) -> _R:
        """Return a record whose texts are told so, however deep."""
        changed = {
            name: new
            for name in type(told).model_fields
            if (new := self._deep(old := getattr(told, name))) is not old
        }
        return told.model_copy(update=changed) if changed else told

    def programme(self, held: Programme) -> Programme:
        """Return a programme held by a session, the prose of its days and of its team told so; what
        the session says of itself stays."""
        return held.model_copy(
            update={
                "jours": tuple(self.record(one) for one in held.jours),
                "equipe": tuple(map(self.dit, held.equipe)),
                "acces": held.acces and self.dit(held.acces),
            }
        )

    def _deep(self, value: object) -> object:
        if isinstance(value, str):
            new = self.dit(value)
            return new if new != value else value
        if isinstance(value, BaseModel):
            return self.record(value)
        if isinstance(value, tuple):
            each = tuple(map(self._deep, value))
            return each if any(a is not b for a, b in zip(each, value, strict=True)) else value
        return value

    def _followed(self, found: re.Match[str]) -> str:
        here = None if found["from"] else self._here(found)
        if here is None:
            return f"{found[0]} ({'dates' if found['from'] else 'date'} du programme)"
        return f"{found[0]} (ici, {jour(here, year=bool(found['year']))})"

    def _bare(self, found: re.Match[str]) -> str:
        known = [here for own, here in self.jours.items() if own.day == int(found["day"])]
        if len(known) == 1:
            return f"{found[0]} (ici, {jour(known[0], year=False)})"
        return f"{found[0]} (date du programme)"

    def _here(self, found: re.Match[str]) -> date | None:
        number = int(found["day"].removesuffix("er"))
        month = MOIS.index(found["month"]) + 1
        for own, here in self.jours.items():
            if (own.day, own.month) == (number, month) and found["year"] in (None, str(own.year)):
                return here
        return None


def ici(own: Sequence[date], here: Sequence[date]) -> Ici:
    """Return how the days of a programme are told in a session that holds as many."""
    return Ici(dict(zip(own, here, strict=True)))
