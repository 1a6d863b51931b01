"""The grid where what each person did alone is noted, objective after objective."""

from __future__ import annotations

from macros.french import majuscule
from macros.model.plans.planning import Plan
from macros.told.programme.preuves import attendus

from ..press.document import Atelier, Data
from ..texts.phrases import phrases
from .commun import EnTete, numeros

FREE_ROWS = 2
"""Rows kept for people who come without having been expected, as on sign-in sheets."""

VERDICTS = ("vu", "à revoir", "pas vu")
"""What may be said of a proof."""


def preuves(atelier: Atelier, plan: Plan, tete: EnTete) -> Data | None:
    """Return one grid for each objective of which everyone gives a proof, a row a person; nothing
    without a proof."""
    told = attendus(atelier.catalogue, plan)
    asked = [one for one in told if one.preuve]
    if not asked:
        return None
    left = numeros("objectif", (one.numero for one in told if not one.preuve))
    rows = range(1, plan.programme.participants + 1)
    words = atelier.papiers.preuves
    return {
        "titre": f"Grille des preuves : {tete.intitule}",
        "programme": tete,
        "objectifs": asked,
        "verdicts": VERDICTS,
        "lignes": [*map(str, rows), *[""] * FREE_ROWS],
        "reste": left != "",
        "phrases": phrases(words, objectifs=majuscule(left)),
    }
