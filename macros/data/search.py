"""The search's index: every tool and page, the roots of its words, and words that mean the same.

It leaves as a classic script, so that a folder opened from a USB stick can read it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypedDict

from pydantic import BaseModel

from macros.kept import digest
from macros.memory import Memory
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.told.search_words import DOUBLED, ENDINGS, SILENT, roots

TITLE, NAME, LEAD, WORD, BODY = 12, 10, 5, 4, 1
"""What a root weighs in a title, another name, the lead, a word of a closed list, the text."""

MOST_BODY = 3
"""How much a root repeated in a text may weigh."""

WEIGHTS = (*range(BODY, MOST_BODY + 1), WORD, LEAD, NAME, TITLE)
"""What a root may weigh in a page; eight values at most."""

FIRST, HALF = "#", 28
"""Signs from the first are digits: a number ends at one of the first half."""

ASIDE = {
    "sources",
    "a_verifier",
    "mise_a_jour",
    "etat",
    "anciens_slugs",
    "slug",
    "licence",
    "origine",
}
"""Fields that no one looks for a tool by."""

_MARKUP = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|<[^>]*>|[`*_#|{}\[\]]")


class Index(TypedDict):
    """What the search reads: a page is its title, address, kind, lead and objectives; a line of
    racines is a root, a space, and its pages as `written` says them."""

    genres: list[str]
    pages: list[tuple[str, str, int, str, list[int]]]
    racines: str
    poids: list[int]
    synonymes: dict[str, str]
    muets: str
    fins: str
    doublees: str


@dataclass(frozen=True)
class Found:
    """A page as the search shows it: its title, address, kind, lead and objectives; and what its
    words weigh."""

    titre: str
    url: str
    genre: str
    accroche: str
    objectifs: tuple[int, ...]
    poids: Mapping[str, int]


def guide(titre: str, url: str, accroche: str, body: str) -> Found:
    """Return a page written by hand as the search shows it."""
    told = [(titre, TITLE), (accroche, LEAD)]
    return Found(titre, url, "Guides et repères", accroche, (), _weigh(told, _plain(body)))


def index(
    catalogue: Catalogue,
    prose: Callable[[AnyEntry], str],
    guides: Iterable[Found],
    named: Callable[[str], str],
) -> Index:
    """Return the index; named turns a page's address into its file."""
    found = [*_tools(catalogue, prose), *_goals(catalogue), *guides]
    return {
        "genres": (genres := list(dict.fromkeys(x.genre for x in found))),
        "pages": [
            (x.titre, named(x.url), genres.index(x.genre), x.accroche, list(x.objectifs))
            for x in found
        ],
        "racines": _postings(found),
        "poids": list(WEIGHTS),
        "synonymes": _synonyms(catalogue),
        "muets": " ".join(sorted(SILENT)),
        "fins": " ".join(ENDINGS),
        "doublees": " ".join(sorted(DOUBLED)),
    }


def _tools(catalogue: Catalogue, prose: Callable[[AnyEntry], str]) -> Iterator[Found]:
    for kind in KINDS.values():
        for entry in catalogue.kind(kind.name).values():
            r = entry.record
            lead = str(getattr(r, "accroche", None) or getattr(r, "definition", ""))
            others = (*getattr(r, "autres_noms", ()), *getattr(r, "formes", ()))
            told = [(entry.titre, TITLE), (lead, LEAD)]
            told += [(name, NAME) for name in others]
            told += [(word, WORD) for word in _words(catalogue, entry)]
            body = " ".join(_texts(r)) + " " + _plain(prose(entry))
            numbers = catalogue.objectifs_of(entry)
            yield Found(entry.titre, entry.url, kind.nom, lead, numbers, _weigh(told, body))


def _goals(catalogue: Catalogue) -> Iterator[Found]:
    views = [catalogue.of(slug) for slug in catalogue.formations]
    for seen, o in ((view, o) for view in views for o in view.objectifs.values()):
        numbers = () if seen.ici else (o.id,)
        told = [(o.court, TITLE), (o.je_veux, NAME), (o.titre, LEAD)]
        body = " ".join((o.presentation, o.critere, *o.livrables))
        lead = f"Je veux {o.je_veux}."
        address = f"{seen.ici}objectifs/{o.id}/"
        yield Found(o.court, address, "Objectifs", lead, numbers, _weigh(told, body))


def _words(catalogue: Catalogue, entry: AnyEntry) -> Iterator[str]:
    """Yield the words of closed lists that describe a tool, with what people say instead."""
    for field, liste in KINDS[entry.kind].words:
        mot = catalogue.mot(liste, attrgetter(field)(entry.record))
        yield f"{mot.nom} {mot.mots}"
    for number in catalogue.objectifs_of(entry):
        yield catalogue.objectifs[number].court


def _texts(value: object, name: str = "") -> Iterator[str]:
    if name in ASIDE:
        return
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _texts(getattr(value, field), field)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str) and " " in value:
        yield value


def _plain(text: str) -> str:
    return _MARKUP.sub(" ", text)


_WEIGHED: Memory[Mapping[str, int]] = Memory("weights of words")


def _weigh(told: Iterable[tuple[str, int]], body: str) -> Mapping[str, int]:
    heads = tuple(told)
    return _WEIGHED.of(digest(repr(heads), body), lambda: _weighed(heads, body))


def _weighed(told: Iterable[tuple[str, int]], body: str) -> Mapping[str, int]:
    weights: dict[str, int] = defaultdict(int)
    for root in roots(body):
        weights[root] = min(MOST_BODY, weights[root] + BODY)
    for text, weight in told:
        for root in set(roots(text)):
            weights[root] = max(weight, weights[root])
    return dict(weights)


def _postings(found: Iterable[Found]) -> str:
    """Return, a line for each root, its pages and what it weighs in each."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rank, page in enumerate(found):
        for root, weight in page.poids.items():
            postings[root].append((rank, weight))
    return "\n".join(f"{root} {written(pages)}" for root, pages in sorted(postings.items()))


def written(pages: Iterable[tuple[int, int]]) -> str:
    """Return ranks of pages, in order, and weights in a few signs: a third of what numbers take.

    Each is eight times the step from the rank before, plus the place of the weight; its digits come
    the lowest first (macros/web/trouver.js reads them).
    """
    signs, before = [], 0
    for rank, weight in pages:
        number, before = 8 * (rank - before) + WEIGHTS.index(weight), rank
        while number >= HALF:
            signs.append(chr(ord(FIRST) + HALF + number % HALF))
            number //= HALF
        signs.append(chr(ord(FIRST) + number))
    return "".join(signs)


def pages_of(signs: str) -> Iterator[tuple[int, int]]:
    """Yield the ranks and weights that `written` wrote."""
    rank, number, scale = 0, 0, 1
    for sign in signs:
        digit = ord(sign) - ord(FIRST)
        number += digit % HALF * scale
        scale *= HALF
        if digit < HALF:
            rank += number // 8
            yield rank, WEIGHTS[number % 8]
            number, scale = 0, 1


def _synonyms(catalogue: Catalogue) -> dict[str, str]:
    """Return what each form of a word of the glossary is the other name of, as roots."""
    found: dict[str, str] = {}
    for entry in catalogue.glossaire.values():
        term = " ".join(roots(entry.record.terme))
        for form in entry.record.formes:
            other = " ".join(roots(form))
            if other and term and other != term:
                found.setdefault(other, term)
    return dict(sorted(found.items()))
