"""Links: what is named exists, what is listed once is listed once, addresses stay unique."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import KINDS, REFERENCES, Catalogue
from ..entries import AnyEntry
from ..problems import Problem, remedy
from ..records.methode import Methode
from ..records.programme import MOST_INDICATORS, Programme

PARTS = {"indicateurs": "themes", "glossaire": "glossaire_file"}
"""Kinds that live inside a file: one unread file makes every name of the kind uncertain."""

PLACES = {
    "indicateurs": "le « slug » dans toolbox/indicateurs",
    "glossaire": "le « slug » dans toolbox/glossaire.yml",
}
"""Where a name comes from, when it is not the name of a file in the folder of its kind."""


def fault(entry: AnyEntry, path: tuple[str | int, ...], sentence: str) -> Problem:
    """Return a problem on one field of an entry, with the field named from the file's root."""
    where = (*entry.where, *path)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return Problem(entry.path, entry.line(*path), name, sentence)


def unknown(
    catalogue: Catalogue, entry: AnyEntry, path: tuple[str | int, ...], slug: str, kind: str
) -> Iterator[Problem]:
    """Yield a problem when no record of a kind has this slug."""
    uncertain = catalogue.broken.get(PARTS.get(kind, ""))
    names = catalogue.names(kind)
    if slug not in names and not uncertain:
        renamed = catalogue.renamed(kind, slug)
        place = PLACES.get(kind, f"le nom du fichier dans toolbox/{kind}")
        what = (
            f"a changé de nom ; écrire « {renamed} »"
            if renamed
            else (f"n’existe pas dans {kind} ; {remedy(slug, names, place)}")
        )
        yield fault(entry, path, f"« {slug} » {what}")


def unknown_objective(
    catalogue: Catalogue, entry: AnyEntry, path: tuple[str | int, ...], number: object
) -> Iterator[Problem]:
    """Yield a problem when no course has this objective; nothing when a course is unread."""
    if number in catalogue.objectifs or catalogue.broken.get("formations"):
        return
    known = [str(objectif) for objectif in sorted(catalogue.objectifs)]
    if known and str(number) not in known:
        sentence = f"l’objectif {number} n’existe pas ; choisir parmi : {', '.join(known)}"
        yield fault(entry, path, sentence)


def references(catalogue: Catalogue) -> Iterator[Problem]:
    """Every slug that a record names belongs to a record."""
    for entry in catalogue.entries():
        for name, kind in REFERENCES.get(entry.kind, ()):
            for n, slug in enumerate(getattr(entry.record, name)):
                yield from unknown(catalogue, entry, (name, n), slug, kind)
                yield from _itself(entry, (name, n), slug, kind)
        if isinstance(entry.record, Methode):
            for n, other in enumerate(entry.record.alternatives):
                where = ("alternatives", n, "slug")
                yield from unknown(catalogue, entry, where, other.slug, "methodes")
                yield from _itself(entry, where, other.slug, "methodes")


def _itself(
    entry: AnyEntry, path: tuple[str | int, ...], slug: str, kind: str
) -> Iterator[Problem]:
    if (kind, slug) == (entry.kind, entry.slug):
        yield fault(entry, path, "un outil ne renvoie pas à lui-même ; retirer cette ligne")


def repeated_references(catalogue: Catalogue) -> Iterator[Problem]:
    """A list of references, numbers or words names each one once."""
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        for path, values in _lists(entry):
            for n, value in enumerate(values):
                if value in values[:n]:
                    sentence = f"« {value} » est écrit deux fois ; en retirer un"
                    yield fault(entry, (*path, n), sentence)


def _lists(entry: AnyEntry) -> Iterator[tuple[tuple[str | int, ...], tuple[object, ...]]]:
    names = [name for name, _ in REFERENCES.get(entry.kind, ())]
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
    """Every objective that a tool serves belongs to a course."""
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        if entry.kind != "formations":
            for n, number in enumerate(getattr(entry.record, "objectifs", ())):
                yield from unknown_objective(catalogue, entry, ("objectifs", n), number)


def unique_parts(catalogue: Catalogue) -> Iterator[Problem]:
    """An indicator's slug and a term's slug are used once in the whole toolbox."""
    for theme in catalogue.themes.values():
        for n, record in enumerate(theme.record.indicateurs):
            kept = catalogue.indicateurs[record.slug]
            if kept.record is not record:
                place = f"{kept.path}:{kept.line('slug')}"
                sentence = (
                    f"l’identifiant « {record.slug} » est déjà pris ({place}) ; en choisir un autre"
                )
                yield fault(theme, ("indicateurs", n, "slug"), sentence)
    file = catalogue.glossaire_file
    for n, terme in enumerate(file.record.termes if file else ()):
        if file and catalogue.glossaire[terme.slug].record is not terme:
            line = catalogue.glossaire[terme.slug].line("slug")
            sentence = (
                f"l’identifiant « {terme.slug} » est déjà pris (ligne {line}) ; en choisir un autre"
            )
            yield fault(file, ("termes", n, "slug"), sentence)


def unique_titles(catalogue: Catalogue) -> Iterator[Problem]:
    """Two records of a kind never bear the same name."""
    for entries in (*map(catalogue.kind, KINDS), catalogue.themes):
        first: dict[str, AnyEntry] = {}
        for entry in entries.values():
            kept = first.setdefault(entry.titre.casefold(), entry)
            if kept is not entry:
                sentence = f"« {entry.titre} » est déjà le nom de {_named(kept, entry.path)}"
                yield fault(entry, (_title(entry),), f"{sentence} ; préciser l’un des deux")


def _title(entry: AnyEntry) -> str:
    return next(name for name in ("titre", "nom", "terme") if hasattr(entry.record, name))


def _named(entry: AnyEntry, path: str) -> str:
    """Return the file that holds a record, or the record and its line inside the same file."""
    if not entry.where:
        return entry.path
    line = entry.line(_title(entry))
    place = f"ligne {line}" if entry.path == path else f"{entry.path}:{line}"
    return f"« {entry.slug} » ({place})"


def old_slugs(catalogue: Catalogue) -> Iterator[Problem]:
    """An old address leads to one page only, and never to a living one."""
    for kind in KINDS:
        taken: dict[str, str] = dict.fromkeys(catalogue.kind(kind), "un outil actuel")
        for entry in catalogue.kind(kind).values():
            for n, slug in enumerate(getattr(entry.record, "anciens_slugs", ())):
                if slug in taken:
                    sentence = f"l’ancienne adresse « {slug} » est déjà prise par {taken[slug]}"
                    yield fault(entry, ("anciens_slugs", n), f"{sentence} ; la retirer ici")
                taken[slug] = entry.path


RULES = (
    references,
    repeated_references,
    too_many_indicators,
    known_objectives,
    unique_parts,
    unique_titles,
    old_slugs,
)
