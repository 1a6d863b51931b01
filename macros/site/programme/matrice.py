"""The table that says which half-day practises, produces and evaluates which objective."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.programme.matrice import matrice

from ..parts.rendering import fragment


def matrice_de(catalogue: Catalogue, plan: Plan) -> Markup:
    """Return the table of objectives by half-days, with its legend; nothing without objectives."""
    found = matrice(catalogue, plan)
    return fragment("matrice.html.j2", m=found, ici=catalogue.ici) if found.lignes else Markup("")
