"""What a method needs before it, what it leaves: the words of the list, and who else deals in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.french import majuscule
from macros.model.core.acquis import ACQUIS, worth
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.histoire import givers, takers
from macros.model.records.common import Mot
from macros.model.records.methode import Methode


@dataclass(frozen=True, slots=True)
class Acquis:
    """Something a group has, what that means in a sentence, and the methods that leave it."""

    nom: str
    sens: str
    methodes: tuple[Entry[Methode], ...] = ()


NEAREST = 3
"""How many methods are told around a word: those that share most objectives."""


def demandes(catalogue: Catalogue, entry: Entry[Methode]) -> tuple[Acquis, ...]:
    """Return what a method needs, each thing with the nearest methods that leave it."""
    found = []
    for word in entry.record.demande:
        mot, others = catalogue.mot(ACQUIS, word), givers(catalogue).get(word, ())
        found.append(Acquis(mot.nom, _sens(mot), _nearest(catalogue, entry, others)))
    return tuple(found)


def _nearest(
    catalogue: Catalogue, entry: Entry[Methode], others: Iterable[Entry[Methode]]
) -> tuple[Entry[Methode], ...]:
    own = frozenset(catalogue.objectifs_of(entry))

    def far(other: Entry[Methode]) -> int:
        return -len(own.intersection(catalogue.objectifs_of(other)))

    return tuple(sorted((o for o in others if o.slug != entry.slug), key=far)[:NEAREST])


def _sens(mot: Mot) -> str:
    return f"{majuscule(mot.aide)}." if mot.aide else ""


def laisses(catalogue: Catalogue, entry: Entry[Methode]) -> tuple[Acquis, ...]:
    """Return what a method leaves."""
    mots = (catalogue.mot(ACQUIS, word) for word in entry.record.laisse)
    return tuple(Acquis(mot.nom, _sens(mot)) for mot in mots)


def suivantes(catalogue: Catalogue, entry: Entry[Methode]) -> tuple[Entry[Methode], ...]:
    """Return the nearest methods that need what a method leaves, each once, but for those that it
    names itself as what comes next."""
    words = sorted(worth(entry.record.laisse, catalogue.vocabulaires))
    found = {one.slug: one for word in words for one in takers(catalogue).get(word, ())}
    others = (one for slug, one in found.items() if slug not in entry.record.suites)
    return _nearest(catalogue, entry, others)
