"""The methods of the book, each laid out for two pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Methode as Record
from macros.told.figures.steps import Dessin, heros, storyboard
from macros.told.markdown import Marked, Node, Nodes, inline
from macros.told.methodes import Chose, Etape, choses, dessinees, etapes, groupe, implication, temps
from macros.told.outils import Fait
from macros.told.plain import Minutes, Riche, riches
from macros.told.suites import DEPUIS, a_mener, chemins

from ..press.document import Atelier
from . import pieces
from .renvois import (
    Colonnes,
    Rubrique,
    adresses,
    deux_colonnes,
    fort,
    hauteur,
    para,
    poids,
    points,
    sections,
)

WIDE, NARROW = 68, 40
"""Signs on a line of the prose, and of the list of things beside it."""
SPARE = 5
"""How many lines longer than the list of things the prose beside it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Methode:
    """Everything that the page of a method tells, laid out for two pages of the book; dessin is the
    frame that it is known by; each step has its own."""

    outil: pieces.Outil
    dessin: Dessin
    avant: Sequence[Rubrique]
    duree: Minutes
    preparation: Sequence[Riche]
    materiel: Sequence[Chose]
    etapes: Sequence[Etape]
    production: Riche
    colonnes: Colonnes
    origine: Nodes


def methode(atelier: Atelier, entry: Entry[Record]) -> Methode:
    """Return a method laid out for two pages."""
    catalogue, r = atelier.catalogue, entry.record
    frames = {
        e.titre: d for e, d in zip(r.etapes, storyboard(catalogue, r), strict=True) if d.formes
    }
    told = sections(atelier.prose(entry), adresses(catalogue))
    side = [*r.preparation.liste, *(f"{m.quantite} × {m.nom} {m.par}" for m in r.materiel)]
    first = _beside(told, hauteur(side, NARROW) + 4)
    ways = (*a_mener(catalogue, entry), *chemins(catalogue, entry))
    suites = [pieces.groupe(s) for s in ways if s.titre != DEPUIS]
    suites += pieces.autour(atelier, entry)
    famille = catalogue.mot("familles", r.famille).nom
    return Methode(
        outil=pieces.outil(atelier, entry, famille, _faits(catalogue, r), suites),
        dessin=heros(catalogue, r),
        avant=told[:first],
        duree=Minutes(r.preparation.minutes),
        preparation=riches(r.preparation.liste),
        materiel=[_printed(chose) for chose in choses(catalogue, r.materiel)],
        etapes=dessinees(etapes(catalogue, r.etapes), frames),
        production=Riche(r.production),
        colonnes=deux_colonnes([*_conseils(catalogue, r), *told[first:]]),
        origine=tuple(_origine(catalogue, r)),
    )


def _faits(catalogue: Catalogue, r: Record) -> Iterable[Fait]:
    mot = catalogue.mot
    niveau, lecture = mot("difficultes", r.difficulte), mot("lectures", r.accessibilite.lecture)
    return (
        temps("Temps", r),
        groupe(r),
        Fait("Niveau", niveau.nom, niveau.aide),
        Fait("Énergie", mot("energies", r.energie).nom, mot("espaces", r.espace).nom),
        Fait("Écrit", lecture.nom, lecture.aide),
    )


def _printed(chose: Chose) -> Chose:
    return replace(chose, par=f"{chose.par}, à imprimer") if chose.imprimable else chose


def _beside(told: Sequence[Rubrique], lines: int) -> int:
    """Return how many pieces of prose stand beside the things to prepare: one at least."""
    count = min(1, len(told))
    while count < len(told) and poids(told[: count + 1], WIDE) <= lines + SPARE:
        count += 1
    return count


def _conseils(catalogue: Catalogue, r: Record) -> Iterator[Rubrique]:
    """Yield what to watch, other ways, and how to welcome everyone, near or far."""
    yield Rubrique("Points de vigilance", (points(r.vigilance),))
    if r.variantes:
        ways = (para(fort(v.titre), ". ", *inline(v.texte)) for v in r.variantes)
        yield Rubrique("Variantes", tuple(ways))
    move = fort(catalogue.mot("mobilites", r.accessibilite.mobilite).nom)
    far = fort(catalogue.mot("distances", r.distance.possible).nom)
    how = (" : ", *inline(r.distance.conseil)) if r.distance.conseil else (".",)
    tips = points(r.accessibilite.conseils)
    yield Rubrique("Pour que tout le monde participe", (tips, para(move, ". ", far, *how)))


def _origine(catalogue: Catalogue, r: Record) -> Iterator[Node]:
    """Yield who made a method, when, in which work, and what its name allows."""
    o, licence = r.origine, catalogue.mot("licences", r.licence)
    yield from (*inline(o.auteur), f", {o.annee}" if o.annee else "")
    if o.oeuvre:
        yield from (", ", Marked("appui", inline(o.oeuvre)))
    yield from (". ", *(inline(o.note) if o.note else ()), f" {licence.nom} : {licence.aide}.")
    levels, note = implication(catalogue, r)
    if levels:
        yield f" {levels}"
    if note:
        yield from (" ", *inline(note))
