"""What contradicts itself: a tool before and after itself, a name that is another tool's, a name that
is nobody's, a sentence said twice in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.french import enumeration, sans_accents

from ..base.problems import Problem
from ..base.sentences import sentences, words
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import KINDS
from .doubles import NOT_READ, QUOTED, SAME_WORDS, is_tool
from .liens import fault
from .textes import texts

TOLD_AGAIN = {"etapes", "jours", "seminaires", "consigne_simple", "options", "exemple", "en_simple"}
"""Fields where one says again on purpose: steps are lived again in a form, answers are the same, plain
sentences say what the tool says."""

_NAMED = re.compile(
    r"\b(méthode|fiche|schéma|indicateur|situation|questionnaire)s? «[ \u00a0\u202f]([^»]+?)[ \u00a0\u202f]»"
)
_KINDS = {
    "méthode": "methodes",
    "fiche": "fiches",
    "schéma": "gouvernance",
    "indicateur": "indicateurs",
    "situation": "situations",
    "questionnaire": "questionnaires",
}
_LINK = re.compile(
    r"\blien\(\s*[\"']([\w-]+)[\"'],\s*[\"']([\w-]+)[\"'],\s*[\"']([^\"']+)[\"']\s*\)"
)
Names = Mapping[str, set[str]]
"""The names that tools of a kind go by, each with the tools that bear it."""
_ARTICLE = re.compile(r"^(?:le|la|les|un|une|du|des|cette|ce|l’) ?")


def rings(catalogue: Catalogue) -> Iterator[Problem]:
    """No method comes before and after itself, whatever the number of « suites » in between."""
    done: set[str] = set()
    for slug in catalogue.methodes:
        yield from _from(catalogue, slug, done)


def _from(catalogue: Catalogue, start: str, done: set[str]) -> Iterator[Problem]:
    """Yield a problem for each of the « suites » that closes a ring, walking on from one method:
    those that are done lead to no ring that was not told."""
    trail, rest = [start], [iter(_after(catalogue, start, done))]
    while trail:
        n, after = next(rest[-1], (0, ""))
        if not after:
            done.add(trail.pop())
            rest.pop()
        elif after in trail:
            yield _ring(catalogue, n, trail[trail.index(after) :])
        elif after not in done:
            trail.append(after)
            rest.append(iter(_after(catalogue, after, done)))


def _after(catalogue: Catalogue, slug: str, done: set[str]) -> list[tuple[int, str]]:
    named = enumerate(catalogue.methodes[slug].record.suites) if slug not in done else ()
    return [(n, after) for n, after in named if after in catalogue.methodes and after != slug]


def _ring(catalogue: Catalogue, n: int, ring: list[str]) -> Problem:
    way = enumeration([f"« {slug} »" for slug in (*ring, ring[0])], "puis")
    sentence = f"ces suites tournent en rond : {way}"
    cure = (
        "un outil ne vient pas avant et après lui-même ; retirer ici la suite, ou l’une des autres"
    )
    return fault(catalogue.methodes[ring[-1]], ("suites", n), f"{sentence} ; {cure}")


def names(catalogue: Catalogue) -> Iterator[Problem]:
    """A link does not bear the name of another tool of the kind, and a tool quoted by its kind and
    its name exists."""
    known = {kind: _names(catalogue, kind) for kind in KINDS}
    for entry in filter(is_tool, catalogue.files()):
        for n, line in enumerate(entry.document.body.split("\n")):
            where = entry.document.body_line + n
            for sentence in (*_aside(catalogue, known, line), *_ghosts(catalogue, known, line)):
                yield Problem(entry.path, where, "", sentence)
        for path, text in texts(entry.document.data, ()):
            if not QUOTED & set(path):
                for sentence in _ghosts(catalogue, known, text):
                    yield fault(entry, path, sentence)


def _names(catalogue: Catalogue, kind: str) -> Names:
    """Return the names that the tools of a kind go by, each with those that bear it: a copy bears its
    elder's, and that is its own problem."""
    told: dict[str, set[str]] = {}
    for entry in catalogue.kind(kind).values():
        for name in (*getattr(entry.record, "autres_noms", ()), entry.titre):
            told.setdefault(_flat(name), set()).add(entry.slug)
    return told


def _flat(name: str) -> str:
    return _ARTICLE.sub("", sans_accents(name).casefold().strip())


def _aside(catalogue: Catalogue, known: Mapping[str, Names], line: str) -> Iterator[str]:
    for kind, slug, shown in _LINK.findall(line) if "lien(" in line else ():
        bearers = known.get(kind, {}).get(_flat(shown), {slug})
        if slug not in bearers and slug in catalogue.kind(kind):
            other = min(bearers)
            yield f"le lien dit « {shown} » et mène à « {slug} » ; écrire « {other} », ou d’autres mots"


def _ghosts(catalogue: Catalogue, known: Mapping[str, Names], text: str) -> Iterator[str]:
    for word, name in _NAMED.findall(text) if "«" in text else ():
        kind = _KINDS[word]
        if name[:1].isupper() and _flat(name) not in known[kind] and not catalogue.broken.get(kind):
            yield f"aucun outil de ce genre ne s’appelle « {name} » ; corriger le nom, ou retirer « {word} »"


def twice(entry: AnyEntry) -> Iterator[Problem]:
    """A tool says no sentence of six words or more twice, outside steps, and no two of its variants
    bear one title."""
    if is_tool(entry) and getattr(entry.record, "formation", None) is None:
        first: dict[str, int] = {}
        for line, sentence in _own(entry):
            told = " ".join(words(sentence))
            if first.setdefault(told, line) != line:
                shown = " ".join(sentence.split()[:9]).rstrip(".!?… ")
                cure = "la garder à un seul endroit"
                yield Problem(
                    entry.path, line, "", f"« {shown}… » est déjà ligne {first[told]} ; {cure}"
                )
        yield from _same_variants(entry)


def _own(entry: AnyEntry) -> Iterator[tuple[int, str]]:
    """Yield each whole sentence that is said once at most, with its line."""
    for where, text in texts(entry.document.data, ()):
        if not (QUOTED | NOT_READ | TOLD_AGAIN) & set(where) and len(text) > 20:
            line = entry.line(*where)
            yield from ((line, told) for _, told in sentences(text) if _whole(told))
    for offset, told in sentences(entry.document.body):
        if _whole(told):
            yield entry.document.body_line + offset, told


def _whole(sentence: str) -> bool:
    return sentence.rstrip(" »")[-1:] in tuple(".!?…") and len(words(sentence)) >= SAME_WORDS


def _same_variants(entry: AnyEntry) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for n, variant in enumerate(getattr(entry.record, "variantes", ())):
        if seen.setdefault(_flat(variant.titre), n) != n:
            sentence = f"deux variantes s’appellent « {variant.titre} » ; n’en garder qu’une"
            yield fault(entry, ("variantes", n, "titre"), sentence)


OF_ONE = (twice,)
RULES = (rings, names)
