"""The glossary: one list of terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import Record, Slug, Source, Text, word_of


class Terme(Record):
    """A word of the course and what we mean by it.

    courant: a word of every day, that pages link only where a writer asks for it.
    """

    slug: Slug
    terme: Annotated[Text, Field(max_length=80)]
    formes: tuple[Text, ...] = ()
    definition: Text
    domaine: Annotated[str, word_of("domaines")]
    voir_aussi: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()
    verifie: bool
    courant: bool = False
    anciens_slugs: tuple[Slug, ...] = ()


class Glossaire(Record):
    """Every term, in the order of the file."""

    termes: Annotated[tuple[Terme, ...], Field(min_length=1)]
