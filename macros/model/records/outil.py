"""What tools have in common: their header, what they lean on, their pictures, who read and tried them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .common import IsoDate, Mois, Objectif, People, Record, Slug, Text, Url, word_of


class Source(Record):
    """What a tool leans on: a page or a book, whose it is, who published it and when; version: the
    day of the version of an article of law that was read; lu_le: when, if it is not the file's own day.

    consulte_pour says what it was read for; reference_pour, of a work of the field that nobody opened
    to write the tool, says what it is known for. One of them, never both: what was not read is not
    said to be.
    """

    FORM: ClassVar[str] = "{ auteur: …, titre: …, editeur: …, annee: 1997, reference_pour: … }"

    titre: Text
    auteur: Text | None = None
    editeur: Text | None = None
    annee: Annotated[int, Field(ge=1500, le=2100)] | None = None
    version: IsoDate | None = None
    lu_le: IsoDate | None = None
    url: Url | None = None
    consulte_pour: Text | None = None
    reference_pour: Text | None = None

    @property
    def cite(self) -> str:
        """How it is quoted: author, title, publisher and year, as far as they are told."""
        year = str(self.annee) if self.annee else None
        known = (self.auteur, self.titre, self.editeur, year)
        return ", ".join(part for part in known if part)

    @property
    def pourquoi(self) -> str:
        """What it was read for, or is known for."""
        return self.consulte_pour or self.reference_pour or ""


class Origine(Record):
    """Where a tool comes from, as far as is known."""

    auteur: Text
    annee: int | None = None
    oeuvre: Text | None = None
    note: Text | None = None


class Image(Record):
    """A photo or a drawing beside a tool's file: its name in the folder « images » there, what it
    says to who does not see it, who made it, what may be done with it, and the people that one may
    recognise in it: none, blurred, or in writing agreed on a day (accord)."""

    FORM: ClassVar[str] = (
        "{ fichier: la-table.jpg, texte: …, auteur: …, licence: cc-by-sa, personnes: aucune }"
    )

    fichier: Text
    texte: Annotated[Text, Field(max_length=250)]
    auteur: Annotated[Text, Field(max_length=80)]
    licence: Annotated[str, word_of("licences_images", near=False)]
    personnes: Annotated[str, word_of("personnes_images", near=False)]
    accord: IsoDate | None = None
    legende: Annotated[Text, Field(max_length=140)] | None = None


MOST_IMAGES = 4
"""Pictures of a tool: beyond, a telephone loads more pictures than words."""


class Relecture(Record):
    """Somebody else read it whole: in what role, never under what name, and on which day."""

    FORM: ClassVar[str] = "{ role: animation, le: 2026-11-20 }"

    role: Annotated[str, word_of("roles_relecture", near=False)]
    le: IsoDate


class Essai(Record):
    """A group tried it: where in a general word, in which month, how many people, the minutes that it
    really took, what was cut (« rien » when nothing was), what was said of it, whether one would do
    it again. No name, no place, no day."""

    FORM: ClassVar[str] = (
        "{ contexte: association, mois: 2026-11, participants: 14, minutes: 95, coupe: rien }"
    )

    contexte: Annotated[str, word_of("contextes", near=False)]
    mois: Mois
    participants: People
    minutes: Annotated[int, Field(ge=1, le=9600)]
    coupe: Annotated[Text, Field(max_length=200)]
    dit: Annotated[Text, Field(max_length=300)] | None = None
    referait: bool | None = None


MOST_READ, MOST_TRIED = 12, 24
"""Readings and trials that a header tells: beyond, the oldest teach nothing more."""

READ = frozenset(("relue", "testee"))
"""States that somebody else than the author vouches for."""

Relectures = Annotated[tuple[Relecture, ...], Field(max_length=MOST_READ)]
Essais = Annotated[tuple[Essai, ...], Field(max_length=MOST_TRIED)]


class Tool(Record):
    """What methods, governance schemas and sheets have in common."""

    titre: Annotated[Text, Field(max_length=80)]
    autres_noms: tuple[Text, ...] = ()
    accroche: Annotated[Text, Field(max_length=140)]
    objectifs: tuple[Objectif, ...]
    sources: tuple[Source, ...] = ()
    sans_source: Annotated[str, word_of("sans_source", near=False)] | None = None
    a_verifier: tuple[Text, ...] = ()
    etat: Annotated[str, word_of("etats")]
    relectures: Relectures = ()
    essais: Essais = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
    images: Annotated[tuple[Image, ...], Field(max_length=MOST_IMAGES)] = ()
