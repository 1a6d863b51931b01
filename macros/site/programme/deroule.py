"""A programme's agenda, day after day with exact times: made from a plan alone."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.programme.deroule import jours_de, seminaires

from ..parts.rendering import render


def deroule_de(
    catalogue: Catalogue,
    plan: Plan,
    *,
    dates: bool = True,
    raisons: bool = False,
    ancres: bool = False,
) -> Markup:
    """Return a plan's agenda, seminar after seminar; raisons explains what was chosen for it.

    Without dates the days are only numbered; ancres gives each day an address in the page.
    """
    jours = jours_de(catalogue, plan, dates=dates, raisons=raisons)
    return Markup(
        render(
            "deroule.md.j2",
            seminaires=seminaires(jours, lambda day: day),
            ancres=ancres,
            ici=catalogue.ici,
        )
    )
