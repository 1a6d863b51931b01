"""Every page that the toolbox adds to the site, in one list."""

from __future__ import annotations

import html
from collections.abc import Iterator

from ..model.catalogue import KINDS, Catalogue
from ..presenters.signalements import signalements
from . import (
    pages_accessibilite,
    pages_cours,
    pages_formateurs,
    pages_glossaire,
    pages_listes,
    pages_outils,
    pages_programme,
    pages_reperes,
    pages_richesse,
)
from .pages_outils import Prose
from .policy import POLICY
from .rendering import Page


def pages(catalogue: Catalogue, prose: Prose, site_url: str = "") -> Iterator[Page]:
    """Yield the pages of the tools, of the course, of the programmes and of the lists.

    site_url is the site's public address, when there is one.
    """
    yield from _tools(catalogue, prose)
    yield from _course(catalogue)
    yield from _programmes(catalogue, prose, site_url)
    yield from _lists(catalogue)


def _tools(catalogue: Catalogue, prose: Prose) -> Iterator[Page]:
    for entry in catalogue.methodes.values():
        yield pages_outils.methode_page(catalogue, entry, prose)
    for gouvernance in catalogue.gouvernance.values():
        yield pages_outils.gouvernance_page(catalogue, gouvernance, prose)
    for fiche in catalogue.fiches.values():
        yield pages_outils.fiche_page(catalogue, fiche, prose)
    for theme in catalogue.themes.values():
        yield pages_reperes.theme_page(catalogue, theme)
    for questionnaire in catalogue.questionnaires.values():
        yield pages_reperes.questionnaire_page(catalogue, questionnaire)
    for territoire in catalogue.territoires.values():
        yield pages_reperes.territoire_page(catalogue, territoire, prose)


def _course(catalogue: Catalogue) -> Iterator[Page]:
    for entry in catalogue.formations.values():
        yield pages_cours.formation_page(catalogue, entry)
        for module in entry.record.modules:
            yield pages_cours.module_page(catalogue, module, entry.path)
        for objectif in entry.record.objectifs:
            yield pages_cours.objectif_page(catalogue, objectif, entry.path)


def _programmes(catalogue: Catalogue, prose: Prose, site_url: str) -> Iterator[Page]:
    """Yield each programme for the public, then for its team; then the list for all teams."""
    told = {slug: signalements(catalogue, slug) for slug in catalogue.programmes}
    for slug, entry in catalogue.programmes.items():
        yield pages_programme.programme_page(catalogue, entry, prose, site_url)
        yield pages_formateurs.conduite_page(catalogue, entry)
        yield pages_formateurs.preparer_page(catalogue, entry, told[slug])
        yield pages_formateurs.emargement_page(catalogue, entry)
    yield pages_formateurs.formateurs_page(catalogue, told)
    yield pages_richesse.couverture_page(catalogue)


def _lists(catalogue: Catalogue) -> Iterator[Page]:
    yield pages_listes.outils_page(catalogue)
    yield pages_listes.methodes_index(catalogue)
    yield pages_listes.gouvernance_index(catalogue)
    yield pages_listes.fiches_index(catalogue)
    yield pages_listes.indicateurs_index(catalogue)
    yield from pages_listes.moment_pages(catalogue)
    yield pages_listes.objectifs_index(catalogue, catalogue.formation.path)
    yield pages_glossaire.glossaire_page(catalogue)
    if catalogue.accessibilite:
        yield pages_accessibilite.accessibilite_page(catalogue, catalogue.accessibilite)
    for kind, titre, accroche, parent in SIMPLE:
        yield pages_listes.simple_index(catalogue, kind, titre, accroche, parent)


SIMPLE = (
    (
        "questionnaires",
        "Questionnaires",
        "Se situer avant, dire à chaud, mesurer ce qui reste un mois après.",
        ("Outils", "~/outils/"),
    ),
    (
        "programmes",
        "Programmes",
        "Des programmes complets, heure par heure, à reprendre et à adapter à son territoire.",
        ("", ""),
    ),
    (
        "territoires",
        "Territoires",
        "Des organisations, des lieux et des données publiques pour ancrer une formation quelque part.",
        ("Programmes", "~/programmes/"),
    ),
)


def redirections(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the HTML page that stands at each former address and leads to the present one."""
    for kind in KINDS:
        for entry in catalogue.kind(kind).values():
            for slug in getattr(entry.record, "anciens_slugs", ()):
                if not entry.where:
                    yield (
                        f"{kind}/{slug}/index.html",
                        _redirection(entry.titre, f"../{entry.slug}/"),
                    )


def _redirection(titre: str, url: str) -> str:
    name = html.escape(titre)
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta http-equiv="refresh" content="0; url={url}"><link rel="canonical" href="{url}">'
        f'<title>{name}</title><p>Cette page a changé d’adresse : <a href="{url}">{name}</a>.</p></html>\n'
    )
