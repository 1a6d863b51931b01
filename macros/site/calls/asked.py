"""What a macro is asked for: records, words and numbers that exist, or a French sentence."""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.base.problems import remedy
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.lost import lost
from macros.model.rules.liens import uncertain

from .checked import HiddenError, MacroError, UnsureError


def find(catalogue: Catalogue, kind: str, slug: str) -> AnyEntry:
    """Return the record of a kind with this slug; MacroError says what became of it."""
    entries = catalogue.kind(kind)
    if (kind, slug) in catalogue.en_relecture:
        raise HiddenError(catalogue.en_relecture[kind, slug])
    if slug not in entries:
        if slug in catalogue.names(kind) or uncertain(catalogue, kind):
            raise UnsureError
        raise MacroError(lost(catalogue, kind, slug))
    return entries[slug]


def known_word(catalogue: Catalogue, name: str, value: str | None, words: str) -> None:
    """Refuse a word that its closed list does not hold; nothing to say of None."""
    if words not in catalogue.vocabulaires:
        raise UnsureError
    allowed = catalogue.vocabulaires[words]
    if value is not None and value not in allowed:
        raise MacroError(
            f"« {value} » n’est pas un choix pour « {name} » ; {remedy(value, allowed)}"
        )


def known_number(catalogue: Catalogue, name: str, value: int, known: Mapping[int, object]) -> None:
    """Refuse the number of an objective or of a module that does not exist."""
    if isinstance(value, str):
        raise MacroError(f"« {value} » est écrit entre guillemets ; les retirer")
    if value not in known and (catalogue.broken.get("formations") or not known):
        raise UnsureError
    if value not in known:
        numbers = ", ".join(map(str, sorted(known)))
        raise MacroError(
            f"le {name} {value} n’existe pas ; choisir parmi : {numbers}".replace(
                "le objectif", "l’objectif"
            )
        )
