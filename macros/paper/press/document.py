"""A document to print or to fill: what it is called, where it lands, how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.tenues import entree_tenue, plan_dit, sessions_de
from macros.model.records.papiers import Papiers
from macros.model.records.programme import Programme
from macros.told.apres import garde_ses_papiers
from macros.told.programme.suivi import fraicheur

from .press import press
from .qr import qr

Data = Mapping[str, object]
"""What a template shows, by the names it calls: made in one place, read by the press alone."""

Maker = Callable[[Any, date, str], bytes]
"""Makes a file from data, the day it is dated from, and the site's address or nothing."""


@dataclass(frozen=True)
class Atelier:
    """What documents are made from: the catalogue, the prose of its tools as Markdown to print,
    the site's public address, when there is one, and the day they are made, when it counts."""

    catalogue: Catalogue
    prose: Callable[[AnyEntry], str]
    site_url: str = ""
    jour: date = date.min

    def programmes(self) -> Iterator[tuple[Atelier, Entry[Programme], Plan]]:
        """Yield each programme with its plan, and this workshop as the programme's course sees it."""
        for entry in self.catalogue.programmes.values():
            seen = replace(self, catalogue=self.catalogue.seen_by(entry))
            yield seen, entry, plan_of(self.catalogue, entry.slug)

    @property
    def papiers(self) -> Papiers:
        """The sentences of documents; KeyError when their file could not be read."""
        if self.catalogue.papiers is None:
            raise KeyError("papiers")
        return self.catalogue.papiers.record

    def qr(self, url: str) -> dict[str, str]:
        """Return the way from paper to a page of the site; empty without a public address."""
        return qr(f"{self.site_url.rstrip('/')}/{url}" if self.site_url else "")


@dataclass(frozen=True)
class Document:
    """A file: its address in the site, its title, its nature in words (« PDF A4 »), its family,
    the pages that link to it, the day of its content, its maker, and what tells its data: nothing
    is told before it is asked for."""

    adresse: str
    titre: str
    nature: str
    famille: str
    pages: tuple[str, ...]
    jour: date
    maker: Maker
    told: Callable[[], object]

    @cached_property
    def data(self) -> object:
        """What the maker shows, told once."""
        return self.told()

    def make(self, site_url: str = "") -> bytes:
        """Return the file; PressError when a template refuses its data."""
        return self.maker(self.data, self.jour, site_url)


def pdf(template: str) -> Maker:
    """Return the maker of a template's PDF."""
    return partial(press, template)


def of_programmes(
    whole: Atelier,
    nom: str,
    titre: str,
    told: Callable[[Atelier, Entry[Programme], Plan], object],
    *,
    adresse: str = "documents/programmes/{slug}-{nom}.pdf",
    page: str = "",
    jour: Callable[[Catalogue, Plan], date] = fraicheur,
) -> Iterator[Document]:
    """Yield a document of each programme, from the template of that name; page is the one of the
    programme's that links to it."""
    for atelier, entry, plan in whole.programmes():
        yield Document(
            adresse=adresse.format(slug=entry.slug, nom=nom),
            titre=f"{entry.titre} : {titre}",
            nature="PDF A4",
            famille="programmes",
            pages=(f"{entry.url}{page}",),
            jour=jour(atelier.catalogue, plan),
            maker=pdf(f"{nom}/{nom}.typ"),
            told=partial(told, atelier, entry, plan),
        )


def of_sessions(
    whole: Atelier,
    nom: str,
    titre: str,
    told: Callable[[Atelier, Entry[Programme], Plan], object],
    *,
    nature: str = "PDF A4",
    gabarit: str = "",
    pages: tuple[str, ...] = ("papiers/",),
) -> Iterator[Document]:
    """Yield a document of each session that still gives its papers, on its own days: the prose of its
    programme says which of the days it names are not the session's."""
    if whole.catalogue.chaine is None:
        return
    for tenue in sessions_de(whole.catalogue):
        if not garde_ses_papiers(tenue, whole.jour):
            continue
        seen = whole.catalogue.seen_by(whole.catalogue.programmes[tenue.record.programme])
        plan, entry = plan_dit(seen, tenue), entree_tenue(seen, tenue)
        yield Document(
            adresse=f"documents/sessions/{tenue.slug}-{nom}.pdf",
            titre=f"{titre} : {entry.record.titre}, {tenue.titre}",
            nature=nature,
            famille="session",
            pages=tuple(f"{tenue.url}{page}" for page in pages),
            jour=max(fraicheur(seen, plan), tenue.record.mise_a_jour),
            maker=pdf(f"{gabarit or nom}/{gabarit or nom}.typ"),
            told=partial(told, replace(whole, catalogue=seen), entry, plan),
        )
