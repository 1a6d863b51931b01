"""What pages show of a plan alone: its agenda, what to bring, which half-day serves which objective."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.programme.deroule import jours_de, seminaires
from macros.told.programme.materiel import materiel
from macros.told.programme.matrice import matrice
from macros.told.programme.territoire import confirmer

from ..parts.rendering import fragment, render


def deroule_de(
    catalogue: Catalogue,
    plan: Plan,
    *,
    dates: bool = True,
    raisons: bool = False,
    ancres: bool = False,
    equipe: bool = True,
) -> Markup:
    """Return a plan's agenda, seminar after seminar; raisons explains what was chosen for it.

    Without dates the days are only numbered; ancres gives each day an address in the page. What a
    territory offers, and its days to avoid, are for the team: those who enrol do not read them.
    """
    jours = jours_de(catalogue, plan, dates=dates, raisons=raisons)
    weeks = seminaires(jours, lambda day: day)
    return Markup(
        render(
            "deroule.md.j2",
            seminaires=weeks,
            ancres=ancres,
            ici=catalogue.ici,
            equipe=equipe,
            confirmer=confirmer(catalogue, plan) if equipe else "",
        )
    )


def materiel_de(catalogue: Catalogue, plan: Plan, *, cases: bool = False) -> Markup:
    """Return the things to bring and to print day by day; cases adds a box to tick on paper."""
    jours = materiel(catalogue, plan)
    people = plan.programme.participants
    return Markup(render("materiel.md.j2", jours=jours, cases=cases, participants=people))


def matrice_de(catalogue: Catalogue, plan: Plan) -> Markup:
    """Return the table of objectives by half-days, with its legend; nothing without objectives."""
    found = matrice(catalogue, plan)
    return fragment("matrice.html.j2", m=found, ici=catalogue.ici) if found.lignes else Markup("")
