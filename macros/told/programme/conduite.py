"""The run sheet of a plan: every sequence with its minutes, its steps, its groups, its things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from macros.french import duree, enumeration, heure
from macros.model.clock.agenda import Creneau, Session
from macros.model.clock.elastic import Elastic, Misfit, fit
from macros.model.clock.supplies import quantity, subgroups
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.methode import Etape, Methode
from macros.model.records.sequence import Pause

from .deroule import creneau_de, jours_de

MOST_WARNINGS = 2
"""How many points of attention stand in the run sheet; the method's page has them all."""

LONGEST = 2400
"""Minutes that no step exceeds."""


def conduite(catalogue: Catalogue, plan: Plan) -> list[dict[str, Any]]:
    """Return the days of a plan with everything a trainer needs while leading them."""
    jours = {day["rang"]: day | {"sessions": []} for day in jours_de(catalogue, plan)}
    for session in plan.sessions:
        jours[session.rang]["sessions"].append(_session(catalogue, plan, session))
    return list(jours.values())


def _session(catalogue: Catalogue, plan: Plan, session: Session) -> dict[str, Any]:
    people = plan.programme.participants
    following = [*session.creneaux[1:], None]
    return {
        "nom": catalogue.mot("demi_journees", session.nom).nom,
        "debut": session.plage.debut,
        "fin": session.plage.fin,
        "creneaux": [
            _creneau(catalogue, creneau, after, people)
            for creneau, after in zip(session.creneaux, following, strict=True)
        ],
    }


def _creneau(
    catalogue: Catalogue, creneau: Creneau, after: Creneau | None, people: int
) -> dict[str, Any]:
    methode = creneau.methode.record if creneau.methode else None
    return creneau_de(creneau, people) | {
        "ecart": ecart(creneau.ecart),
        "note": creneau.sequence.note or "",
        "apres": _apres(creneau, after),
        "groupes": sous_groupes(people, methode.taille_sous_groupe) if methode else "",
        "materiel": _materiel(methode, people) if methode else [],
        "etapes": etapes(catalogue, methode.etapes, creneau) if methode else [],
        "vigilance": methode.vigilance[:MOST_WARNINGS] if methode else (),
    }


def ecart(minutes: int) -> str:
    """Return « 10 min de moins que conseillé », or nothing when the advised time is kept."""
    if not minutes:
        return ""
    return f"{duree(abs(minutes))} de {'plus' if minutes > 0 else 'moins'} que conseillé"


def _apres(creneau: Creneau, after: Creneau | None) -> str:
    if not isinstance(creneau.sequence, Pause) or after is None:
        return ""
    return f"Après la pause, à {heure(after.debut)} : {after.titre}"


def sous_groupes(people: int, size: int | None) -> str:
    """Return « 3 groupes : 4, 3 et 3 », or nothing when everyone stays together."""
    sizes = subgroups(people, size)
    if len(sizes) < 2:
        return ""
    if len(set(sizes)) == 1:
        return f"{len(sizes)} groupes de {sizes[0]}"
    return f"{len(sizes)} groupes : {enumeration([str(n) for n in sizes])}"


def _materiel(methode: Methode, people: int) -> list[dict[str, Any]]:
    return [
        {"quantite": quantity(x, methode, people), "nom": x.nom, "imprimable": x.imprimable}
        for x in methode.materiel
    ]


def etapes(catalogue: Catalogue, steps: Sequence[Etape], creneau: Creneau) -> list[dict[str, Any]]:
    """Return the steps of a method with their hours, fitted to the minutes it has here."""
    items = [Elastic(1, step.minutes, LONGEST) for step in steps]
    fitted = fit(items, creneau.minutes)
    minutes = [i.ideal for i in items] if isinstance(fitted, Misfit) else list(fitted)
    clock = pairwise(accumulate(minutes, initial=creneau.debut))
    return [
        {
            "debut": debut,
            "minutes": fin - debut,
            "titre": step.titre,
            "modalite": catalogue.mot("modalites", step.modalite).nom.lower(),
            "consigne": step.consigne,
            "consigne_simple": step.consigne_simple or "",
        }
        for step, (debut, fin) in zip(steps, clock, strict=True)
    ]
