"""A project sheet as a form to fill: its fields with room to write, for paper and for offices."""

from __future__ import annotations

from typing import Any

from macros.french import duree
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.fiche import Champ, Fiche

from .fiches import champs, criteres

USUAL = {"table": 5, "liste": 5, "texte": 6}
"""Rows, items and lines given when the field does not say how many."""
MOST = 10
"""Rows or items beyond which a sheet of paper is copied rather than lengthened."""


def formulaire(catalogue: Catalogue, entry: AnyEntry) -> dict[str, Any]:
    """Return a sheet ready to fill: title, aim, objectives, criteria, fields with their room."""
    r: Fiche = entry.record
    told = zip(champs(catalogue, r), r.champs, strict=True)
    return {
        "titre": r.titre,
        "accroche": r.accroche,
        "but": r.but,
        "duree": duree(r.duree_remplissage),
        "objectifs": [{"id": n, "court": catalogue.objectifs[n].court} for n in r.objectifs],
        "criteres": criteres(r),
        "champs": [{**shown, "id": c.id, "genre": c.type, "rangs": rows(c)} for shown, c in told],
        "relecture": r.relecture_croisee,
    }


def rows(champ: Champ) -> int:
    """Return how many rows, items or lines a field is given on paper; 1 for the other types."""
    usual = USUAL.get(champ.type, 1)
    if champ.type not in {"table", "liste"}:
        return usual
    return min(MOST, max(champ.min or 0, min(usual, champ.max or usual)))
