"""Blank governance posters: a schema, or no schema at all, left for a group to fill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.model.core.entries import AnyEntry, Entry
from macros.model.records.fiche import Champ, Fiche
from macros.model.records.gouvernance import Gouvernance
from macros.told.dessin.drawing import BLANK_BOX, blank, description, title
from macros.told.dessin.figure import Box, Figure, Frame
from macros.told.markdown import inline

from ..press.document import Atelier, Document, pdf
from ..texts.dessins import drawing, lying
from ..texts.qr import qr
from ..texts.riche import riches

Data = dict[str, Any]

BLANK_ROOMS = ((186.0, 200.0), (273.0, 135.0))
"""Width and height, in mm of an A4, that a drawing may take, upright then lying, where the drawing has a page of its own."""

LICENCE = "Textes sous licence CC BY-SA 4.0 : à copier, à changer, à partager en citant la source."
FICHE = "schema-gouvernance"
"""The sheet whose fields tell what a group has to write."""

FREE_BOXES = (3, 2)
"""Rows and columns of boxes on the poster of no model."""


def page_of(atelier: Atelier, url: str) -> Data:
    """Return where the page of a poster is: its path, and its QR code if it has an address."""
    return {"page": {"url": url}, "qr": qr(atelier.page(url))}


def blank_poster(atelier: Atelier, entry: Entry[Gouvernance], papier: str) -> Document:
    """Return the poster of a schema for a group to fill: its bodies and links, nothing decided."""
    r, drawn = entry.record, blank(entry.record)
    alt = f"{title(r)}, à compléter. {description(r).split(', décrits')[0]}, sans texte."
    data = {
        "titre": r.titre,
        "surtitre": "À remplir ensemble, à partir d’un modèle",
        "consigne": "Les noms en gris sont ceux du modèle : les garder, les barrer ou les changer. "
        "Écrire une phrase sur chaque flèche.",
        "paysage": papier == "a3" or lying(drawn, BLANK_ROOMS),
        "schema": drawing(drawn, alt),
        "modeles": [inline(x.role) for x in r.roles],
    }
    return _blank(atelier, f"{entry.slug}-vierge", entry, papier, data)


def free_poster(atelier: Atelier) -> Document:
    """Return the poster of no model: boxes without links, to draw one's own schema."""
    rows, columns = FREE_BOXES
    data = {
        "titre": "Notre schéma de gouvernance",
        "surtitre": "À remplir ensemble",
        "consigne": "Une boîte par instance, ou un papier collé par-dessus. Tracer les flèches au "
        "feutre et écrire une phrase sur chacune.",
        "paysage": True,
        "schema": drawing(free(), f"Schéma à dessiner : {rows * columns} boîtes vides, sans lien."),
        "modeles": [],
    }
    return _blank(atelier, "vierge", None, "a3", data)


def free() -> Figure:
    """Return boxes without names, far enough apart to draw arrows between them."""
    wide, high = BLANK_BOX
    rows, columns = FREE_BOXES
    across, down = 2.0 * wide, high + 68.0
    boxes = tuple(
        Box(f"b{row}{column}", Frame(6.0 + column * across, 6.0 + row * down, wide, high), (), ())
        for row in range(rows)
        for column in range(columns)
    )
    size = ((columns - 1) * across + wide + 12.0, (rows - 1) * down + high + 12.0)
    return Figure(*size, (), (), boxes)


def _blank(
    atelier: Atelier, name: str, entry: AnyEntry | None, papier: str, data: Data
) -> Document:
    fiche = atelier.catalogue.fiches.get(FICHE)
    url = entry.url if entry else "gouvernance/"
    titre = f"Affiche {papier.upper()} à remplir : {data['titre']}"
    days = [x.record.mise_a_jour for x in (entry, fiche) if x]
    days = days or [e.record.mise_a_jour for e in atelier.catalogue.gouvernance.values()]
    days = days or [atelier.catalogue.formation.record.mise_a_jour]
    return Document(
        adresse=f"documents/affiches/{name}-{papier}.pdf",
        titre=titre,
        nature=f"PDF {papier.upper()}, à remplir",
        famille="affiches",
        pages=(url,),
        jour=max(days),
        maker=pdf("affiches/affiche_vierge.typ"),
        data={
            **data,
            **page_of(atelier, url),
            **helps(fiche.record if fiche else None),
            "document": titre,
            "papier": papier,
            "licence": LICENCE,
        },
    )


def helps(fiche: Fiche | None) -> Data:
    """Return what helps a group to write: two tables and questions, from the sheet's own fields."""
    fields = {c.id: c for c in fiche.champs} if fiche else {}
    asked = [c for c in fields.values() if c.type not in {"schema", "choix", "date"}]
    return {
        "but": inline(fiche.but) if fiche else [],
        "roles": _table(fields.get("roles"), "Rôles", ("Rôle", "Mission", "Durée")),
        "regles": _table(fields.get("regles"), "Règles", ("Décision", "Instance", "Règle")),
        "questions": [
            {"nom": c.label, "aide": inline(c.aide)}
            for c in asked
            if c.id not in {"roles", "regles"}
        ],
        "criteres": riches(c.texte for c in fiche.criteres) if fiche else [],
    }


def _table(champ: Champ | None, nom: str, colonnes: Sequence[str]) -> Data:
    if champ is None:
        return {"nom": nom, "aide": [], "colonnes": list(colonnes)}
    return {"nom": champ.label, "aide": inline(champ.aide), "colonnes": list(champ.colonnes)}
