"""What the toolbox holds and what it still lacks: methods by objective, moment and situation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.french import pluriel

from ..core.catalogue import Catalogue
from ..records.methode import Methode

BY_OBJECTIVE, MOMENTS_BY_OBJECTIVE, BY_MOMENT = 12, 4, 8
"""What the team wants at least: methods for each objective, over so many moments; methods for each
moment."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A group or a place to suit, how many methods do, and how many are wanted at least."""

    nom: str
    compte: int
    voulu: int


SITUATIONS: tuple[tuple[str, int, Callable[[Methode], bool]], ...] = (
    ("sans écrit du tout", 15, lambda r: r.accessibilite.lecture == "sans-ecrit"),
    ("en moins de vingt minutes, sous leur forme courte", 15, lambda r: r.duree.min < 20),
    ("à trente personnes ou plus", 10, lambda r: r.participants.max >= 30),
    ("à distance, telles quelles", 10, lambda r: r.distance.possible == "oui"),
)

Grid = Mapping[int, Mapping[str, int]]
"""For each objective, how many methods serve it at each moment of a session."""


def grid(catalogue: Catalogue) -> Grid:
    """Return how many methods serve each objective at each moment, zeros included."""
    served = [(e.record.moment, catalogue.objectifs_of(e)) for e in catalogue.methodes.values()]
    return {
        number: {
            moment: sum(number in numbers and moment == at for at, numbers in served)
            for moment in catalogue.vocabulaires["moments"]
        }
        for number in catalogue.objectifs
    }


def moments(catalogue: Catalogue) -> Mapping[str, int]:
    """Return how many methods each moment has: one that serves two objectives counts once."""
    found = [entry.record.moment for entry in catalogue.methodes.values()]
    return {moment: found.count(moment) for moment in catalogue.vocabulaires["moments"]}


def situations(catalogue: Catalogue) -> tuple[Situation, ...]:
    """Return how many methods suit each situation that trainers meet."""
    records = [entry.record for entry in catalogue.methodes.values()]
    return tuple(
        Situation(nom, sum(map(suits, records)), wanted) for nom, wanted, suits in SITUATIONS
    )


def lacks(catalogue: Catalogue) -> list[str]:
    """Return what is missing, one French sentence each; nothing when the toolbox is full enough."""
    names = {key: mot.nom for key, mot in catalogue.vocabulaires["moments"].items()}
    return [
        *(said for number, row in grid(catalogue).items() for said in _row(number, row)),
        *(
            f"« {names[moment]} » n’a que {pluriel(count, 'méthode')}, {BY_MOMENT} voulues."
            for moment, count in moments(catalogue).items()
            if count < BY_MOMENT
        ),
        *(
            f"{pluriel(s.compte, 'méthode')} à vivre {s.nom}, {s.voulu} voulues."
            for s in situations(catalogue)
            if s.compte < s.voulu
        ),
    ]


def _row(number: int, row: Mapping[str, int]) -> list[str]:
    total, spread = sum(row.values()), sum(count > 0 for count in row.values())
    said = []
    if total < BY_OBJECTIVE:
        said.append(
            f"L’objectif {number} n’a que {pluriel(total, 'méthode')}, {BY_OBJECTIVE} voulues."
        )
    if spread < MOMENTS_BY_OBJECTIVE:
        said.append(
            f"L’objectif {number} ne couvre que {pluriel(spread, 'moment')}, {MOMENTS_BY_OBJECTIVE} voulus."
        )
    return said
