"""Sheets of labels, blank or with roles, and the page that tells whether the printer keeps measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from macros.french import pluriel
from macros.model.core.entries import Entry
from macros.model.records.gouvernance import Gouvernance
from macros.told.plain import Riche, riches

from ..press.document import Atelier, Document, pdf
from .places import Mots, Place, connues, nomme, pages

PAGE = "guide/imprimer/"
"""The page that tells how to print."""


@dataclass(frozen=True, slots=True)
class Modele:
    """A sheet as the page that proves the printer lists it: what one types, what it is."""

    cle: str
    nom: str
    usage: Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Planches:
    """Sheets of labels to print; without any, the page that proves the printer."""

    titre: str
    presentation: Riche
    gestes: Sequence[Riche]
    modeles: Sequence[Modele]
    feuilles: Sequence[Sequence[Place]] = ()
    pli: bool = False


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the page that proves the printer."""
    catalogue = atelier.catalogue
    yield Document(
        adresse="documents/calibrage.pdf",
        titre="Calibrage de l’imprimante et planches d’étiquettes",
        nature="PDF A4, à imprimer à 100 %",
        famille="salle",
        pages=(PAGE,),
        jour=catalogue.formation.record.mise_a_jour,
        maker=pdf("feuilles/feuilles.typ"),
        told=partial(calibrage, atelier),
    )


def calibrage(atelier: Atelier) -> Planches:
    """Return what the page that proves the printer shows."""
    found = atelier.catalogue.feuilles
    return Planches(
        titre="Calibrage de l’imprimante",
        presentation=Riche(found.record.calibrage.presentation if found else ""),
        gestes=riches(found.record.calibrage.gestes if found else ()),
        modeles=[Modele(k, f.nom, Riche(f.usage)) for k, f in connues(atelier.catalogue).items()],
    )


def planche(
    atelier: Atelier, name: str, schemas: Sequence[Entry[Gouvernance]], depart: int
) -> Document:
    """Return a sheet of labels from a place on: the roles of some schemas, or blank to its end."""
    feuille = connues(atelier.catalogue)[name]
    mots = [nomme(x.role, x.mission) for e in schemas for x in e.record.roles]
    mots = mots or [Mots()] * (len(feuille.cases) - depart + 1)
    titre = f"{feuille.nom} : {pluriel(len(mots), 'étiquette')}"
    told = Planches(
        titre=titre,
        presentation=Riche(""),
        gestes=(),
        modeles=(),
        feuilles=list(pages(feuille, mots, depart)),
        pli=feuille.pli,
    )
    return Document(
        adresse=f"documents/feuilles/{name}.pdf",
        titre=titre,
        nature="PDF A4, à imprimer à 100 %",
        famille="salle",
        pages=(PAGE,),
        jour=atelier.catalogue.formation.record.mise_a_jour,
        maker=pdf("feuilles/feuilles.typ"),
        told=lambda: told,
    )
