"""Pages of the twins: each tool told in plain sentences, and the list of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.told.figures.steps import Dessin
from macros.told.plain import Riche
from macros.told.simples import (
    MANIERES,
    NOM,
    ORAL,
    PAS_RELU,
    SUITE,
    Jumeau,
    fiche,
    jumeaux,
    methode,
    nom_simple,
)

from ..parts.figure import figure
from ..parts.rendering import Page, page
from .outils import fil

SOURCE = f"{SUITE}/index.md"
ACCROCHE = "Des outils dits simplement. Une idée par phrase."
GENRES = (("methodes", "Des choses à faire ensemble"), ("fiches", "Des questions à se poser"))
"""The kinds that have twins, and what they are to who reads."""


@dataclass(frozen=True, slots=True)
class Lien:
    """A twin in the list: its name, where it is, what it is for."""

    titre: str
    url: str
    pour: Riche


def simple_page(catalogue: Catalogue, entry: AnyEntry) -> Page:
    """Return the page of a twin: that of a method with its drawings, that of a sheet with its questions."""
    if entry.kind == "methodes":
        told = methode(catalogue, entry)
        return _page(entry, "simple_methode.md.j2", told, [step.dessin for step in told.pas])
    return _page(entry, "simple_fiche.md.j2", fiche(entry), [ORAL])


def _page(entry: AnyEntry, template: str, told: Jumeau, drawn: Sequence[Dessin]) -> Page:
    return page(
        f"{entry.url}{SUITE}.md",
        f"{told.titre} : en phrases simples",
        entry.path,
        template,
        description=" ".join(told.pour),
        fil=fil((NOM, f"~/{SUITE}/")),
        j=told,
        dessins=[figure(one) for one in drawn],
        manieres=MANIERES,
        pas_relu=PAS_RELU,
    )


def simples_index(catalogue: Catalogue) -> Page:
    """Return the list of the twins, kind after kind."""
    found = list(jumeaux(catalogue))
    groupes = [(titre, [_lien(e) for e in found if e.kind == kind]) for kind, titre in GENRES]
    return page(
        SOURCE,
        NOM,
        "toolbox/",
        "simples.md.j2",
        description=ACCROCHE,
        fil=fil(("Outils", "~/outils/")),
        groupes=[(titre, liens) for titre, liens in groupes if liens],
        pas_relu=PAS_RELU,
    )


def _lien(entry: AnyEntry) -> Lien:
    pour = Riche(entry.record.en_simple.pour)
    return Lien(nom_simple(entry), f"~/{entry.url}{SUITE}/", pour)
