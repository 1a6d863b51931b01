"""A4 sheets in plain sentences: a method with its drawings, a sheet with its questions and room to answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.fiche import Fiche
from macros.model.records.methode import Methode
from macros.told.figures.steps import Dessin
from macros.told.simples import (
    MANIERES,
    NOM,
    ORAL,
    PAS_RELU,
    SUITE,
    Jumeau,
    fiche,
    jumeaux,
    methode,
    nom_simple,
)

from ..press.document import Atelier, Document, pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuille:
    """What a sheet shows: the twin (j), the drawing of how one answers and in which ways, what it says
    of itself, where its page is."""

    document: str
    nom: str
    j: Jumeau
    oral: Dessin
    manieres: tuple[str, ...]
    pas_relu: tuple[str, ...]
    page: str
    qr: dict[str, str]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the sheet of every twin."""
    for entry in jumeaux(atelier.catalogue):
        titre = f"{nom_simple(entry)} : en phrases simples"
        method = entry.kind == "methodes"
        told = partial(_methode if method else _fiche, atelier, entry, titre)
        yield Document(
            adresse=f"documents/simples/{entry.slug}.pdf",
            titre=titre,
            nature="PDF A4, en gros caractères",
            famille="simples",
            pages=(f"{entry.url}{SUITE}/",),
            jour=entry.record.mise_a_jour,
            maker=pdf(f"simples/simple_{'methode' if method else 'fiche'}.typ"),
            told=told,
        )


def _methode(atelier: Atelier, entry: Entry[Methode], titre: str) -> Feuille:
    return _feuille(atelier, methode(atelier.catalogue, entry), titre)


def _fiche(atelier: Atelier, entry: Entry[Fiche], titre: str) -> Feuille:
    return _feuille(atelier, fiche(entry), titre)


def _feuille(atelier: Atelier, told: Jumeau, titre: str) -> Feuille:
    return Feuille(
        document=titre,
        nom=NOM,
        j=told,
        oral=ORAL,
        manieres=MANIERES,
        pas_relu=PAS_RELU,
        page=told.page,
        qr=atelier.qr(told.page),
    )
