"""The clock of a programme: when each sequence of a half-day starts and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .catalogue import Catalogue
from .entries import AnyEntry
from .records.programme import DemiJournee, Jour, Plage, Programme, Sequence


@dataclass(frozen=True, slots=True)
class Creneau:
    """A sequence with its start and end, in minutes since midnight."""

    debut: int
    fin: int
    sequence: Sequence
    outil: AnyEntry | None

    @property
    def minutes(self) -> int:
        """How long the sequence lasts, in minutes."""
        return self.fin - self.debut


@dataclass(frozen=True, slots=True)
class Session:
    """A half-day laid out: its day, its place in the day, its hours and its sequences."""

    jour: Jour
    rang: int
    nom: str
    plage: Plage
    demi_journee: DemiJournee
    creneaux: tuple[Creneau, ...]

    @property
    def pause(self) -> int:
        """Minutes of break in the half-day."""
        return sum(c.minutes for c in self.creneaux if c.sequence.nature == "pause")

    @property
    def travail(self) -> int:
        """Minutes of work in the half-day, breaks left out."""
        return sum(c.minutes for c in self.creneaux) - self.pause


def minutes_of(sequence: Sequence, catalogue: Catalogue, participants: int) -> int:
    """Return how long a sequence lasts in this programme, in minutes; 0 for an unknown method."""
    if sequence.pause is not None:
        return sequence.pause
    if sequence.minutes is not None:
        return sequence.minutes
    if sequence.minutes_par_personne is not None:
        return sequence.minutes_par_personne * participants
    methode = catalogue.methodes.get(sequence.methode or "")
    return methode.record.duree.conseillee if methode else 0


def lay_out(
    half: DemiJournee, plage: Plage, duration: Callable[[Sequence], int], catalogue: Catalogue
) -> tuple[Creneau, ...]:
    """Return the sequences of a half-day one after the other, from the start of its hours."""
    clock = plage.debut
    creneaux = []
    for sequence in half.sequences:
        fin = clock + duration(sequence)
        creneaux.append(Creneau(clock, fin, sequence, tool_of(sequence, catalogue)))
        clock = fin
    return tuple(creneaux)


def tool_of(sequence: Sequence, catalogue: Catalogue) -> AnyEntry | None:
    """Return the method or the sheet that a sequence uses, if any."""
    if sequence.methode is not None:
        return catalogue.methodes.get(sequence.methode)
    if sequence.production is not None:
        return catalogue.fiches.get(sequence.production)
    return None


def sessions(programme: Programme, catalogue: Catalogue) -> Iterator[Session]:
    """Yield the half-days of a programme in order, each with its clock."""
    hours = programme.horaires
    for rang, jour in enumerate(programme.jours):
        halves = (
            ("matin", hours.matin, jour.matin),
            ("apres_midi", hours.apres_midi, jour.apres_midi),
        )
        for nom, plage, half in halves:
            creneaux = lay_out(
                half,
                plage,
                lambda sequence: minutes_of(sequence, catalogue, programme.participants),
                catalogue,
            )
            yield Session(jour, rang, nom, plage, half, creneaux)
