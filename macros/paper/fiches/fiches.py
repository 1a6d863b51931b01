"""Project sheets: to fill with a pen, and with a pen in large print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.fiche import Fiche

from ..press.document import Atelier, Document, pdf
from ..texts.feuille import Feuille, feuille

FORMATS = (
    (".pdf", "à remplir au stylo", "PDF A4", False),
    ("-grands-caracteres.pdf", "en grands caractères", "PDF A4, caractères de 18 points", True),
)
"""The files of a sheet: how each name ends, what it is for, its nature, whether it is large."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield both files of every sheet."""
    for entry in atelier.catalogue.fiches.values():
        for suffix, usage, nature, grand in FORMATS:
            titre = f"{entry.titre} : {usage}"
            yield Document(
                adresse=f"documents/fiches/{entry.slug}{suffix}",
                titre=titre,
                nature=nature,
                famille="fiches",
                pages=(entry.url,),
                jour=entry.record.mise_a_jour,
                maker=pdf("fiches/fiche.typ"),
                told=partial(_titled, atelier, entry, grand, titre),
            )


def _titled(atelier: Atelier, entry: Entry[Fiche], grand: bool, titre: str) -> Feuille:
    return replace(feuille(atelier, entry, grand), document=titre)
