"""The methods of the book, each laid out for two pages."""

from __future__ import annotations

from typing import Any

from macros.french import duree, enumeration, fourchette
from macros.model.core.entries import AnyEntry, Relation
from macros.model.records.methode import Etape, Methode
from macros.told.markdown import Node, inline

from ..press.document import Atelier
from ..texts.riche import riches
from .pieces import fait, tete, voisins
from .renvois import (
    Data,
    adresses,
    deux_colonnes,
    fort,
    hauteur,
    para,
    poids,
    points,
    renvoi,
    rubrique,
    sections,
)

WIDE, NARROW = 68, 40
"""Signs on a line of the prose, and of the list of things beside it."""
SPARE = 5
"""How many lines longer than the list of things the prose beside it may be."""


def methode(atelier: Atelier, entry: AnyEntry) -> Data:
    """Return everything that the page of a method tells, laid out for two pages of the book."""
    catalogue, r = atelier.catalogue, entry.record
    told = sections(atelier.prose(entry), adresses(catalogue))
    things = [_chose(atelier, m) for m in r.materiel]
    side = [*r.preparation.liste, *(f"{m.quantite} × {m.nom} {m.par}" for m in r.materiel)]
    first = _beside(told, hauteur(side, NARROW) + 4)
    return {
        **tete(atelier, entry, catalogue.mot("familles", r.famille).nom),
        "autres_noms": enumeration(r.autres_noms),
        "faits": _faits(atelier, r),
        "avant": told[:first],
        "preparation": {
            "duree": duree(r.preparation.minutes),
            "liste": riches(r.preparation.liste),
        },
        "materiel": things,
        "etapes": [_etape(atelier, e) for e in r.etapes],
        "production": inline(r.production),
        "colonnes": deux_colonnes([*_conseils(atelier, r), *told[first:]]),
        "suites": _suites(atelier, entry),
        "origine": _origine(atelier, r),
    }


def _faits(atelier: Atelier, r: Methode) -> list[Data]:
    mot = atelier.catalogue.mot
    spread = "" if r.duree.min == r.duree.max else f"de {duree(r.duree.min)} à {duree(r.duree.max)}"
    groups = f"petits groupes de {r.taille_sous_groupe}" if r.taille_sous_groupe else ""
    people = fourchette(r.participants.min, r.participants.max, "personnes")
    niveau, lecture = mot("difficultes", r.difficulte), mot("lectures", r.accessibilite.lecture)
    return [
        fait("Temps", duree(r.duree.conseillee), spread),
        fait("Groupe", people, groups),
        fait("Niveau", niveau.nom, niveau.aide),
        fait("Énergie", mot("energies", r.energie).nom, mot("espaces", r.espace).nom),
        fait("Écrit", lecture.nom, lecture.aide),
    ]


def _chose(atelier: Atelier, thing: Any) -> Data:
    each = atelier.catalogue.mot("quantites_par", thing.par).nom
    printed = ", à imprimer" if thing.imprimable else ""
    return {"quantite": thing.quantite, "nom": inline(thing.nom), "par": each + printed}


def _beside(told: list[Data], lines: int) -> int:
    """Return how many pieces of prose stand beside the things to prepare: one at least."""
    count = min(1, len(told))
    while count < len(told) and poids(told[: count + 1], WIDE) <= lines + SPARE:
        count += 1
    return count


def _etape(atelier: Atelier, e: Etape) -> Data:
    return {
        "minutes": duree(e.minutes),
        "titre": inline(e.titre),
        "modalite": atelier.catalogue.mot("modalites", e.modalite).nom,
        "consigne": inline(e.consigne),
        "simple": inline(e.consigne_simple) if e.consigne_simple else [],
    }


def _conseils(atelier: Atelier, r: Methode) -> list[Data]:
    """Return what to watch, other ways, and how to welcome everyone, near or far."""
    mot = atelier.catalogue.mot
    loin: list[Node] = [fort(mot("distances", r.distance.possible).nom)]
    loin += [" : ", *inline(r.distance.conseil)] if r.distance.conseil else ["."]
    found = [rubrique("Points de vigilance", points(r.vigilance))]
    if r.variantes:
        ways = (para(fort(v.titre), ". ", *inline(v.texte)) for v in r.variantes)
        found.append(rubrique("Variantes", *ways))
    move = fort(mot("mobilites", r.accessibilite.mobilite).nom)
    tips = points(r.accessibilite.conseils)
    return [*found, rubrique("Pour que tout le monde participe", tips, para(move, ". ", *loin))]


def _suites(atelier: Atelier, entry: AnyEntry) -> list[Data]:
    out, back = atelier.catalogue.outgoing, atelier.catalogue.incoming
    groups: list[tuple[str, list[Data]]] = [
        ("À vivre avant (une suffit)", [renvoi(x.target) for x in out(entry, "prerequis")]),
        ("Elle ouvre la voie à", [renvoi(x.source) for x in back(entry, "prerequis")]),
        ("Pour continuer", [renvoi(x.target) for x in out(entry, "suites")]),
        ("Ce qui la prépare bien", [renvoi(x.source) for x in back(entry, "suites")]),
        ("Plutôt que celle-ci", [_plutot(x) for x in out(entry, "alternatives")]),
    ]
    told = [{"nom": nom, "liens": links} for nom, links in groups if links]
    return told + voisins(atelier, entry, ("fiches", "gouvernance", "indicateurs"))


def _plutot(relation: Relation) -> Data:
    note = relation.note[:1].lower() + relation.note[1:]
    clause = note.startswith(("si ", "s’", "quand ", "lorsque "))
    return renvoi(relation.target, note if clause else f"si {note}")


def _origine(atelier: Atelier, r: Methode) -> list[Node]:
    """Return who made a method, when, in which work, and what its name allows."""
    o, licence = r.origine, atelier.catalogue.mot("licences", r.licence)
    told: list[Node] = [*inline(o.auteur), f", {o.annee}" if o.annee else ""]
    if o.oeuvre:
        told += [", ", {"t": "appui", "c": inline(o.oeuvre)}]
    told += [". ", *(inline(o.note) if o.note else []), f" {licence.nom} : {licence.aide}."]
    return [*told, *_implication(atelier, r)]


def _implication(atelier: Atelier, r: Methode) -> list[Node]:
    if r.implication is None:
        return []
    named = (("iap2", r.implication.iap2, "IAP2"), ("arnstein", r.implication.arnstein, "Arnstein"))
    words = [
        f"« {atelier.catalogue.mot(liste, mot).nom.lower()} » ({who})"
        for liste, mot, who in named
        if mot
    ]
    note: list[Node] = [" ", *inline(r.implication.note)] if r.implication.note else []
    if not words:
        return note
    levels = " ou ".join(words)
    return [f" Implication possible si le commanditaire s’engage : {levels}.", *note]
