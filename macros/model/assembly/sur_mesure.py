"""A programme without a file: a few wishes become half-days to fill, spread over the objectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from ..core.catalogue import Catalogue
from ..records.programme import (
    HALVES,
    Apporte,
    Contraintes,
    DemiJournee,
    Horaires,
    Jour,
    Plage,
    Programme,
)

SOME_MONDAY = date(2001, 1, 1)
"""Days without dates stand from here on: nothing shows them."""
Hours = Mapping[str, Plage]
BROUGHT = ("projet",)
"""What trainees come with unless told: the course works on a real or a made-up project."""
PROJECT = "Un projet, réel ou simulé"
USUAL = {
    "matin": {"debut": "09:00", "fin": "12:30"},
    "apres_midi": {"debut": "13:30", "fin": "17:00"},
    "soir": {"debut": "18:30", "fin": "21:00"},
}
"""The hours of a half-day when nobody says others."""


def sur_mesure(
    catalogue: Catalogue,
    objectifs: Sequence[int],
    jours: int,
    participants: int,
    hours: Hours,
    pause: int,
    contraintes: Contraintes,
    positionnement: Mapping[int, float],
    apporte: Sequence[str] = BROUGHT,
) -> Programme:
    """Return a programme of some days whose half-days give only objectives, ready to assemble.

    apporte is what the group comes with, in words of the list of acquis; hours holds the half-days of each day; pause is in minutes; positionnement goes from 0 to 4.
    """
    names = [name for name in HALVES if name in hours]
    weights = [2 - (positionnement.get(o, 2.0) - 2) / 4 for o in objectifs]
    parts = spread(objectifs, weights, jours * len(names))
    days = tuple(_day(n, names, parts[n * len(names) : (n + 1) * len(names)]) for n in range(jours))
    return Programme.model_construct(
        titre="Programme composé à la demande",
        accroche="",
        formation=catalogue.formation.slug,
        territoire="",
        participants=participants,
        apporte=tuple(Apporte(acquis=word, quoi=PROJECT) for word in apporte),
        positionnement={str(o): level for o, level in positionnement.items()},
        contraintes=contraintes,
        horaires=Horaires.model_validate({**hours, "pause": pause}),
        jours=days,
        etat="",
        mise_a_jour=SOME_MONDAY,
    )


def _day(n: int, names: Sequence[str], objectifs: Sequence[tuple[int, ...]]) -> Jour:
    day = (SOME_MONDAY + timedelta(days=n)).isoformat()
    halves = {name: DemiJournee(objectifs=o) for name, o in zip(names, objectifs, strict=True)}
    return Jour.model_validate({"date": day, **halves})


def spread(
    objectifs: Sequence[int], weights: Sequence[float], count: int
) -> tuple[tuple[int, ...], ...]:
    """Share half-days between objectives, in their order: more for the heavier ones.

    With fewer half-days than objectives, neighbours share one.
    """
    if count < len(objectifs):
        bounds = [len(objectifs) * n // count for n in range(count + 1)]
        return tuple(tuple(objectifs[a:b]) for a, b in pairwise(bounds))
    shares = [1] * len(objectifs)
    for _ in range(count - len(objectifs)):
        # Highest averages: the objective whose next half-day is the most deserved.
        n = max(range(len(shares)), key=lambda k: (weights[k] / (shares[k] + 1), -k))
        shares[n] += 1
    return tuple((o,) for o, share in zip(objectifs, shares, strict=True) for _ in range(share))
