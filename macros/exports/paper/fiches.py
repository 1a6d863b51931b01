"""Project sheets on paper: to fill with a pen, in large print, and in office formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.entries import AnyEntry
from ..formulaire import formulaire
from ..office.docx import docx
from ..office.odt import odt
from .document import Atelier, Document, Maker, pdf
from .markdown import blocks, inline
from .qr import qr

LARGE = 18
"""Points of large print, texts of help included."""

FORMATS: tuple[tuple[str, str, str, Maker], ...] = (
    (".pdf", "Fiche à remplir", "PDF, A4", pdf("fiche.typ")),
    (
        "-grands-caracteres.pdf",
        "En grands caractères",
        f"PDF, A4, {LARGE} points",
        pdf("fiche.typ"),
    ),
    (".docx", "À remplir avec Word", "Word (.docx)", docx),
    (".odt", "À remplir avec LibreOffice", "OpenDocument (.odt)", odt),
)
"""The files of a sheet: how each name ends, what it is called, its nature, its maker."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the four files of every sheet."""
    for entry in atelier.catalogue.fiches.values():
        form = formulaire(atelier.catalogue, entry)
        paper = _paper(atelier, entry, form)
        large = {**paper, "corps": LARGE}
        for (suffix, titre, nature, maker), data in zip(
            FORMATS, (paper, large, form, form), strict=True
        ):
            yield Document(
                f"documents/fiches/{entry.slug}{suffix}",
                f"{entry.titre} : {titre[:1].lower()}{titre[1:]}",
                nature,
                "fiches",
                (entry.url,),
                entry.record.mise_a_jour,
                maker,
                data,
            )


def _paper(atelier: Atelier, entry: AnyEntry, form: Mapping[str, Any]) -> dict[str, Any]:
    etat = atelier.catalogue.mot("etats", entry.record.etat)
    return {
        **form,
        "corps": 10,
        "but": inline(form["but"]),
        "criteres": [{**c, "texte": inline(c["texte"])} for c in form["criteres"]],
        "champs": [_champ(champ) for champ in form["champs"]],
        "prose": blocks(atelier.prose(entry)),
        "qr": qr(atelier.page(entry.url)),
        "chemin": entry.url,
        "etat": etat.nom,
    }


def _champ(champ: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **champ,
        "label": inline(champ["label"]),
        "aide": inline(champ["aide"]),
        "rangs": list(range(1, champ["rangs"] + 1)),
    }
