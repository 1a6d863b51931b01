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

from ..press.document import Atelier, Data, Document, of_programmes
from ..texts.secable import secable


def documents(whole: Atelier) -> Iterator[Document]:
    """Return the run sheet of each programme."""
    return of_programmes(whole, "conduite", "la feuille de conduite", feuille, page="conduite/")


def feuille(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    """Return what a run sheet shows, ready for its template."""
    r, page = plan.programme, f"{entry.url}conduite/"
    jours = conduite(atelier.catalogue, plan)
    creneaux = [c for day in jours for c in day.activites]
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": atelier.qr(page),
        "jours": jours,
        "secable": secable(
            (replace(c, etapes=()) for c in creneaux), *(c.etapes for c in creneaux)
        ),
    }
