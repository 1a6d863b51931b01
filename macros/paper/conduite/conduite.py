"""The run sheet of a programme: minute by minute, for whoever leads it, standing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.french import date_courte, duree, heure, pluriel
from macros.model.core.entries import AnyEntry
from macros.model.plans.planning import Plan, plan_of
from macros.told.programme.conduite import conduite
from macros.told.programme.faits import dates
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Document, pdf
from ..texts.qr import qr
from ..texts.riche import riche, riches, secable

Data = dict[str, Any]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the run sheet of each programme."""
    for entry in atelier.catalogue.programmes.values():
        plan = plan_of(atelier.catalogue, entry.slug)
        page = f"programmes/{entry.slug}/conduite/"
        yield Document(
            adresse=f"documents/programmes/{entry.slug}-conduite.pdf",
            titre=f"{entry.titre} : la feuille de conduite",
            nature="PDF A4",
            famille="programmes",
            pages=(page,),
            jour=fraicheur(atelier.catalogue, plan),
            maker=pdf("conduite/conduite.typ"),
            data=feuille(atelier, entry, plan, page),
        )


def feuille(atelier: Atelier, entry: AnyEntry, plan: Plan, page: str) -> Data:
    """Return what a run sheet shows, ready for its template."""
    r = plan.programme
    jours = [_jour(day) for day in conduite(atelier.catalogue, plan)]
    creneaux = [c for day in jours for s in day["sessions"] for c in s["creneaux"]]
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": qr(atelier.page(page)),
        "jours": jours,
        "secable": secable(
            (c | {"etapes": []} for c in creneaux), *(c["etapes"] for c in creneaux)
        ),
    }


def _jour(day: Data) -> Data:
    return {
        "nom": day["nom"],
        "entete": day["entete"],
        "titre": riche(day["entete"].removeprefix(f"{day['nom']} · ")),
        "lieu": riche(day["lieu"]),
        "sessions": [
            {
                "nom": s["nom"],
                "heures": f"{heure(s['debut'])} – {heure(s['fin'])}",
                "creneaux": [_creneau(c) for c in s["creneaux"]],
            }
            for s in day["sessions"]
        ],
    }


def _creneau(c: Data) -> Data:
    return {
        "debut": heure(c["debut"]),
        "fin": heure(c["fin"]),
        "duree": duree(c["minutes"]),
        "pause": c["nature"] == "pause",
        "nature": c["nature"],
        "titre": riche(c["titre"]),
        "etiquettes": " · ".join(c["etiquettes"]),
        "ecart": c["ecart"],
        "precision": c["precision"],
        "apres": riche(c["apres"]),
        "note": riche(c["note"]),
        "groupes": c["groupes"],
        "materiel": [_chose(x) for x in c["materiel"]],
        "etapes": [_etape(x) for x in c["etapes"]],
        "vigilance": riches(c["vigilance"]),
    }


def _chose(x: Data) -> Data:
    a_imprimer = " (à imprimer)" if x["imprimable"] else ""
    return {"quantite": f"{x['quantite']}\u00a0×", "nom": riche(x["nom"]), "suite": a_imprimer}


def _etape(x: Data) -> Data:
    return {
        "debut": heure(x["debut"]),
        "duree": f"{duree(x['minutes'])}, {x['modalite']}",
        "titre": riche(x["titre"]),
        "consigne": riche(x["consigne"]),
        "simple": riche(x["consigne_simple"]),
    }
