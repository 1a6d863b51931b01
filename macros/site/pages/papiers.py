"""Where pages offer their documents: a short list under the title, and one page for all."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.french import majuscule
from macros.told.papiers import FAMILLES, Papier, par_famille, taille

from ..parts.rendering import Page, fragment, page
from .outils import fil

A_IMPRIMER = "À imprimer"
IMPRIMER = "Brochures, cartes, affiches, fiches à remplir, livre : tout ce qui s’imprime."

FEW = 4
"""How many documents stay in sight; the others open on demand."""


def papiers_de(papiers: Sequence[Papier], page_titre: str = "") -> Markup:
    """Return the documents of a page as links with their nature and size; nothing for none."""
    if not papiers:
        return Markup("")
    named = [(court(papier.titre, page_titre), papier) for papier in papiers]
    return fragment("papiers.html.j2", papiers=named[:FEW], autres=named[FEW:])


def court(titre: str, page_titre: str) -> str:
    """Return a document's title without what the page's title already says."""
    kept = [part for part in titre.split(" : ") if part not in page_titre]
    name = " : ".join(kept) or titre
    return majuscule(name)


def imprimer_page(papiers: Sequence[Papier]) -> Page:
    """Return the page of every document, family after family."""
    total = sum(papier.octets for papier in papiers)
    familles = [(*FAMILLES[name], found) for name, found in par_famille(papiers)]
    return page(
        "imprimer/index.md",
        A_IMPRIMER,
        "toolbox/",
        "imprimer.md.j2",
        description=IMPRIMER,
        fil=fil(("Outils", "~/outils/")),
        familles=familles,
        total=taille(total) if total else "",
        nombre=len(papiers),
    )
