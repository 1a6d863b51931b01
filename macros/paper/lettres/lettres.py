"""Papers to complete: letters, a note, consents, travel expenses, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.told.lettres import lettre

from ..press.document import Atelier, Document, pdf

PAGES = ("guide/preparer-une-session/", "guide/imprimer/")
"""Where those who prepare a session find what to send."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield every paper to complete, to print: those for a computer are made from the same telling."""
    catalogue = atelier.catalogue
    if catalogue.lettres is None:
        return
    found = catalogue.lettres.record
    trainers = [f"{entry.url}preparer/" for entry in catalogue.programmes.values()]
    for name, record in found.lettres.items():
        yield Document(
            adresse=f"documents/lettres/{name}.pdf",
            titre=record.titre,
            nature="PDF A4, à compléter à la main",
            famille="lettres",
            pages=(*PAGES, *trainers),
            jour=catalogue.formation.record.mise_a_jour,
            maker=pdf("lettres/lettre.typ"),
            told=partial(lettre, catalogue, record, found.avertissement),
        )
