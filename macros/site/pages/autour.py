"""Pages of what stands around a tool, whole: its own page shows the nearest alone."""

from __future__ import annotations

from collections import Counter
from weakref import WeakKeyDictionary

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.told.suites import LONGEST, Suite, autour, long

from ..parts.rendering import Page
from .listes import listing
from .outils import groupe, liste_de


def autour_page(catalogue: Catalogue, entry: AnyEntry) -> Page:
    """Return the page that lists every tool of the suites that are too long for a tool's page."""
    named = f"« {entry.titre} »"
    return listing(
        catalogue,
        f"{entry.url}autour.md",
        f"Autour de {named}",
        f"Tout ce qui est lié à {named}, quand sa page ne montre que le plus proche.",
        [liste_de(kind_of(entry.kind).folder), (entry.titre, f"~/{entry.url}")],
        [groupe(catalogue, suite) for suite in _long(catalogue, entry)],
    )


def has_one(catalogue: Catalogue, entry: AnyEntry) -> bool:
    """Say whether a tool's page leads to such a list."""
    known = _KNOWN.setdefault(catalogue, {})
    if entry.url not in known:
        known[entry.url] = bool(_long(catalogue, entry))
    return known[entry.url]


_KNOWN: WeakKeyDictionary[Catalogue, dict[str, bool]] = WeakKeyDictionary()
"""Who lists the pages of a site asks of every tool, and a site is listed four times."""


def _long(catalogue: Catalogue, entry: AnyEntry) -> list[Suite]:
    near = Counter(r.target.kind for r in catalogue.outgoing(entry))
    near.update(r.source.kind for r in catalogue.incoming(entry))
    if max(near.values(), default=0) <= LONGEST:
        return []  # No suite holds more than all the links to its kind: most tools stop here.
    return [suite for suite in autour(catalogue, entry) if long(suite)]
