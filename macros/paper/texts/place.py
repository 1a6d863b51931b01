"""The room that each field of a sheet is given on paper: lines, rows, boxes, a frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.told.fiches import Champ

UPRIGHT = 176
"""Millimetres across a page between its margins."""
NARROWEST = 30
"""Millimetres under which nobody writes well in a column: a table that has less lies on a page of its own."""

ENOUGH = 4
"""Rows, items and lines on a usual page when the field asks for no more: a sheet that helps to be
short is short."""

WIDE_ROWS = 8
"""Rows that fill a lying page, each tall enough for two lines of handwriting."""

LARGE_COLUMNS = 3
LARGE_WORD = 14
"""Columns, and signs of the longest word of a heading, that large print can hold side by side."""

LARGE_LYING = 6
"""Columns that large print can hold across a lying page: fewer than four centimetres are no room to write."""
LARGE_LYING_ROWS = 5
"""Rows of large print that fill a lying page, each tall enough for two lines of handwriting."""

LARGE_ROWS = 3
"""Rows, items and lines in large print when the field asks for no more: each takes much room."""

BRIEF = 0.6
"""The share of a column for a date, a number or a mark, where the others have 1."""

_BRIEF = re.compile(
    r"(Date|Année|Rang|Note|Gravité|Probabilité|Début|Fin|Coût|Urgence|Échéance|Quand|Durée"
    r"|Horaire|Valeur|Présent|Clair|Fréquence|Rythme|Cible)\b"
)

_SHAPES = {
    "texte": "lignes",
    "texte-court": "lignes",
    "liste": "liste",
    "date": "date",
    "nombre": "nombre",
    "choix": "cases",
    "oui-non": "cases",
    "schema": "dessin",
}


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of a table to fill: its heading, its share of the width."""

    nom: str
    part: float


@dataclass(frozen=True, slots=True)
class Place:
    """The shape of a field's room, and what its template needs to draw it."""

    forme: str
    paysage: bool = False
    marques: Sequence[str] = ()
    options: Sequence[str] = ()
    par_ligne: int = 1
    colonnes: Sequence[Colonne] = ()
    rangs: int = 0


def place(champ: Champ, grand: bool) -> Place:
    """Return the room of a field, in the usual size or in large print."""
    if champ.genre == "table":
        return _table(champ, grand)
    options = ("Oui", "Non") if champ.genre == "oui-non" else champ.options
    side_by_side = 1 if grand else abreast(options)
    return Place(_SHAPES[champ.genre], False, _marks(champ, grand), options, side_by_side)


def _marks(champ: Champ, grand: bool) -> list[str]:
    """Return what stands before each line: a number for items, nothing for a text."""
    if champ.genre == "liste":
        return [f"{n}." for n in range(1, _fewer(champ, grand) + 1)]
    if champ.genre == "texte-court":
        return [""] * (2 if grand else 1)
    return [""] * _fewer(champ, grand)


def _fewer(champ: Champ, grand: bool) -> int:
    return min(champ.rangs, max(LARGE_ROWS if grand else ENOUGH, champ.moins))


def _upright(columns: Sequence[str]) -> bool:
    return UPRIGHT / sum(map(share, columns)) >= NARROWEST


def _table(champ: Champ, grand: bool) -> Place:
    columns, rows = champ.colonnes, _fewer(champ, grand)
    lying = not (_side_by_side(columns) if grand else _upright(columns))
    blocks = grand and lying and len(columns) > LARGE_LYING
    fullest = LARGE_LYING_ROWS if grand else WIDE_ROWS
    return Place(
        "blocs" if blocks else "table",
        lying and not blocks,
        colonnes=[Colonne(nom, share(nom) if lying or not grand else 1) for nom in columns],
        rangs=max(rows, fullest) if lying and not blocks else rows,
    )


def _side_by_side(columns: Sequence[str]) -> bool:
    words = (word for nom in columns for word in nom.split())
    return len(columns) <= LARGE_COLUMNS and max(map(len, words)) <= LARGE_WORD


def share(nom: str) -> float:
    """Return the share of the width that a column takes, from its heading."""
    return BRIEF if _BRIEF.match(nom) else 1


def abreast(options: Sequence[str]) -> int:
    """Return how many options stand side by side on a usual page, from the longest, in signs."""
    longest = max(map(len, options), default=0)
    return 3 if longest <= 27 else 2 if longest <= 45 else 1
