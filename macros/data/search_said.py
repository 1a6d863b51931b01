"""What people say and what the search understands: names of pages, synonyms, words that filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.methode import Methode
from macros.model.records.recherche import Filtre, Recherche
from macros.model.records.situation import Situation
from macros.told.search_words import roots

FILTER = "@"
"""A root that starts so is a filter: pages that lack it are set back, none is found by its letters."""

MINUTES = (5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 90, 120, 150, 180)
"""The times that people say; each keeps the methods that last no longer."""
HOURS = {"quart d’heure": 15, "demi-heure": 30, "demi heure": 30, "heure": 60, "1 heure": 60,
         "1h": 60, "1 h": 60, "1 h 30": 90, "1h30": 90, "2 heures": 120, "2h": 120, "2 h": 120}  # fmt: skip
PEOPLE = (*range(2, 61), 70, 80, 90, 100, 120, 150, 200, 300)
"""The groups that people count."""
GROUP = "{n} personnes, {n} participants, groupe de {n}"


def told(catalogue: Catalogue) -> Recherche:
    """Return what the team wrote of the search; nothing of it when there is no file."""
    return catalogue.recherche.record if catalogue.recherche else Recherche()


def led(said: Recherche) -> Mapping[str, tuple[str, ...]]:
    """Return, by the page that they lead to, the phrases that the team wrote."""
    found: dict[str, list[str]] = {}
    for one in said.acces:
        for page in one.vers:
            found.setdefault(page, []).extend(map(str.strip, one.dit.split(",")))
    return {page: tuple(phrases) for page, phrases in found.items()}


def noms(entry: AnyEntry) -> tuple[str, ...]:
    """Return all that an entry is called, its title first."""
    r = entry.record
    others = (getattr(r, name, ()) for name in ("autres_noms", "formes", "se_dit_aussi"))
    said = (name for names in others for name in names if isinstance(name, str))
    return (entry.titre, *said)


def filters_of(catalogue: Catalogue, entry: AnyEntry) -> Iterator[str]:
    """Yield the filters that an entry answers."""
    for rank, filtre in enumerate(told(catalogue).filtres):
        if _kept(entry, filtre):
            yield f"{FILTER}{rank}"
    if isinstance(entry.record, Methode):
        yield from (f"{FILTER}t{n}" for n in MINUTES if entry.record.duree.conseillee <= n)
        group = entry.record.participants
        yield from (f"{FILTER}p{n}" for n in PEOPLE if group.min <= n <= group.max)


def _kept(entry: AnyEntry, filtre: Filtre) -> bool:
    fields = (field for field, liste in KINDS[entry.kind].words if liste == filtre.liste)
    return any(str(attrgetter(field)(entry.record)) in filtre.mots for field in fields)


def synonyms(catalogue: Catalogue) -> dict[str, str]:
    """Return what each form is the other name of, both as roots: words of the glossary, then what
    the team wrote, then filters."""
    found: dict[str, list[str]] = {}
    for entry in catalogue.glossaire.values():
        for form in entry.record.formes:
            _add(found, form, roots(entry.record.terme))
    for one in told(catalogue).synonymes:
        for form in one.dit.split(","):
            _add(found, form, roots(one.veut_dire))
    for said, name in _filters(catalogue):
        for form in said.split(","):
            _add(found, form, (name,))
    return {form: " ".join(dict.fromkeys(other)) for form, other in sorted(found.items())}


def _add(found: dict[str, list[str]], form: str, other: Iterable[str]) -> None:
    key, words = " ".join(roots(form)), list(other)
    if key and words and key != " ".join(words):
        found.setdefault(key, []).extend(words)


def _filters(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what people say and the filter that it is."""
    for rank, filtre in enumerate(told(catalogue).filtres):
        yield filtre.dit, f"{FILTER}{rank}"
    for n in MINUTES:
        yield f"{n} min, {n} minutes, {n} mn", f"{FILTER}t{n}"
    yield from ((said, f"{FILTER}t{n}") for said, n in HOURS.items())
    for n in PEOPLE:
        yield GROUP.format(n=n), f"{FILTER}p{n}"


def leads(catalogue: Catalogue, rank: Mapping[tuple[str, str], int]) -> dict[str, list[int]]:
    """Return, by the rank of each situation, those of the tools it names, in order."""
    return {
        str(rank[entry.kind, entry.slug]): [
            rank[kind, slug] for one in entry.record.recours for _, kind, slug in one.nomme
        ]
        for entry in catalogue.situations.values()
        if isinstance(entry.record, Situation)
    }
