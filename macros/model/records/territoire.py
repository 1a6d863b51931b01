"""A territory: organisations, places and resources; never persons."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .common import IsoDate, Objectif, Record, Slug, Source, Text, Url, word_of
from .donnees import Code


class Acteur(Record):
    """An organisation of the territory: what a group can ask of it, in one sentence when it is
    written, and the objectives that it helps to work on; sujets are the words without which nobody
    sends a group there (« logement »), none for one that answers about anything."""

    nom: Text
    type: Annotated[str, word_of("types_acteurs")]
    role: Text
    site: Url | None = None
    objectifs: tuple[Objectif, ...] = ()
    sujets: tuple[Text, ...] = ()
    demander: Text | None = None


class Lieu(Record):
    """A place open to the public, why go there, how one gets in and rests when that is known;
    mobilite is the least that it asks of who goes."""

    nom: Text
    interet: Text
    objectifs: tuple[Objectif, ...] = ()
    acces: Text | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None


class Ressource(Record):
    """A public source of data or documents."""

    nom: Text
    apport: Text
    url: Url | None = None
    objectifs: tuple[Objectif, ...] = ()


class DateTerritoire(Record):
    """A day, or days up to au, when something happens there: to avoid, or to make the most of."""

    quoi: Text
    du: IsoDate
    au: IsoDate | None = None
    effet: Annotated[str, word_of("effets_dates")]
    source: Url | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.au is not None and self.au < self.du:
            raise PydanticCustomError("order", "« au » vient avant « du » ; corriger l’un des deux")
        return self

    def holds(self, day: date) -> bool:
        """Say whether a day is one of these."""
        return self.du <= day <= (self.au or self.du)


class Territoire(Record):
    """A territory where a programme takes place; ici is how one says where (« au bord du canal »),
    langues those that a trainer may meet, each with what it changes; donnees the code of the file of
    open data that draws its map and gives its figures (territoires/donnees/)."""

    titre: Annotated[Text, Field(max_length=80)]
    accroche: Annotated[Text, Field(max_length=140)]
    perimetre: Text
    donnees: Code | None = None
    ici: Text | None = None
    acteurs: Annotated[tuple[Acteur, ...], Field(min_length=1)]
    lieux: tuple[Lieu, ...] = ()
    ressources: tuple[Ressource, ...] = ()
    reseaux: tuple[Acteur, ...] = ()
    dates: tuple[DateTerritoire, ...] = ()
    langues: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
