"""Which of two files came first, without clock nor history: what a copy cannot have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..base.names import content_words
from .catalogue import Catalogue
from .entries import AnyEntry

Age = tuple[date, bool, bool, int, int, int, str]


def eldest_first(catalogue: Catalogue, entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """Return entries in the order of their age, the newcomer last; the same on every machine.

    What was touched last is new; then what nobody names, what is a draft, what has a name that its
    title explains less, and what has the longer name.
    """

    def age(entry: AnyEntry) -> Age:
        record, slug = entry.record, entry.slug
        said = content_words(" ".join((entry.titre, *getattr(record, "autres_noms", ()))))
        name = content_words(slug)
        return (
            getattr(record, "mise_a_jour", date.min),
            (entry.kind, slug) not in catalogue.named and slug not in catalogue.called,
            getattr(record, "etat", "") == "brouillon",
            -len(name & said),
            len(name - said),
            len(slug),
            slug,
        )

    return sorted(entries, key=age)
