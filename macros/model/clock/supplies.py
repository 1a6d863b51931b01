"""What to bring and what to print, counted for a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..records.methode import Materiel, Methode
from .agenda import Creneau, Session
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
    for titre, item, count in _uses(sessions, people):
        key = (item.nom.casefold(), item.imprimable)
        kept = found.get(key)
        if kept is not None:
            spent = item.imprimable or item.consommable
            count = kept.quantite + count if spent else max(kept.quantite, count)
        uses = dict.fromkeys((*(kept.methodes if kept else ()), titre))
        found[key] = Besoin(kept.nom if kept else item.nom, count, item.imprimable, tuple(uses))
    return tuple(found.values())


def _uses(sessions: Iterable[Session], people: int) -> Iterable[tuple[str, Materiel, int]]:
    for session in sessions:
        for creneau in session.creneaux:
            for item, count in needed(creneau, people):
                yield creneau.titre, item, count


def needed(creneau: Creneau, people: int) -> tuple[tuple[Materiel, int], ...]:
    """Return what one sequence needs for a group, its method's things or its line's own, with how
    many of each."""
    methode, line = creneau.mene, creneau.sequence
    if methode:
        return tuple((item, quantity(item, methode, people)) for item in methode.materiel)
    small = len(subgroups(people, line.groupes))
    by = {"seance": 1, "sous-groupe": small, "personne": people}
    return tuple((item, item.quantite * by[item.par]) for item in line.materiel)
