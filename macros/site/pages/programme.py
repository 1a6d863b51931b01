"""The public page of a programme, complete against Qualiopi indicator 1."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.programme import Programme

from ..parts.rendering import Page
from ..programme.jsonld import jsonld
from ..programme.parties import ENTIER, Vue, bandeau, ensemble
from .outils import Prose, page_of

FICHIERS = (
    (".ics", "Ajouter à mon agenda", "fichier d’agenda (.ics)"),
    (".json", "Les données du programme", "fichier de données ouvertes (.json)"),
    (".lheo.xml", "L’offre pour les catalogues de formation", "fichier LHÉO (.xml)"),
)
"""The files that go with a programme: how each name ends, what it gives, what it is."""


def programme_page(
    catalogue: Catalogue, entry: Entry[Programme], prose: Prose, site_url: str = ""
) -> Page:
    """Return a programme's page: everything that people are owed before they enrol."""
    vue = Vue(catalogue, entry, sur_place=True)
    return page_of(
        entry,
        "programme.md.j2",
        prose=prose(entry),
        bandeau=bandeau(vue),
        corps=ensemble(vue, ENTIER[1:]),
        fichiers=fichiers(entry),
        jsonld=jsonld(vue.plan, entry, catalogue, site_url),
    )


def fichiers(entry: Entry[Programme]) -> list[dict[str, str]]:
    """Return the files that a programme lets go."""
    return [
        {"nom": nom, "nature": nature, "url": f"~~/programmes/{entry.slug}{suffix}"}
        for suffix, nom, nature in FICHIERS
    ]
