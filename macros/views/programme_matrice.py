"""The table that says which half-day practises, produces and evaluates which objective."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from ..model.catalogue import Catalogue
from ..model.coverage import EVALUATION, PRATIQUE, PRODUCTION, coverage
from ..model.planning import Plan
from .rendering import fragment

SIGNES = {
    PRATIQUE: ("●", "on pratique"),
    PRODUCTION: ("■", "on produit le livrable"),
    EVALUATION: ("★", "on évalue"),
}
"""The sign and the words of each thing that a half-day does for an objective."""


def matrice_de(catalogue: Catalogue, plan: Plan) -> Markup:
    """Return the table of objectives by half-days, with its legend; nothing without objectives."""
    lines = [
        {"objectif": catalogue.objectifs[number], "cases": [_case(traces) for traces in halves]}
        for number, halves in coverage(plan, catalogue).items()
        if number in catalogue.objectifs
    ]
    if not lines:
        return Markup("")
    signes = [
        {"cle": key, "signe": signe, "texte": texte} for key, (signe, texte) in SIGNES.items()
    ]
    jours = _jours(catalogue, plan)
    return fragment("matrice.html.j2", lignes=lines, jours=jours, signes=signes)


def _case(traces: frozenset[str]) -> list[dict[str, str]]:
    return [
        {"cle": key, "signe": signe, "texte": texte}
        for key, (signe, texte) in SIGNES.items()
        if key in traces
    ]


def _jours(catalogue: Catalogue, plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "numero": rang + 1,
            "demis": [catalogue.mot("demi_journees", s.nom).nom for s in sessions],
        }
        for rang, sessions in groupby(plan.sessions, key=lambda session: session.rang)
    ]
