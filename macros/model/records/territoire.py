"""A territory: organisations, places and resources; never persons."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import IsoDate, Record, Slug, Source, Text, Url, word_of


class Acteur(Record):
    """An organisation of the territory and what a group can ask of it."""

    nom: Text
    type: Annotated[str, word_of("types_acteurs")]
    role: Text
    site: Url | None = None


class Lieu(Record):
    """A place open to the public, and why go there."""

    nom: Text
    interet: Text


class Ressource(Record):
    """A public source of data or documents."""

    nom: Text
    apport: Text
    url: Url | None = None


class Territoire(Record):
    """A territory where a programme takes place; ici is how one says where (« au bord du canal »)."""

    titre: Annotated[Text, Field(max_length=80)]
    accroche: Annotated[Text, Field(max_length=140)]
    perimetre: Text
    ici: Text | None = None
    acteurs: Annotated[tuple[Acteur, ...], Field(min_length=1)]
    lieux: tuple[Lieu, ...] = ()
    ressources: tuple[Ressource, ...] = ()
    reseaux: tuple[Acteur, ...] = ()
    sources: tuple[Source, ...] = ()
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
