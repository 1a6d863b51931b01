"""The brochure of each session: its programme's, on its own days, in its place, at its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from macros.model.plans.tenues import Tenue, entree_tenue, plan_tenu, sessions_de
from macros.told.apres import garde_ses_papiers
from macros.told.programme.suivi import fraicheur
from macros.told.sans_jours import sans_jours

from ..press.document import Atelier, Document, pdf
from .brochure import brochure


def documents(whole: Atelier) -> Iterator[Document]:
    """Yield the brochure of each session that still gives its papers."""
    if whole.catalogue.chaine is None:
        return
    for tenue in sessions_de(whole.catalogue):
        if garde_ses_papiers(tenue, whole.jour):
            yield _of_session(whole, tenue)


def _of_session(whole: Atelier, tenue: Tenue) -> Document:
    """Return the brochure of a session: its text is that of its programme, without the parts that
    name the programme's own days."""
    programme = whole.catalogue.programmes[tenue.record.programme]
    seen = whole.catalogue.seen_by(programme)
    atelier = replace(whole, catalogue=seen, prose=lambda _: sans_jours(whole.prose(programme)))
    plan, entry = plan_tenu(seen, tenue), entree_tenue(seen, tenue)
    return Document(
        adresse=f"documents/sessions/{tenue.slug}-programme.pdf",
        titre=f"Programme : {entry.record.titre}, {tenue.titre}",
        nature="PDF A4, à joindre au devis et à la convocation",
        famille="session",
        pages=(f"{tenue.url}papiers/",),
        jour=max(fraicheur(seen, plan), tenue.record.mise_a_jour),
        maker=pdf("brochure/brochure.typ"),
        told=partial(brochure, atelier, entry, plan),
    )
