"""Where words may stand on a label: inside it, and away from what a printer leaves white."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.records.feuilles import HAUTEUR, LARGEUR, Case, Feuille
from macros.told.plain import Riche

BORD = 7.0
"""The mm kept white along a sheet: printers lose up to 5, accents rise over their line."""

RIEN = Riche("")

DEDANS = 3.0
"""The mm kept white along a label."""


def connues(catalogue: Catalogue) -> Mapping[str, Feuille]:
    """Return every sheet by the name that one types."""
    return catalogue.feuilles.record.feuilles if catalogue.feuilles else {}


@dataclass(frozen=True, slots=True)
class Mots:
    """What a label bears: a name, or nothing, to write it by hand; its longest word, never cut; what
    is under it; the letter of the group, which has a shape."""

    nom: Riche = RIEN
    long: str = ""
    suite: Riche = RIEN
    groupe: str = ""


def nomme(nom: str, suite: str) -> Mots:
    """Return what a label bears of a name and of what it means."""
    return Mots(Riche(nom), max(nom.split(), key=len), Riche(suite))


@dataclass(frozen=True, slots=True)
class Place:
    """A label on its sheet, in mm: its corner, its size, what it keeps white on each side."""

    x: float
    y: float
    largeur: float
    hauteur: float
    gauche: float
    droite: float
    haut: float
    bas: float
    mots: Mots


def place(case: Case, mots: Mots) -> Place:
    """Return a label of a sheet with its words."""
    x, y, wide, high = case
    return Place(
        x,
        y,
        wide,
        high,
        gauche=_white(x),
        droite=_white(LARGEUR - x - wide),
        haut=_white(y),
        bas=_white(HAUTEUR - y - high),
        mots=mots,
    )


def _white(room: float) -> float:
    return round(max(DEDANS, BORD - room), 2)


def pages(feuille: Feuille, mots: Sequence[Mots], depart: int = 1) -> Iterator[tuple[Place, ...]]:
    """Yield the labels of each sheet: the first sheet begins at a place, used ones left empty."""
    free, left = feuille.cases[depart - 1 :], list(mots)
    while left:
        yield tuple(place(case, told) for case, told in zip(free, left, strict=False))
        free, left = feuille.cases, left[len(free) :]
