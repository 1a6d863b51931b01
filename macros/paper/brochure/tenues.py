"""The brochure of each session: its programme's, on its own days, in its place, at its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.sans_jours import sans_jours

from ..press.document import Atelier, Data, Document, of_sessions
from .brochure import brochure


def documents(whole: Atelier) -> Iterator[Document]:
    """Yield the brochure of each session that still gives its papers."""
    nature = "PDF A4, à joindre au devis et à la convention"
    return of_sessions(whole, "programme", "Programme", _joined, nature=nature, gabarit="brochure")


def _joined(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    """Return the brochure of a session: its text is that of its programme, without the parts that
    name the programme's own days."""
    programme = atelier.catalogue.programmes[plan.slug]
    told = replace(atelier, prose=lambda _: sans_jours(atelier.prose(programme)))
    return brochure(told, entry, plan)
