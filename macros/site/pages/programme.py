"""The public page of a programme, complete against Qualiopi indicator 1."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.tenues import sessions_de
from macros.model.records.programme import Programme
from macros.told.programme.avant import sans_reprise
from macros.told.sessions import annonces, programme_passe

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
    catalogue: Catalogue,
    entry: Entry[Programme],
    prose: Prose,
    site_url: str = "",
    jour: date = date.min,
) -> Page:
    """Return a programme's page: everything that people are owed before they enrol."""
    vue = Vue(catalogue, entry, sur_place=True)
    return page_of(
        entry,
        "programme.md.j2",
        prose=Markup(sans_reprise(prose(entry))),
        bandeau=bandeau(vue),
        corps=ensemble(vue, ENTIER[1:]),
        fichiers=fichiers(entry),
        sessions=annonces(catalogue, sessions_de(catalogue, programme=entry.slug), jour),
        passe=programme_passe(entry.record, jour),
        jsonld=jsonld(vue.plan, entry, catalogue, site_url, jour),
    )


def fichiers(entry: Entry[Programme]) -> list[dict[str, str]]:
    """Return the files that a programme lets go."""
    return [
        {"nom": nom, "nature": nature, "url": f"~~/programmes/{entry.slug}{suffix}"}
        for suffix, nom, nature in FICHIERS
    ]
