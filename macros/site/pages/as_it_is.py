"""The page of a tool that no page of ours tells: its fields, its prose, its neighbours."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.told.as_it_is import faits, textes
from macros.told.outils import cours_servis, etat

from ..parts.rendering import Page, page
from .outils import Prose, fil, liste_de, neighbours


def as_it_is(catalogue: Catalogue, entry: AnyEntry, prose: Prose) -> Page:
    """Return the page of a tool, from its record alone."""
    kind, r = kind_of(entry.kind), entry.record
    return page(
        kind.page(entry.slug),
        entry.titre,
        entry.path,
        "tel_quel.md.j2",
        description=r.accroche,
        r=r,
        kind=kind.name,
        fil=fil(liste_de(kind.name)),
        faits=faits(catalogue, entry),
        textes=textes(catalogue, entry),
        cours=cours_servis(catalogue, entry),
        prose=prose(entry),
        groupes=neighbours(catalogue, entry),
        etat=etat(catalogue, r),
    )
