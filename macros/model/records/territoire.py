"""A territory: organisations, places and resources; never persons."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .common import IsoDate, Objectif, People, Record, Slug, Text, Url, word_of
from .donnees import Code
from .outil import Source


class Acteur(Record):
    """An organisation of the territory: what a group can ask of it, in one sentence when it is
    written, and the objectives that it helps to work on; sujets are the words without which nobody
    sends a group there (« logement »), none for one that answers about anything; porte is the door
    to knock on; raison, why it is named here; accord, the day it agreed to be."""

    nom: Text
    type: Annotated[str, word_of("types_acteurs")]
    role: Text
    site: Url | None = None
    objectifs: tuple[Objectif, ...] = ()
    sujets: tuple[Text, ...] = ()
    demander: Text | None = None
    porte: Text | None = None
    raison: Text | None = None
    accord: IsoDate | None = None


class Constat(Record):
    """What is known of a place by somebody who saw it, or read it somewhere, on a day."""

    FORM: ClassVar[str] = "{ dit: de plain-pied, vu_le: 2026-11-30 }"

    dit: Text
    vu_le: IsoDate | None = None
    lu_le: IsoDate | None = None
    source: Url | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.vu_le is None and (self.lu_le is None or self.source is None):
            raise PydanticCustomError(
                "unseen",
                "dire qui l’a constaté : « vu_le », ou « lu_le » avec « source » ; sinon retirer le "
                "constat, la page dira « à vérifier »",
            )
        return self


class Commodites(Record):
    """What decides whether somebody can come to a place; what nobody saw is told as « à vérifier »."""

    fauteuil: Constat | None = None
    ombre: Constat | None = None
    toilettes: Constat | None = None


class Lieu(Commodites):
    """A place open to the public, why go there, how one gets in and rests when that is known;
    mobilite is the least that it asks of who goes."""

    nom: Text
    interet: Text
    objectifs: tuple[Objectif, ...] = ()
    acces: Text | None = None
    mobilite: Annotated[str, word_of("mobilites")] | None = None


class Salle(Commodites):
    """A room where a group may meet: where it is, how many it holds, whom to ask for it; lu_le is the
    day on which its page was read."""

    nom: Text
    ou: Text
    personnes: People | None = None
    reserver: Text | None = None
    source: Url | None = None
    lu_le: IsoDate | None = None


class Promesse(Record):
    """Something promised or planned for all to know: by whom, when it was said (« septembre 2021 »),
    for when, where one reads it and the day it was read, what to ask of it."""

    quoi: Text
    qui: Text
    annonce: Text
    echeance: Text | None = None
    source: Url
    lu_le: IsoDate
    demander: Text | None = None


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


class RendezVous(Record):
    """What comes back (« chaque mercredi matin »): a market, a feast; lu_le, the day it was read."""

    quoi: Text
    quand: Text
    effet: Annotated[str, word_of("effets_dates")]
    source: Url | None = None
    lu_le: IsoDate | None = None


class Territoire(Record):
    """A territory where a programme takes place; ici is how one says where (« au bord du canal »),
    sorte what kind of commune it is, zone that of its school holidays, langues those that a trainer
    may meet, each with what it changes; donnees the code of the file of open data that draws its map
    and gives its figures (territoires/donnees/); relire_avant, the day from which it is to be read
    again."""

    titre: Annotated[Text, Field(max_length=80)]
    accroche: Annotated[Text, Field(max_length=140)]
    perimetre: Text
    donnees: Code | None = None
    ici: Text | None = None
    sorte: Annotated[str, word_of("sortes_communes")] | None = None
    zone: Literal["A", "B", "C"] | None = None
    promesses: tuple[Promesse, ...] = ()
    acteurs: Annotated[tuple[Acteur, ...], Field(min_length=1)]
    lieux: tuple[Lieu, ...] = ()
    salles: tuple[Salle, ...] = ()
    ressources: tuple[Ressource, ...] = ()
    reseaux: tuple[Acteur, ...] = ()
    dates: tuple[DateTerritoire, ...] = ()
    rendez_vous: tuple[RendezVous, ...] = ()
    langues: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
    relire_avant: IsoDate | None = None
    anciens_slugs: tuple[Slug, ...] = ()
