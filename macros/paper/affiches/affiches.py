"""Governance posters: a schema large on the wall, whole in the hand, and left blank for a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.gouvernance import BaseLegale, Gouvernance
from macros.told import gouvernance as told
from macros.told.dessin.drawing import description, figure, title
from macros.told.dessin.figure import Figure
from macros.told.markdown import Nodes, inline
from macros.told.outils import Fait, Mention, Objectif, mentions, servis
from macros.told.plain import Riche, riches
from macros.told.sources import appui

from ..press.document import Atelier, Document, pdf
from ..texts.dessins import Dessin, drawing
from .vierges import blank_poster, free_poster

FORMATS = ("a3", "a4")

MOST_RULES = 5
"""How many rules a poster shows on a wall; the one for the hand tells them all."""

LYING, UPRIGHT = ((224.0, 205.0), (394.0, 115.0)), (271.0, 215.0)
"""Width and height, in mm of an A3, that a drawing may take: lying beside its rules or over them,
then upright over them."""

TITRES = ((24, 76), (36, 64), (400, 54))
"""How large the title of a poster on a wall may be, in points, up to so many signs."""

CORPS = 22
"""How large the title of a poster in the hand is, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mur:
    """A schema for the wall: its drawing and the rules that count first."""

    document: str
    paysage: bool
    corps: int
    titre: str
    accroche: Riche
    schema: Dessin
    regles: Sequence[Riche]
    pied: Riche
    qr: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiche:
    """A schema told whole, in the hand."""

    document: str
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
    """Yield the posters of each schema, on the wall, in the hand, then blank; the blank one of no model."""
    for entry in atelier.catalogue.gouvernance.values():
        yield _poster(atelier, entry, "a3", "affiche_mur", _mur)
        yield _poster(atelier, entry, "a4", "affiche", _affiche)
        for papier in FORMATS:
            yield blank_poster(atelier, entry, papier)
    yield free_poster(atelier)


def _poster(
    atelier: Atelier,
    entry: Entry[Gouvernance],
    papier: str,
    template: str,
    told: Callable[[Atelier, Entry[Gouvernance], str], object],
) -> Document:
    titre = f"Affiche {papier.upper()} : {entry.titre}"
    return Document(
        adresse=f"documents/affiches/{entry.slug}-{papier}.pdf",
        titre=titre,
        nature=f"PDF {papier.upper()}, {'à lire de loin' if papier == 'a3' else 'tout le détail'}",
        famille="affiches",
        pages=(entry.url,),
        jour=entry.record.mise_a_jour,
        maker=pdf(f"affiches/{template}.typ"),
        told=partial(told, atelier, entry, titre),
    )


def _mur(atelier: Atelier, entry: Entry[Gouvernance], document: str) -> Mur:
    r, drawn, said = entry.record, figure(entry.record), atelier.papiers
    page = "" if atelier.site_url else f" Page du site : {entry.url}"
    return Mur(
        document=document,
        paysage=_larger(drawn, LYING) > _larger(drawn, (UPRIGHT,)),
        corps=next(size for most, size in TITRES if len(r.titre) <= most or most == 400),
        titre=r.titre,
        accroche=Riche(r.accroche),
        schema=drawing(drawn, f"{title(r)}. {description(r)}"),
        regles=riches(r.regles[:MOST_RULES]),
        pied=Riche(f"{said.affiches.mur} {said.fiches.licence}{page}"),
        qr=atelier.qr(entry.url),
    )


def _larger(drawn: Figure, rooms: Sequence[tuple[float, float]]) -> float:
    """Return how large a drawing grows in the best of some rooms, in mm for each pixel."""
    return max(min(w / drawn.width, h / drawn.height) for w, h in rooms)


def _affiche(atelier: Atelier, entry: Entry[Gouvernance], document: str) -> Affiche:
    catalogue, r, drawn = atelier.catalogue, entry.record, figure(entry.record)
    doutes = riches(text.removesuffix(".") for text in r.a_verifier)
    return Affiche(
        document=document,
        corps=CORPS,
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
    return (*inline(b.texte), f" ({appui(b)})")
