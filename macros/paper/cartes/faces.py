"""A method on a card: what its two faces tell, short, ready to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from macros.french import date_courte, duree, enumeration, fourchette
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Etape, Materiel, Methode
from macros.told.icons import NAMES, shape
from macros.told.markdown import Node, inline

TEINTES = {
    "ouvrir": "ocre",
    "explorer": "mer",
    "produire": "olive",
    "decider": "prune",
    "agir": "brique",
    "clore": "ardoise",
}
"""A colour for each moment of a session; any other moment takes the house's own."""

MOST_POINTS = 2
"""How many points of attention, and of welcome, a card tells at most; the page tells them all."""

WHOLE_WORD = 15
"""Signs of the longest word that stands whole on one line of the largest title."""

_FACTS = ("temps", "groupe", "energie", "espace", "niveau", "lecture", "fiches", "distance")

Fait = dict[str, str]


def icones(cartes: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the icons that cards use, by name, as SVG in the current colour."""
    names = {*_FACTS, *(carte["icone"] for carte in cartes)}
    return {name: {"svg": _svg(name)} for name in sorted(names)}


def _svg(name: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor">'
        f"{shape(name)}</svg>"
    )


def carte(catalogue: Catalogue, entry: Entry[Methode], code: Mapping[str, str]) -> dict[str, Any]:
    """Return both faces of a method's card, with the QR code of its page, empty for none."""
    r = entry.record
    return {
        "cle": entry.slug,
        "titre": r.titre,
        "cesure": max(map(len, r.titre.split())) > WHOLE_WORD,
        "moment": catalogue.mot("moments", r.moment).nom,
        "famille": catalogue.mot("familles", r.famille).nom,
        "teinte": TEINTES.get(r.moment, "mer"),
        "icone": r.moment if r.moment in NAMES else "moment",
        "accroche": inline(r.accroche),
        "faits": faits(catalogue, r),
        "materiel": materiel(catalogue, r.materiel),
        "materiel_court": [{"nom": inline(m.nom), "compte": ""} for m in r.materiel],
        "objectifs": [
            {"id": o, "court": catalogue.objectifs[o].court} for o in catalogue.objectifs_of(entry)
        ],
        "modules": _modules(catalogue.modules_of(entry)),
        "qr": dict(code),
        "page": {"url": entry.url},
        **_verso(catalogue, r),
    }


def faits(catalogue: Catalogue, r: Methode) -> list[Fait]:
    """Return what to know before choosing a method: eight facts, each with a precision or none."""
    spread = "" if r.duree.min == r.duree.max else f"de {duree(r.duree.min)} à {duree(r.duree.max)}"
    groups = f"petits groupes de {r.taille_sous_groupe}" if r.taille_sous_groupe else ""
    people = fourchette(r.participants.min, r.participants.max, "personnes")
    told = {
        "temps": ("Durée", duree(r.duree.conseillee), spread),
        "groupe": ("Groupe", people[:1].upper() + people[1:], groups),
        "energie": ("Énergie", catalogue.mot("energies", r.energie).nom, ""),
        "espace": ("Espace", catalogue.mot("espaces", r.espace).nom, ""),
        "niveau": ("Niveau", catalogue.mot("difficultes", r.difficulte).nom, ""),
        "lecture": ("Écrit", catalogue.mot("lectures", r.accessibilite.lecture).nom, ""),
        "fiches": ("Préparation", duree(r.preparation.minutes), ""),
        "distance": ("Distance", catalogue.mot("distances", r.distance.possible).nom, ""),
    }
    return [
        {"icone": name, "nom": nom, "valeur": valeur, "precision": precision}
        for name, (nom, valeur, precision) in told.items()
    ]


def materiel(catalogue: Catalogue, things: Sequence[Materiel]) -> list[dict[str, Any]]:
    """Return the things to bring, with what must be counted: « (4 par petit groupe) »."""
    return [{"nom": inline(thing.nom), "compte": _count(catalogue, thing)} for thing in things]


def _count(catalogue: Catalogue, thing: Materiel) -> str:
    if thing.par != "seance":
        each = catalogue.mot("quantites_par", thing.par).nom.replace(" ", "\u00a0")
        return f" ({thing.quantite}\u00a0{each})"
    return f" ({thing.quantite})" if thing.quantite > 1 else ""


def _modules(numbers: Sequence[int]) -> str:
    noun = "module" if len(numbers) == 1 else "modules"
    return f" · {noun} {enumeration([str(n) for n in numbers])}" if numbers else ""


def _verso(catalogue: Catalogue, r: Methode) -> dict[str, Any]:
    return {
        "duree": duree(r.duree.conseillee),
        "etapes": [
            {
                "titre": inline(step.titre),
                "minutes": duree(step.minutes),
                "modalite": _modalite(catalogue, step),
                "consigne": inline(step.consigne_simple or step.consigne),
            }
            for step in r.etapes
        ],
        "production": inline(r.production),
        "vigilance": [inline(text) for text in r.vigilance[:MOST_POINTS]],
        "accueil": [inline(text) for text in r.accessibilite.conseils[:MOST_POINTS]],
        "origine": _origine(catalogue, r),
    }


def _modalite(catalogue: Catalogue, step: Etape) -> str:
    nom = catalogue.mot("modalites", step.modalite).nom
    said = (step.consigne_simple or step.consigne).lower().startswith(nom.lower())
    return "" if said else f"{nom}. "


def _origine(catalogue: Catalogue, r: Methode) -> list[Node]:
    year = f", {r.origine.annee}" if r.origine.annee else ""
    licence, etat = catalogue.mot("licences", r.licence).nom, catalogue.mot("etats", r.etat).nom
    rest = f"{year}. {licence}. {etat}, {date_courte(r.mise_a_jour)}."
    return ["Origine : ", *inline(r.origine.auteur), rest]
