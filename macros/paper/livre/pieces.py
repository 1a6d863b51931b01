"""What every tool of the book shows in the same way: its head, its facts, its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from macros.french import date_courte
from macros.model.core.entries import AnyEntry, sort_key
from macros.told.markdown import inline

from ..press.document import Atelier
from ..texts.riche import riches
from .renvois import Data, cible, renvoi

MANY = 12
"""How many indicators are named one by one; beyond, their themes are."""


def tete(atelier: Atelier, entry: AnyEntry, surtitre: str) -> Data:
    """Return what stands at the head of a tool and at its foot."""
    catalogue, r = atelier.catalogue, entry.record
    etat = catalogue.mot("etats", r.etat)
    return {
        "titre": r.titre,
        "cle": cible(entry),
        "surtitre": surtitre,
        "accroche": inline(r.accroche),
        "objectifs": [
            {"id": n, "court": catalogue.objectifs[n].court} for n in catalogue.objectifs_of(entry)
        ],
        "sources": [s.titre for s in r.sources],
        "a_verifier": riches(text.removesuffix(".") for text in r.a_verifier),
        "etat": f"{etat.nom} ({etat.aide}), mise à jour le {date_courte(r.mise_a_jour)}",
    }


def fait(nom: str, valeur: str, precision: str = "") -> Data:
    """Return a fact of the band: its name, its value, and a precision or none."""
    return {"nom": nom, "valeur": valeur[:1].upper() + valeur[1:], "precision": precision}


def voisins(atelier: Atelier, entry: AnyEntry, kinds: Iterable[str]) -> list[Data]:
    """Return the tools linked to one, kind after kind."""
    names = {
        "methodes": "Des méthodes",
        "fiches": "Des fiches à remplir",
        "gouvernance": "Des schémas de gouvernance",
        "indicateurs": "Des indicateurs",
    }
    groups = ((names[k], atelier.catalogue.neighbours(entry, k)) for k in kinds)
    return [{"nom": nom, "liens": _liens(atelier, found)} for nom, found in groups if found]


def _liens(atelier: Atelier, found: list[AnyEntry]) -> list[Data]:
    if len(found) > MANY and all(e.kind == "indicateurs" for e in found):
        slugs = dict.fromkeys(e.document_slug for e in found)
        themes = [atelier.catalogue.themes[slug] for slug in slugs]
        return [{"titre": t.titre, "cible": f"theme-{t.slug}", "note": []} for t in themes]
    return [renvoi(e) for e in sorted(found, key=lambda e: sort_key(e.titre))]
