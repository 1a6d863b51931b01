"""The days of a brochure: strips of time, agendas, and which day serves which objective."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.french import duree, heure
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.markdown import inline
from macros.told.programme.calendrier import bornes, natures, reperes, ruban
from macros.told.programme.deroule import jours_de, seminaires
from macros.told.programme.matrice import matrice

Data = dict[str, Any]

MODULES = ("brique", "olive", "prune", "ocre", "ardoise")
"""The colours of modules, in their order; past the last one they start again."""


def couleurs(count: int) -> list[str]:
    """Return a colour for each of so many modules."""
    return [MODULES[n % len(MODULES)] for n in range(count)]


def calendrier(catalogue: Catalogue, plan: Plan) -> Data:
    """Return the days seminar after seminar: their strip of time, then their agenda."""
    jours = jours_de(catalogue, plan)
    debut, fin = bornes(jours)
    numeros = _module_de(catalogue, plan)
    return {
        "ensemble": len(jours) > 1,
        "bornes": f"de {heure(debut)} à {heure(fin)}",
        "reperes": reperes(debut, fin),
        "natures": [{"cle": key, "nom": nom} for key, nom in natures(jours)],
        "groupes": [
            {"titre": g["titre"], "jours": [_jour(x, debut, fin, numeros) for x in g["jours"]]}
            for g in seminaires(jours)
        ],
    }


def _module_de(catalogue: Catalogue, plan: Plan) -> dict[int, str]:
    f = catalogue.formations[plan.programme.formation].record
    of = {m.id: c for m, c in zip(f.modules, couleurs(len(f.modules)), strict=True)}
    return {o.id: of.get(o.module, MODULES[0]) for o in f.objectifs}


def _jour(day: Data, debut: int, fin: int, tons: Mapping[int, str]) -> Data:
    numbers = sorted({o.id for s in day["sessions"] for o in s["objectifs"]})
    titre = day["entete"].removeprefix(f"{day['nom']} · ").removeprefix(f"{day['date_longue']} · ")
    return {
        "nom": day["nom"],
        "numero": day["numero"],
        "date": day["date"],
        "date_longue": day["date_longue"],
        "titre": "" if titre == day["date_longue"] else titre,
        "lieu": inline(day["lieu"]) if day["lieu"] else [],
        "ruban": ruban(day, debut, fin),
        "total": f"{duree(day['total'])}, pauses comprises",
        "objectifs": [{"numero": n, "couleur": tons.get(n, "mer")} for n in numbers],
        "sessions": [_session(s, tons) for s in day["sessions"]],
    }


def _session(s: Data, tons: Mapping[int, str]) -> Data:
    return {
        "nom": s["nom"],
        "heures": f"{heure(s['debut'])} – {heure(s['fin'])}",
        "objectifs": [{"numero": o.id, "couleur": tons.get(o.id, "mer")} for o in s["objectifs"]],
        "creneaux": [
            {
                "heure": heure(c["debut"]),
                "duree": duree(c["minutes"]),
                "nature": c["nature"],
                "titre": inline(c["titre"]),
                "precision": " · ".join((*c["etiquettes"], *filter(None, [c["precision"]]))),
            }
            for c in s["creneaux"]
        ],
    }


def objectifs_par_jour(catalogue: Catalogue, plan: Plan) -> Data:
    """Return the matrix, empty for a single half-day: its agenda says as much."""
    found = matrice(catalogue, plan)
    tons = _module_de(catalogue, plan)
    return found | {
        "lignes": [
            {
                "numero": x["objectif"].id,
                "couleur": tons.get(x["objectif"].id, "mer"),
                "court": inline(x["objectif"].court),
                "cases": x["cases"],
            }
            for x in found["lignes"]
            if len(plan.sessions) > 1
        ]
    }
