"""Governance posters: a schema told on one big sheet, and the same left blank for a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...model.catalogue import Catalogue
from ...model.entries import AnyEntry, Entry
from ...model.records.fiche import Champ, Fiche
from ...model.records.gouvernance import BaseLegale, Gouvernance
from ...presenters.drawing import (
    BLANK_BOX,
    Box,
    Figure,
    Frame,
    Label,
    Line,
    Link,
    blank,
    description,
    figure,
    links_in_words,
    title,
)
from ...presenters.french import date_courte, fourchette
from .document import Atelier, Document, pdf
from .markdown import Node, inline
from .qr import qr

Data = dict[str, Any]

FORMATS = ("a3", "a4")

ROOMS = ((265.0, 130.0), (205.0, 205.0))
"""Width and height, in mm of an A3, that a drawing may take: upright, then lying."""

BLANK_ROOMS = ((186.0, 200.0), (273.0, 135.0))
"""The same on the A4 of a blank poster, where the drawing has a page of its own."""

TITRES = ((30, 60), (42, 50), (400, 42))
"""How large the title of an A3 poster may be, in points, up to so many signs."""

LICENCE = "Textes sous licence CC BY-SA 4.0 : à copier, à changer, à partager en citant la source."
FICHE = "schema-gouvernance"
"""The sheet whose fields tell what a group has to write."""

FREE_BOXES = (3, 2)
"""Rows and columns of boxes on the poster of no model."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the posters of each schema, told then blank, then the blank one of no model."""
    for entry in atelier.catalogue.gouvernance.values():
        for papier in FORMATS:
            yield poster(atelier, entry, papier)
        for papier in FORMATS:
            yield blank_poster(atelier, entry, papier)
    yield free_poster(atelier)


# ---- A schema told -----------------------------------------------------------------------


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
        maker=pdf("affiche.typ"),
        data={
            "document": titre,
            "papier": papier,
            "paysage": papier == "a3" and lying(drawn, ROOMS),
            "corps": next(size for most, size in TITRES if len(r.titre) <= most or most == 400),
            "schema": drawing(drawn, f"{title(r)}. {description(r)}"),
            "mentions": mentions(atelier.catalogue, r),
            **told(atelier.catalogue, entry),
            **_page(atelier, entry.url),
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
        "quand": _riches(r.quand),
        "instances": [
            {
                "nom": i.nom,
                "composition": inline(i.composition),
                "attributions": _riches(i.attributions),
                "decide": inline(i.regle_decision),
                "reunit": inline(i.rythme),
            }
            for i in r.instances
        ],
        "roles": [{"role": inline(x.role), "mission": inline(x.mission)} for x in r.roles],
        "regles": _riches(r.regles),
        "limites": _riches(r.limites),
        "liens": [x | {"libelle": inline(x["libelle"])} for x in links_in_words(catalogue, r)],
    }


def mentions(catalogue: Catalogue, r: Gouvernance) -> list[Data]:
    """Return the small print of a poster: law, doubts, sources, state and licence."""
    etat = catalogue.mot("etats", r.etat)
    rows = (
        ("Ce que dit le droit", [_law(b) for b in r.base_legale]),
        ("Ce qui reste à vérifier", _riches(t.removesuffix(".") for t in r.a_verifier)),
        ("Sources", [[s.titre] for s in r.sources]),
        ("État", [[f"{etat.nom} ({etat.aide}). Mise à jour le {date_courte(r.mise_a_jour)}."]]),
        ("Licence", [[LICENCE]]),
    )
    return [{"nom": nom, "textes": textes} for nom, textes in rows if textes]


def _law(b: BaseLegale) -> list[Node]:
    status = "source lue" if b.verifie else "à vérifier avant de s’y appuyer"
    return [*inline(b.texte), f" ({status})"]


def _riches(texts: Iterable[str]) -> list[list[Node]]:
    return [inline(text) for text in texts]


def _page(atelier: Atelier, url: str) -> Data:
    return {"page": {"url": url}, "qr": qr(atelier.page(url))}


# ---- Drawings ----------------------------------------------------------------------------


def lying(drawn: Figure, rooms: Sequence[tuple[float, float]]) -> bool:
    """Return whether a drawing grows larger on a sheet lying than upright, from the room in each."""
    upright, across = (min(w / drawn.width, h / drawn.height) for w, h in rooms)
    return across > upright


def drawing(drawn: Figure, alt: str) -> Data:
    """Return a drawing as plain data, in pixels, and what it shows in words."""
    return {
        "largeur": round(drawn.width, 2),
        "hauteur": round(drawn.height, 2),
        "alt": alt,
        "liens": [_link(link) for link in drawn.links],
        "etiquettes": [_label(label) for label in drawn.labels],
        "boites": [_box(box) for box in drawn.boxes],
    }


def _link(link: Link) -> Data:
    return {
        "pointille": link.dashed,
        "pointe": [round(n, 2) for n in link.tip],
        "sens": link.direction,
        "morceaux": [
            [[round(n, 2) for n in point] for point in (p.start, *(p.controls or ()), p.end)]
            for p in link.pieces
        ],
    }


def _label(label: Label) -> Data:
    return {"cadre": _frame(label.frame), "lignes": _lines(label.lines, label.frame)}


def _box(box: Box) -> Data:
    return {
        "cadre": _frame(box.frame),
        "nom": _lines(box.name, box.frame),
        "rythme": _lines(box.rhythm, box.frame),
    }


def _frame(frame: Frame) -> Data:
    names = ("x", "y", "l", "h")
    values = (frame.left, frame.top, frame.width, frame.height)
    return {name: round(n, 2) for name, n in zip(names, values, strict=True)}


def _lines(lines: Iterable[Line], frame: Frame) -> list[Data]:
    """Lines with the widest they may be: paper's no-break spaces are not those measured."""
    return [
        {
            "texte": line.text,
            "x": round(line.x, 2),
            "y": round(line.y, 2),
            "taille": line.size,
            "place": round(frame.width - 4.0, 2),
        }
        for line in lines
    ]


# ---- Blank posters -----------------------------------------------------------------------


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
    return Document(
        adresse=f"documents/affiches/{name}-{papier}.pdf",
        titre=titre,
        nature=f"PDF {papier.upper()}, à remplir",
        famille="affiches",
        pages=(url,),
        jour=max(days),
        maker=pdf("affiche_vierge.typ"),
        data={
            **data,
            **_page(atelier, url),
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
        "criteres": _riches(c.texte for c in fiche.criteres) if fiche else [],
    }


def _table(champ: Champ | None, nom: str, colonnes: Sequence[str]) -> Data:
    if champ is None:
        return {"nom": nom, "aide": [], "colonnes": list(colonnes)}
    return {"nom": champ.label, "aide": inline(champ.aide), "colonnes": list(champ.colonnes)}
