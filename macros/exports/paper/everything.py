"""Every document that the toolbox prints, family after family."""

from __future__ import annotations

from collections.abc import Iterator

from . import (
    affiches,
    brochure,
    cahier,
    cartes,
    conduite,
    fiches,
    indicateurs,
    livre,
    materiel,
    session,
)
from .document import Atelier, Document

FAMILIES = (
    brochure, conduite, materiel, cahier, session, cartes, affiches, fiches, indicateurs,
    livre,
)  # fmt: skip


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield every document, none made yet."""
    for family in FAMILIES:
        yield from family.documents(atelier)
