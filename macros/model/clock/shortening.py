"""Steps of a method in the minutes it has here: what may be dropped is, the heart holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..records.methode import Etape
from .elastic import Elastic, Misfit, fit

LONGEST = 2400
"""Minutes that no step exceeds."""


def floor(etape: Etape) -> int:
    """Return the fewest minutes a step may be squeezed to: its own minimum, else half, rounded up."""
    least = -(-etape.minutes // 2) if etape.minimum is None else etape.minimum
    return min(least, etape.minutes)


def shortest(etapes: Sequence[Etape]) -> int:
    """Return the fewest minutes in which steps hold, those that may be dropped left out."""
    return sum(floor(etape) for etape in etapes if not etape.facultative)


def shared(etapes: Sequence[Etape], total: int) -> tuple[int, ...]:
    """Return the minutes of each step, 0 for one that is dropped; their sum is the total.

    With too few minutes, steps that may be dropped are, last ones first, as far as needed; the last
    one dropped comes back, shorter, when it asks the others for less than it would leave them. The
    others are squeezed, never below their floor unless nothing else is left. Nothing is returned
    when there are fewer minutes than steps that must be lived.
    """
    kept = _kept(etapes, total)
    lived = [etapes[n] for n in kept]
    room = total - sum(etape.minutes for etape in lived)
    back = next((n for n, e in enumerate(etapes) if e.facultative and n not in kept), None)
    if back is not None and floor(etapes[back]) <= 2 * room:
        spent = max(room, floor(etapes[back]))
        if minutes := _held(lived, total - spent, floor):
            return _spread(len(etapes), (*kept, back), (*minutes, spent))
    minutes = _held(lived, total, floor) or _held(lived, total, _any)
    return _spread(len(etapes), kept, minutes) if minutes else ()


def _kept(etapes: Sequence[Etape], total: int) -> list[int]:
    """Return the places of the steps left once enough of those that may be are dropped."""
    kept = list(range(len(etapes)))
    for n in reversed(range(len(etapes))):
        if sum(etapes[k].minutes for k in kept) <= total:
            break
        if etapes[n].facultative and len(kept) > 1:
            kept.remove(n)
    return kept


def _held(etapes: Sequence[Etape], total: int, least: Callable[[Etape], int]) -> tuple[int, ...]:
    """Return minutes that sum to a total, each at the least or over; nothing when they cannot."""
    found = fit([Elastic(least(e), e.minutes, LONGEST) for e in etapes], total)
    return () if isinstance(found, Misfit) else found


def _any(_etape: Etape) -> int:
    return 1


def _spread(count: int, places: Sequence[int], minutes: Sequence[int]) -> tuple[int, ...]:
    spent = dict(zip(places, minutes, strict=True))
    return tuple(spent.get(n, 0) for n in range(count))
