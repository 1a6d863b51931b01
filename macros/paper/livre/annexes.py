"""What opens and closes the book: the warning, the course, the glossary, indexes and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from macros.french import enumeration, pluriel, sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry, alphabetical
from macros.model.core.kinds import KINDS, Kind
from macros.model.records.formation import Formation as Course
from macros.model.records.outil import Source as Read
from macros.told.markdown import Nodes, inline
from macros.told.plain import Riche, riches
from macros.told.sources import cite

from .pieces import Groupe
from .renvois import Renvoi, adresse, adresses, cible, kept_inside, renvoi, whole

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Compte:
    """A word of a closed list, and how many tools it is said of."""

    nom: str
    aide: str
    combien: str


def etats(catalogue: Catalogue) -> list[Compte]:
    """Return how many tools stand in each state, states without tools left out."""
    found = []
    for name, mot in catalogue.vocabulaires["etats"].items():
        counts = [
            pluriel(count, kind.one, kind.many)
            for kind in _tools()
            if (count := sum(e.record.etat == name for e in catalogue.kind(kind.name).values()))
        ]
        if counts:
            found.append(Compte(mot.nom, mot.aide, enumeration(counts)))
    return found


def recoupes(catalogue: Catalogue) -> str:
    """Return how many terms of the glossary were checked against a source, in words."""
    checked = sum(e.record.verifie for e in catalogue.glossaire.values())
    return f"{pluriel(checked, 'définition')} sur {len(catalogue.glossaire)}"


@dataclass(frozen=True, slots=True)
class Objectif:
    """What one is able to do after a course, and how one knows."""

    numero: int
    cle: str
    titre: Riche
    critere: Riche
    livrables: Riche


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a course, with its objectives."""

    numero: int
    titre: str
    objectifs: Sequence[Objectif]


@dataclass(frozen=True, slots=True)
class Formation:
    """A course on one page: its objectives, and how one knows they are reached."""

    titre: str
    cle: str
    accroche: Riche
    generaux: Sequence[Riche]
    modules: Sequence[Module]


def formation(entry: Entry[Course], *, here: bool) -> Formation:
    """Return a course on one page; here says that the index leads to its objectives."""
    f = entry.record
    cles = {
        o.id: f"objectif-{o.id}" if here else f"objectif-{entry.slug}-{o.id}" for o in f.objectifs
    }
    modules = [Module(m.id, m.titre, list(_objectifs(f, m.id, cles))) for m in f.modules]
    cle, generaux = f"formation-{entry.slug}", riches(f.objectifs_generaux)
    return Formation(f.titre, cle, Riche(f.accroche), generaux, modules)


def _objectifs(f: Course, module: int, cles: Mapping[int, str]) -> Iterator[Objectif]:
    for o in f.objectifs:
        if o.module == module:
            livrables = Riche(enumeration(o.livrables))
            yield Objectif(o.id, cles[o.id], Riche(o.titre), Riche(o.critere), livrables)


# ---- Glossary and indexes ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lettre(Generic[R]):
    """The rows that start with a letter, or with a digit."""

    lettre: str
    lignes: Sequence[R]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terme:
    """A word, what it means here, and whether a source says the same."""

    terme: str
    cle: str
    formes: str
    definition: Nodes
    voir: Sequence[Renvoi]
    verifie: bool


def glossaire(catalogue: Catalogue) -> list[Lettre[Terme]]:
    """Return the terms, letter after letter."""
    labels = adresses(catalogue)
    return _lettres(
        (
            e.titre,
            Terme(
                terme=e.record.terme,
                cle=cible(e),
                formes=", ".join(e.record.formes),
                definition=kept_inside(inline(e.record.definition), labels),
                voir=[renvoi(r.target) for r in catalogue.outgoing(e, "voir_aussi")],
                verifie=e.record.verifie,
            ),
        )
        for e in alphabetical(catalogue.glossaire.values())
    )


@dataclass(frozen=True, slots=True)
class Nom:
    """A name of a method, that which it is for when it is another, and where to find it."""

    nom: str
    pour: str
    cible: str


def index_methodes(catalogue: Catalogue) -> list[Lettre[Nom]]:
    """Return the names of methods, those they also bear included, letter after letter."""
    rows = [
        (name, Nom(name, "" if name == e.titre else e.titre, cible(e)))
        for e in catalogue.methodes.values()
        for name in (e.titre, *e.record.autres_noms)
    ]
    return _lettres(sorted(rows, key=lambda row: sans_accents(row[0])))


@dataclass(frozen=True, slots=True)
class Voeu:
    """An objective as people wish it, and the tools that serve it, kind by kind."""

    numero: int
    court: str
    je_veux: Riche
    cible: str
    genres: Sequence[Groupe]


def index_objectifs(catalogue: Catalogue) -> list[Voeu]:
    """Return, for each objective, the tools that serve it, the dedicated ones first."""
    return [
        Voeu(number, o.court, Riche(o.je_veux), f"objectif-{number}", _genres(catalogue, number))
        for number, o in sorted(catalogue.objectifs.items())
    ]


def _genres(catalogue: Catalogue, objectif: int) -> list[Groupe]:
    found = ((kind.nom, catalogue.serving(kind.name, objectif)) for kind in _tools())
    return [Groupe(nom, list(map(renvoi, entries))) for nom, entries in found if entries]


def _tools() -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.tool and kind.book]


def _lettres(rows: Iterable[tuple[str, R]]) -> list[Lettre[R]]:
    letters: dict[str, list[R]] = {}
    for name, row in rows:
        first = next((sign for sign in sans_accents(name) if sign.isalnum()), "#")
        letters.setdefault(first.upper() if first.isalpha() else "0-9", []).append(row)
    return [Lettre(letter, found) for letter, found in letters.items()]


# ---- Sources and licences ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Something that tools lean on: its address, what for, and where it is cited."""

    titre: str
    url: str
    adresse: str
    pour: Sequence[Riche]
    liens: Sequence[Renvoi]


def sources(catalogue: Catalogue) -> list[Source]:
    """Return everything that tools lean on, once, in the order in which it is quoted."""
    found: dict[str, list[tuple[AnyEntry, Read]]] = {}
    for entry, source in _cited(catalogue):
        key = (source.url or source.cite).rstrip("/").lower()
        found.setdefault(key, []).append((entry, source))
    rows = [_source(cited) for cited in found.values()]
    return sorted(rows, key=lambda row: sans_accents(row.titre.lstrip("« ")))


def _source(cited: Sequence[tuple[AnyEntry, Read]]) -> Source:
    first = cited[0][1]
    why = dict.fromkeys(s.pourquoi.rstrip(".") for _, s in cited if s.consulte_pour)
    known = dict.fromkeys(s.pourquoi.rstrip(".") for _, s in cited if not s.consulte_pour)
    if known:
        why[
            f"fait référence pour : {' ; '.join(text[:1].lower() + text[1:] for text in known)}"
        ] = None
    where = {cible(entry): renvoi(entry) for entry, _ in cited}
    url = first.url or ""
    return Source(cite(first), url, adresse(url), riches(why), list(where.values()))


def _cited(catalogue: Catalogue) -> Iterator[tuple[AnyEntry, Read]]:
    for entry in whole(catalogue):
        for source in entry.record.sources:
            yield entry, source


def licences(catalogue: Catalogue) -> list[Compte]:
    """Return the kinds of origins that methods have, with how many methods have each."""
    counts = Counter(e.record.licence for e in catalogue.methodes.values())
    return [
        Compte(mot.nom, mot.aide, pluriel(counts[name], "méthode"))
        for name, mot in catalogue.vocabulaires["licences"].items()
        if counts[name]
    ]
