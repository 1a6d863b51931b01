"""What a page says of the tools that it names and that are not shown: their names, nowhere to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry

from ..parts.rendering import Page, render


def avec_les_tus(catalogue: Catalogue, entry: AnyEntry, make: Callable[[], Page]) -> Page:
    """Return the page of an entry, and under it the names that it tells no more of."""
    made = make()
    if not (titles := catalogue.tus.get((entry.kind, entry.slug))):
        return made
    said = render("tus.md.j2", titres=[f"« {titre} »" for titre in titles])
    return replace(made, markdown=f"{made.markdown}\n\n{said}\n")
