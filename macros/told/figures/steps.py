"""The drawings of a method: for each step the figure that its file names, or that its fields tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.records.methode import Etape, Methode

from .names import NONE, drawn
from .room import Room
from .shapes import Shapes
from .words import sentence

USUAL = 12
"""How many people a page draws when nobody said how many they are."""


@dataclass(frozen=True, slots=True)
class Dessin:
    """A frame: the name of its figure, for whom, what it looks at in words."""

    figure: str
    room: Room
    objet: str = ""

    @property
    def formes(self) -> Shapes:
        """Its shapes; none when no drawing is true."""
        return drawn(self.figure, self.room)

    @property
    def phrase(self) -> str:
        """What it shows, in a sentence."""
        return sentence(self.figure, self.room, self.objet)


def nombre(r: Methode, people: int = 0) -> int:
    """Return how many people are drawn: those given, or the usual number kept to what suits."""
    return people or min(max(USUAL, r.participants.min), r.participants.max)


def storyboard(
    catalogue: Catalogue, r: Methode, people: int = 0, steps: Sequence[Etape] = ()
) -> tuple[Dessin, ...]:
    """Return the frame of each step of a method, or of those given, for a number of people."""
    mots = {name: mot.nom for name, mot in catalogue.vocabulaires["motifs"].items()}
    return dessins(r, mots, people, steps)


def heros(catalogue: Catalogue, r: Methode) -> Dessin:
    """Return the frame that a method is known by."""
    return storyboard(catalogue, r)[hero(r)]


def dessins(
    r: Methode, mots: Mapping[str, str], people: int = 0, steps: Sequence[Etape] = ()
) -> tuple[Dessin, ...]:
    """Return the frame of each step of a method, or of those given, for a number of people; mots:
    what each motif is called."""
    etapes = steps or r.etapes
    count = nombre(r, people)
    return tuple(_frame(r, etapes, n, count, mots) for n in range(len(etapes)))


def _frame(
    r: Methode, etapes: Sequence[Etape], n: int, people: int, mots: Mapping[str, str]
) -> Dessin:
    etape = etapes[n]
    figure = etape.figure or deduced(r, etapes, n)
    motif = etape.motif or (r.motif if shows(figure, r.espace) else None) or ""
    size = etape.taille or {"binome": 2, "trio": 3}.get(etape.modalite) or r.taille_sous_groupe or 4
    return Dessin(figure, Room(people, size, r.moins, motif), mots.get(motif, motif))


SHOWS = (
    "autour",
    "mur",
    "rangs",
    "affiches",
    "tables-objet",
    "tables-fabrique",
    "panneau",
    "long-mur",
    "conteur",
    "place",
)
"""What the names of figures start with, that show what a method looks at."""


def shows(figure: str, espace: str) -> bool:
    """Return whether a figure shows what its method looks at: on a wall or a table, and in the
    middle of a circle when the method is led in one."""
    return figure.startswith(SHOWS) or (figure.startswith("cercle") and espace == "cercle")


def hero(r: Methode) -> int:
    """Return the place of the step that a method is known by, from 0: the one that its file gives,
    else the longest that names its figure, else the longest that is not all together."""
    if r.heros:
        return min(r.heros, len(r.etapes)) - 1

    def weight(n: int) -> tuple[bool, bool, int]:
        etape = r.etapes[n]
        named = etape.figure is not None and etape.figure != NONE
        return named, etape.modalite != "pleniere", etape.minutes

    return max(range(len(r.etapes)), key=weight)


def deduced(r: Methode, etapes: Sequence[Etape], n: int) -> str:
    """Return the figure that the fields of a step tell."""
    modalite = etapes[n].modalite
    if modalite == "terrain":
        return "marche" if r.famille == "exploration-territoire" else "rue"
    if modalite == "seul":
        return "cercle-silence" if r.espace == "cercle" else "seul"
    if modalite in ("binome", "trio"):
        return {"binome": "paires", "trio": "trios"}[modalite]
    if modalite == "sous-groupes":
        return _groups(r, etapes[n])
    return _together(r.espace, first=n == 0, last=n == len(etapes) - 1)


def _groups(r: Methode, etape: Etape) -> str:
    if (etape.taille or r.taille_sous_groupe) == 2:
        return "paires"
    if r.espace == "tables" and (etape.motif or r.motif):
        return "tables-objet"
    known = {"mur": "affiches", "debout": "groupes-debout", "cercle": "groupes", "libre": "groupes"}
    return known.get(r.espace, "tables")


def _together(espace: str, *, first: bool, last: bool) -> str:
    """Return how everyone is placed: before what is shown first, and what is written last."""
    if espace == "pleniere":
        return "rangs"
    if espace == "mur":
        return "rangs" if first else "scribe" if last else "mur-lire"
    if espace == "tables":
        return "tables-ecoute" if first else "scribe" if last else "tables-membre"
    return "cercle-animateur" if first else "cercle"
