"""The run sheet of a programme: minute by minute, for whoever leads it, standing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.french import date_courte, pluriel
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.programme.conduite import conduite
from macros.told.programme.faits import dates
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Data, Document, pdf
from ..texts.qr import qr
from ..texts.secable import secable


def documents(whole: Atelier) -> Iterator[Document]:
    """Yield the run sheet of each programme."""
    for atelier, entry, plan in whole.programmes():
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


def feuille(atelier: Atelier, entry: Entry[Programme], plan: Plan, page: str) -> Data:
    """Return what a run sheet shows, ready for its template."""
    r = plan.programme
    jours = conduite(atelier.catalogue, plan)
    creneaux = [c for day in jours for c in day.activites]
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": qr(atelier.page(page)),
        "jours": jours,
        "secable": secable(
            (replace(c, etapes=()) for c in creneaux), *(c.etapes for c in creneaux)
        ),
    }
