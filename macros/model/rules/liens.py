"""Links: what is named exists, what is listed once is listed once, addresses stay unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalogue import KINDS, REFERENCES, AnyEntry, Catalogue
from ..problems import Problem, remedy
from ..records.methode import Methode

PARTS = {"indicateurs": "themes", "glossaire": "glossaire_file"}
"""Kinds that live inside a file: one unread file makes every name of the kind uncertain."""


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
        sentence = f"« {slug} » n’existe pas dans {kind} ; {remedy(slug, names)}"
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
    """A list of references names each record once."""
    for entry in catalogue.entries():
        for name in ("objectifs", *(field for field, _ in REFERENCES.get(entry.kind, ()))):
            values: Iterable[object] = getattr(entry.record, name, ())
            seen: set[object] = set()
            for n, value in enumerate(values):
                if value in seen and not hasattr(value, "id"):
                    yield fault(
                        entry, (name, n), f"« {value} » est écrit deux fois ; en retirer un"
                    )
                seen.add(value)


def known_objectives(catalogue: Catalogue) -> Iterator[Problem]:
    """Every objective that a tool serves belongs to a course."""
    if not catalogue.formations:
        return
    for entry in (*catalogue.entries(), *catalogue.themes.values()):
        for n, number in enumerate(getattr(entry.record, "objectifs", ())):
            if isinstance(number, int) and number not in catalogue.objectifs:
                known = ", ".join(map(str, sorted(catalogue.objectifs)))
                sentence = f"l’objectif {number} n’existe pas ; choisir parmi : {known}"
                yield fault(entry, ("objectifs", n), sentence)


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
    for kind in KINDS:
        first: dict[str, AnyEntry] = {}
        for entry in catalogue.kind(kind).values():
            kept = first.setdefault(entry.titre.casefold(), entry)
            if kept is not entry:
                field = next(f for f in ("titre", "nom", "terme") if hasattr(entry.record, f))
                sentence = (
                    f"« {entry.titre} » est déjà le nom de {kept.path} ; préciser l’un des deux"
                )
                yield fault(entry, (field,), sentence)


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
    known_objectives,
    unique_parts,
    unique_titles,
    old_slugs,
)
