"""Parts of pages that stand alone: a sheet's fields, a table of indicators."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Fiche
from macros.model.records.indicateur import Indicateur
from macros.told import fiches
from macros.told.indicateurs import indicateur

from .rendering import fragment, render


def formulaire(catalogue: Catalogue, entry: Entry[Fiche]) -> Markup:
    """Return a sheet's success criteria and fields, each with its example, as two Markdown sections."""
    form = fiches.formulaire(catalogue, entry)
    exemples = {reponse.id: reponse for reponse in entry.record.exemple}
    return Markup(
        render(
            "formulaire.md.j2",
            but=form.but,
            criteres=form.criteres,
            champs=form.champs,
            exemples=exemples,
        )
    )


def tableau_indicateurs(
    catalogue: Catalogue, entries: Iterable[Entry[Indicateur]], *, ancres: bool = False
) -> Markup:
    """Return a table of indicators; ancres gives each row its own address."""
    lines = [
        (
            indicateur(catalogue, entry),
            catalogue.neighbours(entry, "methodes"),
            entry.record.sources,
        )
        for entry in entries
    ]
    return fragment("indicateurs.html.j2", lignes=lines, ancres=ancres)
