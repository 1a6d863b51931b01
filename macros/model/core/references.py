"""Every name of a tool that another one writes in its header, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..records.formation import Formation
from ..records.methode import Methode
from ..records.programme import Programme
from ..records.recherche import Recherche
from ..records.sequence import UseOfTool
from ..records.session import Session
from ..records.situation import Situation
from ..source.yaml_source import Path
from .entries import AnyEntry
from .kinds import KINDS, references

CHOICES = ("inclure", "exclure", "repeter")
"""The lists of methods among the constraints of a programme."""


_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_QUOTED = re.compile(r"[\"']([a-z0-9-]+)[\"']")


def called_in(body: str) -> Iterator[str]:
    """Yield every word that the calls of a prose write between quotes."""
    if "{{" in body:
        for call in _CALL.findall(body):
            yield from _QUOTED.findall(call)


@dataclass(frozen=True, slots=True)
class Reference:
    """One name of a tool, at its path in the header of an entry.

    again: the same entry names it elsewhere too, and is judged there.
    """

    entry: AnyEntry
    path: Path
    slug: str
    kind: str
    again: bool = False


def references_of(entry: AnyEntry) -> Iterator[Reference]:
    """Yield every name of another record that an entry writes in its header."""
    for name, kind in references(entry.kind):
        for n, slug in enumerate(getattr(entry.record, name)):
            yield Reference(entry, (name, n), slug, kind)
    if isinstance(entry.record, Methode):
        yield from _of_method(entry, entry.record)
    if isinstance(entry.record, Situation):
        yield from _of_situation(entry, entry.record)
    if isinstance(entry.record, Recherche):
        yield from _of_search(entry, entry.record)
    if isinstance(entry.record, Programme):
        yield from _of_programme(entry, entry.record)
    if isinstance(entry.record, Formation):
        yield from _of_course(entry, entry.record)
    if isinstance(entry.record, Session):
        yield Reference(entry, ("programme",), entry.record.programme, "programmes")
        if entry.record.territoire:
            yield Reference(entry, ("territoire",), entry.record.territoire, "territoires")


def _of_method(entry: AnyEntry, record: Methode) -> Iterator[Reference]:
    for n, other in enumerate(record.alternatives):
        yield Reference(entry, ("alternatives", n, "slug"), other.slug, "methodes")
    for n, given in enumerate(record.nourrit):
        yield Reference(entry, ("nourrit", n, "fiche"), given.fiche, "fiches", True)


def _of_situation(entry: AnyEntry, record: Situation) -> Iterator[Reference]:
    """Yield the tools and indicators of a situation: they lead nowhere back, since many situations
    name the same tool and its page would only say so."""
    for n, recours in enumerate(record.recours):
        for field, kind, slug in recours.nomme:
            yield Reference(entry, ("recours", n, field), slug, kind)
    for n, slug in enumerate(record.indicateurs):
        yield Reference(entry, ("indicateurs", n), slug, "indicateurs")


def _of_search(entry: AnyEntry, record: Recherche) -> Iterator[Reference]:
    """Yield what an empty box proposes, where phrases lead, and what trials accept."""
    for n, slug in enumerate(record.suggestions):
        yield Reference(entry, ("suggestions", n), slug, "situations")
    for n, acces in enumerate(record.acces):
        for k, page in enumerate(acces.vers):
            yield from _page(entry, ("acces", n, "vers", k), page)
    for n, essai in enumerate(record.essais):
        for k, page in enumerate(essai.accepte):
            yield from _page(entry, ("essais", n, "accepte", k), page)


def _page(entry: AnyEntry, path: Path, page: str) -> Iterator[Reference]:
    """Yield the tool that a page is of: it is named by its kind, then its name."""
    kind, _, slug = page.partition("/")
    if kind in KINDS:
        yield Reference(entry, path, slug, kind)


def _of_programme(entry: AnyEntry, record: Programme) -> Iterator[Reference]:
    yield Reference(entry, ("formation",), record.formation, "formations")
    yield Reference(entry, ("territoire",), record.territoire, "territoires")
    for n, slug in enumerate(record.contraintes.fiches_legeres):
        yield Reference(entry, ("contraintes", "fiches_legeres", n), slug, "fiches")
    for name in CHOICES:
        for n, slug in enumerate(getattr(record.contraintes, name)):
            yield Reference(entry, ("contraintes", name, n), slug, "methodes")
    for j, jour in enumerate(record.jours):
        for half, content in jour.halves:
            for n, sequence in enumerate(content.sequences):
                where: Path = ("jours", j, half, "sequences", n)
                if isinstance(sequence, UseOfTool):
                    path = (*where, sequence.nature)
                    yield Reference(entry, path, sequence.slug, sequence.KIND)


def _of_course(entry: AnyEntry, record: Formation) -> Iterator[Reference]:
    yield from _of_modules(entry, record)
    for n, objectif in enumerate(record.objectifs):
        for f, slug in enumerate(objectif.fiches):
            yield Reference(entry, ("objectifs", n, "fiches", f), slug, "fiches")
        for name in KINDS:
            for t, slug in enumerate(getattr(objectif.outils, name, ())):
                yield Reference(entry, ("objectifs", n, "outils", name, t), slug, name)
        for s, seuil in enumerate(objectif.seuils):
            yield Reference(
                entry, ("objectifs", n, "seuils", s, "fiche"), seuil.fiche, "fiches", True
            )
    for name in ("methodes", "ressources", "points_forts"):
        for n, promesse in enumerate(getattr(record, name)):
            if promesse.fiche:
                yield Reference(entry, (name, n, "fiche"), promesse.fiche, "fiches", True)
    for n, evaluation in enumerate(record.evaluations):
        where = ("evaluations", n, "questionnaire")
        yield Reference(entry, where, evaluation.questionnaire, "questionnaires")


def _of_modules(entry: AnyEntry, record: Formation) -> Iterator[Reference]:
    """Yield the programmes whose sequences work on the questions of a course."""
    for m, module in enumerate(record.modules):
        for n, travail in enumerate(module.travaux):
            where: Path = ("modules", m, "travaux", n, "programme")
            yield Reference(entry, where, travail.programme, "programmes")
