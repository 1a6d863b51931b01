"""The pieces that no programme changes: time, words to hold up, letters of groups, headings, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.records.papiers import Mur
from macros.told.icons import FORMES, svg
from macros.told.plain import Riche

from ..press.document import Atelier, Document, pdf

ADRESSE = "documents/mur.pdf"
TITRE = "Murs et tables"
LETTRES = "ABCDEF"
"""The letters of groups: each has its shape, on tables and on badges."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the first page: what to print, how many times, on what and how to use it; cle names
    the pages that it tells."""

    cle: str
    nom: str
    combien: str
    usage: Riche


@dataclass(frozen=True, slots=True)
class Temps:
    """A time card."""

    signe: str
    mot: str


@dataclass(frozen=True, slots=True)
class Intercalaire:
    """What separates cards in their box, with the shape of a moment."""

    nom: str
    aide: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Communes:
    """The pieces that no programme changes."""

    titre: str
    presentation: Riche
    pieces: Sequence[Piece]
    temps: Sequence[Temps]
    paroles: Sequence[str]
    lettres: Sequence[str]
    entetes: Sequence[str]
    cible: Sequence[str]
    intercalaires: Sequence[Intercalaire]


def commun(atelier: Atelier) -> Document:
    """Return the one document of all that no programme changes."""
    catalogue = atelier.catalogue
    trainers = (f"{entry.url}{page}" for entry in catalogue.programmes.values() for page in PAGES)
    return Document(
        adresse=ADRESSE,
        titre=TITRE,
        nature="PDF A4, à couper, à accrocher ou à lever",
        famille="salle",
        pages=tuple(trainers),
        jour=catalogue.formation.record.mise_a_jour,
        maker=pdf("mur/pieces.typ"),
        told=lambda: communes(catalogue, atelier.papiers.mur),
    )


PAGES = ("preparer/", "conduite/")
"""Where those who lead a programme find what to print."""


def communes(catalogue: Catalogue, said: Mur) -> Communes:
    """Return what the pieces that no programme changes show."""
    return Communes(
        titre=TITRE,
        presentation=Riche(said.presentation),
        pieces=_pieces(said),
        temps=[Temps(one.signe, one.mot) for one in said.minutes],
        paroles=said.mots,
        lettres=list(LETTRES),
        entetes=said.entetes,
        cible=said.cible,
        intercalaires=[
            Intercalaire(mot.nom, mot.aide, svg(name, "currentColor") if name in FORMES else "")
            for name, mot in catalogue.vocabulaires["moments"].items()
        ],
    )


def _pieces(said: Mur) -> list[Piece]:
    return [
        Piece("lettres", "Lettres des groupes", "une fois", Riche(said.lettres)),
        Piece("entetes", "Titres de grandes feuilles", "une fois", Riche(said.titres)),
        Piece("temps", "Cartes du temps", "une fois", Riche(said.temps)),
        Piece("paroles", "Cartes de parole", "un jeu par table", Riche(said.paroles)),
        Piece("cible", "Cibles à gommettes", "une par question", Riche(said.cibles)),
        Piece("intercalaires", "Intercalaires", "une fois", Riche(said.intercalaires)),
    ]
