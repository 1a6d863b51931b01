"""What two files both say: a title, an address, a number, a sentence. The newcomer is told, once.

A file copied under another name says everything twice: that is one problem, on the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice

from macros.memory import Memory

from ..base.problems import MOST_TOLD, Problem
from ..base.sentences import sentences, words
from ..core.ages import eldest_first
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import THEMES, every, kind_of
from ..records.outil import Tool
from .liens import fault
from .textes import texts

SAME_WORDS = 6
"""Two sentences of at least so many words that say the same are one too many."""

NOT_READ = {"url", "source", "slug"}
QUOTED = {"sources", "base_legale", "origine"}
"""Fields that name the works of others: two tools may quote the same."""

EXPLAINED = {"mots"}
"""Fields that explain a word: the same word means the same everywhere."""

UNFINISHED = re.compile(r"\b(?:À écrire|Lorem ipsum|TODO|XXX)\b")


@dataclass(frozen=True, slots=True)
class Double:
    """One thing that a newcomer says after an elder, and the problem that it is."""

    newcomer: AnyEntry
    elder: AnyEntry
    problem: Problem
    title: bool = False


def doubles(catalogue: Catalogue) -> Iterator[Problem]:
    """No two files bear the same title, address or number, nor say the same sentence."""
    pairs: dict[tuple[str, str], list[Double]] = {}
    for found in _doubles(catalogue):
        pairs.setdefault((found.newcomer.path, found.elder.path), []).append(found)
    for (newcomer, elder), told in pairs.items():
        if newcomer == elder or len(told) <= MOST_TOLD:
            yield from (found.problem for found in told)
        else:
            yield _copied(told)


def _doubles(catalogue: Catalogue) -> Iterator[Double]:
    for kind in every():
        aged = eldest_first(catalogue, catalogue.kind(kind).values())
        yield from _titles(aged)
        yield from _addresses(catalogue, kind, aged)
        if kind == "formations":
            yield from _numbers(aged)
            yield from _courses(aged)
        if kind == "themes":
            yield from _parts(aged)
    yield from _terms(catalogue)
    yield from _sentences(eldest_first(catalogue, filter(is_tool, catalogue.files())))


def is_tool(entry: AnyEntry) -> bool:
    """Say whether a file holds a tool: what has a state and a prose of its own; not what stands
    beside a tool, under its name."""
    kind = every().get(entry.kind)
    return bool(kind and kind.tool) and isinstance(entry.record, Tool | None)


def _copied(told: list[Double]) -> Problem:
    newcomer, elder, count = told[0].newcomer, told[0].elder, len(told)
    whole = any(found.title for found in told)
    if whole or 2 * count >= sum(1 for _ in said(newcomer)):
        what = f"ce fichier est une copie de {elder.path} : {count} passages y sont les mêmes"
        cure = f"les récrire, ou le supprimer et lancer : {_command(elder)}"
        return Problem(newcomer.path, 1, "", f"{what} ; {cure}")
    lines = ", ".join(str(found.problem.line) for found in told[:3])
    what = f"{count} passages sont déjà dans {elder.path} (lignes {lines}…)"
    return Problem(newcomer.path, 1, "", f"{what} ; dire ce que cet outil a de propre")


def _command(elder: AnyEntry) -> str:
    """Return the command that starts a tool from another one; numbers and names are not copied."""
    kind = kind_of(elder.kind)
    if kind.tool:
        return f'dupliquer {kind.word} {elder.slug} "Nouveau titre"'
    return f'new {"indicateur" if kind is THEMES else "formation"} "Nouveau titre"'


def _titles(aged: list[AnyEntry]) -> Iterator[Double]:
    """Two records of a kind never bear the same name."""
    first: dict[str, AnyEntry] = {}
    for entry in aged:
        kept = first.setdefault(entry.titre.casefold(), entry)
        if kept is not entry:
            sentence = f"« {entry.titre} » est déjà le nom de {_named(kept, entry.path)}"
            problem = fault(
                entry, (kind_of(entry.kind).title,), f"{sentence} ; préciser l’un des deux"
            )
            yield Double(entry, kept, problem, not entry.where)


def _named(entry: AnyEntry, path: str) -> str:
    """Return the file that holds a record, or the record and its line inside the same file."""
    if not entry.where:
        return entry.path
    line = entry.line(kind_of(entry.kind).title)
    place = f"ligne {line}" if entry.path == path else f"{entry.path}:{line}"
    return f"« {entry.slug} » ({place})"


def _addresses(catalogue: Catalogue, kind: str, aged: list[AnyEntry]) -> Iterator[Double]:
    """An old address leads to one page only, and never to a living one."""
    taken: dict[str, AnyEntry] = {}
    for entry in aged:
        for n, slug in enumerate(getattr(entry.record, "anciens_slugs", ())):
            living = catalogue.kind(kind).get(slug)
            kept = living or taken.setdefault(slug, entry)
            if living or kept is not entry:
                owner = "un outil actuel" if living else kept.path
                sentence = f"l’ancienne adresse « {slug} » est déjà prise par {owner}"
                problem = fault(entry, ("anciens_slugs", n), f"{sentence} ; la retirer ici")
                yield Double(entry, kept, problem)


def _numbers(aged: list[AnyEntry]) -> Iterator[Double]:
    """Modules and objectives bear one number each in their course."""
    for entry in aged:
        for name in ("modules", "objectifs"):
            ids = [part.id for part in getattr(entry.record, name)]
            for n, number in enumerate(ids):
                if number in ids[:n]:
                    sentence = f"le numéro {number} est déjà pris ; en choisir un autre"
                    yield Double(entry, entry, fault(entry, (name, n, "id"), sentence))


def _courses(aged: list[AnyEntry]) -> Iterator[Double]:
    """A course whose modules and objectives are all those of another one is its copy."""
    first: dict[tuple[tuple[str, int, str], ...], AnyEntry] = {}
    for entry in aged:
        lists = ((name, getattr(entry.record, name)) for name in ("modules", "objectifs"))
        parts = tuple(
            (name, n, part.titre) for name, found in lists for n, part in enumerate(found)
        )
        kept = first.setdefault(parts, entry)
        for name, n, titre in parts if kept is not entry else ():
            sentence = f"« {titre} » est déjà dans {kept.path} ; le récrire"
            yield Double(entry, kept, fault(entry, (name, n, "titre"), sentence))


def _parts(aged: list[AnyEntry]) -> Iterator[Double]:
    """An indicator's slug is used once in the whole toolbox."""
    taken: dict[str, tuple[AnyEntry, int]] = {}
    for theme in aged:
        for n, record in enumerate(theme.record.indicateurs):
            line = theme.line("indicateurs", n, "slug")
            kept, where = taken.setdefault(record.slug, (theme, line))
            if (kept, where) != (theme, line):
                place = f"{kept.path}:{where}"
                sentence = f"l’identifiant « {record.slug} » est déjà pris ({place})"
                path = ("indicateurs", n, "slug")
                yield Double(theme, kept, fault(theme, path, f"{sentence} ; en choisir un autre"))


def _terms(catalogue: Catalogue) -> Iterator[Double]:
    """A term's slug is used once."""
    file = catalogue.glossaire_file
    for n, terme in enumerate(file.record.termes if file else ()):
        if file and catalogue.glossaire[terme.slug].record is not terme:
            line = catalogue.glossaire[terme.slug].line("slug")
            sentence = f"l’identifiant « {terme.slug} » est déjà pris (ligne {line})"
            path = ("termes", n, "slug")
            yield Double(file, file, fault(file, path, f"{sentence} ; en choisir un autre"))


def _sentences(aged: list[AnyEntry]) -> Iterator[Double]:
    """No sentence of six words or more stands in two tools that are written to the end."""
    first: dict[bytes, AnyEntry] = {}
    for entry in aged:
        for n, sentence in enumerate(_WHOLE.of(entry.document.mark, partial(_whole, entry))):
            before = first.setdefault(sentence, entry)
            if before is not entry:
                yield Double(entry, before, _again(entry, n, before))


_WHOLE: Memory[tuple[bytes, ...]] = Memory("sentences")


def _whole(entry: AnyEntry) -> tuple[bytes, ...]:
    """Return a digest of each whole sentence of a tool that is written to the end: their words
    would weigh as much as the toolbox."""
    finished = not UNFINISHED.search(f"{entry.document.data}{entry.document.body}")
    told = (text for _, _, text in _whole_ones(entry)) if finished else ()
    return tuple(blake2b(text.encode(), digest_size=12).digest() for text in told)


def _whole_ones(entry: AnyEntry) -> Iterator[tuple[int, str, str]]:
    """Yield the line of each whole sentence, the sentence and its words."""
    for line, sentence in said(entry):
        told = words(sentence)
        if len(told) >= SAME_WORDS and sentence.rstrip(" »")[-1] in ".!?…":
            yield line, sentence, " ".join(told)


def _again(entry: AnyEntry, n: int, before: AnyEntry) -> Problem:
    """Return what to say of the nth whole sentence of a tool, that another one says before."""
    line, sentence, _ = next(islice(_whole_ones(entry), n, None))
    shown = " ".join(sentence.split()[:9]).rstrip(".!?… ")
    where = f"« {shown}… » est déjà dans {before.path}"
    return Problem(entry.path, line, "", f"{where} ; dire ce que cet outil a de propre")


def said(entry: AnyEntry) -> Iterator[tuple[int, str]]:
    """Yield every sentence that a tool says in its own name, with its line."""
    for where, text in texts(entry.document.data, ()):
        if not (QUOTED | NOT_READ | EXPLAINED) & set(where) and len(text) > 20:
            line = fault(entry, where, "").line
            yield from ((line, sentence) for _, sentence in sentences(text))
    for offset, sentence in sentences(entry.document.body):
        yield entry.document.body_line + offset, sentence


RULES = (doubles,)
