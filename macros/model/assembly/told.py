"""What a kept choice tells of the methods themselves: whoever chose it may have known more of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..core.catalogue import Catalogue
from ..records.choisi import Choisi
from ..records.sequence import Apport, SequenceMethode

OPENING = "Tour de parole pour commencer"
"""The title of the round of words that opens a day when no method does."""


def told_forms(choisi: Choisi | None) -> Mapping[str, frozenset[str]]:
    """Return the titles of the forms that a choice tells, by method."""
    found: dict[str, frozenset[str]] = {}
    for line in _methods(choisi):
        if line.forme:
            found[line.slug] = found.get(line.slug, frozenset()) | {line.forme}
    return found


def told_rituals(choisi: Choisi | None, catalogue: Catalogue) -> frozenset[str]:
    """Return the methods made to come back that a choice tells more than once."""
    times = Counter(line.slug for line in _methods(choisi))
    known = catalogue.methodes
    return frozenset(s for s, n in times.items() if n > 1 and s in known and known[s].record.rituel)


def told_round(choisi: Choisi | None, rang: int, nom: str) -> bool:
    """Say whether a choice opens a half-day with a round of words."""
    half = choisi.of(rang, nom) if choisi else None
    lines = half.sequences if half else ()
    return any(isinstance(line, Apport) and line.apport == OPENING for line in lines)


def _methods(choisi: Choisi | None) -> Iterator[SequenceMethode]:
    for half in choisi.demi_journees if choisi else ():
        yield from (line for line in half.sequences if isinstance(line, SequenceMethode))
