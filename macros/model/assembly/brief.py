"""What the assembler is asked: a group, its limits, and half-days to fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..core.acquis import worth
from ..core.catalogue import Catalogue
from ..records.programme import Contraintes, Programme
from ..records.sequence import Sequence, UseOfTool

MIDDLE = 2.0
"""The middle of the positioning scale, from 0 to 4: a group there gets the advised time."""


@dataclass(frozen=True, slots=True)
class Recu:
    """What people come with: its word, the title of the time they tell it, what it is here, what is
    asked of them."""

    acquis: str
    titre: str
    quoi: str
    question: str


@dataclass(frozen=True, slots=True)
class Demi:
    """A half-day: where it stands in its day and in the programme, its length in minutes.

    lignes are the sequences the trainer wrote; a half-day without any is to be filled. apporte is
    what the group brings by its start, laisse what the trainer's own lines leave, in words of the
    list of acquis; recoit is what people tell that they bring in it, prepare what they will bring
    next.
    """

    rang: int
    nom: str
    minutes: int
    objectifs: tuple[int, ...]
    ouvre_le_jour: bool
    ferme_le_jour: bool
    premiere: bool = False
    derniere: bool = False
    ferme_le_seminaire: bool = False
    lignes: tuple[Sequence, ...] = ()
    apporte: frozenset[str] = frozenset()
    recoit: tuple[Recu, ...] = ()
    prepare: tuple[Recu, ...] = ()
    laisse: frozenset[str] = frozenset()

    @property
    def a_remplir(self) -> bool:
        """Whether the assembler has to fill it."""
        return not self.lignes and bool(self.objectifs) and self.minutes > 0


@dataclass(frozen=True)
class Brief:
    """A group of people, its limits, its level per objective (0 to 4), and its half-days.

    animateurs lead it; marge is left free in each half-day, pause in each break, in minutes;
    signature names the methods that a programme of two days or more holds; courte says that it is
    less than half of its course.
    """

    participants: int
    demis: tuple[Demi, ...]
    contraintes: Contraintes = field(default_factory=Contraintes)
    positionnement: Mapping[int, float] = field(default_factory=dict)
    pause: int = 15
    questionnaire: str | None = None
    marge: int = 10
    animateurs: int = 1
    courte: bool = False
    signature: tuple[str, ...] = ()

    def poids(self, objectif: int) -> float:
        """Return the share of time an objective gets: 1.25 for beginners, 0.75 for experts."""
        return 1 + (MIDDLE - self.positionnement.get(objectif, MIDDLE)) / 8

    @property
    def a_remplir(self) -> tuple[int, ...]:
        """The places of the half-days to fill."""
        return tuple(n for n, demi in enumerate(self.demis) if demi.a_remplir)

    @property
    def jours(self) -> int:
        """How many days the programme holds."""
        return len({demi.rang for demi in self.demis})

    @property
    def places(self) -> Mapping[tuple[int, str], int]:
        """The place of each half-day by its day's place and its name."""
        return {(demi.rang, demi.nom): n for n, demi in enumerate(self.demis)}


def brief_of(programme: Programme, catalogue: Catalogue) -> Brief:
    """Return what a programme asks of the assembler."""
    demis = tuple(_demis(programme, catalogue))
    levels = {
        int(name): level for name, level in programme.positionnement.items() if name.isdigit()
    }
    course = catalogue.formations.get(programme.formation)
    return Brief(
        programme.participants,
        demis,
        programme.contraintes,
        levels,
        programme.horaires.pause,
        hot_questionnaire(programme.formation, catalogue),
        programme.marge,
        programme.animateurs,
        course is not None and programme.minutes * 2 < course.record.duree.heures * 60,
        course.record.signature if course else (),
    )


def _demis(programme: Programme, catalogue: Catalogue) -> Iterator[Demi]:
    last_day = len(programme.jours) - 1
    brought: list[str] = [one.acquis for one in programme.apporte]
    for rang, jour in enumerate(programme.jours):
        brought += [one.acquis for one in jour.apporte]
        timed = [(nom, half, programme.plage(nom, half)) for nom, half in jour.halves]
        for n, (nom, half, plage) in enumerate(timed):
            opens, closes = n == 0, n == len(timed) - 1
            yield Demi(
                rang,
                nom,
                plage.minutes if plage else 0,
                tuple(o for o in half.objectifs if o in catalogue.objectifs),
                opens,
                closes,
                premiere=opens and rang == 0,
                derniere=closes and rang == last_day,
                ferme_le_seminaire=closes and _ends_seminar(programme, rang),
                lignes=half.sequences,
                apporte=worth(brought, catalogue.vocabulaires),
                recoit=tuple(_told(programme, rang, catalogue)) if opens else (),
                prepare=tuple(_told(programme, rang + 1, catalogue)) if closes else (),
                laisse=worth(_left(half.sequences, catalogue), catalogue.vocabulaires),
            )


def _told(programme: Programme, rang: int, catalogue: Catalogue) -> Iterator[Recu]:
    """Yield what people tell on a day, by its place from 0: what they come with on the first one."""
    if rang >= len(programme.jours):
        return
    own = programme.jours[rang].apporte
    for one in (*programme.apporte, *own) if rang == 0 else own:
        mot = catalogue.mot("acquis", one.acquis)
        titre = mot.tour or f"Ce que chacun {'rapporte' if rang else 'apporte'} : {mot.nom}"
        yield Recu(one.acquis, titre, one.quoi, mot.question)


def _ends_seminar(programme: Programme, rang: int) -> bool:
    days = programme.jours
    return rang == len(days) - 1 or days[rang].seminaire != days[rang + 1].seminaire


def _left(lines: Iterable[Sequence], catalogue: Catalogue) -> Iterator[str]:
    for line in lines:
        yield from line.laisse
        tool = catalogue.kind(line.KIND).get(line.slug) if isinstance(line, UseOfTool) else None
        yield from getattr(tool.record, "laisse", ()) if tool else ()


def hot_questionnaire(formation: str, catalogue: Catalogue) -> str | None:
    """Return the questionnaire that a course gives at the end of a session, if any."""
    entry = catalogue.formations.get(formation)
    evaluations = entry.record.evaluations if entry else ()
    found = (e.questionnaire for e in evaluations if e.moment == "a-chaud")
    return next(found, None)
