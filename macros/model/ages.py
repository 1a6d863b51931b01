"""Which of two files came first, without clock nor history: what a copy cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from .catalogue import Catalogue
from .entries import AnyEntry
from .names import content_words

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_QUOTED = re.compile(r"[\"']([a-z0-9-]+)[\"']")

Age = tuple[date, bool, bool, int, int, int, str]


def eldest_first(catalogue: Catalogue, entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """Return entries in the order of their age, the newcomer last; the same on every machine.

    What was touched last is new; then what nobody names, what is a draft, what has a name that its
    title explains less, and what has the longer name.
    """
    called = _called(catalogue)

    def age(entry: AnyEntry) -> Age:
        record, slug = entry.record, entry.slug
        said = content_words(" ".join((entry.titre, *getattr(record, "autres_noms", ()))))
        name = content_words(slug)
        return (
            getattr(record, "mise_a_jour", date.min),
            (entry.kind, slug) not in catalogue.named and slug not in called,
            getattr(record, "etat", "") == "brouillon",
            -len(name & said),
            len(name - said),
            len(slug),
            slug,
        )

    return sorted(entries, key=age)


def _called(catalogue: Catalogue) -> set[str]:
    """Return every word that a call in the prose of a tool writes between quotes."""
    bodies = (entry.document.body for entry in catalogue.entries() if not entry.where)
    return {
        word
        for body in bodies
        if "{{" in body
        for call in _CALL.findall(body)
        for word in _QUOTED.findall(call)
    }
