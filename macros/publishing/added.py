"""Every file that the toolbox adds to the site: its address, or its source for a page, and content."""

from __future__ import annotations

from functools import partial

from macros.data.downloads import Downloads, downloads, fonts
from macros.data.scripts import SCRIPTS, written
from macros.data.search import Found, guide, index
from macros.model.source.depot import DOCS
from macros.offline.manifest import installable
from macros.site.contributed.handwritten import Handwritten
from macros.site.pages.everything import pages, redirections
from macros.site.pages.papiers import imprimer_page
from macros.site.parts.links import folder_of, placed
from macros.site.parts.scripts import read_scripts, shipped_at

from .site import Settings, Site


def added(site: Site) -> Downloads:
    """Yield the pages, the documents, the former addresses, what leaves, the fonts, the scripts of data."""
    catalogue, settings = site.toolbox.catalogue, site.settings
    for page in pages(catalogue, site.toolbox.prose, settings.url):
        yield page.src, page.markdown
    printed = imprimer_page(site.papers)
    yield printed.src, printed.markdown
    yield from ((made.document.adresse, made.content) for made in site.printed)
    yield from redirections(catalogue) if settings.folders else ()
    yield from downloads(catalogue, settings.url)
    yield from _furniture(settings)
    yield from _scripts(site)


def _furniture(settings: Settings) -> Downloads:
    logo = (settings.root / DOCS / settings.logo).read_text(encoding="utf-8")
    yield from fonts(settings.root / ".cache" / "polices")
    yield from installable(settings.name, settings.description, logo)


def _scripts(site: Site) -> Downloads:
    named = partial(placed, addresses=site.addresses)
    guides = (_guide(page) for page in site.toolbox.handwritten if page.head.recherche)
    searched = index(site.toolbox.catalogue, site.toolbox.printed, guides, named)
    yield "assets/recherche/index.js", written("index", searched)
    for name, make in SCRIPTS.items():
        yield f"assets/donnees/{name}.js", written(name, make(site.toolbox.catalogue, named))
    yield from ((shipped_at(module.name), module.text) for module in read_scripts().values())


def _guide(page: Handwritten) -> Found:
    """Return a page written by hand as the search shows it."""
    return guide(page.titre, folder_of(page.src), page.head.description, page.document.body)
