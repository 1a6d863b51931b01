"""Every file that the site holds beside its pages and its documents to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan_of
from macros.told.dessin.fonts import FACES

from .lheo import lheo
from .programme_json import programme_json
from .toolbox_json import toolbox_json
from .web_fonts import web_font

Downloads = Iterator[tuple[str, str | bytes]]
"""Addresses from the site's root, and contents."""


def addresses(catalogue: Catalogue) -> Iterator[str]:
    """Yield the address of every file that `downloads` makes, and of each programme's brochure;
    those of programmes that could not be read included."""
    yield "toolbox.json"
    for slug in sorted(catalogue.names("programmes")):
        yield from (f"programmes/{slug}.{kind}" for kind in ("ics", "json", "lheo.xml", "pdf"))


def downloads(catalogue: Catalogue, site_url: str) -> Downloads:
    """Yield the open data of the toolbox, and the files that each programme lets go."""
    from .ics import ics  # Slow to load, and check makes no file.

    yield "toolbox.json", toolbox_json(catalogue)
    for entry in catalogue.programmes.values():
        plan, seen = plan_of(catalogue, entry.slug), catalogue.seen_by(entry)
        address = f"programmes/{entry.slug}"
        yield f"{address}.ics", ics(plan, entry, seen, site_url)
        yield f"{address}.json", programme_json(plan, entry, seen)
        yield f"{address}.lheo.xml", lheo(plan, entry, seen, site_url)


def fonts(cache: Path) -> Downloads:
    """Yield the fonts of the site."""
    for face in FACES:
        yield f"assets/polices/{face}.woff2", web_font(face, cache)
