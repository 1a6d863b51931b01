"""A personalised programme: a group, a territory, dates, and what happens when."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .common import (
    IsoDate,
    Level,
    Minutes,
    Objectif,
    People,
    Record,
    Slug,
    Text,
    Time,
    word_of,
)

NATURES = ("methode", "apport", "pause", "production", "mise_en_situation")


class Plage(Record):
    """The start and end of a half-day."""

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

    matin: Plage
    apres_midi: Plage
    pause: Minutes


class Contraintes(Record):
    """What the group, the place or the trainer imposes on the choice of methods."""

    inclure: tuple[Slug, ...] = ()
    exclure: tuple[Slug, ...] = ()
    difficulte_max: Level | None = None
    lecture: Annotated[str, word_of("lectures")] | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None
    distance: bool = False
    materiel_absent: tuple[Text, ...] = ()


class Sequence(Record):
    """One line of the agenda: exactly one of a method, an input, a break, a production
    or a trial run by each trainee; minutes belong to this use."""

    methode: Slug | None = None
    apport: Text | None = None
    pause: Minutes | None = None
    production: Slug | None = None
    mise_en_situation: Text | None = None
    minutes: Minutes | None = None
    minutes_par_personne: Minutes | None = None
    heure: Time | None = None
    objectifs: tuple[Objectif, ...] = ()
    note: Text | None = None

    @property
    def nature(self) -> str:
        """Which of the five natures this line has."""
        return next(name for name in NATURES if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_nature(self) -> Self:
        given = [name for name in NATURES if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "nature",
                "une séquence est soit une methode, soit un apport, une pause, une production "
                "ou une mise_en_situation ; en écrire une seule",
            )
        self._timed(given[0])
        return self

    def _timed(self, nature: str) -> None:
        per_person = self.minutes_par_personne is not None
        if nature in {"apport", "production"} and self.minutes is None:
            raise PydanticCustomError("minutes", "le champ « minutes » manque à cette séquence")
        if (nature == "mise_en_situation") != per_person:
            raise PydanticCustomError(
                "per_person",
                "« minutes_par_personne » va avec « mise_en_situation », et seulement avec elle",
            )
        if nature in {"pause", "mise_en_situation"} and self.minutes is not None:
            told = "pause" if nature == "pause" else "minutes_par_personne"
            raise PydanticCustomError(
                "told_twice",
                "« {told} » donne déjà la durée ; retirer « minutes »",
                {"told": told},
            )


class DemiJournee(Record):
    """A half-day: its objectives, and its sequences when the trainer wrote them."""

    objectifs: tuple[Objectif, ...] = ()
    sequences: tuple[Sequence, ...] = ()


class Jour(Record):
    """One day of the programme."""

    date: IsoDate
    titre: Annotated[Text, Field(max_length=90)]
    seminaire: Annotated[int, Field(ge=1)] | None = None
    lieu: Text
    matin: DemiJournee
    apres_midi: DemiJournee


class Programme(Record):
    """A course personalised to a group, a sponsor and a territory."""

    titre: Annotated[Text, Field(max_length=120)]
    accroche: Annotated[Text, Field(max_length=200)]
    formation: Slug
    session: Text
    commanditaire: Text
    territoire: Slug
    participants: People
    positionnement: dict[str, Annotated[float, Field(ge=0, le=4)]] = Field(default_factory=dict)
    contraintes: Contraintes = Contraintes()
    horaires: Horaires
    exemple: Text | None = None
    jours: Annotated[tuple[Jour, ...], Field(min_length=1)]
    etat: Annotated[str, word_of("etats")]
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
