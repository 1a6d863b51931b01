"""Every file that the toolbox adds to the site: its address, or its source for a page, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from macros.book import PRINTED
from macros.data.animer import animees
from macros.data.downloads import Downloads, downloads, fonts
from macros.data.images import images
from macros.data.outils import Named
from macros.data.scripts import EVERYWHERE, SCRIPTS, Data, written
from macros.data.search import Found, guide, index, twins
from macros.model.core.catalogue import Catalogue
from macros.model.source.depot import DOCS
from macros.offline.manifest import installable
from macros.paper.press.workshop import Printed
from macros.site.contributed.handwritten import Handwritten
from macros.site.pages import animer as pages_animer
from macros.site.pages.everything import planned, redirections
from macros.site.pages.papiers import A_IMPRIMER, IMPRIMER, imprimer_page
from macros.site.parts.links import folder_of, placed
from macros.site.parts.planches import planches
from macros.site.parts.rendering import Page
from macros.site.parts.scripts import DATA, Script, read_scripts, shipped_at
from macros.store import Toolbox

from .site import Settings, Site


def added(site: Site) -> Downloads:
    """Yield the pages, the documents, the former addresses, what leaves, the fonts, the scripts of
    data: none made yet."""
    catalogue, settings = site.toolbox.catalogue, site.settings
    for src, make in planned(catalogue, site.toolbox.prose, settings.url, settings.jour):
        yield src, partial(_markdown, make)
    yield PRINTED, lambda: imprimer_page(site.papers).markdown
    yield from ((made.document.adresse, partial(_printed, made)) for made in site.printed)
    for address, html in redirections(catalogue) if settings.folders else ():
        yield address, partial(str, html)
    yield from downloads(catalogue, settings.url, settings.jour)
    yield from planches(catalogue)
    yield from images(catalogue)
    yield from _furniture(settings)
    yield from _scripts(site)


def _markdown(make: Callable[[], Page]) -> str:
    return make().markdown


def _printed(made: Printed) -> bytes:
    return made.content


def _furniture(settings: Settings) -> Downloads:
    logo = (settings.root / DOCS / settings.logo).read_text(encoding="utf-8")
    yield from fonts(settings.root / ".cache" / "polices")
    yield from installable(settings.name, settings.description, logo)


def _scripts(site: Site) -> Downloads:
    named = partial(placed, addresses=site.addresses)
    yield "assets/recherche/index.js", partial(_index, site, named)
    for name, make in SCRIPTS.items():
        yield shipped_at(DATA + name), partial(_data, name, make, site.toolbox.catalogue, named)
    yield from animees(site.toolbox.catalogue, named)
    for name, text in {script.name: script.text for script in scripts().values()}.items():
        yield shipped_at(name), partial(str, text)


def _data(name: str, make: Data, catalogue: Catalogue, named: Named) -> str:
    return written(name, make(catalogue, named))


def _index(site: Site, named: Named) -> str:
    toolbox = site.toolbox
    return written("index", index(toolbox.catalogue, toolbox.printed, guides(toolbox), named))


def guides(toolbox: Toolbox) -> Iterator[Found]:
    """Yield the pages that the search shows besides the tools: written by hand, those in plain
    sentences, the one that leads a method, the one of what is printed."""
    yield from (_guide(page) for page in toolbox.handwritten if page.head.recherche)
    yield from twins(toolbox.catalogue)
    yield guide("Animer", folder_of(pages_animer.SOURCE), pages_animer.DESCRIPTION, "")
    yield guide(A_IMPRIMER, folder_of(PRINTED), IMPRIMER, "")


def scripts() -> Mapping[str, Script]:
    """Return the site's scripts by name: the data that every page needs travel with what it loads."""
    data = (Script(DATA + name, written(name, make()), ()) for name, make in EVERYWHERE.items())
    return read_scripts(data=data)


def _guide(page: Handwritten) -> Found:
    """Return a page written by hand as the search shows it."""
    return guide(page.titre, folder_of(page.src), page.head.description, page.document.body)
