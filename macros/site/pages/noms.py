"""Badges and sign-in sheets from a list that is pasted: the page holds the sheets, never a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.records.feuilles import Feuille

from ..parts.rendering import Page, page
from .outils import fil, liste_de

SOURCE = "formateurs/noms.md"


@dataclass(frozen=True, slots=True)
class Planche:
    """A sheet: its name, how many labels it holds, where they stand, as a style in mm."""

    nom: str
    cases: int
    mm: str


def noms_page(catalogue: Catalogue) -> Page:
    """Return the page where badges and sign-in sheets are made from names that stay on the device."""
    return page(
        SOURCE,
        "Badges et émargement",
        "toolbox/feuilles.yml",
        "noms.md.j2",
        description="Coller une liste, imprimer des badges ou une feuille d’émargement : les noms restent sur cet appareil.",
        fil=fil(liste_de("programmes"), ("Espace formateurs", "~/formateurs/")),
        planches=list(_planches(catalogue)),
        scripts=["noms"],
    )


def _planches(catalogue: Catalogue) -> Iterator[Planche]:
    """Yield the sheets that nobody folds, badges first: a browser prints one side up."""
    found = catalogue.feuilles.record.feuilles if catalogue.feuilles else {}
    flat = [(name, f) for name, f in found.items() if not f.pli]
    for _, feuille in sorted(flat, key=lambda one: not one[0].startswith("badges")):
        yield Planche(feuille.nom, len(feuille.cases), _style(feuille))


def _style(f: Feuille) -> str:
    wide, high = f.pas_x - f.largeur, f.pas_y - f.hauteur
    return (
        f"padding:{f.haut:g}mm 0 0 {f.gauche:g}mm;gap:{high:g}mm {wide:g}mm;"
        f"grid:repeat({f.rangs},{f.hauteur:g}mm)/repeat({f.colonnes},{f.largeur:g}mm)"
    )
