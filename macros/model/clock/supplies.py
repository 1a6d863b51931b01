"""What to bring and what to print, counted for a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..records.methode import Materiel, Methode
from .agenda import Session
from .groups import at_most, subgroups


@dataclass(frozen=True, slots=True)
class Besoin:
    """One thing to bring for a day: how many, whether it is printed, and for which methods."""

    nom: str
    quantite: int
    imprimable: bool
    methodes: tuple[str, ...]


def side_by_side(methode: Methode, people: int, animateurs: int) -> int:
    """Return in how many groups at once a method is run for some people: 1 when it holds everyone,
    0 when they are too few, or too many for groups that its file and the team allow."""
    size = methode.participants
    groups = -(-people // size.max)
    if people // groups < size.min:
        return 0
    alone = methode.parallele == "seuls"
    led = methode.parallele == "animes" and groups <= animateurs
    return groups if groups == 1 or alone or led else 0


def quantity(item: Materiel, methode: Methode, people: int) -> int:
    """Return how many of a thing one use of a method needs for a group, in as many groups at once
    as it takes."""
    at_once = parallel(people, methode)
    sized = (subgroups(size, methode.taille_sous_groupe, methode.moins) for size in at_once)
    small = sum(map(len, sized))
    return (
        item.quantite * {"seance": len(at_once), "sous-groupe": small, "personne": people}[item.par]
    )


def parallel(people: int, methode: Methode) -> tuple[int, ...]:
    """Return the sizes of the groups that a method is run in at the same time: one, unless it may
    be split and holds fewer people than there are."""
    return at_most(people, methode.participants.max if methode.parallele else None)


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
            if creneau.methode and creneau.mene:
                yield creneau.methode.titre, creneau.mene
