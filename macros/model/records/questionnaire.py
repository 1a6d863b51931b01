"""Questionnaires as data: before, hot, cold, and the team's own review."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import IsoDate, Minutes, Objectif, Record, Slug, Text, word_of


class Question(Record):
    """One question; a scale runs from 0 to 4 and names both ends; what answers a private one is
    never published. What an answer should hold (reperes) is for the team that reads it."""

    id: Slug
    texte: Text
    type: Annotated[str, word_of("types_de_questions")]
    objectif: Objectif | None = None
    options: tuple[Text, ...] = ()
    de: Text | None = None
    a: Text | None = None
    requis: bool = True
    prive: bool = False
    reperes: tuple[Text, ...] = ()


class Partie(Record):
    """A group of questions under one heading."""

    titre: Text
    aide: Text | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Questionnaire(Record):
    """A questionnaire: when, for whom, how long it takes, and its questions."""

    titre: Annotated[Text, Field(max_length=80)]
    accroche: Annotated[Text, Field(max_length=140)]
    moment: Annotated[str, word_of("moments_evaluation")]
    destinataires: Text
    delai: Text
    duree: Minutes
    usage: Text
    consigne: Text | None = None
    parties: Annotated[tuple[Partie, ...], Field(min_length=1)]
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
