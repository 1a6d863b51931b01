"""What is shown when only what somebody read again is: what has no state always is."""

from __future__ import annotations

from collections import Counter

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import KINDS
from ..records.outil import READ
from ..records.situation import Situation

Names = frozenset[tuple[str, str]]
"""Kinds and slugs."""


def en_relecture(catalogue: Catalogue) -> Names:
    """Return what is not read yet, and the situations that name nothing else; what has no state, as
    indicators, questionnaires, words, courses and territories, is always shown."""
    names = frozenset((e.kind, e.slug) for e in catalogue.entries() if not _read(e))
    empty = (e for e in catalogue.situations.values() if not _tries(e.record, names))
    return names | {(e.kind, e.slug) for e in empty}


def _read(entry: AnyEntry) -> bool:
    return getattr(entry.record, "etat", "relue") in READ


def _tries(situation: Situation, hidden: Names) -> bool:
    named = (one for recours in situation.recours for one in recours.nomme)
    return any((kind, slug) not in hidden for _, kind, slug in named)


def montres(catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Return, of each kind that has states, how many are read, out of how many, shown or not."""
    hidden, gone = en_relecture(catalogue), Counter(kind for kind, _ in catalogue.en_relecture)
    found = {}
    for name, kind in KINDS.items():
        every = catalogue.kind(name)
        if "etat" in kind.record.model_fields and (total := len(every) + gone[name]):
            found[name] = (sum((name, slug) not in hidden for slug in every), total)
    return found
