"""A programme as a story: what each time needs, and what those before it have left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from ..clock.agenda import Creneau, Session
from ..core.acquis import OPENED, worth
from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.methode import Methode
from ..records.programme import Programme


@dataclass(frozen=True, slots=True)
class Manque:
    """A slot that asks for what nothing has left yet: its half-day, its place there, the words."""

    session: Session
    rang: int
    creneau: Creneau
    manque: tuple[str, ...]


def needs(creneau: Creneau) -> tuple[str, ...]:
    """Return what the tool of a slot asks for, in the words of the list."""
    return getattr(creneau.outil.record, "demande", ()) if creneau.outil else ()


def leaves(creneau: Creneau) -> tuple[str, ...]:
    """Return what a slot leaves, in the words of the list: what its tool does, what its line adds."""
    tool = getattr(creneau.outil.record, "laisse", ()) if creneau.outil else ()
    return (*tool, *creneau.sequence.laisse)


def brought(programme: Programme, rang: int) -> tuple[str, ...]:
    """Return what the group has brought by a day, by the day's place from 0."""
    days = (one.acquis for jour in programme.jours[: rang + 1] for one in jour.apporte)
    return (*(one.acquis for one in programme.apporte), *days)


def missing(
    programme: Programme, sessions: Iterable[Session], catalogue: Catalogue
) -> Iterator[Manque]:
    """Yield the slots that ask for what was neither left before them nor brought by the group; the
    opening of a day, whatever it is, has let everyone speak."""
    had: frozenset[str] = frozenset()
    words = catalogue.vocabulaires
    opened: set[int] = set()
    for session in sessions:
        had |= worth(brought(programme, session.rang), words)
        for rang, creneau in enumerate(session.creneaux):
            lacking = tuple(word for word in needs(creneau) if word not in had)
            if lacking:
                yield Manque(session, rang, creneau, lacking)
            had |= worth(leaves(creneau), words)
            had |= frozenset() if session.rang in opened else OPENED
            opened.add(session.rang)


Methodes = Mapping[str, tuple[Entry[Methode], ...]]
"""For each word of the list, methods."""


def givers(catalogue: Catalogue) -> Methodes:
    """Return, for each word of the list, the methods that leave it, but for those that need it
    first; told once."""
    return _of(catalogue)[0]


def takers(catalogue: Catalogue) -> Methodes:
    """Return, for each word of the list, the methods that need it; told once."""
    return _of(catalogue)[1]


_TOLD: WeakKeyDictionary[Catalogue, tuple[Methodes, Methodes]] = WeakKeyDictionary()


def _of(catalogue: Catalogue) -> tuple[Methodes, Methodes]:
    if catalogue not in _TOLD:
        gives: dict[str, list[Entry[Methode]]] = {}
        takes: dict[str, list[Entry[Methode]]] = {}
        for entry in catalogue.methodes.values():
            for word in entry.record.demande:
                takes.setdefault(word, []).append(entry)
            left = worth(entry.record.laisse, catalogue.vocabulaires)
            for word in left.difference(entry.record.demande):
                gives.setdefault(word, []).append(entry)
        _TOLD[catalogue] = (
            {word: tuple(found) for word, found in gives.items()},
            {word: tuple(found) for word, found in takes.items()},
        )
    return _TOLD[catalogue]
