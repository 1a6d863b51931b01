"""Governance posters: a schema told on one big sheet, and the same left blank for a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.french import date_courte, fourchette
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.gouvernance import BaseLegale, Gouvernance
from macros.told.dessin.drawing import description, figure, links_in_words, title
from macros.told.markdown import Node, inline

from ..press.document import Atelier, Document, pdf
from ..texts.dessins import drawing, lying
from ..texts.riche import riches
from .vierges import LICENCE, blank_poster, free_poster, page_of

Data = dict[str, Any]

FORMATS = ("a3", "a4")

ROOMS = ((265.0, 130.0), (205.0, 205.0))
"""Width and height, in mm of an A3, that a drawing may take: upright, then lying."""

TITRES = ((30, 60), (42, 50), (400, 42))
"""How large the title of an A3 poster may be, in points, up to so many signs."""


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
    r, titre = entry.record, f"Affiche {papier.upper()} : {entry.titre}"
    drawn = figure(r)
    return Document(
        adresse=f"documents/affiches/{entry.slug}-{papier}.pdf",
        titre=titre,
        nature=f"PDF {papier.upper()}, affiche",
        famille="affiches",
        pages=(entry.url,),
        jour=r.mise_a_jour,
        maker=pdf("affiches/affiche.typ"),
        data={
            "document": titre,
            "papier": papier,
            "paysage": papier == "a3" and lying(drawn, ROOMS),
            "corps": next(size for most, size in TITRES if len(r.titre) <= most or most == 400),
            "schema": drawing(drawn, f"{title(r)}. {description(r)}"),
            "mentions": mentions(atelier.catalogue, r),
            **told(atelier.catalogue, entry),
            **page_of(atelier, entry.url),
        },
    )


def told(catalogue: Catalogue, entry: Entry[Gouvernance]) -> Data:
    """Return what a schema says, ready to show."""
    r = entry.record
    return {
        "titre": r.titre,
        "accroche": inline(r.accroche),
        "faits": [
            {"nom": "Famille", "valeur": catalogue.mot("familles_gouvernance", r.famille).nom},
            {"nom": "Taille", "valeur": fourchette(r.effectif.min, r.effectif.max, "personnes")},
            {"nom": "Mise en place", "valeur": catalogue.mot("complexites", r.complexite).nom},
        ],
        "objectifs": [
            {"id": o, "court": catalogue.objectifs[o].court} for o in catalogue.objectifs_of(entry)
        ],
        "quand": riches(r.quand),
        "instances": [
            {
                "nom": i.nom,
                "composition": inline(i.composition),
                "attributions": riches(i.attributions),
                "decide": inline(i.regle_decision),
                "reunit": inline(i.rythme),
            }
            for i in r.instances
        ],
        "roles": [{"role": inline(x.role), "mission": inline(x.mission)} for x in r.roles],
        "regles": riches(r.regles),
        "limites": riches(r.limites),
        "liens": [x | {"libelle": inline(x["libelle"])} for x in links_in_words(catalogue, r)],
    }


def mentions(catalogue: Catalogue, r: Gouvernance) -> list[Data]:
    """Return the small print of a poster: law, doubts, sources, state and licence."""
    etat = catalogue.mot("etats", r.etat)
    rows = (
        ("Ce que dit le droit", [_law(b) for b in r.base_legale]),
        ("Ce qui reste à vérifier", riches(t.removesuffix(".") for t in r.a_verifier)),
        ("Sources", [[s.titre] for s in r.sources]),
        ("État", [[f"{etat.nom} ({etat.aide}). Mise à jour le {date_courte(r.mise_a_jour)}."]]),
        ("Licence", [[LICENCE]]),
    )
    return [{"nom": nom, "textes": textes} for nom, textes in rows if textes]


def _law(b: BaseLegale) -> list[Node]:
    status = "source lue" if b.verifie else "à vérifier avant de s’y appuyer"
    return [*inline(b.texte), f" ({status})"]
