"""Lived minutes: one voice per giver, a range from three voices on, a careful duration from eight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records.methode import Methode
from ..records.retour import Retour

RANGE, STEADY = 3, 8
"""From how many voices the range of lived minutes says something, then their median."""
EIGHT_OF_TEN = 80


@dataclass(frozen=True, slots=True)
class Vecu:
    """What is known of a way to lead a method: its returns, and the minutes of each voice, from the
    shortest on. Only a return that holds every step gives minutes."""

    retours: tuple[Retour, ...]
    minutes: tuple[int, ...]

    @property
    def mediane(self) -> int | None:
        """The duration in the middle, half a minute rounded up; None below eight voices."""
        return _middle(self.minutes) if len(self.minutes) >= STEADY else None

    @property
    def prudente(self) -> int | None:
        """The careful duration, enough for eight voices in ten; None below eight voices."""
        return percentile(self.minutes, EIGHT_OF_TEN) if len(self.minutes) >= STEADY else None


def lived(retours: Iterable[Retour], methode: Methode, forme: str | None = None) -> Vecu:
    """Return what is known of a method, or of one of its forms."""
    own = tuple(r for r in retours if r.forme == forme)
    led = methode.sous_forme(forme)
    due = {etape.titre for etape in led.etapes if not etape.facultative}
    whole = (r for r in own if due <= {etape.titre for etape in r.etapes})
    return Vecu(own, tuple(sorted(by_voice((r.voix, r.reel) for r in whole).values())))


def by_voice(told: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return one number a voice: the middle one of all that it gave, half a unit rounded up."""
    every: dict[str, list[int]] = {}
    for voix, value in told:
        every.setdefault(voix, []).append(value)
    return {voix: _middle(sorted(values)) for voix, values in every.items()}


def percentile(values: Sequence[int], percent: int) -> int:
    """Return the smallest of sorted values that this many of them in a hundred do not pass: the nearest rank,
    definition 1 of Hyndman and Fan (1996), which only gives values that were lived."""
    return values[-(-len(values) * percent // 100) - 1]


def _middle(values: Sequence[int]) -> int:
    half = len(values) // 2
    if len(values) % 2:
        return values[half]
    return -(-(values[half - 1] + values[half]) // 2)


def careful(methode: Methode, retours: Iterable[Retour], forme: str | None = None) -> Methode:
    """Return a method, in the form asked for, that advises its careful duration within its own
    bounds; as it is below eight voices."""
    led = methode.sous_forme(forme)
    prudente = lived(retours, methode, forme).prudente
    if prudente is None:
        return led
    kept = min(max(prudente, led.duree.min), led.duree.max)
    return led.model_copy(update={"duree": led.duree.model_copy(update={"conseillee": kept})})
