"""The room that each field of a sheet is given on paper: lines, rows, boxes, a frame."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Data = dict[str, Any]

WIDE = 6
"""Columns from which a table lies on a page of its own: under 3 cm, nobody writes well."""

WIDE_ROWS = 8
"""Rows that fill a lying page, each tall enough for two lines of handwriting."""

LARGE_COLUMNS = 3
LARGE_WORD = 14
"""Columns, and signs of the longest word of a heading, that large print can hold side by side."""

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


def place(champ: Mapping[str, Any], least: int, grand: bool) -> Data:
    """Return the shape of a field's room and what its template needs to draw it.

    least: the rows or items that the field asks for.
    """
    if champ["genre"] == "table":
        return _table(champ, least, grand)
    options = ["Oui", "Non"] if champ["genre"] == "oui-non" else list(champ["options"])
    return {
        "forme": _SHAPES[champ["genre"]],
        "paysage": False,
        "marques": _marks(champ, least, grand),
        "options": options,
        "par_ligne": 1 if grand else abreast(options),
    }


def _marks(champ: Mapping[str, Any], least: int, grand: bool) -> list[str]:
    """Return what stands before each line: a number for items, nothing for a text."""
    if champ["genre"] == "liste":
        return [f"{n}." for n in range(1, _fewer(champ["rangs"], least, grand) + 1)]
    if champ["genre"] == "texte-court":
        return [""] * (2 if grand else 1)
    return [""] * champ["rangs"]


def _fewer(rows: int, least: int, grand: bool) -> int:
    return min(rows, max(LARGE_ROWS, least)) if grand else rows


def _table(champ: Mapping[str, Any], least: int, grand: bool) -> Data:
    columns = champ["colonnes"]
    blocks = grand and not _side_by_side(columns)
    lying = not grand and len(columns) >= WIDE
    rows = _fewer(champ["rangs"], least, grand)
    return {
        "forme": "blocs" if blocks else "table",
        "paysage": lying,
        "colonnes": [{"nom": nom, "part": 1 if grand else share(nom)} for nom in columns],
        "rangs": max(rows, WIDE_ROWS) if lying else rows,
    }


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
