"""What both office formats say: hints, labels, and texts without marks."""

from __future__ import annotations

from typing import Any

from macros.french import espaces
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

EN_TETE = (
    ("projet", "Projet"),
    ("groupe", "Groupe, structure"),
    ("version", "Version"),
    ("le", "Date"),
)
"""What every sheet asks first: the end of each field's name, and its label."""

RELECTURE = (
    ("relu-par", "Relu par (fonction, groupe)"),
    ("relu-clair", "Ce qui est clair et solide"),
    ("relu-questions", "Les questions que nous nous posons"),
    ("relu-suggestions", "Ce que nous suggérons"),
    ("relu-change", "Ce que cette lecture a fait changer"),
)
"""What a peer writes under a sheet that is read by another group."""


def plain(text: str) -> str:
    """Return a field's text without Markdown marks nor forbidden signs, with French spaces."""
    return espaces(clean(text_of(inline(text))))


def label(champ: dict[str, Any]) -> str:
    """Return the heading of a field, with « (facultatif) » when it may stay empty."""
    return plain(champ["label"] if champ["requis"] else f"{champ['label']} (facultatif)")


def aide(champ: dict[str, Any]) -> str:
    """Return the help of a field, with how many rows or items are expected."""
    compte = f" Attendu : {champ['compte']}." if champ["compte"] else ""
    return plain(f"{champ['aide']}{compte}")
