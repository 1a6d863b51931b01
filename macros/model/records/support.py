"""What is printed for a method or a programme: cards, panels, sheets to fill, in the words of its file."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .common import Record, Slug, Text, word_of

FOLDER, SUFFIX = "supports", ".yml"
"""Where what a method prints is written: toolbox/supports/, under the method's own name."""
OF_PROGRAMMES = f"{FOLDER}/programmes"
"""Where what the lines of a programme print besides is written, under the programme's own name."""

MOST_PIECES = 60
"""Pieces of a support: twice the letters of the alphabet, the longest set of cards."""


class Piece(Record):
    """One card, one panel, one question of a sheet, one part of a drawing: its words, its drawing,
    its sentences read in order, numbered, the lines left to write on, the boxes to tick, a frame to
    draw or stick in, as many numbered frames as are filled, how many times a set holds it."""

    FORM: ClassVar[str] = "{ dessin: soleil, titre: Soleil, texte: Je vais bien. }"

    titre: Annotated[Text, Field(max_length=160)] | None = None
    texte: Annotated[Text, Field(max_length=600)] | None = None
    dessin: Annotated[str, word_of("dessins_de_supports")] | None = None
    lignes: Annotated[int, Field(ge=0, le=24)] = 0
    cases: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    cadre: bool = False
    cadres: Annotated[int, Field(ge=0, le=24)] = 0
    points: Annotated[tuple[Text, ...], Field(max_length=8)] = ()
    fois: Annotated[int, Field(ge=1, le=100)] = 1


class Support(Record):
    """What one thing of a method is printed from.

    pour is the name of the thing; fiche is the sheet of the toolbox that it is, document the paper of
    the programme, nothing else being said then. titre stands large on it, the thing's name unless told; consigne says under it what the
    person who holds it does, preparer what is done before, told on the first page alone; mural: for a
    wall, larger on paper twice as large. champs are asked over the rest, a line for each. colonnes and
    rangs are the heads of a grid, vides its rows to write in, largeurs the shares of its columns.
    vierges: cards left blank in a set, to the foot of its sheet unless told. donne: how many of the
    thing one print gives.
    """

    FORM: ClassVar[str] = "{ pour: Question en grand, modele: question }"

    pour: Text
    modele: Annotated[str, word_of("modeles_de_supports")]
    titre: Annotated[Text, Field(max_length=120)] | None = None
    consigne: Annotated[Text, Field(max_length=300)] | None = None
    preparer: Annotated[Text, Field(max_length=300)] | None = None
    mural: bool = False
    champs: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    format: Annotated[str, word_of("formats_de_cartes")] | None = None
    pieces: Annotated[tuple[Piece, ...], Field(max_length=MOST_PIECES)] = ()
    colonnes: Annotated[tuple[Text, ...], Field(max_length=14)] = ()
    rangs: Annotated[tuple[Text, ...], Field(max_length=31)] = ()
    largeurs: Annotated[tuple[int, ...], Field(max_length=14)] = ()
    vides: Annotated[int, Field(ge=0, le=40)] = 0
    vierges: Annotated[int, Field(ge=0, le=24)] | None = None
    couche: bool = False
    fiche: Slug | None = None
    document: Annotated[str, word_of("papiers_de_programmes")] | None = None
    donne: Annotated[int, Field(ge=1, le=200)] | None = None


class Supports(Record):
    """Everything that a method prints, in the order of its material."""

    supports: Annotated[tuple[Support, ...], Field(min_length=1, max_length=12)]


class SupportsDeProgramme(Record):
    """Everything that the lines of a programme print besides what their tools do."""

    supports: Annotated[tuple[Support, ...], Field(min_length=1, max_length=40)]
