"""Indicators, kept in one file per theme."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import IsoDate, Level, Record, Slug, Text, word_of
from .outil import Source


class Indicateur(Record):
    """Something countable that says whether a project moves, with its SDG targets."""

    slug: Slug
    nom: Annotated[Text, Field(max_length=80)]
    definition: Text
    unite: Text
    odd: Annotated[tuple[int, ...], Field(min_length=1)]
    cibles_odd: tuple[Text, ...] = ()
    mode_calcul: Text
    source_donnees: Text
    frequence: Text
    sens_souhaite: Annotated[str, word_of("sens")]
    echelles: Annotated[tuple[Annotated[str, word_of("echelles")], ...], Field(min_length=1)]
    facilite: Annotated[Level, word_of("facilites")]
    limite: Text
    reference: Text | None = None
    methodes: tuple[Slug, ...] = ()
    fiches: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()
    sans_source: Annotated[str, word_of("sans_source", near=False)] | None = None
    a_verifier: tuple[Text, ...] = ()
    anciens_slugs: tuple[Slug, ...] = ()


class Theme(Record):
    """A file of indicators that speak of the same thing."""

    titre: Annotated[Text, Field(max_length=80)]
    dimension: Annotated[str, word_of("dimensions")]
    accroche: Annotated[Text, Field(max_length=140)]
    objectifs: tuple[int, ...] = (8,)
    mise_a_jour: IsoDate
    indicateurs: Annotated[tuple[Indicateur, ...], Field(min_length=1)]
