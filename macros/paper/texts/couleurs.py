"""The colours of modules and of moments, the same in every document."""

from __future__ import annotations

from macros.model.records.formation import Formation

MODULES = ("brique", "olive", "prune", "ocre", "ardoise")
"""The colours of modules, in their order; past the last one they start again."""

TEINTES = {
    "ouvrir": "ocre",
    "explorer": "mer",
    "produire": "olive",
    "decider": "prune",
    "agir": "brique",
    "clore": "ardoise",
}
"""A colour for each moment of a session; any other moment takes the house's own."""


def teinte(moment: str) -> str:
    """Return the colour of a moment of a session."""
    return TEINTES.get(moment, "mer")


def couleurs(formation: Formation) -> dict[int, str]:
    """Return the colour of each module of a course, by its number."""
    return {m.id: MODULES[n % len(MODULES)] for n, m in enumerate(formation.modules)}


def tons(formation: Formation) -> dict[str, str]:
    """Return the colour of each objective of a course, by its number, as templates look it up."""
    of = couleurs(formation)
    return {str(o.id): of.get(o.module, MODULES[0]) for o in formation.objectifs}
