"""What to bring and to print for each day of a plan, counted for its group."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from macros.french import enumeration
from macros.model.clock.agenda import Session
from macros.model.clock.supplies import Besoin, supplies
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan

from .deroule import jours_de


def materiel(catalogue: Catalogue, plan: Plan, *, dates: bool = True) -> list[dict[str, Any]]:
    """Return the things to bring and to print, day by day, with their quantities."""
    titles = {day["rang"]: day["entete"] for day in jours_de(catalogue, plan, dates=dates)}
    return [
        _jour(titles[rang], list(sessions), plan.programme.participants)
        for rang, sessions in groupby(plan.sessions, key=lambda session: session.rang)
    ]


def _jour(titre: str, sessions: list[Session], people: int) -> dict[str, Any]:
    found = supplies(sessions, people)
    return {
        "titre": titre,
        "groupes": [
            (nom, [_ligne(b) for b in found if b.imprimable is printed])
            for nom, printed in (("À apporter", False), ("À imprimer", True))
            if any(b.imprimable is printed for b in found)
        ],
        "fiches": _outils(sessions, "production"),
        "questionnaires": _outils(sessions, "questionnaire"),
    }


def _ligne(besoin: Besoin) -> dict[str, Any]:
    return {
        "quantite": besoin.quantite,
        "nom": besoin.nom,
        "methodes": enumeration(besoin.methodes),
    }


def _outils(sessions: list[Session], nature: str) -> list[dict[str, str]]:
    tools = [
        c.outil for s in sessions for c in s.creneaux if c.sequence.nature == nature and c.outil
    ]
    unique = {tool.slug: tool for tool in tools}
    return [{"titre": tool.titre, "url": f"~/{tool.url}"} for tool in unique.values()]
