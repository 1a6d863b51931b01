"""Every document that the toolbox prints, family after family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from .document import Atelier, Document

Family = Callable[[Atelier], Iterator[Document]]
NAMES = (
    "brochure",
    "conduite",
    "materiel",
    "session",
    "cartes",
    "affiches",
    "fiches",
    "indicateurs",
    "livre",
    "cahier",
)


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield every document, none made yet."""
    for name in NAMES:
        try:
            module = import_module(f"macros.exports.paper.{name}")
        except ModuleNotFoundError:
            continue
        yield from module.documents(atelier)
