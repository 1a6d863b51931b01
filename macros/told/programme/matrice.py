"""Which half-day practises, produces and evaluates which objective, ready to show."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.plans.coverage import EVALUATION, PRATIQUE, PRODUCTION, coverage
from macros.model.plans.planning import Plan

SIGNES = {
    PRATIQUE: ("●", "on pratique"),
    PRODUCTION: ("■", "on produit le livrable"),
    EVALUATION: ("★", "on évalue"),
}
"""The sign and the words of each thing that a half-day does for an objective."""


def matrice(catalogue: Catalogue, plan: Plan) -> dict[str, Any]:
    """Return the rows of objectives, the days with their half-days, and the legend of signs."""
    lignes = [
        {"objectif": catalogue.objectifs[number], "cases": [_case(traces) for traces in halves]}
        for number, halves in coverage(plan, catalogue).items()
        if number in catalogue.objectifs
    ]
    signes = [
        {"cle": key, "signe": signe, "texte": texte} for key, (signe, texte) in SIGNES.items()
    ]
    return {"lignes": lignes, "jours": _jours(catalogue, plan), "signes": signes}


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
