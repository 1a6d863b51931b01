"""A territory on a sheet: its map, what it shows as lists, its figures and what they do not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.territoire import Territoire
from macros.told.donnees.carte import Carte, Liste
from macros.told.donnees.chiffres import Chiffre
from macros.told.donnees.ouvert import Groupe, Porte, ouvert
from macros.told.donnees.svg import drawing, size
from macros.told.plain import Riche

from ..press.document import Atelier, Document, pdf


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing of a map: its size, what stands in it, what it says to who does not see it, what
    its thick line is, whether neighbours and a town hall are drawn, whether parts are missing."""

    large: int
    haut: int
    svg: str
    alt: str
    ici: str
    voisines: bool
    mairie: bool
    absentes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuille:
    """What the sheet of a territory shows."""

    titre: str
    perimetre: Riche
    plan: Plan | None
    listes: tuple[Liste, ...]
    chiffres: tuple[Chiffre, ...]
    mairie: Porte | None
    groupe: Groupe | None
    sources: tuple[str, ...]
    qr: Mapping[str, str]
    chemin: str


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the sheet of each territory that has data of its own."""
    for slug, entry in atelier.catalogue.territoires.items():
        if entry.record.donnees in atelier.catalogue.donnees:
            yield Document(
                adresse=f"documents/territoires/{slug}.pdf",
                titre=f"{entry.titre} : la carte et les chiffres",
                nature="PDF A4",
                famille="territoires",
                pages=(entry.url,),
                jour=entry.record.mise_a_jour,
                maker=pdf("territoires/territoire.typ"),
                told=partial(feuille, atelier, entry),
            )


def feuille(atelier: Atelier, entry: Entry[Territoire]) -> Feuille:
    """Return the sheet of a territory; ValueError when it has no data."""
    told = ouvert(atelier.catalogue, entry.record)
    if told is None:
        raise ValueError(entry.slug)
    return Feuille(
        titre=entry.titre,
        perimetre=Riche(entry.record.perimetre),
        plan=_plan(told.carte) if told.carte else None,
        listes=told.carte.listes if told.carte else (),
        chiffres=told.chiffres,
        mairie=told.mairie,
        groupe=told.groupe,
        sources=told.sources,
        qr=atelier.qr(entry.url),
        chemin=entry.url,
    )


def _plan(told: Carte) -> Plan:
    width, height = size(told)
    return Plan(
        large=width,
        haut=height,
        svg=drawing(told),
        alt=f"{told.titre}. {told.phrase}",
        ici=told.ici,
        voisines=told.voisines,
        mairie=told.mairie is not None,
        absentes=told.absentes > 0,
    )
