"""Pages of the tools themselves: methods, governance schemas and sheets."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Relation, sort_key
from macros.model.core.kinds import KINDS
from macros.model.records.fiche import Fiche
from macros.model.records.methode import Methode

from ..parts.cards import Carte, carte, cartes
from ..parts.diagram import schema
from ..parts.rendering import Page, page
from ..parts.sections import formulaire

Prose = Callable[[AnyEntry], Markup]
"""Gives the body of a tool with its macro calls already answered."""

Fil = list[tuple[str, str]]


def fil(*steps: tuple[str, str]) -> Fil:
    """Return the breadcrumb of a page: names and addresses, home first."""
    return [("Accueil", "~/"), *steps]


def methode_page(catalogue: Catalogue, entry: AnyEntry, prose: Prose) -> Page:
    """Return the page of a facilitation method."""
    r: Methode = entry.record
    first, rest = _split(prose(entry))
    return page(
        f"methodes/{entry.slug}.md",
        r.titre,
        entry.path,
        "methode.md.j2",
        description=r.accroche,
        r=r,
        fil=fil(
            ("Méthodes", "~/methodes/"),
            (catalogue.mot("moments", r.moment).nom, f"~/moments/{r.moment}/"),
        ),
        difficulte=catalogue.mot("difficultes", r.difficulte),
        moment=catalogue.mot("moments", r.moment),
        famille=catalogue.mot("familles", r.famille),
        energie=catalogue.mot("energies", r.energie),
        espace=catalogue.mot("espaces", r.espace),
        lecture=catalogue.mot("lectures", r.accessibilite.lecture),
        mobilite=catalogue.mot("mobilites", r.accessibilite.mobilite),
        distance=catalogue.mot("distances", r.distance.possible),
        licence=catalogue.mot("licences", r.licence),
        implication=_implication(catalogue, r),
        objectifs=_objectifs(catalogue, entry),
        materiel=_materiel(catalogue, r),
        etapes=_etapes(catalogue, r),
        avant=first,
        apres=rest,
        groupes=_suites(catalogue, entry),
        etat=etat(catalogue, r),
    )


def gouvernance_page(catalogue: Catalogue, entry: AnyEntry, prose: Prose) -> Page:
    """Return the page of a governance schema, with its diagram."""
    r = entry.record
    return page(
        f"gouvernance/{entry.slug}.md",
        r.titre,
        entry.path,
        "gouvernance.md.j2",
        description=r.accroche,
        r=r,
        fil=fil(("Gouvernance", "~/gouvernance/")),
        famille=catalogue.mot("familles_gouvernance", r.famille),
        complexite=catalogue.mot("complexites", r.complexite),
        objectifs=_objectifs(catalogue, entry),
        schema=schema(catalogue, entry),
        prose=prose(entry),
        groupes=neighbours(catalogue, entry, ("methodes", "fiches")),
        etat=etat(catalogue, r),
    )


def fiche_page(catalogue: Catalogue, entry: AnyEntry, prose: Prose) -> Page:
    """Return the page of a project sheet: criteria first, then fields."""
    r = entry.record
    return page(
        f"fiches/{entry.slug}.md",
        r.titre,
        entry.path,
        "fiche.md.j2",
        description=r.accroche,
        r=r,
        fil=fil(("Fiches-projet", "~/fiches/")),
        objectifs=_objectifs(catalogue, entry),
        formulaire=formulaire(catalogue, entry),
        prose=prose(entry),
        groupes=neighbours(catalogue, entry, ("methodes", "fiches", "gouvernance", "indicateurs")),
        etat=etat(catalogue, r),
        scripts=["remplir", *_outils(r), "relectures"],
    )


OUTILS_DE_CHAMPS = {
    "carte": "plus-dessin",
    "schema": "plus-dessin",
    "agenda": "plus-agenda",
    "classement": "plus-classement",
    "catalogue": "plus-catalogue",
}
"""The script of each tool of a sheet's field."""


def _outils(r: Fiche) -> list[str]:
    """Return the scripts of the tools that a sheet's fields ask for."""
    return list(dict.fromkeys(OUTILS_DE_CHAMPS[c.outil] for c in r.champs if c.outil))


def _split(body: str) -> tuple[Markup, Markup]:
    """Return the first section of a body, and the sections after it."""
    parts = re.split(r"(?m)^(?=## )", body.strip())
    first = parts[0] if parts[0].strip() else "".join(parts[:2])
    used = 1 if parts[0].strip() else 2
    if not parts[0].startswith("## ") and len(parts) > 1 and used == 1:
        first, used = first + parts[1], 2
    return Markup(first), Markup("".join(parts[used:]))


def _objectifs(catalogue: Catalogue, entry: AnyEntry) -> list[Any]:
    return [catalogue.objectifs[n] for n in catalogue.objectifs_of(entry)]


def _materiel(catalogue: Catalogue, r: Methode) -> list[dict[str, Any]]:
    return [
        {
            "nom": m.nom,
            "quantite": m.quantite,
            "imprimable": m.imprimable,
            "par": catalogue.mot("quantites_par", m.par).nom,
        }
        for m in r.materiel
    ]


def _etapes(catalogue: Catalogue, r: Methode) -> list[dict[str, Any]]:
    steps, clock = [], 0
    for e in r.etapes:
        steps.append(
            {
                "titre": e.titre,
                "minutes": e.minutes,
                "debut": clock,
                "fin": clock + e.minutes,
                "modalite": catalogue.mot("modalites", e.modalite).nom.lower(),
                "consigne": e.consigne,
                "consigne_simple": e.consigne_simple,
            }
        )
        clock += e.minutes
    return steps


def _implication(catalogue: Catalogue, r: Methode) -> str:
    if r.implication is None:
        return ""
    words = []
    if r.implication.iap2:
        words.append(f"« {catalogue.mot('iap2', r.implication.iap2).nom.lower()} » (IAP2)")
    if r.implication.arnstein:
        words.append(
            f"« {catalogue.mot('arnstein', r.implication.arnstein).nom.lower()} » (Arnstein)"
        )
    note = f" {r.implication.note}" if r.implication.note else ""
    levels = " ou ".join(words)
    return (
        f"Implication possible si le commanditaire s’engage : {levels}.{note}" if levels else note
    )


def _suites(catalogue: Catalogue, entry: AnyEntry) -> list[dict[str, Any]]:
    """Group what to do next, what prepares the method, what to choose instead, and documents."""
    out, back = catalogue.outgoing, catalogue.incoming
    groups = [
        (
            "À vivre avant (une suffit)",
            [carte(catalogue, r.target) for r in out(entry, "prerequis")],
        ),
        ("Elle ouvre la voie à", [carte(catalogue, r.source) for r in back(entry, "prerequis")]),
        ("Pour continuer", [carte(catalogue, r.target) for r in out(entry, "suites")]),
        ("Ce qui la prépare bien", [carte(catalogue, r.source) for r in back(entry, "suites")]),
        ("Plutôt que celle-ci", _instead(catalogue, out(entry, "alternatives"))),
        ("On vient aussi ici depuis", _from(catalogue, back(entry, "alternatives"))),
    ]
    groups += [
        (KINDS[kind].suites, cartes(catalogue, catalogue.neighbours(entry, kind)))
        for kind in ("fiches", "gouvernance", "indicateurs")
    ]
    return [{"titre": name, "cartes": found} for name, found in groups if found]


def _instead(catalogue: Catalogue, relations: list[Relation]) -> list[Carte]:
    return [carte(catalogue, r.target, _clause(r.note)) for r in relations]


def _from(catalogue: Catalogue, relations: list[Relation]) -> list[Carte]:
    return [
        carte(catalogue, r.source, f"La méthode d’ici convient mieux {_condition(r.note)}")
        for r in relations
    ]


def _condition(note: str) -> str:
    text = note[:1].lower() + note[1:]
    return text if text.startswith(("si ", "s’", "quand ", "lorsque ")) else f"si {text}"


def _clause(note: str) -> str:
    text = _condition(note)
    return text[:1].upper() + text[1:]


def neighbours(
    catalogue: Catalogue, entry: AnyEntry, kinds: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Return the tools linked to one, kind after kind, under the words that announce them."""
    groups = []
    for kind in kinds:
        found = sorted(catalogue.neighbours(entry, kind), key=lambda e: sort_key(e.titre))
        if found:
            groups.append({"titre": KINDS[kind].suites, "cartes": cartes(catalogue, found)})
    return groups


def etat(catalogue: Catalogue, r: Any) -> dict[str, Any]:
    """Return where a tool stands, in words, and since when."""
    mot = catalogue.mot("etats", r.etat)
    return {"nom": mot.nom, "aide": mot.aide, "date": r.mise_a_jour}
