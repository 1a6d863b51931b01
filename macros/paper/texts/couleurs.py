"""The colours of moments, the same in every document: a colour has one meaning, modules have none."""

from __future__ import annotations

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
