"""The glossary: letter after letter, each term with its own anchor."""

from __future__ import annotations

from macros.french import sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, alphabetical
from macros.model.core.kinds import Kind
from macros.model.records.glossaire import Terme

from ..parts.rendering import Page, page
from .outils import fil


def glossaire_page(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the glossary, letter after letter, each term with its own anchor."""
    letters: dict[str, list[tuple[Terme, list[AnyEntry]]]] = {}
    for entry in alphabetical(catalogue.glossaire.values()):
        voir = [r.target for r in catalogue.outgoing(entry, "voir_aussi")]
        letters.setdefault(sans_accents(entry.titre)[0].upper(), []).append((entry.record, voir))
    return page(
        "glossaire.md",
        "Glossaire",
        "toolbox/glossaire.yml",
        "glossaire.md.j2",
        description="Les mots de la formation, expliqués simplement.",
        accroche=kind.accroche,
        fil=fil(("Outils", "~/outils/")),
        lettres=list(letters.items()),
    )
