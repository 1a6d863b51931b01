"""The glossary: one list of terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ..base.bounds import MOST_FORMS
from .common import Record, Slug, Text, word_of
from .outil import Source


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


def _few(termes: tuple[Terme, ...]) -> tuple[Terme, ...]:
    forms = sum(len(terme.terme.split(", ")) for terme in termes if not terme.courant)
    if forms > MOST_FORMS:
        raise PydanticCustomError(
            "forms",
            "{count} mots à expliquer, {most} au plus ; écrire « courant: true » à ceux que chacun connaît",
            {"count": forms, "most": MOST_FORMS},
        )
    return termes


class Glossaire(Record):
    """Every term, in the order of the file."""

    termes: Annotated[tuple[Terme, ...], Field(min_length=1), AfterValidator(_few)]
