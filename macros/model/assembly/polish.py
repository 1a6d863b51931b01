"""Polish: move minutes between sequences so that breaks fall where they should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..clock.elastic import STEP
from .cost import (
    Item,
    Remplissage,
    items_of,
    place_breaks,
    practice_points,
    time_points,
)
from .skeleton import Cadre


def polish(cadre: Cadre, held: Remplissage) -> Remplissage:
    """Return the same sequences in the same order, 5 minutes moved at a time while it gains."""
    if not held.points["pause"] and not held.points["pratique"]:
        return held
    items = items_of(cadre, held.ouverture, held.travaux, held.cloture)
    best = held
    while True:
        tried = (_timed(cadre, items, best, minutes) for minutes in _moves(items, best.minutes))
        found = min(tried, key=lambda r: (r.cout, r.minutes), default=best)
        if found.cout >= best.cout:
            return best
        best = found


def _moves(items: tuple[Item, ...], minutes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for i, giver in enumerate(items):
        for j, taker in enumerate(items):
            less, more = minutes[i] - STEP, minutes[j] + STEP
            if i != j and less >= giver.souplesse.least and more <= taker.souplesse.most:
                moved = list(minutes)
                moved[i], moved[j] = less, more
                yield tuple(moved)


def _timed(
    cadre: Cadre, items: tuple[Item, ...], held: Remplissage, minutes: tuple[int, ...]
) -> Remplissage:
    coupures, late = place_breaks(minutes, cadre.pauses)
    pairs = zip(items, minutes, strict=True)
    changed = {
        "temps": sum(time_points(item.souplesse, m) for item, m in pairs),
        "pause": late,
        "pratique": practice_points(cadre, items, minutes),
    }
    points = {**held.points, **changed}
    return replace(
        held, minutes=minutes, coupures=coupures, points=points, cout=sum(points.values())
    )
