"""Project sheets: to fill with a pen, with a pen in large print, and on a computer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from macros.french import date_courte
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, sort_key
from macros.office.odt import odt
from macros.office.words import EN_TETE, RELECTURE
from macros.told.formulaire import formulaire
from macros.told.markdown import Node, blocks, inline

from ..press.document import Atelier, Document, Maker, pdf
from ..texts.qr import qr
from ..texts.riche import riches, secable
from .place import place

Data = dict[str, Any]


def _docx(data: Mapping[str, Any], day: date, site_url: str = "") -> bytes:
    from macros.office.docx import docx  # Slow to load, and check makes no document.

    return docx(data, day, site_url)


FORMATS: tuple[tuple[str, str, str, Maker], ...] = (
    (".pdf", "à remplir au stylo", "PDF A4", pdf("fiches/fiche.typ")),
    (
        "-grands-caracteres.pdf",
        "en grands caractères",
        "PDF A4, caractères de 18 points",
        pdf("fiches/fiche.typ"),
    ),
    (".docx", "à remplir avec Word", "Word (.docx)", _docx),
    (".odt", "à remplir avec LibreOffice", "OpenDocument (.odt)", odt),
)
"""The files of a sheet: how each name ends, what it is for, its nature, its maker."""

SUITES = {
    "methodes": "Des méthodes",
    "fiches": "D’autres fiches",
    "gouvernance": "Des schémas de gouvernance",
    "indicateurs": "Des indicateurs",
}
"""Where to go from a sheet, kind by kind, as its page says it."""

LICENCE = "Textes sous licence CC BY-SA 4.0 : à copier, à changer, à partager en citant la source."


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the four files of every sheet."""
    for entry in atelier.catalogue.fiches.values():
        form = formulaire(atelier.catalogue, entry)
        large, usual = (feuille(atelier, entry, form, grand) for grand in (True, False))
        made = zip(FORMATS, (usual, large, form, form), strict=True)
        for (suffix, usage, nature, maker), data in made:
            titre = f"{entry.titre} : {usage}"
            yield Document(
                adresse=f"documents/fiches/{entry.slug}{suffix}",
                titre=titre,
                nature=nature,
                famille="fiches",
                pages=(entry.url,),
                jour=entry.record.mise_a_jour,
                maker=maker,
                data={**data, "document": titre},
            )


def feuille(atelier: Atelier, entry: AnyEntry, form: Mapping[str, Any], grand: bool) -> Data:
    """Return what a sheet shows on paper, in the usual size or in large print."""
    r = entry.record
    least = {c.id: c.min or 0 for c in r.champs}
    prose = blocks(atelier.prose(entry))
    prose = _told(prose) if grand else prose
    champs = [_champ(n, c, least[c["id"]], grand) for n, c in enumerate(form["champs"], 1)]
    return {
        "grand": grand,
        "titre": inline(r.titre),
        "accroche": inline(r.accroche),
        "but": inline(r.but),
        "duree": form["duree"],
        "relecture": _relecture(grand) if r.relecture_croisee else [],
        "objectifs": form["objectifs"],
        "identite": [nom for _, nom in EN_TETE],
        "criteres": [c | {"texte": inline(c["texte"])} for c in form["criteres"]],
        "champs": champs,
        "prose": prose,
        "suites": _suites(atelier.catalogue, entry),
        "mentions": _mentions(atelier.catalogue, entry),
        "version": date_courte(r.mise_a_jour),
        "page": entry.url,
        "qr": qr(atelier.page(entry.url)),
        "guide_secable": secable([prose]),
        "secable": secable(champs, form["criteres"], [r.but, r.accroche]),
    }


def _champ(numero: int, champ: Mapping[str, Any], least: int, grand: bool) -> Data:
    facultatif = "" if champ["requis"] else "facultatif"
    return {
        "numero": numero,
        "cle": f"champ-{champ['id']}",
        "nom": inline(champ["label"]),
        "aide": inline(champ["aide"]),
        "precision": ", ".join(filter(None, (champ["compte"], facultatif))),
        **place(champ, least, grand),
    }


def _told(prose: list[Node]) -> list[Node]:
    """Return a prose whose tables are lists: side by side, words would not fit in large print."""
    return [_rows(n) if isinstance(n, dict) and n["t"] == "tableau" else n for n in prose]


def _rows(table: dict[str, Any]) -> Node:
    lines = [
        [
            {"t": "para", "c": [{"t": "fort", "c": head}, " : ", *cell]}
            for head, cell in zip(table["tete"], row, strict=False)
        ]
        for row in table["lignes"]
    ]
    return {"t": "liste", "ordre": False, "debut": 1, "c": lines}


def _relecture(grand: bool) -> list[Data]:
    """Return what the other group writes: who it is on one line, then lines for each question."""
    first, *others = (nom for _, nom in RELECTURE)
    lines = 2 if grand else 3
    return [{"nom": first, "marques": [""]}] + [{"nom": n, "marques": [""] * lines} for n in others]


def _suites(catalogue: Catalogue, entry: AnyEntry) -> list[Data]:
    """Return the tools that a sheet leads to, kind by kind, in alphabetical order."""
    found = (
        (nom, sorted((e.titre for e in catalogue.neighbours(entry, kind)), key=sort_key))
        for kind, nom in SUITES.items()
    )
    return [{"nom": nom, "titres": riches(titres)} for nom, titres in found if titres]


def _mentions(catalogue: Catalogue, entry: AnyEntry) -> list[Data]:
    """Return the small print of a sheet: doubts, sources, state and licence."""
    r = entry.record
    etat = catalogue.mot("etats", r.etat)
    rows = (
        ("Ce qui reste à vérifier", riches(r.a_verifier)),
        ("Sources", [[s.titre] for s in r.sources]),
        ("État", [[f"{etat.nom} ({etat.aide}). Mise à jour le {date_courte(r.mise_a_jour)}."]]),
        ("Licence", [[LICENCE]]),
    )
    return [{"nom": nom, "textes": textes} for nom, textes in rows if textes]
