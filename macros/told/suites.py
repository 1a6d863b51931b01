"""Where a tool leads: what comes before, after or instead of it, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry, Relation
from macros.model.core.kinds import KINDS, kind_of
from macros.model.records.methode import Methode
from macros.model.records.sequence import UseOfTool

DEPUIS = "On vient aussi ici depuis"


@dataclass(frozen=True, slots=True)
class Voisin:
    """A tool next to another, and when to go there, if it is said."""

    outil: AnyEntry
    raison: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Tools that stand in the same way around another, and what announces them."""

    titre: str
    voisins: tuple[Voisin, ...]


def voisins(catalogue: Catalogue, entry: AnyEntry) -> list[Suite]:
    """Return the tools linked to one, kind after kind: those that sessions are made of first.

    The methods around a method are told with what leads to them, by `chemins`.
    """
    first = [use.KIND for use in UseOfTool.__subclasses__()]
    kinds = [kind_of(name) for name in dict.fromkeys((*first, *KINDS))]
    if isinstance(entry.record, Methode):
        kinds.remove(KINDS["methodes"])
    found = ((kind.suites, catalogue.neighbours(entry, kind.name)) for kind in kinds)
    return [Suite(titre, tuple(map(Voisin, tools))) for titre, tools in found if tools]


def chemins(catalogue: Catalogue, entry: Entry[Methode]) -> list[Suite]:
    """Return what prepares a method, what to do next, what to choose instead."""
    out, back = catalogue.outgoing, catalogue.incoming
    groups = (
        ("À vivre avant (une suffit)", _targets(out(entry, "prerequis"))),
        ("Elle ouvre la voie à", _sources(back(entry, "prerequis"))),
        ("Pour continuer", _targets(out(entry, "suites"))),
        ("Ce qui la prépare bien", _sources(back(entry, "suites"))),
        ("Plutôt que celle-ci", _targets(out(entry, "alternatives"))),
        (DEPUIS, _sources(back(entry, "alternatives"))),
    )
    return [Suite(titre, found) for titre, found in groups if found]


def _targets(relations: Iterable[Relation]) -> tuple[Voisin, ...]:
    return tuple(Voisin(relation.target, _condition(relation.note)) for relation in relations)


def _sources(relations: Iterable[Relation]) -> tuple[Voisin, ...]:
    return tuple(Voisin(relation.source, _condition(relation.note)) for relation in relations)


def _condition(note: str) -> str:
    """Return a note as the end of a sentence: « si … », nothing for none."""
    text = note[:1].lower() + note[1:]
    return (
        text if text.startswith(("si ", "s’", "quand ", "lorsque ")) or not text else f"si {text}"
    )
