"""Links: what is named exists, and what is listed is listed once."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import kind_of
from ..core.kinds import references as fields_of
from ..core.lost import lost
from ..records.programme import MOST_INDICATORS, Programme


def fault(entry: AnyEntry, path: tuple[str | int, ...], sentence: str) -> Problem:
    """Return a problem on one field of an entry, with the field named from the file's root."""
    where = (*entry.where, *path)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return Problem(entry.path, entry.line(*path), name, sentence)


def unknown_objective(
    catalogue: Catalogue, entry: AnyEntry, path: tuple[str | int, ...], number: object
) -> Iterator[Problem]:
    """Yield a problem when the course that a catalogue sees has no such objective; nothing when a
    course is unread."""
    if number in catalogue.objectifs or catalogue.broken.get("formations"):
        return
    known = [str(objectif) for objectif in sorted(catalogue.objectifs)]
    if known and str(number) not in known:
        sentence = f"l’objectif {number} n’existe pas ; choisir parmi : {', '.join(known)}"
        yield fault(entry, path, sentence)


def references(catalogue: Catalogue) -> Iterator[Problem]:
    """Every slug that a record names belongs to a record, and to another one."""
    for found in catalogue.references:
        if (found.kind, found.slug) == (found.entry.kind, found.entry.slug):
            sentence = "un outil ne renvoie pas à lui-même ; retirer cette ligne"
            yield fault(found.entry, found.path, sentence)
        elif not found.again and not known(catalogue, found.kind, found.slug):
            yield fault(found.entry, found.path, lost(catalogue, found.kind, found.slug))


def known(catalogue: Catalogue, kind: str, slug: str) -> bool:
    """Say whether a name is one of a kind's, or may be in a file that is not read."""
    return slug in catalogue.names(kind) or uncertain(catalogue, kind)


def uncertain(catalogue: Catalogue, kind: str) -> bool:
    """Say whether a file that holds records of a kind is unread: any name of it may be there."""
    home = kind_of(kind).inside
    return home is not None and bool(catalogue.broken.get(home.name))


def repeated_references(catalogue: Catalogue) -> Iterator[Problem]:
    """A list of references, numbers or words names each one once."""
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        for path, values in _lists(entry):
            for n, value in enumerate(values):
                if value in values[:n]:
                    sentence = f"« {value} » est écrit deux fois ; en retirer un"
                    yield fault(entry, (*path, n), sentence)


def _lists(entry: AnyEntry) -> Iterator[tuple[tuple[str | int, ...], tuple[object, ...]]]:
    names = [name for name, _ in fields_of(entry.kind)]
    for name in (*names, "odd", "cibles_odd", "echelles"):
        yield (name,), getattr(entry.record, name, ())
    if entry.kind != "formations":
        yield ("objectifs",), getattr(entry.record, "objectifs", ())
    if isinstance(entry.record, Programme):
        for n, jour in enumerate(entry.record.jours):
            for name, half in jour.halves:
                yield ("jours", n, name, "objectifs"), half.objectifs


def too_many_indicators(catalogue: Catalogue) -> Iterator[Problem]:
    """A programme follows no more indicators than one page holds."""
    for entry in catalogue.programmes.values():
        count = len(entry.record.indicateurs)
        if count > MOST_INDICATORS:
            sentence = (
                f"{MOST_INDICATORS} indicateurs au plus tiennent sur une page de suivi, {count} "
                f"trouvés ; en retirer {count - MOST_INDICATORS}"
            )
            yield fault(entry, ("indicateurs", MOST_INDICATORS), sentence)


def known_objectives(catalogue: Catalogue) -> Iterator[Problem]:
    """Every objective that a tool serves, that somebody of a territory helps, belongs to a course."""
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        if entry.kind != "formations":
            for n, number in enumerate(getattr(entry.record, "objectifs", ())):
                yield from unknown_objective(catalogue, entry, ("objectifs", n), number)
    for home in catalogue.territoires.values():
        for part in ("acteurs", "lieux", "ressources", "reseaux"):
            for k, one in enumerate(getattr(home.record, part)):
                for n, number in enumerate(one.objectifs):
                    where = (part, k, "objectifs", n)
                    yield from unknown_objective(catalogue, home, where, number)


RULES = (
    references,
    repeated_references,
    too_many_indicators,
    known_objectives,
)
