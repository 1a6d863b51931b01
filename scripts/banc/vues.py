"""What a visitor's phone loads to see a page for the first time, when a browser is there to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from macros.french import nombre

PAGES = ("", "methodes/", "methodes/world-cafe/", "composer/")
METHOD = "methodes/world-cafe/"

MOST_ASKED, MOST_PACKED, MOST_HTML, MOST_SHIFT = 14, 95_000, 12_000, 0.05
"""Requests of a page; bytes as a server sends them, of a method's first view and of its HTML; how
much a page may jump while it opens (CLS)."""


@dataclass(frozen=True, slots=True)
class Vue:
    """A first view: its page, requests, bytes as sent, those of its HTML, how much it jumps."""

    page: str
    demandes: int
    octets: int
    html: int
    sauts: float


def vues(site: Path) -> tuple[Vue, ...]:
    """Return the first view of a page of each sort; none without Playwright and Chromium."""
    if find_spec("playwright") is None:
        return ()
    from scripts.visites import browser_path

    return tuple(_seen(site)) if browser_path() else ()


def _seen(site: Path) -> Iterator[Vue]:
    from scripts.visites import chromium, file_of, packed, served, visited

    with served(site) as address, chromium() as browser:
        for page in PAGES:
            visit = visited(browser, address, page)
            sizes = [packed(file_of(site, one)) for one in visit.files]
            yield Vue(page, len(sizes), sum(sizes), sizes[0], visit.shift)


def lignes(found: tuple[Vue, ...]) -> Iterator[str]:
    """Yield the lines that tell first views."""
    if found:
        yield f"  {'première vue, au téléphone':36}{'demandes':>9}{'Ko':>7}{'HTML':>7}{'sauts':>8}"
    for vue in found:
        told = f"{vue.demandes:9d}{vue.octets / 1000:7.0f}{vue.html / 1000:7.0f}{_shift(vue):>8}"
        yield f"  {vue.page or 'accueil':36}{told}"


def _shift(vue: Vue) -> str:
    return f"{vue.sauts:.3f}".replace(".", ",")


def exces(found: tuple[Vue, ...]) -> Iterator[str]:
    """Yield a sentence for each limit that a first view goes beyond."""
    for vue in found:
        name = f"« {vue.page or 'accueil'} »"
        if vue.demandes > MOST_ASKED:
            yield f"{name} demande {vue.demandes} fichiers ; {MOST_ASKED} au plus"
        if vue.sauts > MOST_SHIFT:
            yield f"{name} saute en s’ouvrant ({_shift(vue)}) ; {nombre(MOST_SHIFT)} au plus"
        if vue.page == METHOD and (vue.octets > MOST_PACKED or vue.html > MOST_HTML):
            told = f"{vue.octets / 1000:.0f} Ko, dont {vue.html / 1000:.0f} de HTML"
            yield f"{name} pèse {told} ; {MOST_PACKED // 1000} et {MOST_HTML // 1000} au plus"
