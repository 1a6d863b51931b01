"""A tool told as it is written, when no code of ours tells its kind: short facts, then texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.french import duree, fourchette
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import references
from macros.model.records.common import Duree, Range, WordOf
from macros.model.records.outil import Tool

from .outils import Fait

SHORT = 60
"""Signs in a text that stands as a fact; a longer one has a heading of its own."""


@dataclass(frozen=True, slots=True)
class Dit:
    """One field of a tool: its name, and what it says, in one text or in several."""

    nom: str
    textes: tuple[str, ...]


def faits(catalogue: Catalogue, entry: AnyEntry) -> tuple[Fait, ...]:
    """Return the fields of a tool that are told in a few words, in the order of its record."""
    return tuple(Fait(dit.nom, dit.textes[0]) for dit, short in _told(catalogue, entry) if short)


def textes(catalogue: Catalogue, entry: AnyEntry) -> tuple[Dit, ...]:
    """Return the fields of a tool that are texts or lists of texts, in the order of its record."""
    return tuple(dit for dit, short in _told(catalogue, entry) if not short)


def _told(catalogue: Catalogue, entry: AnyEntry) -> Iterator[tuple[Dit, bool]]:
    aside = {*Tool.model_fields, *(name for name, _ in references(entry.kind))}
    for name, field in type(entry.record).model_fields.items():
        value = getattr(entry.record, name)
        if name in aside or value is None:
            continue
        lists = (mark.liste for mark in field.metadata if isinstance(mark, WordOf))
        nom = field.title or name.replace("_", " ").capitalize()
        if liste := next(lists, ""):
            yield Dit(nom, (catalogue.mot(liste, value).nom,)), True
        elif isinstance(value, tuple):
            yield Dit(nom, tuple(text for text in value if isinstance(text, str))), False
        elif text := _text(value):
            yield Dit(nom, (text,)), len(text) <= SHORT


def _text(value: object) -> str:
    """Return a value in words; nothing when it has parts, which ask for code of their own."""
    if isinstance(value, Duree):
        return duree(value.conseillee)
    if isinstance(value, Range):
        return fourchette(value.min, value.max, "personnes")
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    return str(value) if isinstance(value, str | int) else ""
