"""The warnings of a programme as trainers read them: where, what, and why they are accepted."""

from __future__ import annotations

from macros.french import majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissement import Avertissement
from macros.model.plans.avertissements import avertissements
from macros.model.plans.planning import Plan, plan_of

from .faits import jour_dit


def signalements(catalogue: Catalogue, slug: str) -> list[tuple[str, str]]:
    """Return each warning of a programme in one sentence, with why the team accepts it or nothing."""
    plan = plan_of(catalogue, slug)
    accepted = plan.programme.acceptes
    return [
        (_phrase(catalogue, plan, one), next((a.motif for a in accepted if one.accepted_by(a)), ""))
        for one in avertissements(plan, catalogue)
    ]


def _phrase(catalogue: Catalogue, plan: Plan, one: Avertissement) -> str:
    place = "" if one.rang is None else majuscule(jour_dit(plan, one.rang))
    if one.nom:
        place += f", {catalogue.mot('demi_journees', one.nom).nom.lower()}"
    nom = catalogue.mot("avertissements", one.code).nom
    return f"{place} · {nom} : {one.phrase}" if place else f"{nom} : {one.phrase}"
