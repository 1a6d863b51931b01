"""Assemblies made once: what the assembler reads of a toolbox, told in one digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from macros.kept import digest
from macros.memory import Memory

from ..clock.planning_records import Autre, Choix, Place, Refus
from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.choisi import Choisi
from ..records.methode import Methode
from ..records.programme import Programme
from ..records.sequence import MARKS, Sequence

READ = frozenset(
    (
        "accessibilite",
        "demande",
        "difficulte",
        "distance",
        "duree",
        "energie",
        "etat",
        "famille",
        "fiches",
        "laisse",
        "materiel",
        "moment",
        "nourrit",
        "objectifs",
        "parallele",
        "participants",
        "place",
        "preparation",
        "rituel",
        "suites",
        "titre",
        "variantes",
    )
)
"""What the assembler reads of a method; its pleniere too, which its steps make."""
READ_OF_SHEETS = frozenset(("demande", "duree_remplissage", "laisse", "legere", "titre"))
WORDS = ("acquis", "demi_journees", "lectures", "mobilites", "moments")
"""The closed lists that it reads."""
ASKED = frozenset(
    (
        "animateurs",
        "apporte",
        "contraintes",
        "horaires",
        "jours",
        "marge",
        "participants",
        "positionnement",
    )
)
"""What it reads of a programme, besides its course."""


@dataclass(frozen=True, slots=True)
class Made:
    """An assembly whose methods are named by their slugs."""

    lignes: Mapping[tuple[int, str], tuple[Sequence, ...]]
    choix: Mapping[Place, tuple[str, tuple[tuple[str, str], ...]]]
    refus: tuple[Refus, ...]
    ecartees: tuple[tuple[str, str], ...]
    couts: Mapping[tuple[int, str], int]
    neuves: frozenset[tuple[int, str]]


MADE: Memory[Made] = Memory("assemblies")

_READ_OF: WeakKeyDictionary[Catalogue, str] = WeakKeyDictionary()


def asked_of(programme: Programme, catalogue: Catalogue, choisi: Choisi | None = None) -> str:
    """Return a digest of all that the assembler reads to fill a programme."""
    if catalogue not in _READ_OF:
        _READ_OF[catalogue] = digest(*_read(catalogue))
    asked = programme.model_dump_json(include=set(ASKED))
    chosen = choisi.model_dump_json() + _marked(choisi) if choisi else ""
    return digest(_READ_OF[catalogue], programme.formation, asked, chosen)


def _marked(choisi: Choisi) -> str:
    """Return which marks each kept line writes: an empty one counts, and no value tells it."""
    lines = (line for half in choisi.demi_journees for line in half.sequences)
    return " ".join(",".join(sorted(line.model_fields_set & set(MARKS))) for line in lines)


def _read(catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.vue
    yield repr([(name, catalogue.vocabulaires.get(name)) for name in WORDS])
    for name, course in catalogue.formations.items():
        yield f"{name} {course.record.model_dump_json()}"
    for name, fiche in catalogue.fiches.items():
        yield f"{name} {fiche.record.model_dump_json(include=set(READ_OF_SHEETS))}"
    yield from map(_read_of, catalogue.methodes.values())
    for name, returns in catalogue.retours.items():
        yield f"{name} {returns.record.model_dump_json()}"


def _read_of(entry: Entry[Methode]) -> str:
    told = entry.record.model_dump_json(include=set(READ))
    return f"{entry.slug} {entry.record.pleniere} {told}"


def named(choix: Mapping[Place, Choix]) -> Mapping[Place, tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the reasons of choices, their methods named."""
    return {
        place: (why.raison, tuple((o.methode.slug, o.pourquoi) for o in why.ensuite))
        for place, why in choix.items()
    }


def reasons_of(made: Made, catalogue: Catalogue) -> Mapping[Place, Choix]:
    """Return the reasons of choices, with the methods of now."""
    return {
        place: Choix(raison, tuple(Autre(catalogue.methodes[slug], why) for slug, why in others))
        for place, (raison, others) in made.choix.items()
    }
