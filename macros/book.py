"""The address book of a toolbox: every page that a link may aim at, its parts, and every file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from macros.data.downloads import addresses as downloaded
from macros.data.scripts import SCRIPTS
from macros.documents import documents
from macros.kept import digest
from macros.memory import Memory
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.paper.press.document import Atelier
from macros.site.contributed.addresses import Addresses
from macros.site.contributed.contributions import page_at
from macros.site.contributed.written import anchors, written
from macros.site.pages.everything import TEAM, Make, former, planned
from macros.site.pages.outils import Prose
from macros.site.pages.papiers import imprimer_page
from macros.site.parts.apart import put_back, steady, taken_out
from macros.site.parts.planches import planches
from macros.site.parts.rendering import Page
from macros.told.papiers import Papier

PRINTED = "imprimer/index.md"


@dataclass(frozen=True)
class Book:
    """What the addresses of a site rest on: its toolbox, the pages of docs/ by their sources, with
    their calls answered (None when one cannot be), and the other files there.

    certain: nothing wrong was found in the toolbox, so that every page can be made.
    """

    catalogue: Catalogue
    prose: Prose
    printed: Callable[[AnyEntry], str]
    handwritten: Mapping[str, str | None]
    media: frozenset[str]
    certain: bool

    def addresses(self) -> Addresses:
        """Return every address of the site."""
        catalogue = self.catalogue
        return Addresses(
            pages=frozenset((*self._made, *self.handwritten, *_unread(catalogue))),
            files=cache(lambda: frozenset(self._files())),
            anchors=cache(self._anchors),
            unsure=tuple(_unsure(catalogue, self.certain)),
            former={old: new for old, new, _ in former(catalogue)},
        )

    @cached_property
    def planned(self) -> dict[str, Make]:
        """The source of every page that the toolbox adds, and what makes it."""
        return dict(planned(self.catalogue, self.prose))

    @cached_property
    def _made(self) -> dict[str, Make]:
        return {**self.planned, PRINTED: self._printed}

    def _files(self) -> Iterator[str]:
        yield from self.media
        yield from downloaded(self.catalogue)
        yield from (address for address, _ in planches(self.catalogue))
        yield from (f"assets/donnees/{name}.js" for name in SCRIPTS)
        if self.certain:
            yield from (paper.adresse for paper in self._papers)

    @cached_property
    def _papers(self) -> list[Papier]:
        made = documents(Atelier(self.catalogue, self.printed))
        return [Papier(d.titre, d.nature, d.famille, d.adresse, 0, d.pages) for d in made]

    def _printed(self) -> Page:
        return imprimer_page(self._papers)

    def _anchors(self, source: str) -> Collection[str] | None:
        """Return the parts of a page; None when something it rests on is wrong."""
        if source in self.handwritten:
            text = self.handwritten[source]
            return None if text is None else _anchors_of(text)
        if not self.certain:
            return None
        _, _, body = self._made[source]().markdown.split("---\n", 2)
        return _anchors_of(body)


_ANCHORS: Memory[frozenset[str]] = Memory("anchors")


def _anchors_of(text: str) -> frozenset[str]:
    return _ANCHORS.of(digest(steady(text)), lambda: _aimed_at(text))


def _aimed_at(text: str) -> frozenset[str]:
    """Return the parts of a page as the host makes it: a block of ours may hold headings of its author."""
    told, ours = taken_out(text)
    return anchors(put_back(written(told).html, ours))


def _unread(catalogue: Catalogue) -> Iterator[str]:
    """Yield the pages of the files that could not be read: they are there all the same."""
    for table, names in catalogue.broken.items():
        for name in names:
            yield page_at(table, name)
            if table == "programmes":
                yield from (f"programmes/{name}/{page}.md" for page in TEAM)


def _unsure(catalogue: Catalogue, certain: bool) -> Iterator[str]:
    """Yield the beginnings of the addresses that nobody can judge yet."""
    if not certain:
        yield "documents/"
    if catalogue.broken.get("formations") or not catalogue.formations:
        yield from ("modules/", "objectifs/")
        yield from (f"formations/{name}/" for name in catalogue.broken.get("formations", ()))
    if "moments" not in catalogue.vocabulaires:
        yield "moments/"
    if "accessibilite" in catalogue.broken:
        yield "obligations/accessibilite"
