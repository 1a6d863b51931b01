"""The parts of the book: one for each kind that it holds, and the tools that are shown as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.french import sans_accents
from macros.model.core.entries import Entry
from macros.model.core.kinds import KINDS, Kind
from macros.model.records.outil import Tool
from macros.told.as_it_is import faits, textes

from ..press.document import Atelier
from .pieces import Outil, autour, outil
from .renvois import Colonnes, Rubrique, adresses, deux_colonnes, larges, points, sections


@dataclass(frozen=True, slots=True)
class TelQuel:
    """A tool without a page of its own in the book, whole."""

    outil: Outil
    colonnes: Colonnes
    larges: Sequence[Rubrique]


@dataclass(frozen=True, slots=True)
class Partie:
    """A part of the book: its kind, its name, what opens it, its colour, and its tools when they
    have no pages of their own."""

    genre: str
    nom: str
    aide: str
    ton: str
    outils: Sequence[TelQuel]


def parties(atelier: Atelier) -> list[Partie]:
    """Return the parts in the order of the book: those with pages of their own first."""
    held = sorted((k for k in KINDS.values() if k.book), key=lambda kind: "book" not in kind.own)
    return [Partie(k.name, k.nom, k.accroche, k.tone, _tools(atelier, k)) for k in held]


def _tools(atelier: Atelier, kind: Kind) -> list[TelQuel]:
    found = () if "book" in kind.own else atelier.catalogue.kind(kind.name).values()
    return [
        _tool(atelier, kind, entry) for entry in sorted(found, key=lambda e: sans_accents(e.titre))
    ]


def _tool(atelier: Atelier, kind: Kind, entry: Entry[Tool]) -> TelQuel:
    catalogue = atelier.catalogue
    told = [Rubrique(t.nom, (points(t.textes),)) for t in textes(catalogue, entry)]
    told += sections(atelier.prose(entry), adresses(catalogue))
    narrow, wide = larges(told)
    around = autour(atelier, entry)
    head = outil(atelier, entry, kind.genre, faits(catalogue, entry), around)
    return TelQuel(head, deux_colonnes(narrow), wide)
