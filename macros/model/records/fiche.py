"""A project sheet: fields to fill and success criteria that a machine can check."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .common import Minutes, Record, Slug, Text, word_of
from .outil import Tool
from .simple import QuestionSimple, Simple


class Champ(Record):
    """One field to fill; min and max count rows (table), items (liste) or bound a number.

    outil is what its page makes of it once filled (a map, a calendar…), from the fields of lit
    in order, or from itself when it reads no other. en_simple: how its twin asks it.
    """

    id: Slug
    label: Text
    type: Annotated[str, word_of("types_de_champs")]
    requis: bool = True
    aide: Text
    colonnes: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    min: Annotated[int, Field(ge=0)] | None = None
    max: Annotated[int, Field(ge=1)] | None = None
    outil: Annotated[str, word_of("outils_de_champs")] | None = None
    lit: tuple[Slug, ...] = ()
    en_simple: QuestionSimple | None = None


class Critere(Record):
    """A success criterion; with champ and min it is checked by counting."""

    texte: Text
    champ: Slug | None = None
    min: Annotated[int, Field(ge=1)] | None = None


class Reponse(Record):
    """A field filled as an example: a text, the items of a list, or the rows of a table."""

    id: Slug
    texte: Text | None = None
    liste: tuple[Text, ...] = ()
    lignes: tuple[tuple[Text, ...], ...] = ()


class Legere(Record):
    """A lighter version of a sheet: the fields that are kept, and how long they take together."""

    FORM: ClassVar[str] = "{ minutes: 25, champs: [besoins, priorites] }"

    minutes: Minutes
    champs: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Fiche(Tool):
    """A sheet that trainees fill to produce a deliverable of the course.

    consigne is said to the group when it is filled together, plume who holds the pen, a_l_oral how
    it is done without writing; demande and laisse are what it needs and leaves, as for a method.
    en_simple: what its twin in plain sentences says besides its questions.
    """

    but: Text
    duree_remplissage: Minutes
    consigne: Text | None = None
    plume: Text | None = None
    a_l_oral: Text | None = None
    legere: Legere | None = None
    en_simple: Simple | None = None
    demande: tuple[Annotated[str, word_of("acquis")], ...] = ()
    laisse: tuple[Annotated[str, word_of("acquis")], ...] = ()
    champs: Annotated[tuple[Champ, ...], Field(min_length=1)]
    criteres: Annotated[tuple[Critere, ...], Field(min_length=1)]
    relecture_croisee: bool = False
    exemple: tuple[Reponse, ...] = ()
    methodes: tuple[Slug, ...] = ()
    fiches: tuple[Slug, ...] = ()
