"""The glossary: letter after letter, each term with its own anchor."""

from __future__ import annotations

from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, sort_key

from ..parts.cards import alphabetical
from ..parts.rendering import Page, page
from .outils import fil


def glossaire_page(catalogue: Catalogue) -> Page:
    """Return the glossary, letter after letter, each term with its own anchor."""
    ordered = alphabetical(catalogue.glossaire.values())
    letters: dict[str, list[dict[str, Any]]] = {}
    for entry in ordered:
        letters.setdefault(sort_key(entry.titre)[0].upper(), []).append(_terme(catalogue, entry))
    return page(
        "glossaire.md",
        "Glossaire",
        "toolbox/glossaire.yml",
        "glossaire.md.j2",
        description="Les mots de la formation, expliqués simplement.",
        accroche="Les mots que l’on emploie ici, et ce que l’on entend par là.",
        fil=fil(("Outils", "~/outils/")),
        lettres=list(letters.items()),
    )


def _terme(catalogue: Catalogue, entry: AnyEntry) -> dict[str, Any]:
    t = entry.record
    return {
        "slug": t.slug,
        "terme": t.terme,
        "formes": t.formes,
        "anciens": t.anciens_slugs,
        "definition": t.definition,
        "voir": [(r.target.titre, r.target.slug) for r in catalogue.outgoing(entry, "voir_aussi")],
        "sources": t.sources,
        "verifie": t.verifie,
    }
