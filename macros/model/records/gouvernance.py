"""A governance schema: bodies, links and rules from which the diagram is drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..base.bounds import MOST_BODIES, MOST_LINKS
from .common import IsoDate, Level, Range, Record, Slug, Text, Url, word_of
from .outil import Tool


class Role(Record):
    """Someone's part, and what it is for."""

    role: Text
    mission: Text


class Instance(Record):
    """A body: who sits in it, what it does, how it decides and how often it meets.

    rang places it on the diagram, 1 at the top; without it the links decide.
    """

    id: Slug
    nom: Annotated[Text, Field(max_length=60)]
    composition: Text
    attributions: Annotated[tuple[Text, ...], Field(min_length=1)]
    regle_decision: Text
    rythme: Text
    rang: Annotated[int, Field(ge=1, le=6)] | None = None


class Lien(Record):
    """An arrow from one body to another."""

    de: Slug
    vers: Slug
    type: Annotated[str, word_of("types_de_liens")]
    libelle: Annotated[Text, Field(max_length=60)]


class BaseLegale(Record):
    """A legal text, what it says in our words, and whether its article was read: then its address
    (source), its version of which day, when, in which copy if it was not at that address (dans).
    What nobody read says why (pas_relu)."""

    FORM = "{ texte: …, note: …, verifie: false, pas_relu: … }"

    texte: Text
    note: Text
    verifie: bool
    source: Url | None = None
    version: IsoDate | None = None
    lu_le: IsoDate | None = None
    dans: Text | None = None
    pas_relu: Text | None = None


class Gouvernance(Tool):
    """A way to share roles and decisions between people and organisations."""

    famille: Annotated[str, word_of("familles_gouvernance")]
    complexite: Annotated[Level, word_of("complexites")]
    effectif: Range
    quand: Annotated[tuple[Text, ...], Field(min_length=1)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    instances: Annotated[tuple[Instance, ...], Field(min_length=2, max_length=MOST_BODIES)]
    liens: Annotated[tuple[Lien, ...], Field(min_length=1, max_length=MOST_LINKS)]
    regles: Annotated[tuple[Text, ...], Field(min_length=1)]
    limites: Annotated[tuple[Text, ...], Field(min_length=1)]
    base_legale: tuple[BaseLegale, ...] = ()
    fiches: tuple[Slug, ...] = ()
    methodes: tuple[Slug, ...] = ()
