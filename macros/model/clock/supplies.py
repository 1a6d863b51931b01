"""What to bring and what to print, counted for a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..records.methode import Materiel, Methode
from .agenda import Session


@dataclass(frozen=True, slots=True)
class Besoin:
    """One thing to bring for a day: how many, whether it is printed, and for which methods."""

    nom: str
    quantite: int
    imprimable: bool
    methodes: tuple[str, ...]


def subgroups(people: int, size: int | None) -> tuple[int, ...]:
    """Return the sizes of the fewest subgroups of at most size people, as even as can be.

    Without a size the whole group stays together: 10 people by 4 make (4, 3, 3).
    """
    count = -(-people // size) if size else 1
    small, larger = divmod(people, count)
    return tuple(small + (n < larger) for n in range(count))


def quantity(item: Materiel, methode: Methode, people: int) -> int:
    """Return how many of a thing one use of a method needs for a group."""
    groups = len(subgroups(people, methode.taille_sous_groupe))
    return item.quantite * {"seance": 1, "sous-groupe": groups, "personne": people}[item.par]


def supplies(sessions: Iterable[Session], people: int) -> tuple[Besoin, ...]:
    """Return what a set of half-days needs, in the order of first use.

    What is printed or used up adds up from use to use; the rest is brought once, at its largest
    quantity.
    """
    found: dict[tuple[str, bool], Besoin] = {}
    for titre, methode in _methods(sessions):
        for item in methode.materiel:
            key = (item.nom.casefold(), item.imprimable)
            count = quantity(item, methode, people)
            kept = found.get(key)
            if kept is not None:
                spent = item.imprimable or item.consommable
                count = kept.quantite + count if spent else max(kept.quantite, count)
            uses = dict.fromkeys((*(kept.methodes if kept else ()), titre))
            found[key] = Besoin(kept.nom if kept else item.nom, count, item.imprimable, tuple(uses))
    return tuple(found.values())


def _methods(sessions: Iterable[Session]) -> Iterable[tuple[str, Methode]]:
    for session in sessions:
        for creneau in session.creneaux:
            if creneau.methode:
                yield creneau.methode.titre, creneau.methode.record
