"""Parts of pages that stand alone: a sheet's fields, a table of indicators."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.fiche import Fiche
from macros.told.fiches import champs, criteres
from macros.told.indicateurs import indicateur

from .rendering import fragment, render


def formulaire(catalogue: Catalogue, entry: AnyEntry) -> Markup:
    """Return a sheet's success criteria and fields, as two Markdown sections."""
    r: Fiche = entry.record
    told = {"criteres": criteres(r), "champs": champs(catalogue, r)}
    return Markup(render("formulaire.md.j2", **told))


def tableau_indicateurs(
    catalogue: Catalogue, entries: Iterable[AnyEntry], *, ancres: bool = False
) -> Markup:
    """Return a table of indicators; ancres gives each row its own address."""
    lines = [indicateur(catalogue, entry) for entry in entries]
    return fragment("indicateurs.html.j2", lignes=lines, ancres=ancres)
