"""The table of what to bring and to print for each day of a plan."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.programme.materiel import materiel

from ..parts.rendering import render


def materiel_de(
    catalogue: Catalogue, plan: Plan, *, dates: bool = True, cases: bool = False
) -> Markup:
    """Return the things to bring and to print day by day; cases adds a box to tick on paper."""
    jours = materiel(catalogue, plan, dates=dates)
    people = plan.programme.participants
    return Markup(render("materiel.md.j2", jours=jours, cases=cases, participants=people))
