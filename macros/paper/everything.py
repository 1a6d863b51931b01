"""Every document that the toolbox prints, family after family."""

from __future__ import annotations

from collections.abc import Iterator

from .affiches import affiches
from .brochure import brochure
from .cahier import cahier
from .cartes import cartes
from .conduite import conduite
from .fiches import fiches
from .indicateurs import indicateurs
from .livre import livre
from .materiel import materiel
from .press.document import Atelier, Document
from .session import session

FAMILIES = (
    brochure, conduite, materiel, cahier, session, cartes, affiches, fiches, indicateurs,
    livre,
)  # fmt: skip


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield every document, none made yet."""
    for family in FAMILIES:
        yield from family.documents(atelier)
