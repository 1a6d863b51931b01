"""Blank governance posters: a schema, or no schema at all, left for a group to fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from macros.model.core.entries import Entry
from macros.model.records.fiche import Champ, Fiche
from macros.model.records.gouvernance import Gouvernance
from macros.told.dessin.drawing import BLANK_BOX, blank, description, title
from macros.told.dessin.figure import Box, Figure, Frame
from macros.told.plain import Riche, riches

from ..press.document import Atelier, Document, pdf
from ..texts.dessins import Dessin, drawing, lying

BLANK_ROOMS = {
    "a4": ((186.0, 200.0), (273.0, 135.0)),
    "a3": ((277.0, 345.0), (400.0, 224.0)),
}
"""Width and height, in mm, that a drawing may take on a sheet of its own, upright then lying."""

FICHE = "schema-gouvernance"
"""The sheet whose fields tell what a group has to write."""

FREE_BOXES = (2, 3)
"""Rows and columns of boxes on the poster of no model."""


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table to write in: its name, a help, its columns."""

    nom: str
    aide: Riche
    colonnes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a group decides together."""

    nom: str
    aide: Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Modele:
    """A drawing to complete, what to do with it, and the roles that it had."""

    titre: str
    surtitre: str
    consigne: Riche
    paysage: bool
    schema: Dessin
    roles: Sequence[Riche] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vierge:
    """A poster to fill: its model, and what helps to write."""

    document: str
    papier: str
    modele: Modele
    roles: Tableau
    regles: Tableau
    questions: Sequence[Question]
    criteres: Sequence[Riche]
    licence: Riche
    page: str
    qr: Mapping[str, str]


def blank_poster(atelier: Atelier, entry: Entry[Gouvernance], papier: str) -> Document:
    """Return the poster of a schema for a group to fill: its bodies and links, nothing decided."""
    modele = partial(_modele, atelier, entry, papier)
    return _blank(atelier, f"{entry.slug}-vierge", entry, papier, entry.titre, modele)


def _modele(atelier: Atelier, entry: Entry[Gouvernance], papier: str) -> Modele:
    r, drawn, said = entry.record, blank(entry.record), atelier.papiers.affiches.modele
    alt = f"{title(r)}, à compléter. {description(r).split(', décrits')[0]}, sans texte."
    return Modele(
        titre=r.titre,
        surtitre=said.surtitre,
        consigne=Riche(said.consigne),
        paysage=lying(drawn, BLANK_ROOMS[papier]),
        schema=drawing(drawn, alt),
        roles=riches(x.role for x in r.roles),
    )


def free_poster(atelier: Atelier) -> Document:
    """Return the poster of no model: boxes without links, to draw one's own schema."""
    (rows, columns), said = FREE_BOXES, atelier.papiers.affiches.libre
    modele = Modele(
        titre=said.titre,
        surtitre=said.surtitre,
        consigne=Riche(said.consigne),
        paysage=True,
        schema=drawing(free(), f"Schéma à dessiner : {rows * columns} boîtes vides, sans lien."),
    )
    return _blank(atelier, "vierge", None, "a3", said.titre, lambda: modele)


def free() -> Figure:
    """Return boxes without names, far enough apart to draw arrows between them."""
    wide, high = BLANK_BOX
    rows, columns = FREE_BOXES
    across, down = 1.6 * wide, high + 200.0
    boxes = tuple(
        Box(f"b{row}{column}", Frame(6.0 + column * across, 6.0 + row * down, wide, high), (), ())
        for row in range(rows)
        for column in range(columns)
    )
    size = ((columns - 1) * across + wide + 12.0, (rows - 1) * down + high + 12.0)
    return Figure(*size, (), (), boxes)


def _blank(
    atelier: Atelier,
    name: str,
    entry: Entry[Gouvernance] | None,
    papier: str,
    titre: str,
    modele: Callable[[], Modele],
) -> Document:
    fiche = atelier.catalogue.fiches.get(FICHE)
    url = entry.url if entry else "gouvernance/"
    days = [x.record.mise_a_jour for x in (entry, fiche) if x]
    days = days or [e.record.mise_a_jour for e in atelier.catalogue.gouvernance.values()]
    days = days or [atelier.catalogue.formation.record.mise_a_jour]
    document = f"Affiche {papier.upper()} à remplir : {titre}"
    return Document(
        adresse=f"documents/affiches/{name}-{papier}.pdf",
        titre=document,
        nature=f"PDF {papier.upper()}, à remplir",
        famille="affiches",
        pages=(url,),
        jour=max(days),
        maker=pdf("affiches/affiche_vierge.typ"),
        told=lambda: _vierge(atelier, fiche, papier, document, url, modele()),
    )


def _vierge(
    atelier: Atelier,
    fiche: Entry[Fiche] | None,
    papier: str,
    document: str,
    url: str,
    modele: Modele,
) -> Vierge:
    fields = {c.id: c for c in fiche.record.champs} if fiche else {}
    return Vierge(
        document=document,
        papier=papier,
        modele=modele,
        roles=_table(fields.get("roles"), "Rôles", ("Rôle", "Mission", "Durée")),
        regles=_table(fields.get("regles"), "Règles", ("Décision", "Instance", "Règle")),
        questions=[Question(c.label, Riche(c.aide)) for c in fields.values() if _asked(c)],
        criteres=riches(c.texte for c in fiche.record.criteres) if fiche else (),
        licence=Riche(atelier.papiers.fiches.licence),
        page=url,
        qr=atelier.qr(url),
    )


def _asked(champ: Champ) -> bool:
    """Whether a field of the sheet is asked as a question; the others have a place of their own."""
    return champ.type not in {"schema", "choix", "date"} and champ.id not in {"roles", "regles"}


def _table(champ: Champ | None, nom: str, colonnes: Sequence[str]) -> Tableau:
    if champ is None:
        return Tableau(nom, Riche(), colonnes)
    return Tableau(champ.label, Riche(champ.aide), champ.colonnes)
