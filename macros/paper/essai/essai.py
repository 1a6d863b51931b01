"""The sheet of a trial: two pages that who led a method fills by hand, then copies in its header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.french import minutes
from macros.model.core.entries import Entry
from macros.model.records.methode import Methode

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases

PAGES = ("guide/preparer-une-session/",)
"""Where those who lead a session find it."""

BLANK_ROWS = 8
"""Steps that the sheet of no method leaves to write."""


@dataclass(frozen=True, slots=True)
class Etape:
    """A step to time: its number, its title, the minutes that were planned; empty when one writes."""

    numero: int
    titre: str = ""
    prevu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Essai:
    """A sheet of a trial: its title, the method's (or none), its steps and length, the words of a
    context, what it asks, where the method is on the site."""

    document: str
    methode: str
    duree: str
    etapes: tuple[Etape, ...]
    contextes: tuple[str, ...]
    phrases: Data
    page: str
    qr: dict[str, str]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the sheet of no method: that of a chosen one is made when it is asked for."""
    yield sheet(atelier, None)


def sheet(atelier: Atelier, entry: Entry[Methode] | None) -> Document:
    """Return the sheet of a method, or that of none, to fill for any."""
    day = entry.record.mise_a_jour if entry else atelier.catalogue.formation.record.mise_a_jour
    titre = f"Feuille d’essai : {entry.titre}" if entry else "Feuille d’essai d’une méthode"
    return Document(
        adresse=f"documents/essais/{entry.slug}.pdf" if entry else "documents/essai.pdf",
        titre=titre,
        nature="PDF A4, recto verso, à remplir au stylo",
        famille="lettres",
        pages=PAGES,
        jour=day,
        maker=pdf("essai/essai.typ"),
        told=partial(_essai, atelier, entry, titre),
    )


def _essai(atelier: Atelier, entry: Entry[Methode] | None, titre: str) -> Essai:
    words = atelier.catalogue.vocabulaires["contextes"].values()
    page = entry.url if entry else "methodes/"
    return Essai(
        document=titre,
        methode=entry.titre if entry else "",
        duree=minutes(entry.record.duree.conseillee) if entry else "",
        etapes=_steps(entry.record) if entry else tuple(map(Etape, range(1, BLANK_ROWS + 1))),
        contextes=tuple(mot.nom for mot in words),
        phrases=phrases(atelier.papiers.essai),
        page=page,
        qr=atelier.qr(page),
    )


def _steps(methode: Methode) -> tuple[Etape, ...]:
    told = enumerate(methode.etapes, start=1)
    return tuple(Etape(n, etape.titre, minutes(etape.minutes)) for n, etape in told)
