"""What a situation tells: the tools to try, in order, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.records.situation import Situation

from .plain import Riche


@dataclass(frozen=True, slots=True)
class Recours:
    """A tool to try, and why it comes here."""

    outil: AnyEntry
    pourquoi: Riche


def recours(catalogue: Catalogue, entry: Entry[Situation]) -> tuple[Recours, ...]:
    """Return the tools of a situation that the toolbox holds, in order."""
    return tuple(
        Recours(catalogue.kind(kind)[slug], Riche(one.pourquoi))
        for one in entry.record.recours
        for _, kind, slug in one.nomme
        if slug in catalogue.kind(kind)
    )


def voisines(catalogue: Catalogue, entry: Entry[Situation]) -> tuple[AnyEntry, ...]:
    """Return the situations near one: those it names, then those that name it, each once."""
    return tuple(catalogue.neighbours(entry, "situations"))
