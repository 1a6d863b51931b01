"""A personalised programme: a group, a territory, dates, and what happens when."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..base.bounds import MOST_DAYS_WRITTEN
from .common import IsoDate, Level, Minutes, Objectif, People, Record, Slug, Text, Time, word_of
from .outil import Essais, Relectures
from .sequence import Sequence

HALVES = ("matin", "apres_midi", "soir")
"""The half-days that a day may hold, in order."""

_ARTICLES = ("le", "la", "les", "un", "une", "des", "du", "de")
"""Words that a subject may begin with, and that sentences join to « de » and « à »."""


def _joins(sujet: str) -> str:
    """Refuse a subject that no sentence can join: « de Les repas »."""
    first = sujet.split(" ")[0]
    if first != first.lower() and first.lower().replace("’", "'").startswith(("l'", "d'")):
        first = first.replace("’", "'").split("'")[0] + "’"
    if first.lower() in (*_ARTICLES, "l’", "d’") and first != first.lower():
        raise PydanticCustomError(
            "subject",
            "ce sujet vient au milieu de phrases, après « de » ou « à » ; écrire « {small} » sans majuscule",
            {"small": first.lower()},
        )
    return sujet


Sujet = Annotated[Text, AfterValidator(_joins)]
"""What a group works on: a name with its article in small letters, as a sentence takes it."""


class Plage(Record):
    """The start and end of a half-day."""

    FORM: ClassVar[str] = '{ debut: "09:00", fin: "12:30" }'

    debut: Time
    fin: Time

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.debut >= self.fin:
            raise PydanticCustomError("order", "la fin doit venir après le début")
        return self

    @property
    def minutes(self) -> int:
        """The length of the half-day, in minutes."""
        return self.fin - self.debut


class Horaires(Record):
    """The hours of every day of the programme; pause is in minutes."""

    matin: Plage | None = None
    apres_midi: Plage | None = None
    soir: Plage | None = None
    pause: Minutes = 15

    def of(self, name: str) -> Plage | None:
        """Return the hours of a half-day, if the programme gives them."""
        found: Plage | None = getattr(self, name)
        return found


class Contraintes(Record):
    """What the group, the place or the trainer imposes on the choice of methods; fiches_legeres are
    the sheets of which the lighter version is enough, durees the minutes that composing starts from."""

    inclure: tuple[Slug, ...] = ()
    exclure: tuple[Slug, ...] = ()
    repeter: tuple[Slug, ...] = ()
    fiches_legeres: tuple[Slug, ...] = ()
    difficulte_max: Level | None = None
    lecture: Annotated[str, word_of("lectures")] | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None
    distance: bool = False
    materiel_absent: tuple[Text, ...] = ()
    durees: Annotated[str, word_of("durees")] | None = None

    @property
    def prudentes(self) -> bool:
        """Whether half-days are composed with the durations that enough groups lived."""
        return self.durees == "prudentes"


class Apporte(Record):
    """What a group comes with, as if some time had left it: the word, and what it is here."""

    FORM: ClassVar[str] = "{ acquis: projet, quoi: Chaque personne vient avec un projet }"

    acquis: Annotated[str, word_of("acquis")]
    quoi: Text


class DemiJournee(Record):
    """A half-day: its objectives, its subject when it has its own, its sequences when the trainer
    wrote them, its own hours when they differ from the programme's."""

    sujet: Sujet | None = None

    objectifs: tuple[Objectif, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    horaires: Plage | None = None


class Jour(Record):
    """One day of the programme, with one half-day at least; apporte is what people bring back that
    day of the work done since the day before."""

    date: IsoDate
    apporte: tuple[Apporte, ...] = ()
    titre: Annotated[Text, Field(max_length=90)] | None = None
    seminaire: Annotated[int, Field(ge=1)] | None = None
    lieu: Text | None = None
    matin: DemiJournee | None = None
    apres_midi: DemiJournee | None = None
    soir: DemiJournee | None = None

    @property
    def halves(self) -> tuple[tuple[str, DemiJournee], ...]:
        """The half-days of this day, with their names, in order."""
        pairs = ((name, getattr(self, name)) for name in HALVES)
        return tuple((name, half) for name, half in pairs if half is not None)

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.halves:
            raise PydanticCustomError(
                "empty", "ce jour n’a pas de demi-journée ; écrire matin, apres_midi ou soir"
            )
        return self


class Acceptation(Record):
    """A warning that the trainer has seen and keeps, with the reason; on one day or on all."""

    avertissement: Annotated[str, word_of("avertissements")]
    jour: Annotated[int, Field(ge=1)] | None = None
    demi_journee: Annotated[str, word_of("demi_journees")] | None = None
    objectif: Objectif | None = None
    motif: Text


MOST_INDICATORS = 10
"""How many indicators one page follows with room to write."""


class Programme(Record):
    """A course personalised to a group, a sponsor and a territory; indicateurs are those that its
    monitoring table follows.

    sujet is what the group works on, a name with its article (« le logement »); apporte what it
    comes with; animateurs how many people lead; marge the minutes left free in each half-day; acces
    how one enrols when the programme is shorter than its course; a_la_place what is done instead of a
    questionnaire of the course, by its name; suivi_individuel how the team follows each person
    between the days, where no network does; equipe what the team does before,
    between and after, and what it does when somebody or something fails: never shown to the public.
    """

    titre: Annotated[Text, Field(max_length=120)]
    accroche: Annotated[Text, Field(max_length=200)]
    formation: Slug
    session: Text | None = None
    commanditaire: Text | None = None
    territoire: Slug
    sujet: Sujet | None = None
    participants: People
    animateurs: Annotated[int, Field(ge=1, le=20)] = 1
    apporte: tuple[Apporte, ...] = ()
    marge: Annotated[int, Field(ge=0, le=60)] = 10
    publics: tuple[Text, ...] = ()
    adaptation: Text | None = None
    tarif: Text | None = None
    acces: Text | None = None
    inscription_avant: IsoDate | None = None
    positionnement: dict[str, Annotated[float, Field(ge=0, le=4)]] = Field(default_factory=dict)
    a_la_place: dict[Slug, Text] = Field(default_factory=dict)
    suivi_individuel: Text | None = None
    contraintes: Contraintes = Contraintes()
    indicateurs: tuple[Slug, ...] = ()
    horaires: Horaires
    lieu: Text | None = None
    exemple: Text | None = None
    jours: Annotated[tuple[Jour, ...], Field(min_length=1, max_length=MOST_DAYS_WRITTEN)]
    acceptes: tuple[Acceptation, ...] = ()
    equipe: tuple[Text, ...] = ()
    etat: Annotated[str, word_of("etats")]
    relectures: Relectures = ()
    essais: Essais = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()

    @property
    def minutes(self) -> int:
        """The length of the whole programme, in minutes, breaks included."""
        plages = (self.plage(name, half) for jour in self.jours for name, half in jour.halves)
        return sum(plage.minutes for plage in plages if plage)

    def lieu_of(self, jour: Jour) -> str:
        """Return where a day takes place: its own place, or else the programme's."""
        return jour.lieu or self.lieu or ""

    def plage(self, name: str, half: DemiJournee) -> Plage | None:
        """Return the hours of a half-day: its own, or else those of every day."""
        return half.horaires or self.horaires.of(name)
