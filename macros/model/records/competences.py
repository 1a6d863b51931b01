"""Who decides what in a commune, by its kind, and the law that says so."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .common import IsoDate, Record, Slug, Text, Url

EVERYWHERE = "partout"
"""The answer that holds for every kind of commune that a line does not name."""


class Article(Record):
    """An article or a law; source is its address, lu_le the day it was read, in its version of which day,
    dans the copy if it was not at that address; surete, how sure we are: lu (its text, by us), cite (its
    number is what a page read gives), connu (not read: pas_relu says why)."""

    FORM = "{ texte: CGCT, L. 5214-16, surete: connu, pas_relu: … }"

    texte: Text
    surete: Literal["lu", "cite", "connu"]
    source: Url | None = None
    lu_le: IsoDate | None = None
    version: IsoDate | None = None
    dans: Text | None = None
    pas_relu: Text | None = None


class Competence(Record):
    """A subject of every day: what one asks, who usually decides by kind of commune (or partout),
    what may differ here, where to look, the law, doubts."""

    slug: Slug
    sujet: Annotated[Text, Field(max_length=40)]
    question: Text
    decide: Annotated[dict[str, Text], Field(min_length=1)]
    varie: Text
    verifier: Text
    articles: Annotated[tuple[Article, ...], Field(min_length=1)]


class Competences(Record):
    """The table « who decides what »: its lines, what it does not say overseas, what is left to check."""

    domaines: Annotated[tuple[Competence, ...], Field(min_length=1)]
    ailleurs: tuple[Text, ...] = ()
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
