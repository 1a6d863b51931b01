"""« Quand ça coince »: the page of each situation, and their list, as people say them."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.core.kinds import Kind
from macros.model.records.situation import Situation
from macros.told.outils import etat
from macros.told.situations import recours, voisines

from ..parts.cards import carte
from ..parts.rendering import Page, page
from .outils import Prose, fil, liste_de, source_of


def situation_page(catalogue: Catalogue, entry: Entry[Situation], _: Prose) -> Page:
    """Return the page of a situation: the question first, then the tools in order."""
    r = entry.record
    return page(
        source_of(entry),
        entry.titre,
        entry.path,
        "situation.md.j2",
        description=r.avant_tout,
        r=r,
        fil=fil(liste_de(entry.kind)),
        recours=[(carte(catalogue, one.outil), one.pourquoi) for one in recours(catalogue, entry)],
        indicateurs=[catalogue.indicateurs[slug] for slug in r.indicateurs],
        voisines=voisines(catalogue, entry),
        etat=etat(catalogue, r),
    )


def situations_index(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the list of situations, family after family."""
    families = {
        mot.nom: [e for e in catalogue.situations.values() if e.record.famille == name]
        for name, mot in catalogue.vocabulaires.get("familles_situations", {}).items()
    }
    return page(
        kind.index,
        kind.titre,
        f"toolbox/{kind.folder}/",
        "situations.md.j2",
        description=kind.accroche,
        accroche=kind.accroche,
        fil=fil(("Outils", "~/outils/")),
        familles=[(nom, found) for nom, found in families.items() if found],
    )
