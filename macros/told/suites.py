"""Where a tool leads: what comes before, after or instead of it, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.french import sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry, Relation
from macros.model.core.kinds import KINDS, kind_of
from macros.model.records.methode import Methode
from macros.model.records.sequence import UseOfTool

from .acquis import demandes, suivantes

DEPUIS = "On vient aussi ici depuis"

LONGEST, SHOWN = 12, 8
"""A suite of more tools than the first shows as many as the second: a page weighs the same however
large the toolbox. What the tool itself names is always shown."""

PROCHES = (
    "Les plus proches : ce que cette page cite, puis ce qui partage le plus d’objectifs avec elle"
)


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


def autour(catalogue: Catalogue, entry: AnyEntry) -> list[Suite]:
    """Return all that stands around a tool, in the order of its page: around a method, the ways
    first; around the others, titles in order."""
    if isinstance(entry.record, Methode):
        return [*chemins(catalogue, entry), *voisins(catalogue, entry)]
    return [
        replace(suite, voisins=tuple(sorted(suite.voisins, key=_titre)))
        for suite in voisins(catalogue, entry)
    ]


def _titre(voisin: Voisin) -> str:
    return sans_accents(voisin.outil.titre)


def long(suite: Suite) -> bool:
    """Say whether a suite is too long for the page of a tool."""
    return len(suite.voisins) > LONGEST


def proches(catalogue: Catalogue, entry: AnyEntry, suite: Suite) -> Suite:
    """Return what a tool's page has room for: the suite whole, or the nearest as PROCHES tells."""
    if not long(suite):
        return suite
    named = {(r.target.kind, r.target.slug) for r in catalogue.outgoing(entry)}
    own = set(catalogue.objectifs_of(entry))

    def distance(voisin: Voisin) -> tuple[int, str]:
        return -len(own.intersection(catalogue.objectifs_of(voisin.outil))), _titre(voisin)

    def cited(voisin: Voisin) -> bool:
        return (voisin.outil.kind, voisin.outil.slug) in named

    first = [v for v in suite.voisins if cited(v)]
    others = sorted((v for v in suite.voisins if not cited(v)), key=distance)
    return replace(suite, voisins=(*first, *others[: max(0, SHOWN - len(first))]))


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


def a_mener(catalogue: Catalogue, entry: Entry[Methode]) -> list[Suite]:
    """Return, for each thing that a method needs, methods that leave it: its page says them at its
    head."""
    found = demandes(catalogue, entry)
    return [
        Suite(f"À mener d’abord, pour avoir {one.nom}", _voisins(one.methodes))
        for one in found
        if one.methodes
    ]


def chemins(catalogue: Catalogue, entry: Entry[Methode]) -> list[Suite]:
    """Return what a method makes possible, what prepares it, what to do next, what to choose instead."""
    out, back = catalogue.outgoing, catalogue.incoming
    groups = (
        ("Ce qu’elle rend possible", _voisins(suivantes(catalogue, entry))),
        ("Pour continuer", _targets(out(entry, "suites"))),
        ("Ce qui la prépare bien", _sources(back(entry, "suites"))),
        ("Plutôt que celle-ci", _targets(out(entry, "alternatives"))),
        (DEPUIS, _sources(back(entry, "alternatives"))),
    )
    return [Suite(titre, found) for titre, found in groups if found]


def _voisins(entries: Iterable[AnyEntry]) -> tuple[Voisin, ...]:
    return tuple(map(Voisin, entries))


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
