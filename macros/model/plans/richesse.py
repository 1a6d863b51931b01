"""What the toolbox holds and what it still lacks: methods by objective, moment and situation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.french import pluriel, sans_accents

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry, Entry
from ..records.methode import Methode
from .planning import plan_of

BY_OBJECTIVE, MOMENTS_BY_OBJECTIVE, BY_MOMENT = 12, 4, 8
"""What the team wants at least: methods for each objective, over so many moments; methods for each
moment."""
MOST_USED = 10
"""The methods that the team wants in plain sentences, besides the sheets of every deliverable."""


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
        *(f"« {e.titre} » n’est pas en phrases simples." for e in _not_plain(catalogue)),
    ]


def most_used(catalogue: Catalogue) -> list[Entry[Methode]]:
    """Return the methods that programmes lead most often, line by line, in the order of their titles
    when they are even; ten at most."""
    plans = [plan_of(catalogue, slug) for slug in catalogue.programmes]
    lines = (line for plan in plans for session in plan.sessions for line in session.creneaux)
    led = [line.methode for line in lines if line.methode]
    uses = Counter(entry.slug for entry in led)
    found = {entry.slug: entry for entry in led}.values()
    return sorted(found, key=lambda e: (-uses[e.slug], sans_accents(e.titre)))[:MOST_USED]


def _not_plain(catalogue: Catalogue) -> Iterator[AnyEntry]:
    """Yield what should have a twin in plain sentences and has none: sheets of deliverables, then the
    methods most used."""
    asked = dict.fromkeys(slug for o in catalogue.objectifs.values() for slug in o.fiches)
    sheets = (catalogue.fiches[slug] for slug in asked if slug in catalogue.fiches)
    yield from (e for e in sheets if not e.record.en_simple)
    yield from (e for e in most_used(catalogue) if not e.record.en_simple)


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
