"""What the search knows besides the tools: words that mean others, words that filter, phrases
that lead to a page, ranks, trials."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import Record, Slug, Text

Part = Annotated[float, Field(ge=0.1, le=2)]


class Synonyme(Record):
    """What people say, forms between commas, and the words of the toolbox for it."""

    FORM = "{ dit: icebreaker, veut_dire: faire connaissance }"

    dit: Text
    veut_dire: Text


class Filtre(Record):
    """What people say, forms between commas, and the words of a closed list that it keeps."""

    FORM = "{ dit: visio, liste: distances, mots: [oui, adaptable] }"

    dit: Text
    liste: Text
    mots: Annotated[tuple[Text, ...], Field(min_length=1)]


class Acces(Record):
    """Pages, and what people look for when they are the right ones, phrases between commas; none is
    left once the tools are retired."""

    FORM = "{ vers: [methodes/gommettes], dit: voter avec des points }"

    vers: tuple[Text, ...]
    dit: Text


class Essai(Record):
    """A sentence that is looked for, and the pages of which one must be among the first three."""

    FORM = "{ cherche: un conflit, accepte: [situations/un-conflit] }"

    cherche: Text
    accepte: Annotated[tuple[Text, ...], Field(min_length=1)]


class Recherche(Record):
    """The search as trainers correct it: what an empty box proposes, synonyms, filters, phrases that
    lead to a page, words that say where one is rather than what one looks for, what a page weighs by its
    kind (1 when nothing is said), and trials."""

    suggestions: tuple[Slug, ...] = ()
    synonymes: tuple[Synonyme, ...] = ()
    filtres: tuple[Filtre, ...] = ()
    acces: tuple[Acces, ...] = ()
    decor: Text = ""
    rangs: dict[str, Part] = Field(default_factory=dict)
    essais: tuple[Essai, ...] = ()
