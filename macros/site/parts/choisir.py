"""Choosing among the cards of a page: facets, and what each card answers, stand in the page itself.

choisir.js follows what people choose; it loads no data. The panel has its place before any script.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from macros.french import duree
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.methode import Methode

from .cards import Carte

TEMPS = (15, 20, 30, 45, 60, 90, 120, 180)
"""Minutes that people have."""
PERSONNES = (4, 6, 8, 9, 12, 15, 20, 30, 50, 100)
"""How many people are expected."""
TRIS = {
    "titre": "Par titre",
    "duree": "Du plus court au plus long",
    "personnes": "Du plus petit groupe au plus grand",
    "niveau": "Du plus accessible au plus exigeant",
}
"""The orders of a list, beside that of the page; each but the first needs a number of its cards."""

_VOCABULAIRES = (
    ("moment", "Moment", "moments"),
    ("niveau", "Niveau", "difficultes"),
    ("energie", "Énergie", "energies"),
    ("lecture", "Écrit", "lectures"),
    ("distance", "À distance", "distances"),
)

Answers = Mapping[str, set[str]]
"""What a card answers, facet by facet."""


@dataclass(frozen=True, slots=True)
class Facette:
    """What people choose by: each value, its words and how many cards answer it; une: one at most."""

    id: str
    nom: str
    mots: tuple[tuple[str, str, int], ...]
    une: bool = False


@dataclass(frozen=True, slots=True)
class Panneau:
    """The panel over a list: how many cards, facets, orders."""

    nombre: int
    facettes: tuple[Facette, ...]
    tris: tuple[tuple[str, str], ...]


def panneau(
    catalogue: Catalogue, groups: Iterable[Sequence[Carte]]
) -> tuple[Panneau | None, list[list[Carte]]]:
    """Return the panel over groups of cards, and the groups, each card with what it answers; no panel
    over fewer than two tools. In the view of a course, only its numbers are facets."""
    views = (catalogue,) if catalogue.vue else catalogue.views
    listed = [[(card, _tools(catalogue, card)) for card in group] for group in groups]
    told = [tools for group in listed for _, tools in group if tools]
    if len(told) < 2:
        return None, [[card for card, _ in group] for group in listed]
    answered = [_answers(views, entries) for entries in told]
    facettes = tuple(_facettes(catalogue, views, answered))
    numbers = [_numbers(entries[0]) for entries in told]
    tris = tuple(
        (k, nom) for k, nom in TRIS.items() if k == "titre" or any(k in n for n in numbers)
    )
    choix = map(partial(_written, facettes), answered, numbers)
    cards = [
        [replace(card, choix=next(choix)) if tools else card for card, tools in group]
        for group in listed
    ]
    return Panneau(len(told), facettes, tris), cards


def _tools(catalogue: Catalogue, card: Carte) -> list[AnyEntry]:
    """Return what a card stands for, among what a basket may hold; a theme stands for its indicators."""
    kind, url = KINDS[card.kind], card.url.removeprefix("~/")
    if not kind.basket:
        return []
    if kind.inside and "#" not in url:
        return [e for e in catalogue.kind(kind.name).values() if e.url.startswith(f"{url}#")]
    slug = url.rstrip("/").replace("#", "/").rpartition("/")[2]
    entry = catalogue.kind(kind.name).get(slug)
    return [entry] if entry and entry.url == url else []


def _answers(views: Iterable[Catalogue], entries: Iterable[AnyEntry]) -> Answers:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        found["genre"].add(entry.kind)
        if isinstance(entry.record, Methode):
            for name, values in _methode(entry.record):
                found[name].update(values)
        for seen in views:
            for number in seen.objectifs_of(entry):
                found[f"objectif{_end(seen)}"].add(str(number))
                found[f"module{_end(seen)}"].add(str(seen.objectifs[number].module))
    return found


def _methode(r: Methode) -> Iterator[tuple[str, Iterable[str]]]:
    group = r.participants
    yield "temps", (str(n) for n in TEMPS if r.duree.conseillee <= n)
    yield "personnes", (str(n) for n in PERSONNES if group.min <= n <= group.max)
    yield "moment", (r.moment,)
    yield "niveau", (str(r.difficulte),)
    yield "energie", (r.energie,)
    yield "lecture", (r.accessibilite.lecture,)
    yield "distance", (r.distance.possible,)


def _numbers(entry: AnyEntry) -> Mapping[str, int]:
    """Return what a tool is put in order by."""
    r = entry.record
    if not isinstance(r, Methode):
        return {}
    return {"duree": r.duree.conseillee, "personnes": r.participants.min, "niveau": r.difficulte}


def _end(seen: Catalogue) -> str:
    return seen.vue and f".{seen.vue}"


def _facettes(
    catalogue: Catalogue, views: Iterable[Catalogue], answered: Sequence[Answers]
) -> Iterator[Facette]:
    """Yield the facets of a list: a choice that no card answers, or that all do, chooses nothing."""
    for name, nom, mots in _words(catalogue, views):
        counts = Counter(value for one in answered for value in one.get(name, ()))
        kept = tuple(
            (value, said, counts[value])
            for value, said in mots.items()
            if 0 < counts[value] < len(answered)
        )
        if kept:
            yield Facette(name, nom, kept, une=name in {"temps", "personnes"})


def _words(
    catalogue: Catalogue, views: Iterable[Catalogue]
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    yield "temps", "Temps disponible", {str(n): f"{duree(n)} au plus" for n in TEMPS}
    yield "personnes", "Nous serons", {str(n): f"{n} personnes" for n in PERSONNES}
    yield "genre", "Genre", {name: kind.genre for name, kind in KINDS.items() if kind.basket}
    for name, nom, words in _VOCABULAIRES:
        yield name, nom, {str(k): mot.nom for k, mot in catalogue.vocabulaires[words].items()}
    for seen in views:
        more = f" de « {seen.formation.titre} »" if seen.vue and not catalogue.vue else ""
        modules = {str(m.id): f"{m.id} · {m.court}" for m in seen.modules.values()}
        objectifs = {str(o.id): f"{o.id} · {o.court}" for o in seen.objectifs.values()}
        yield f"module{_end(seen)}", f"Module{more}", modules
        yield f"objectif{_end(seen)}", f"Objectif{more}", objectifs


def _written(facettes: Iterable[Facette], answers: Answers, numbers: Mapping[str, int]) -> str:
    """Return what a card answers, as its data-choix: moment=ouvrir;temps=30,45;tri.duree=20."""
    found = [
        f"{facette.id}={','.join(kept)}"
        for facette in facettes
        if (kept := [v for v, _, _ in facette.mots if v in answers.get(facette.id, ())])
    ]
    return ";".join((*found, *(f"tri.{name}={number}" for name, number in numbers.items())))
