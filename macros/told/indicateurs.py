"""An indicator with the words of its lists, ready to show or to print."""

from __future__ import annotations

from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry


def indicateur(catalogue: Catalogue, entry: AnyEntry) -> dict[str, Any]:
    """Return the facts of an indicator, in the words of its lists."""
    r = entry.record
    methodes = catalogue.neighbours(entry, "methodes")
    return {
        "slug": r.slug,
        "nom": r.nom,
        "anciens": r.anciens_slugs,
        "url": f"~/{entry.url}",
        "unite": r.unite,
        "sens": catalogue.mot("sens", r.sens_souhaite).nom,
        "definition": r.definition,
        "mode_calcul": r.mode_calcul,
        "limite": r.limite,
        "facilite": catalogue.mot("facilites", r.facilite).aide,
        "frequence": r.frequence,
        "source_donnees": r.source_donnees,
        "echelles": ", ".join(catalogue.mot("echelles", e).nom.lower() for e in r.echelles),
        "odd": _odd(catalogue, r),
        "methodes": [(m.titre, f"~/{m.url}") for m in methodes],
        "sources": [s for s in r.sources if s.url],
        "a_verifier": r.a_verifier,
    }


def _odd(catalogue: Catalogue, r: Any) -> list[dict[str, Any]]:
    return [
        {
            "numero": number,
            "nom": catalogue.mot("odd", number).nom,
            "cibles": [c for c in r.cibles_odd if c.split(".")[0] == str(number)],
        }
        for number in r.odd
    ]
