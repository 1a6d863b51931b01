"""A plan as strips of time: where each sequence stands between the first and the last hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from ..plain import Heure
from .creneaux import Creneau, Nature
from .deroule import Jour


@dataclass(frozen=True, slots=True)
class Legende:
    """The key of a nature of slots, and its name in a legend."""

    cle: str
    nom: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A slot in a strip of time: place and width, in parts of the whole strip."""

    place: float
    largeur: float
    nature: str


@dataclass(frozen=True, slots=True)
class Repere:
    """A full hour, and where it stands in a strip of time."""

    place: float
    heure: Heure


def natures(jours: Sequence[Jour[Creneau]]) -> list[Legende]:
    """Return the natures that some days hold, with their names, in the order of the legend."""
    found = {type(c.nature): c.nature for day in jours for c in day.activites}
    return [Legende(found[n].cle, found[n].legende) for n in get_args(Nature) if n in found]


def bornes(jours: Sequence[Jour[Creneau]]) -> tuple[int, int]:
    """Return the earliest start and the latest end of some days, in minutes since midnight."""
    sessions = [session for day in jours for session in day.sessions]
    return min((s.debut for s in sessions), default=0), max((s.fin for s in sessions), default=1)


def ruban(day: Jour[Creneau], debut: int, fin: int) -> list[Segment]:
    """Return the slots of a day as segments of a strip that goes from debut to fin."""
    whole = fin - debut
    return [
        Segment(round((c.debut - debut) / whole, 4), round(c.minutes / whole, 4), c.nature.cle)
        for c in day.activites
    ]


def reperes(debut: int, fin: int) -> list[Repere]:
    """Return the full hours of a strip, one in two of a long day, and where they stand in it."""
    pas = 120 if fin - debut > 300 else 60
    first = -(-debut // 60) * 60
    return [
        Repere(round((at - debut) / (fin - debut), 4), Heure(at))
        for at in range(first, fin + 1, pas)
    ]
