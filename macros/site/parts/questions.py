"""The home's three questions: how many, how long, to do what; the methods that may answer stand in the
page, and three of them show at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from macros.french import duree
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Methode

from .cards import Carte, carte
from .choisir import PERSONNES, TEMPS
from .rendering import fragment

SHOWN = 3
"""How many answers show at once: what one reads before one chooses."""
FIRST = (9, 20, False)
"""What is asked before anything is chosen: people, minutes, without writing."""
SANS_ECRIT = "sans-ecrit"


@dataclass(frozen=True, slots=True)
class Reponse:
    """A method that may answer: its card, what it suits (people from and to, minutes, 1 when people
    write), whether it shows at first, the minutes of its preparation."""

    carte: Carte
    pour: str
    montree: bool
    preparation: int


def questions(catalogue: Catalogue) -> Markup:
    """Return the three questions and what answers them, the first moment's answers in sight; nothing
    for a toolbox without methods."""
    moments = list(catalogue.vocabulaires["moments"].items())
    return fragment(
        "questions.html.j2",
        personnes=PERSONNES,
        temps=[(n, duree(n)) for n in TEMPS],
        d_abord=FIRST,
        montrees=SHOWN,
        sans_ecrit=SANS_ECRIT,
        moments=moments,
        reponses=[
            one for moment, _ in moments for one in _answers(catalogue, moment, moments[0][0])
        ],
    )


def _answers(catalogue: Catalogue, moment: str, first: str) -> Iterator[Reponse]:
    """Yield the methods of a moment that some answer shows: those that ask for the least preparation
    first, then the easiest, then the longest: someone who leads tomorrow has no evening left."""
    found = [e for e in catalogue.methodes.values() if e.record.moment == moment]
    found.sort(key=_ease)
    asked = product(PERSONNES, TEMPS, (False, True))
    named = {e.slug for one in asked for e in _shown(found, *one)}
    at_first = {e.slug for e in _shown(found, *FIRST)} if moment == first else set()
    for entry in found:
        if entry.slug in named:
            yield Reponse(
                carte(catalogue, entry),
                _suits(entry.record),
                entry.slug in at_first,
                entry.record.preparation.minutes,
            )


def _ease(entry: Entry[Methode]) -> tuple[int, int, int, str]:
    r = entry.record
    return r.preparation.minutes, r.difficulte, -r.duree.conseillee, entry.slug


def _shown(
    found: list[Entry[Methode]], people: int, minutes: int, spoken: bool
) -> list[Entry[Methode]]:
    return [e for e in found if _fits(e.record, people, minutes, spoken)][:SHOWN]


def _fits(r: Methode, people: int, minutes: int, spoken: bool) -> bool:
    suits = r.participants.min <= people <= r.participants.max
    return suits and r.duree.conseillee <= minutes and not (spoken and _written(r))


def _written(r: Methode) -> bool:
    return r.accessibilite.lecture != SANS_ECRIT


def _suits(r: Methode) -> str:
    return f"{r.participants.min} {r.participants.max} {r.duree.conseillee} {int(_written(r))}"
