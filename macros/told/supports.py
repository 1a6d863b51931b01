"""Where each thing that a method prints is: in the method's own document, or on a sheet of the toolbox."""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.core.catalogue import Catalogue
from macros.model.records.support import Support


def address(slug: str) -> str:
    """Return the address of everything that a method prints."""
    return f"documents/supports/{slug}.pdf"


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
