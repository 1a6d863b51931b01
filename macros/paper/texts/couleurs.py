"""The colours of modules, the same in every document."""

from __future__ import annotations

from macros.model.records.formation import Formation

MODULES = ("brique", "olive", "prune", "ocre", "ardoise")
"""The colours of modules, in their order; past the last one they start again."""


def couleurs(formation: Formation) -> dict[int, str]:
    """Return the colour of each module of a course, by its number."""
    return {m.id: MODULES[n % len(MODULES)] for n, m in enumerate(formation.modules)}


def tons(formation: Formation) -> dict[str, str]:
    """Return the colour of each objective of a course, by its number, as templates look it up."""
    of = couleurs(formation)
    return {str(o.id): of.get(o.module, MODULES[0]) for o in formation.objectifs}
