"""The trainers' page that says, objective after objective, what tells how far somebody went."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.told.cas import jugements

from ..parts.rendering import Page, page
from .outils import fil, liste_de

SOURCE = "formateurs/objectifs.md"


def jugements_page(catalogue: Catalogue) -> Page:
    """Return, for each course, the cases of its objectives, what is looked for in an answer, and each
    person's evidence."""
    return page(
        SOURCE,
        "Objectif par objectif : ce qui montre le chemin",
        catalogue.formation.path,
        "jugements.md.j2",
        description="Une situation avant, une après, ce que l’on y cherche, la preuve de chaque personne et son moment.",
        fil=fil(liste_de("programmes"), ("Espace formateurs", "~/formateurs/")),
        cours=[(seen.formation.titre, jugements(seen)) for seen in catalogue.views],
    )
