"""Everything that a method, or a programme, prints of its own, in one PDF: cards, panels, sheets to fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from macros.french import pluriel
from macros.model.clock.supplies import needed, quantity
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.questions import filled
from macros.model.records.methode import Materiel, Methode
from macros.model.records.programme import Programme
from macros.model.records.support import Piece, Support
from macros.model.rules.supports import things
from macros.told.figures.steps import nombre
from macros.told.pictos import picto
from macros.told.programme.suivi import fraicheur
from macros.told.supports import address, kept, own, own_address

from ..press.document import Atelier, Document, pdf
from .mots import lie

PER_SHEET = {"demi": 2, "quart": 4, "huitieme": 8, "etiquette": 14, "jeton": 24, "bande": 5}
"""How many cards of each format stand on a sheet."""

USUAL = "huitieme"
"""The format of cards whose file tells none."""

TROU = "\N{HORIZONTAL ELLIPSIS}" * 6
"""What is left to write over in a question: the subject of the day."""

A_VOUS = "Votre question :"
"""Over the lines of a sheet where another question is written."""

TITRE = "Tout ce qui s’imprime"


@dataclass(frozen=True, slots=True)
class Morceau:
    """A card, a panel or a question, ready to show; dessin is a name of the document's drawings."""

    titre: str = ""
    texte: str = ""
    dessin: str = ""
    lignes: int = 0
    cases: Sequence[str] = ()
    cadre: bool = False
    fois: int = 1
    cadres: int = 0
    points: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuilles:
    """The sheets of one thing: its model, how many times they are printed and what is done
    before, what they show."""

    modele: str
    nom: str
    note: str
    preparer: str
    mural: bool
    titre: str
    consigne: str
    champs: Sequence[str]
    format: str
    couche: bool
    pieces: Sequence[Morceau]
    colonnes: Sequence[str]
    rangs: Sequence[str]
    largeurs: Sequence[int]
    vides: int


@dataclass(frozen=True, slots=True)
class Tout:
    """Everything that a method or a programme prints, with the drawings that it uses by name."""

    document: str
    methode: str
    supports: Sequence[Feuilles]
    dessins: Mapping[str, Mapping[str, str]]


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield one document for each method that prints something of its own."""
    programmes = _programmes(atelier)
    for slug, entry in atelier.catalogue.methodes.items():
        if kept(atelier.catalogue, slug):
            yield Document(
                adresse=address(slug),
                titre=f"{TITRE} : {entry.titre}",
                nature="PDF A4",
                famille="supports",
                pages=(entry.url, *programmes.get(slug, ())),
                jour=entry.record.mise_a_jour,
                maker=pdf("supports/supports.typ"),
                told=partial(tout, atelier, entry),
            )


def des_programmes(atelier: Atelier) -> Iterator[Document]:
    """Yield one document for each programme whose lines print something besides their tools."""
    for seen, programme, plan in atelier.programmes():
        if own(seen.catalogue, programme.slug):
            yield Document(
                adresse=own_address(programme.slug),
                titre=f"{programme.titre} : ce qui s’imprime pour ses séquences",
                nature="PDF A4",
                famille="programmes",
                pages=(f"{programme.url}preparer/",),
                jour=fraicheur(seen.catalogue, plan),
                maker=pdf("supports/supports.typ"),
                told=partial(du_programme, seen, programme, plan),
            )


def _programmes(atelier: Atelier) -> Mapping[str, Sequence[str]]:
    """Return the pages on which each method's programmes prepare what they print, by method."""
    found: dict[str, dict[str, None]] = {}
    for _, entry, plan in atelier.programmes():
        for session in plan.sessions:
            for creneau in session.creneaux:
                if creneau.mene and creneau.outil:
                    found.setdefault(creneau.outil.slug, {})[f"{entry.url}preparer/"] = None
    return {slug: tuple(pages) for slug, pages in found.items()}


def tout(atelier: Atelier, entry: Entry[Methode]) -> Tout:
    """Return what a method prints, counted for the number of people it is drawn with."""
    r = entry.record
    by_name = {thing.nom: thing for thing in things(r)}
    shown = [
        feuilles(r, support, by_name.get(support.pour))
        for support in kept(atelier.catalogue, entry.slug)
    ]
    return Tout(f"{TITRE} : {entry.titre}", entry.titre, shown, _drawings(shown))


def du_programme(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Tout:
    """Return what the lines of a programme print besides their tools, counted for its group."""
    counts: dict[str, tuple[Materiel, int]] = {}
    for session in plan.sessions:
        for creneau in session.creneaux:
            for thing, count in needed(creneau, plan.programme.participants):
                before = counts.get(thing.nom, (thing, 0))[1]
                counts[thing.nom] = (thing, before + count)
    shown = [_des_lignes(s, *counts[s.pour]) for s in own(atelier.catalogue, entry.slug)]
    return Tout(f"{TITRE} : {entry.titre}", entry.titre, shown, _drawings(shown))


def _des_lignes(support: Support, thing: Materiel, count: int) -> Feuilles:
    pieces = [_morceau(p) for p in support.pieces]
    shown = _feuilles(support, pieces, times(-(-count // donne(support, thing)), support))
    return replace(shown, nom=support.titre or support.pour)


def _drawings(shown: Iterable[Feuilles]) -> dict[str, dict[str, str]]:
    names = {piece.dessin for one in shown for piece in one.pieces if piece.dessin}
    return {name: {"svg": picto(name)} for name in sorted(names)}


def feuilles(r: Methode, support: Support, thing: Materiel | None) -> Feuilles:
    """Return the sheets of a thing that a method prints."""
    asked = support.modele == "question"
    pieces = _questions(r, support.pieces) if asked else [_morceau(p) for p in support.pieces]
    return _feuilles(
        support, pieces, note(r, thing, donne(support, thing), support) if thing else ""
    )


def _feuilles(support: Support, pieces: list[Morceau], counted: str) -> Feuilles:
    kind = support.format or USUAL
    if support.modele == "cartes":
        pieces = _cartes(pieces, PER_SHEET[kind], support.vierges)
    return Feuilles(
        modele=support.modele,
        nom=support.pour,
        note=counted,
        preparer=support.preparer or "",
        mural=support.mural,
        titre=lie(support.titre or support.pour),
        consigne=lie(support.consigne or ""),
        champs=[lie(one) for one in support.champs],
        format=kind,
        couche=support.couche,
        pieces=pieces,
        colonnes=support.colonnes,
        rangs=[lie(one) for one in support.rangs],
        largeurs=support.largeurs,
        vides=support.vides,
    )


def _morceau(p: Piece) -> Morceau:
    titre, texte = lie(p.titre or ""), lie(p.texte or "")
    points = [lie(one) for one in p.points]
    shown = Morceau(titre, texte, p.dessin or "", p.lignes, p.cases, p.cadre, p.fois)
    return replace(shown, cadres=p.cadres, points=points)


def _questions(r: Methode, pieces: Sequence[Piece]) -> list[Morceau]:
    """Return the questions of a file, or else the method's own, its subject left to write."""
    if pieces:
        return [_morceau(p) for p in pieces]
    asked = (
        filled(r.question, TROU, "ici").replace(f"{TROU},", f"{TROU}\u202f,") if r.question else ""
    )
    own = [Morceau(lie(asked))] if asked else []
    return [*own, Morceau(texte=A_VOUS, lignes=3)]


def _cartes(pieces: Sequence[Morceau], room: int, blank: int | None) -> list[Morceau]:
    """Return the cards of a set, each as often as it is asked for, then the blank ones, to the foot of
    a sheet unless told; a card alone fills its sheet."""
    every = [piece for piece in pieces for _ in range(piece.fois)]
    if len(pieces) == 1 and len(every) == 1 and not blank:
        return every * room
    left = room - len(every) % room if blank is None else blank
    return [*every, *[Morceau()] * left]


def donne(support: Support, thing: Materiel) -> int:
    """Return how many of a thing one print gives: what its file tells, a sheet of one card repeated,
    as many as are counted when there are as many pieces; a set otherwise."""
    if support.donne:
        return support.donne
    every = sum(piece.fois for piece in support.pieces)
    if support.modele == "cartes" and every == 1 and not support.vierges:
        return PER_SHEET[support.format or USUAL]
    return every if every == thing.quantite else 1


def a_ecrire(support: Support) -> bool:
    """Whether something is written on a thing: one is printed, then copied."""
    shown = support.modele in {"cartes", "panneau", "affiche", "question"}
    return not shown or any(p.lignes or p.cases or p.cadre or p.cadres for p in support.pieces)


def times(count: int, support: Support) -> str:
    """Return « imprimer 3 fois », or « imprimer l’original, puis le photocopier 3 fois » for what is
    written on."""
    copied = count > 1 and a_ecrire(support)
    return (
        f"imprimer l’original, puis le photocopier {count} fois"
        if copied
        else f"imprimer {count} fois"
    )


def note(r: Methode, thing: Materiel, gives: int, support: Support) -> str:
    """Return how often a thing is printed, and the count to its end: « imprimer 3 fois : 2 par personne,
    pour 12 personnes, soit 24, à 8 par tirage »."""
    people = nombre(r)
    count = quantity(thing, r, people)
    told = [_each(thing, people, count), f"soit {count}" if thing.quantite > 1 else ""]
    if thing.par == "seance":
        told = [f"{count} en tout" if count > 1 else ""]
    rest = ", ".join(filter(None, [*told, f"à {gives} par tirage" if count > gives > 1 else ""]))
    return " : ".join(filter(None, [times(-(-count // gives), support), rest]))


def _each(thing: Materiel, people: int, count: int) -> str:
    everyone = pluriel(people, "personne")
    if thing.par == "personne":
        return f"{thing.quantite} par personne, pour {everyone}"
    groups = pluriel(count // thing.quantite, "groupe")
    return f"{thing.quantite} par petit groupe, {groups} pour {everyone}"
