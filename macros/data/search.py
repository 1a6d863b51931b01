"""The search's index: every tool and page, the roots of its words, and words that mean the same.

It leaves as a classic script, so that a folder opened from a USB stick can read it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypedDict

from pydantic import BaseModel

from macros.kept import digest
from macros.memory import Memory
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.told.search_words import DOUBLED, ENDINGS, MARKS, SILENT, roots
from macros.told.simples import NOM, SUITE, jumeaux, nom_simple

from . import search_said

TITLE, NAME, LEAD, WORD, BODY = 12, 10, 5, 4, 1
"""What a root weighs in a title, another name, the lead, a word of a closed list, the text."""

MOST_BODY = 3
"""How much a root repeated in a text may weigh."""

EVERYWHERE = 0.2
"""On more of the pages than this share, a root says nothing of those that only hold it in their text."""

WEIGHTS = (*range(BODY, MOST_BODY + 1), WORD, LEAD, NAME, TITLE)
"""What a root may weigh in a page; eight values at most."""

FIRST, HALF = "#", 28
"""Signs from the first are digits: a number ends at one of the first half."""

ASIDE = {
    "sources",
    "sans_source",
    "a_verifier",
    "mise_a_jour",
    "etat",
    "relectures",
    "essais",
    "anciens_slugs",
    "slug",
    "licence",
    "origine",
    "en_simple",
}
"""Fields that no one looks for a tool by."""

_MARKUP = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|<[^>]*>|[`*_#|{}\[\]]")


class Index(TypedDict):
    """What the search reads: a page is its title, address, kind, lead and objectives; a line of
    racines is a root, a space, and its pages as `written` says them; a line of noms, the roots of
    all that a page is called, between bars; filtre, how a root begins that filters; mene, the tools
    that a situation leads to; decor, the roots that say where one is; rangs, what a page weighs by
    its kind, in hundredths; rien and voies, what is said and where to go when words lead nowhere."""

    genres: list[str]
    rangs: list[int]
    pages: list[tuple[str, str, int, str, list[int]]]
    racines: str
    poids: list[int]
    noms: str
    filtre: str
    synonymes: dict[str, str]
    mene: dict[str, list[int]]
    suggestions: list[int]
    rien: str
    voies: list[tuple[str, str]]
    decor: list[str]
    muets: list[str]
    marques: str
    fins: list[str]
    doublees: list[str]


@dataclass(frozen=True)
class Found:
    """A page as the search shows it: its title, address, kind, lead and objectives; what its words
    weigh, what else it is called, and its name among its kind."""

    titre: str
    url: str
    genre: str
    accroche: str
    objectifs: tuple[int, ...]
    poids: Mapping[str, int]
    noms: tuple[str, ...] = ()
    cle: tuple[str, str] = ("", "")

    @property
    def nom(self) -> str:
        """How the team's file names it: methodes/world-cafe, reperes/relecture-croisee."""
        genre, nom = self.cle
        return nom if "/" in nom or genre == "reperes" else f"{genre}/{nom}"


WAYS = (
    ("Quand ça coince", "situations/"),
    ("choisir parmi les méthodes", "methodes/"),
    ("dire à l’équipe ce qui manque", "sur-cet-appareil/"),
)
"""Where an answer always leads, empty or not."""

NOTHING = (
    "Rien pour ces mots : c’est noté sur cet appareil. Essayer un seul mot, ou une phrase d’ici :"
)
"""What is said when words lead nowhere."""

TEAM = ("guide/", "formateurs/", "obligations/")
"""Where pages for the team and those that the law asks for stand."""


def guide(titre: str, url: str, accroche: str, body: str) -> Found:
    """Return a page written by hand as the search shows it."""
    told = [(titre, TITLE), (accroche, LEAD)]
    team = url.startswith(TEAM)
    genre = "Pour l’équipe, et la loi" if team else "Guides et repères"
    cle = ("equipe" if team else "reperes", url.strip("/"))
    return Found(titre, url, genre, accroche, (), _weigh(told, _plain(body)), (titre,), cle)


def twins(catalogue: Catalogue) -> Iterator[Found]:
    """Yield the list of the twins in plain sentences, and each of them: found by these words first,
    after the tool that it tells."""
    found = list(jumeaux(catalogue))
    if found:
        yield guide(NOM, f"{SUITE}/", "Des outils dits simplement, une idée par phrase.", "")
    for entry in found:
        titre, lead = f"{nom_simple(entry)} : en phrases simples", entry.record.en_simple.pour
        told = [(NOM, TITLE), (nom_simple(entry), NAME), (entry.titre, LEAD)]
        url = f"{entry.url}{SUITE}/"
        cle = ("reperes", url.strip("/"))
        yield Found(titre, url, "Guides et repères", lead, (), _weigh(told, lead), (titre,), cle)


def index(
    catalogue: Catalogue,
    prose: Callable[[AnyEntry], str],
    guides: Iterable[Found],
    named: Callable[[str], str],
) -> Index:
    """Return the index; named turns a page's address into its file."""
    said = search_said.told(catalogue)
    pages = (*_tools(catalogue, prose), *_goals(catalogue), *_modules(catalogue), *guides)
    led = search_said.led(said)
    found = [_led(page, led.get(page.nom, ())) for page in pages]
    rank = {page.cle: n for n, page in enumerate(found)}
    kinds = {page.genre: page.cle[0] for page in reversed(found)}
    return {
        "genres": (genres := list(dict.fromkeys(x.genre for x in found))),
        "rangs": [round(100 * said.rangs.get(kinds[genre], 1)) for genre in genres],
        "pages": [
            (x.titre, named(x.url), genres.index(x.genre), x.accroche, list(x.objectifs))
            for x in found
        ],
        "racines": _postings(found),
        "poids": list(WEIGHTS),
        "noms": "\n".join(map(_named, found)),
        "filtre": search_said.FILTER,
        "synonymes": search_said.synonyms(catalogue),
        "mene": search_said.leads(catalogue, rank),
        "suggestions": [rank["situations", slug] for slug in said.suggestions],
        "rien": NOTHING,
        "voies": [(nom, named(url)) for nom, url in WAYS],
        "decor": sorted(set(roots(said.decor))),
        "muets": sorted(SILENT),
        "marques": MARKS,
        "fins": list(ENDINGS),
        "doublees": sorted(DOUBLED),
    }


def _tools(catalogue: Catalogue, prose: Callable[[AnyEntry], str]) -> Iterator[Found]:
    for kind in KINDS.values():
        for entry in catalogue.kind(kind.name).values():
            r = entry.record
            lead = _lead(r)
            names = search_said.noms(entry)
            other = WORD if kind is KINDS["situations"] else NAME
            told = [(entry.titre, TITLE), (lead, LEAD), *((name, other) for name in names[1:])]
            told += [(word, WORD) for word in _words(catalogue, entry)]
            body = " ".join(_texts(r)) + " " + _plain(prose(entry))
            numbers = catalogue.objectifs_of(entry)
            weights = {**_weigh(told, body), **_filters(catalogue, entry)}
            cle = (kind.name, entry.slug)
            yield Found(entry.titre, entry.url, kind.nom, lead, numbers, weights, names, cle)


def _led(page: Found, phrases: tuple[str, ...]) -> Found:
    """Return a page with the phrases that lead to it: they weigh as those of a situation."""
    if not phrases:
        return page
    said = {root: WORD for phrase in phrases for root in roots(phrase)}
    weights = {
        root: max(page.poids.get(root, 0), said.get(root, 0)) for root in {**page.poids, **said}
    }
    return replace(page, noms=(*page.noms, *phrases), poids=weights)


def _lead(r: BaseModel) -> str:
    told = (getattr(r, name, "") for name in ("accroche", "definition", "avant_tout"))
    return str(next(filter(None, told), ""))


def _filters(catalogue: Catalogue, entry: AnyEntry) -> Mapping[str, int]:
    return dict.fromkeys(search_said.filters_of(catalogue, entry), WORD)


def _named(page: Found) -> str:
    return "|".join(dict.fromkeys(" ".join(dict.fromkeys(roots(name))) for name in page.noms))


def _goals(catalogue: Catalogue) -> Iterator[Found]:
    for seen in (catalogue.of(slug) for slug in catalogue.formations):
        for o in seen.objectifs.values():
            numbers = () if seen.ici else (o.id,)
            names = (f"Objectif {o.id}", o.court, o.je_veux)
            told = [(o.court, TITLE), *((name, NAME) for name in names), (o.titre, LEAD)]
            weights = _weigh(told, " ".join((o.presentation, o.critere, *o.livrables)))
            url, cle = f"{seen.ici}objectifs/{o.id}/", ("objectifs", f"{seen.ici}{o.id}")
            lead = f"Je veux {o.je_veux}."
            yield Found(o.court, url, "Objectifs", lead, numbers, weights, names, cle)


def _modules(catalogue: Catalogue) -> Iterator[Found]:
    for seen in (catalogue.of(slug) for slug in catalogue.formations):
        for m in seen.modules.values():
            names = (f"Module {m.id}", m.court)
            weights = _weigh([(name, TITLE) for name in names] + [(m.titre, LEAD)], "")
            url, cle = f"{seen.ici}modules/{m.id}/", ("modules", f"{seen.ici}{m.id}")
            titre = f"Module {m.id} : {m.court}"
            yield Found(titre, url, "Modules", m.titre, (), weights, names, cle)


def _words(catalogue: Catalogue, entry: AnyEntry) -> Iterator[str]:
    """Yield the words of closed lists that describe a tool, with what people say instead."""
    for field, liste in KINDS[entry.kind].words:
        mot = catalogue.mot(liste, attrgetter(field)(entry.record))
        yield f"{mot.nom} {mot.mots}"
    if entry.kind == "indicateurs":
        yield catalogue.themes[entry.document_slug].titre
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


def _postings(found: Sequence[Found]) -> str:
    """Return, a line for each root, its pages and what it weighs in each."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rank, page in enumerate(found):
        for root, weight in page.poids.items():
            postings[root].append((rank, weight))
    kept = ((root, list(_telling(postings[root], len(found)))) for root in sorted(postings))
    return "\n".join(f"{root} {written(pages)}" for root, pages in kept if pages)


def _telling(pages: list[tuple[int, int]], every: int) -> Iterator[tuple[int, int]]:
    """Yield the pages that a root tells something of."""
    usual = len(pages) > EVERYWHERE * every
    yield from (one for one in pages if one[1] > MOST_BODY or not usual)


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
