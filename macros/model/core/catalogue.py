"""The questions one may ask of what the toolbox holds, as one of its courses sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from macros.french import sans_accents

from ..records.formation import Formation, Module, ObjectifOperationnel
from ..records.indicateur import Indicateur
from ..records.methode import Methode
from ..records.programme import Programme
from .entries import AnyEntry, Entry, Relation
from .kinds import references
from .references import Reference, called_in, references_of
from .tables import Tables


@dataclass(frozen=True, eq=False, repr=False)
class Catalogue(Tables):
    """What the toolbox holds. One course is seen at a time: that of reference, or in a view (vue, of
    the whole) another."""

    vue: str = ""
    whole: Catalogue | None = None

    @cached_property
    def formation(self) -> Entry[Formation]:
        """The course that this catalogue sees: that of the view, or else the course of reference,
        which says so or holds the smallest objective's number."""
        if self.vue:
            return self.formations[self.vue]
        return min(self.formations.values(), key=precedence)

    def of(self, formation: str) -> Catalogue:
        """Return the catalogue as one course sees it: objectives and modules are its own, tools
        serve them. A course that is not there sees what the course of reference does."""
        return self._views.get(formation, self.whole or self)

    @cached_property
    def _views(self) -> Mapping[str, Catalogue]:
        if self.whole:
            return self.whole._views
        return {
            slug: self if slug == self.formation.slug else replace(self, vue=slug, whole=self)
            for slug in self.formations
        }

    @property
    def views(self) -> tuple[Catalogue, ...]:
        """The catalogue as each of its courses sees it, that of reference first."""
        return tuple(sorted(self._views.values(), key=lambda seen: seen.vue))

    def seen_by(self, entry: AnyEntry) -> Catalogue:
        """Return the catalogue as the course of an entry sees it: a course's own, a programme's,
        the first that evaluates with a questionnaire."""
        slug = entry.slug if entry.kind == "formations" else ""
        if isinstance(entry.record, Programme):
            slug = entry.record.formation
        if entry.kind == "questionnaires":
            slug = self._evaluated_by.get(entry.slug, "")
        return self.of(slug)

    @cached_property
    def _evaluated_by(self) -> Mapping[str, str]:
        """The course whose objectives each questionnaire asks about."""
        return {
            evaluation.questionnaire: seen.formation.slug
            for seen in reversed(self.views)
            for evaluation in seen.formation.record.evaluations
        }

    @property
    def ici(self) -> str:
        """Where the objectives, the modules and the sheets of the course have their pages: at the
        root of the site for the course of reference, under its own page for another."""
        return self.formation.url if self.vue else ""

    @cached_property
    def objectifs(self) -> Mapping[int, ObjectifOperationnel]:
        """The operational objectives of the course, by number."""
        found = self.formation.record.objectifs if self.formations else ()
        return {objectif.id: objectif for objectif in found}

    @cached_property
    def modules(self) -> Mapping[int, Module]:
        """The modules of the course, by number."""
        found = self.formation.record.modules if self.formations else ()
        return {module.id: module for module in found}

    def objectifs_of(self, entry: AnyEntry) -> tuple[int, ...]:
        """Return the objectives of the course that an entry serves, in order."""
        record = entry.record
        if isinstance(record, Programme):
            return tuple(sorted(programme_objectifs(record))) if self._own(entry) else ()
        if isinstance(record, Formation):
            return tuple(o.id for o in record.objectifs) if self._own(entry) else ()
        theme = self.themes[entry.document_slug] if isinstance(record, Indicateur) else entry
        return self._served(entry, getattr(theme.record, "objectifs", ()))

    def _own(self, entry: AnyEntry) -> bool:
        return self.seen_by(entry) is self

    def _served(self, entry: AnyEntry, written: tuple[int, ...]) -> tuple[int, ...]:
        """Return what a tool serves: the numbers it writes are those of the course of reference."""
        if not self.vue:
            return tuple(sorted(written))
        return tuple(
            number
            for number, o in sorted(self.objectifs.items())
            if entry.slug in o.sert(entry.kind)
            or (o.outils and not set(written).isdisjoint(o.outils.comme))
        )

    def modules_of(self, entry: AnyEntry) -> tuple[int, ...]:
        """Return the modules of the objectives an entry serves, in order."""
        found = {
            self.objectifs[number].module
            for number in self.objectifs_of(entry)
            if number in self.objectifs
        }
        return tuple(sorted(found))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every link between two tools, once, as its source declares it."""
        return tuple(relation for entry in self.entries() for relation in _relations(entry, self))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every name that a record writes in its header, or that the search's file writes, found or not."""
        every = (*self.entries(), *filter(None, (self.recherche,)))
        return tuple(found for entry in every for found in references_of(entry))

    @cached_property
    def named(self) -> frozenset[tuple[str, str]]:
        """The kind and slug of everything that the header of another record names."""
        return frozenset(
            (r.kind, r.slug)
            for r in self.references
            if (r.kind, r.slug) != (r.entry.kind, r.entry.slug)
        )

    @cached_property
    def called(self) -> frozenset[str]:
        """Every word between quotes in the calls of the tools' prose: names among others."""
        bodies = (entry.document.body for entry in self.files())
        return frozenset(word for body in bodies for word in called_in(body))

    @cached_property
    def _outgoing(self) -> Mapping[tuple[str, str], list[Relation]]:
        return _grouped((r.source, r) for r in self.relations)

    @cached_property
    def _incoming(self) -> Mapping[tuple[str, str], list[Relation]]:
        return _grouped((r.target, r) for r in self.relations)

    def outgoing(self, entry: AnyEntry, name: str = "") -> list[Relation]:
        """Return the links an entry declares, of one name or of all."""
        found = self._outgoing.get((entry.kind, entry.slug), [])
        return [r for r in found if name in ("", r.name)]

    def incoming(self, entry: AnyEntry, name: str = "") -> list[Relation]:
        """Return the links other tools declare towards an entry."""
        found = self._incoming.get((entry.kind, entry.slug), [])
        return [r for r in found if name in ("", r.name)]

    def neighbours(self, entry: AnyEntry, kind: str) -> list[AnyEntry]:
        """Return the tools of a kind linked to an entry, either way, without repeats."""
        both = [r.target for r in self.outgoing(entry)] + [r.source for r in self.incoming(entry)]
        unique = {(e.kind, e.slug): e for e in both if e.kind == kind}
        return list(unique.values())

    def serving(self, kind: str, objectif: int) -> list[AnyEntry]:
        """Return the entries of a kind that serve an objective, the dedicated ones first."""
        found = [e for e in self.kind(kind).values() if objectif in self.objectifs_of(e)]
        return sorted(
            found, key=lambda e: (self.objectifs_of(e)[0] != objectif, sans_accents(e.titre))
        )

    def around(self, kind: str, objectif: int) -> list[AnyEntry]:
        """Return the entries of a kind that serve an objective, then those linked to the methods
        and sheets that serve it first."""
        near = [
            entry
            for other in ("fiches", "methodes")
            for tool in self.serving(other, objectif)
            if self.objectifs_of(tool)[0] == objectif
            for entry in self.neighbours(tool, kind)
        ]
        found = {e.slug: e for e in [*self.serving(kind, objectif), *near]}
        return list(found.values())


def precedence(entry: Entry[Formation]) -> tuple[int, int]:
    """Return a key that sorts the course of reference first: the one that says so, or else the one
    that holds the smallest objective's number and does not say otherwise."""
    said = {True: 0, None: 1, False: 2}[entry.record.reference]
    return said, min(o.id for o in entry.record.objectifs)


def programme_objectifs(programme: Programme) -> set[int]:
    """Return the objectives that the half-days of a programme say they work on."""
    halves = [half for jour in programme.jours for _, half in jour.halves]
    return {number for half in halves for number in half.objectifs}


def _relations(entry: AnyEntry, catalogue: Catalogue) -> Iterable[Relation]:
    for name, kind in references(entry.kind):
        for slug in getattr(entry.record, name):
            if slug in catalogue.kind(kind):
                yield Relation(entry, catalogue.kind(kind)[slug], name)
    if isinstance(entry.record, Methode):
        for other in entry.record.alternatives:
            if other.slug in catalogue.methodes:
                yield Relation(entry, catalogue.methodes[other.slug], "alternatives", other.si)


def _grouped(
    pairs: Iterable[tuple[AnyEntry, Relation]],
) -> Mapping[tuple[str, str], list[Relation]]:
    groups: dict[tuple[str, str], list[Relation]] = {}
    for entry, relation in pairs:
        groups.setdefault((entry.kind, entry.slug), []).append(relation)
    return groups
