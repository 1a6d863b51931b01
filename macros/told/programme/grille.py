"""The grid that observes an animation, read from its sheet: criteria, clues, marks and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.french import majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Champ, Fiche

_CLUES = re.compile(r"Indices : ([^.]+)\.")
_MARKS = re.compile(r"Notes : ([^.]+)\.")
_SCALE = re.compile(r"de (\d) à (\d)")


def observees(catalogue: Catalogue) -> list[int]:
    """Return the objectives that one meets by leading a sequence."""
    return [n for n, o in catalogue.objectifs.items() if o.conduite]


def grilles(catalogue: Catalogue, objectifs: Iterable[int]) -> Iterator[Entry[Fiche]]:
    """Yield the sheets of objectives that observe: those that hold a table."""
    for number in dict.fromkeys(objectifs):
        for slug in catalogue.objectifs[number].fiches if number in catalogue.objectifs else ():
            entry = catalogue.fiches.get(slug)
            if entry and any(champ.type == "table" for champ in entry.record.champs):
                yield entry


def partage(r: Fiche) -> tuple[list[Champ], list[Champ], list[Champ]]:
    """Return what a sheet asks before its tables, its tables, and what it asks after them."""
    ranks = [n for n, champ in enumerate(r.champs) if champ.type == "table"]
    first, last = ranks[0], ranks[-1] + 1
    tables = [champ for champ in r.champs[first:last] if champ.type == "table"]
    return list(r.champs[:first]), tables, list(r.champs[last:])


def indices(champ: Champ) -> list[str]:
    """Return the clues that a table's help names, each with a capital."""
    told = _CLUES.search(champ.aide)
    return [majuscule(clue) for clue in told[1].split(" ; ")] if told else []


def echelle(champ: Champ) -> list[int]:
    """Return the marks that the last column of a table takes."""
    scale = _SCALE.search(champ.colonnes[-1]) if champ.colonnes else None
    return list(range(int(scale[1]), int(scale[2]) + 1)) if scale else []


def notes(tables: Iterable[Champ]) -> str:
    """Return what the marks mean, as the first table that tells it: « 1 à reprendre, 2 fragile »."""
    return next((m[1] for champ in tables if (m := _MARKS.search(champ.aide))), "")
