"""The site being made, opened once: its settings and what its toolbox becomes, typed, for all that follows."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from macros import store
from macros.book import PRINTED
from macros.documents import documents
from macros.model.base.problems import ToolboxError
from macros.model.relues import addresses
from macros.model.source.depot import read_depot
from macros.model.source.sans_liens import Hidden, unlinked
from macros.paper.press.document import Atelier, Document
from macros.paper.press.workshop import Printed, print_all, refused
from macros.site.contributed.menu import Nav, with_courses, with_pages, without
from macros.site.pages.accessibilite import said_of
from macros.site.pages.everything import planned
from macros.site.parts.links import Addresses, folder_of, place_of, placed
from macros.site.passes.astray import Read
from macros.site.passes.explained import explained
from macros.site.passes.foreign import foreign
from macros.site.passes.here import Around, Here
from macros.store import Toolbox
from macros.told.papiers import Papier, par_page

KEPT = Path(".cache") / "documents"
"""Where documents are kept, in a project's folder."""


@dataclass(frozen=True)
class Settings:
    """What the host's settings say of a site.

    root: the project's folder. folder: the site's. logo: a file of docs/. forge: the address under
    which files of the project are edited, when there is one. folders: whether pages are folders, for
    a server. documents: whether there are any. live: whether they are made when asked for only, as a
    preview does. jour: the day on which sessions are past or to come. relues: whether only what was
    read again is shown.
    """

    root: Path
    folder: Path
    name: str
    description: str
    logo: str
    url: str = ""
    forge: str = ""
    folders: bool = True
    documents: bool = True
    live: bool = False
    jour: date = date.min
    relues: bool = False

    def edit(self, source: str) -> str:
        """Return where a file of the project is edited; nothing without a forge."""
        return posixpath.join(self.forge, source) if self.forge else ""


@dataclass(frozen=True)
class Site:
    """A site of a toolbox: the files of docs/ that it may hold, where its pages are, its documents,
    and what its finished pages hold, by file, once they are read."""

    settings: Settings
    toolbox: Toolbox
    sound: frozenset[str]
    addresses: Addresses
    printed: Sequence[Printed]
    read: dict[str, Read] = field(default_factory=dict)

    @cached_property
    def papers(self) -> list[Papier]:
        """Every document, as pages show it; those that are not made yet have no size."""
        made = {one.document.adresse: len(one.content) for one in self.printed}
        return [
            _paper(document, made.get(address, 0)) for address, document in self.offered.items()
        ]

    @cached_property
    def offered(self) -> Mapping[str, Document]:
        """Every document by its address, made or not."""
        if not self.settings.documents:
            return {}
        if self.printed:
            return {made.document.adresse: made.document for made in self.printed}
        return {document.adresse: document for document in _documents(self.settings, self.toolbox)}

    def print(self, document: Document) -> bytes:
        """Return a document, made now unless it was kept."""
        (made,) = print_all([document], self.settings.root / KEPT, self.settings.url)
        return made.content

    @cached_property
    def around(self) -> Around:
        """What every page is finished with."""
        papers = {placed(url, self.addresses): p for url, p in par_page(self.papers).items()}
        catalogue = self.toolbox.catalogue
        return Around(explained(catalogue), foreign(catalogue), self.addresses, papers)

    def here(self, src: str, title: str) -> Here:
        """Return what the passes over a page know, from its source and its title."""
        return Here(self.around, place_of(src, folders=self.settings.folders), src, title)

    @cached_property
    def hidden(self) -> Hidden:
        """Where what is not shown would be."""
        return addresses(self.toolbox.catalogue)

    def written(self, text: str, src: str) -> str:
        """Return what a page written by hand says where some tools are not shown."""
        return unlinked(text, src, self.hidden) if self.hidden else text

    @property
    def compliance(self) -> str:
        """What every page says of its accessibility."""
        return said_of(self.toolbox.catalogue)


def _paper(d: Document, size: int) -> Papier:
    return Papier(d.titre, d.nature, d.famille, d.adresse, size, d.pages)


def opened(settings: Settings, nav: Nav, stop: Callable[[str], BaseException]) -> tuple[Site, Nav]:
    """Return a site and its menu, with the pages that ask for a place in it; what is wrong in the
    toolbox, or would be lost on paper, stops it, all at once."""
    try:
        toolbox = store.shown(settings.root) if settings.relues else store.load(settings.root)
    except ToolboxError as error:
        raise stop(f"\n{error}") from None
    now = settings.documents and not settings.live
    every = _documents(settings, toolbox) if now else ()
    printed = tuple(print_all(every, settings.root / KEPT, settings.url))
    if lost := refused(printed):
        raise stop(f"\n{lost}")
    sound = read_depot(settings.root).sound
    site = Site(settings, toolbox, sound, _addresses(toolbox, folders=settings.folders), printed)
    nav = without(nav, site.hidden) if site.hidden else nav
    return site, with_courses(with_pages(nav, toolbox.handwritten), toolbox.catalogue)


def _documents(settings: Settings, toolbox: Toolbox) -> Iterator[Document]:
    return documents(Atelier(toolbox.catalogue, toolbox.printed, settings.url, settings.jour))


def _addresses(toolbox: Toolbox, *, folders: bool) -> Addresses:
    made = (source for source, _ in planned(toolbox.catalogue, toolbox.prose))
    written = (page.src for page in toolbox.handwritten)
    every = (*made, PRINTED, *written)
    return {folder_of(source): place_of(source, folders=folders) for source in every}
