"""Governance posters: a schema told on one big sheet, and the same left blank for a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.gouvernance import BaseLegale, Gouvernance
from macros.told import gouvernance as told
from macros.told.dessin.drawing import description, figure, title
from macros.told.markdown import Nodes, inline
from macros.told.outils import Fait, Mention, Objectif, mentions, servis
from macros.told.plain import Riche, riches

from ..press.document import Atelier, Document, pdf
from ..texts.dessins import Dessin, drawing, lying
from .vierges import blank_poster, free_poster

FORMATS = ("a3", "a4")

ROOMS = ((265.0, 130.0), (205.0, 205.0))
"""Width and height, in mm of an A3, that a drawing may take: upright, then lying."""

TITRES = ((30, 60), (42, 50), (400, 42))
"""How large the title of an A3 poster may be, in points, up to so many signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiche:
    """A schema told on one sheet."""

    document: str
    papier: str
    paysage: bool
    corps: int
    titre: str
    accroche: Riche
    faits: Sequence[Fait]
    objectifs: Sequence[Objectif]
    schema: Dessin
    dit: told.Gouvernance
    mentions: Sequence[Mention]
    page: str
    qr: Mapping[str, str]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the posters of each schema, told then blank, then the blank one of no model."""
    for entry in atelier.catalogue.gouvernance.values():
        for papier in FORMATS:
            yield poster(atelier, entry, papier)
        for papier in FORMATS:
            yield blank_poster(atelier, entry, papier)
    yield free_poster(atelier)


def poster(atelier: Atelier, entry: Entry[Gouvernance], papier: str) -> Document:
    """Return the poster of a schema on a size of paper."""
    titre = f"Affiche {papier.upper()} : {entry.titre}"
    return Document(
        adresse=f"documents/affiches/{entry.slug}-{papier}.pdf",
        titre=titre,
        nature=f"PDF {papier.upper()}, affiche",
        famille="affiches",
        pages=(entry.url,),
        jour=entry.record.mise_a_jour,
        maker=pdf("affiches/affiche.typ"),
        told=partial(_affiche, atelier, entry, papier, titre),
    )


def _affiche(atelier: Atelier, entry: Entry[Gouvernance], papier: str, document: str) -> Affiche:
    catalogue, r, drawn = atelier.catalogue, entry.record, figure(entry.record)
    doutes = riches(text.removesuffix(".") for text in r.a_verifier)
    return Affiche(
        document=document,
        papier=papier,
        paysage=papier == "a3" and lying(drawn, ROOMS),
        corps=next(size for most, size in TITRES if len(r.titre) <= most or most == 400),
        titre=r.titre,
        accroche=Riche(r.accroche),
        faits=told.faits(catalogue, r),
        objectifs=servis(catalogue, entry),
        schema=drawing(drawn, f"{title(r)}. {description(r)}"),
        dit=told.gouvernance(catalogue, r),
        mentions=mentions(
            catalogue, r, doutes, atelier.papiers.fiches.licence, map(_law, r.base_legale)
        ),
        page=entry.url,
        qr=atelier.qr(entry.url),
    )


def _law(b: BaseLegale) -> Nodes:
    status = "source lue" if b.verifie else "à vérifier avant de s’y appuyer"
    return (*inline(b.texte), f" ({status})")
