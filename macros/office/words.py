"""What both office formats say: hints, labels, and texts without marks."""

from __future__ import annotations

from macros.french import espaces
from macros.told.fiches import Champ, Critere
from macros.told.markdown import inline, text_of
from macros.told.texts import clean

HINTS = {
    "texte": "Écrire ici, sur autant de lignes que nécessaire",
    "texte-court": "Écrire ici",
    "liste": "Écrire ici",
    "table": "…",
    "date": "Choisir une date",
    "nombre": "Écrire un nombre",
    "choix": "Choisir dans la liste",
    "schema": "Dessiner sur une feuille, puis coller ici la photo du dessin",
}
"""What stands in an empty field, and goes away when one writes."""


def plain(text: str) -> str:
    """Return a field's text without Markdown marks nor forbidden signs, with French spaces."""
    return espaces(clean(text_of(inline(text))))


def label(champ: Champ) -> str:
    """Return the heading of a field, with « (facultatif) » when it may stay empty."""
    return plain(champ.label if champ.requis else f"{champ.label} (facultatif)")


def aide(champ: Champ) -> str:
    """Return the help of a field, with how many rows or items are expected."""
    compte = f" Attendu : {champ.compte}." if champ.compte else ""
    return plain(f"{champ.aide}{compte}")


def critere(told: Critere) -> str:
    """Return a success criterion, with the count that it asks for."""
    return plain(f"{told.texte} ({told.seuil})" if told.seuil else told.texte)
