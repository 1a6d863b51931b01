"""The clock of a programme: when each sequence of a half-day starts and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import assert_never

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry, Entry
from ..records.common import Duree
from ..records.methode import Etape, Methode
from ..records.programme import DemiJournee, Jour, Plage, Programme
from ..records.sequence import (
    Apport,
    Marge,
    MiseEnSituation,
    Pause,
    Production,
    SequenceMethode,
    SequenceQuestionnaire,
    UseOfTool,
)
from ..records.sequence import Sequence as Ligne
from .elastic import Elastic, Misfit, fit

UNKNOWN = Elastic(1, 30, 2400)
"""How long a method that no file describes may last; its name is reported elsewhere."""
MARGE = "Marge : signatures, déplacements, retards"
"""What is said of minutes left free."""


@dataclass(frozen=True, slots=True)
class Creneau:
    """A sequence with its start and end, in minutes since midnight, and the bounds it had."""

    debut: int
    fin: int
    sequence: Ligne
    outil: AnyEntry | None
    souplesse: Elastic

    @property
    def minutes(self) -> int:
        """How long the sequence lasts, in minutes."""
        return self.fin - self.debut

    @property
    def titre(self) -> str:
        """What people call the sequence: its tool's name, or the words of the trainer."""
        match self.sequence:
            case UseOfTool(slug=slug):
                return self.outil.titre if self.outil else slug
            case Apport(apport=words) | MiseEnSituation(mise_en_situation=words):
                return words
            case Pause():
                return "Pause"
            case Marge():
                return MARGE
            case never:
                assert_never(never)

    @property
    def methode(self) -> Entry[Methode] | None:
        """The method that is led here, if any."""
        return self.outil if isinstance(self.sequence, SequenceMethode) else None

    @property
    def mene(self) -> Methode | None:
        """What is known of the method that is led here, in the form that the line asks for, with the
        steps, the things and the groups that it gives."""
        return self._forme.menee(self.sequence) if self._forme else None

    @property
    def etapes(self) -> tuple[Etape, ...]:
        """The steps in which the sequence is led: the line's own, else its method's."""
        return self.mene.etapes if self.mene else self.sequence.etapes

    @property
    def _forme(self) -> Methode | None:
        form = getattr(self.sequence, "forme", None)
        found: Methode | None = self.methode.record.sous_forme(form) if self.methode else None
        return found

    @property
    def ecart(self) -> int:
        """Minutes added to the advised duration (negative when cut)."""
        advised = self._forme.duree.conseillee if self._forme else self.souplesse.ideal
        return self.minutes - advised


@dataclass(frozen=True, slots=True)
class Coincement:
    """A stretch of time between two fixed hours that its sequences cannot fill exactly.

    minutes is what overflows (positive) or is left (negative); rangs are the sequences in it.
    """

    debut: int
    fin: int
    minutes: int
    rangs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A half-day laid out: its day, its place in the day, its hours and its sequences."""

    jour: Jour
    rang: int
    nom: str
    plage: Plage
    demi_journee: DemiJournee
    creneaux: tuple[Creneau, ...]
    coincements: tuple[Coincement, ...] = ()

    @property
    def pause(self) -> int:
        """Minutes of break in the half-day."""
        return sum(c.minutes for c in self.creneaux if isinstance(c.sequence, Pause))

    @property
    def marge(self) -> int:
        """Minutes left free in the half-day."""
        return sum(c.minutes for c in self.creneaux if isinstance(c.sequence, Marge))

    @property
    def travail(self) -> int:
        """Minutes of work in the half-day, breaks and margins left out."""
        return sum(c.minutes for c in self.creneaux) - self.pause - self.marge


def elastic_of(sequence: Ligne, catalogue: Catalogue, participants: int) -> Elastic:
    """Return how long a sequence may last in this programme, in minutes.

    An unknown method, reported elsewhere, lasts anything.
    """
    match sequence:
        case Pause(pause=minutes) | Marge(marge=minutes):
            return _fixed(minutes)
        case MiseEnSituation(minutes_par_personne=each):
            return _fixed(each * sequence.passages(participants))
        case Apport() | Production() | SequenceQuestionnaire():
            return _lasting(sequence.temps)
        case SequenceMethode(methode=slug, forme=forme):
            methode = catalogue.methodes.get(slug)
            told = sequence.temps or (methode.record.sous_forme(forme).duree if methode else None)
            return _lasting(told) if told else UNKNOWN
        case never:
            assert_never(never)


def _lasting(temps: int | Duree) -> Elastic:
    return _fixed(temps) if isinstance(temps, int) else elastic(temps)


def elastic(duree: Duree) -> Elastic:
    """Return the three durations of a record as bounds, in order whatever their order."""
    least, ideal, most = sorted((duree.min, duree.conseillee, duree.max))
    return Elastic(least, ideal, most)


def _fixed(minutes: int) -> Elastic:
    return Elastic(minutes, minutes, minutes)


def lay_out(
    half: DemiJournee, plage: Plage, catalogue: Catalogue, participants: int
) -> tuple[tuple[Creneau, ...], tuple[Coincement, ...]]:
    """Return the sequences of a half-day with their hours, and the stretches that cannot fit.

    Between two fixed hours durations move fairly; a stretch that cannot fit keeps the advised
    ones.
    """
    items = [elastic_of(sequence, catalogue, participants) for sequence in half.sequences]
    creneaux: list[Creneau] = []
    stuck: list[Coincement] = []
    for first, last, start, end in _stretches(half.sequences, plage):
        members = items[first:last]
        minutes = fit(members, end - start)
        if isinstance(minutes, Misfit):
            stuck.append(Coincement(start, end, minutes.minutes, tuple(range(first, last))))
            minutes = tuple(item.ideal for item in members)
        clock = accumulate(minutes, initial=start)
        for n, (debut, fin) in enumerate(pairwise(clock), first):
            sequence = half.sequences[n]
            creneaux.append(Creneau(debut, fin, sequence, tool_of(sequence, catalogue), items[n]))
    return tuple(creneaux), tuple(stuck)


def _stretches(lines: Sequence[Ligne], plage: Plage) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of sequences between two fixed hours: first, after last, start, end."""
    if not lines:
        return
    marks = [(0, plage.debut)]
    marks += [(n, line.heure) for n, line in enumerate(lines) if line.heure is not None]
    if lines[0].heure == plage.debut:
        marks.pop(0)
    for (first, start), (last, end) in pairwise([*marks, (len(lines), plage.fin)]):
        yield first, last, start, end


def tool_of(sequence: Ligne, catalogue: Catalogue) -> AnyEntry | None:
    """Return the method, the sheet or the questionnaire that a sequence uses, if any."""
    if isinstance(sequence, UseOfTool):
        return catalogue.kind(sequence.KIND).get(sequence.slug)
    return None


def led(sessions: Iterable[Session]) -> frozenset[str]:
    """Return the slugs of the methods that half-days lead, known or not."""
    lines = (c.sequence for session in sessions for c in session.creneaux)
    return frozenset(line.slug for line in lines if isinstance(line, SequenceMethode))


def sessions(programme: Programme, catalogue: Catalogue) -> Iterator[Session]:
    """Yield the half-days of a programme in order, each with its clock; those without hours,
    reported elsewhere, are left out."""
    for rang, jour in enumerate(programme.jours):
        for nom, half in jour.halves:
            plage = programme.plage(nom, half)
            if plage is not None:
                laid = lay_out(half, plage, catalogue, programme.participants)
                yield Session(jour, rang, nom, plage, half, *laid)
