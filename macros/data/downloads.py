"""Every file that the site holds beside its pages and its documents to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import plan_of
from macros.model.plans.tenues import Tenue, entree_tenue, plan_tenu
from macros.model.records.chaine import Chaine
from macros.model.records.programme import Programme
from macros.told.dessin.fonts import FACES

from .lheo import lheo
from .programme_json import programme_json
from .toolbox_json import toolbox_json
from .web_fonts import web_font

Make = Callable[[], str | bytes]
Downloads = Iterator[tuple[str, Make]]
"""Addresses from the site's root, and what makes each content: none made yet."""


def addresses(catalogue: Catalogue) -> Iterator[str]:
    """Yield the address of every file that `downloads` makes, and of each programme's brochure;
    those of programmes that could not be read included."""
    yield "toolbox.json"
    for slug in sorted(catalogue.names("programmes")):
        yield from (f"programmes/{slug}.{kind}" for kind in ("ics", "json", "lheo.xml", "pdf"))
    for slug in sorted(catalogue.names("sessions")):
        yield f"sessions/{slug}.ics"
        if catalogue.chaine:
            yield f"sessions/{slug}-echeances.ics"
    if catalogue.chaine and catalogue.names("sessions"):
        yield "sessions/bilan.csv"


def downloads(catalogue: Catalogue, site_url: str, jour: date = date.min) -> Downloads:
    """Yield the open data of the toolbox, and the files that each programme and each session let go;
    jour is the day on which sessions are past or to come."""
    yield "toolbox.json", partial(toolbox_json, catalogue)
    for entry in catalogue.programmes.values():
        address = f"programmes/{entry.slug}"
        yield f"{address}.ics", partial(_ics, catalogue, entry, site_url)
        yield f"{address}.json", partial(_json, catalogue, entry)
        yield f"{address}.lheo.xml", partial(_lheo, catalogue, entry, site_url, jour)
    for tenue in catalogue.sessions.values():
        yield f"sessions/{tenue.slug}.ics", partial(_ics_tenue, catalogue, tenue, site_url)
    yield from _of_the_team(catalogue, site_url)


def _ics(catalogue: Catalogue, entry: Entry[Programme], site_url: str) -> bytes:
    from .ics import ics  # Slow to load, and check makes no file.

    return ics(plan_of(catalogue, entry.slug), entry, catalogue.seen_by(entry), site_url)


def _of_the_team(catalogue: Catalogue, site_url: str) -> Downloads:
    """Yield the days that each session's team holds, and the figures of all for the year."""
    if catalogue.chaine is None or not catalogue.sessions:
        return
    chaine = catalogue.chaine.record
    for tenue in catalogue.sessions.values():
        made = partial(_echeances, catalogue, tenue, chaine, site_url)
        yield f"sessions/{tenue.slug}-echeances.ics", made
    yield "sessions/bilan.csv", partial(_bilan, catalogue, chaine)


def _echeances(catalogue: Catalogue, tenue: Tenue, chaine: Chaine, site_url: str) -> bytes:
    from .echeances import echeances

    return echeances(catalogue, tenue, chaine, site_url)


def _bilan(catalogue: Catalogue, chaine: Chaine) -> bytes:
    from .echeances import bilan

    return bilan(catalogue, chaine.bilan)


def _ics_tenue(catalogue: Catalogue, tenue: Tenue, site_url: str) -> bytes:
    from .ics import ics

    seen = catalogue.seen_by(catalogue.programmes[tenue.record.programme])
    return ics(plan_tenu(catalogue, tenue), entree_tenue(catalogue, tenue), seen, site_url)


def _json(catalogue: Catalogue, entry: Entry[Programme]) -> str:
    return programme_json(plan_of(catalogue, entry.slug), entry, catalogue.seen_by(entry))


def _lheo(catalogue: Catalogue, entry: Entry[Programme], site_url: str, jour: date) -> bytes:
    plan = plan_of(catalogue, entry.slug)
    return lheo(plan, entry, catalogue.seen_by(entry), site_url, jour)


def fonts(cache: Path) -> Downloads:
    """Yield the fonts of the site."""
    for face in FACES:
        yield f"assets/polices/{face}.woff2", partial(web_font, face, cache)
