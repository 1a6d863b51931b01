"""Where each thing that is printed is: in a document of its method or programme, or on a sheet of the toolbox."""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.core.catalogue import Catalogue
from macros.model.records.support import Support


def address(slug: str) -> str:
    """Return the address of everything that a method prints."""
    return f"documents/supports/{slug}.pdf"


PAPERS = {
    "grille": "documents/programmes/{}-grille.pdf",
    "preuves": "documents/programmes/{}-preuves.pdf",
    "mur": "documents/programmes/{}-mur.pdf",
    "cartes": "documents/cartes/programme-{}.pdf",
}
"""Where each paper of a programme is, by the word that a support names it by."""


def own_address(slug: str) -> str:
    """Return the address of everything that the lines of a programme print besides."""
    return f"documents/programmes/{slug}-supports.pdf"


def own(catalogue: Catalogue, slug: str) -> list[Support]:
    """Return the supports of a programme that its own document shows."""
    held = catalogue.affaires.get(slug)
    return [s for s in held.record.supports if not (s.fiche or s.document)] if held else []


def of_programme(catalogue: Catalogue, slug: str) -> Mapping[str, str]:
    """Return where each thing that the lines of a programme print is to be had, by its name: the
    programme's document, another of its papers, or the page of a sheet."""
    held = catalogue.affaires.get(slug)
    return {s.pour: _own_url(catalogue, slug, s) for s in held.record.supports} if held else {}


def _own_url(catalogue: Catalogue, slug: str, support: Support) -> str:
    sheet = catalogue.fiches.get(support.fiche or "")
    if sheet:
        return f"~/{sheet.url}"
    return f"~~/{PAPERS.get(support.document or '', own_address(slug)).format(slug)}"


def kept(catalogue: Catalogue, slug: str) -> list[Support]:
    """Return the supports of a method that its own document shows: not the sheets of the toolbox."""
    held = catalogue.supports.get(slug)
    return [s for s in held.record.supports if not s.fiche] if held else []


def imprimes(catalogue: Catalogue, slug: str) -> Mapping[str, str]:
    """Return where each thing that a method prints is to be had, by the thing's name: the document
    of the method, or the page of a sheet."""
    held = catalogue.supports.get(slug)
    if held is None:
        return {}
    sheets = {s.pour: catalogue.fiches.get(s.fiche or "") for s in held.record.supports}
    return {pour: f"~/{one.url}" if one else f"~~/{address(slug)}" for pour, one in sheets.items()}
