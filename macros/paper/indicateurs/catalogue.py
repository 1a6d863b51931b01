"""The catalogue of indicators on paper: theme after theme, with signs, notes and an index of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, sort_key
from macros.told.indicateurs import indicateur
from macros.told.markdown import inline

from ..press.document import Atelier, Document, pdf
from ..texts.qr import qr

Data = dict[str, Any]

COULEURS: Mapping[str, str] = {
    "environnement": "olive",
    "social": "brique",
    "economie": "ocre",
    "gouvernance": "mer",
    "culture": "prune",
}
"""The colour of each dimension of sustainable development; « ardoise » for the others."""

FLECHES: Mapping[str, str] = {"hausse": "↑", "baisse": "↓", "stable": "→"}
"""The sign of each direction, said in words beside it."""


def freshest(entries: Iterable[AnyEntry]) -> date:
    """Return the day of the latest change among entries."""
    latest: date = max(entry.record.mise_a_jour for entry in entries)
    return latest


def of_theme(catalogue: Catalogue, theme: AnyEntry) -> list[AnyEntry]:
    """Return the indicators of a theme, in the order of the file."""
    return [catalogue.indicateurs[one.slug] for one in theme.record.indicateurs]


def catalogue_of(
    atelier: Atelier,
    name: str,
    titre: str,
    themes: Sequence[AnyEntry],
    pages: tuple[str, ...],
    *,
    alone: bool = False,
) -> Document:
    """Return the catalogue of some themes; alone, one theme without front page nor index."""
    catalogue = atelier.catalogue
    entries = [e for theme in themes for e in of_theme(catalogue, theme)]
    return Document(
        adresse=f"documents/indicateurs/{name}.pdf",
        titre=titre,
        nature="PDF A4",
        famille="indicateurs",
        pages=pages,
        jour=freshest(themes),
        maker=pdf("indicateurs/catalogue_indicateurs.typ"),
        data={
            "titre": titre,
            "seul": alone,
            "nombre": pluriel(len(entries), "indicateur"),
            "sommaire": [] if alone else _sommaire(catalogue, themes),
            "reperes": [] if alone else _reperes(catalogue, entries),
            "criteres": [] if alone else _criteres(catalogue, themes),
            "themes": [_theme(catalogue, theme) for theme in themes],
            "odd": [] if alone else _goals(catalogue, entries),
            "qr": qr(atelier.page(pages[0])),
            "chemin": pages[0],
        },
    )


def _sommaire(catalogue: Catalogue, themes: Sequence[AnyEntry]) -> list[Data]:
    """Return the themes under their dimensions, in the order of the list of dimensions."""
    groups = (
        (name, mot.nom, [t for t in themes if t.record.dimension == name])
        for name, mot in catalogue.vocabulaires["dimensions"].items()
    )
    return [
        {
            "nom": nom,
            "couleur": COULEURS.get(name, "ardoise"),
            "themes": [
                {
                    "cle": t.slug,
                    "titre": t.titre,
                    "nombre": pluriel(len(t.record.indicateurs), "indicateur"),
                }
                for t in found
            ],
        }
        for name, nom, found in groups
        if found
    ]


def _reperes(catalogue: Catalogue, entries: Sequence[AnyEntry]) -> list[Data]:
    """Return the signs of a page and what they mean, only those that some indicator bears."""
    levels = {entry.record.facilite for entry in entries}
    directions = {entry.record.sens_souhaite for entry in entries}
    easy = [
        {"signe": _dots(catalogue, level), "texte": f"{mot.nom} : {mot.aide}"}
        for level, mot in catalogue.vocabulaires["facilites"].items()
        if int(level) in levels
    ]
    ways = [
        {"signe": FLECHES.get(way, ""), "texte": mot.nom}
        for way, mot in catalogue.vocabulaires["sens"].items()
        if way in directions
    ]
    return [{"nom": "Facilité", "signes": easy}, {"nom": "Sens souhaité", "signes": ways}]


def _dots(catalogue: Catalogue, level: str | int) -> str:
    count = len(catalogue.vocabulaires["facilites"])
    return "●" * int(level) + "○" * (count - int(level))


def _criteres(catalogue: Catalogue, themes: Iterable[AnyEntry]) -> list[Data]:
    """Return what the course asks of the objectives that count indicators."""
    numbers = sorted({number for theme in themes for number in theme.record.objectifs})
    served = [catalogue.objectifs[n] for n in numbers if n in catalogue.objectifs]
    return [
        {"numero": o.id, "critere": inline(o.critere)}
        for o in served
        if any(seuil.champ == "indicateurs" for seuil in o.seuils)
    ]


def _theme(catalogue: Catalogue, theme: AnyEntry) -> Data:
    r, entries = theme.record, of_theme(catalogue, theme)
    return {
        "cle": theme.slug,
        "titre": r.titre,
        "accroche": inline(r.accroche),
        "dimension": catalogue.mot("dimensions", r.dimension).nom,
        "couleur": COULEURS.get(r.dimension, "ardoise"),
        "indicateurs": [_one(catalogue, entry) for entry in entries],
        "notes": _notes(catalogue, entries),
    }


def _one(catalogue: Catalogue, entry: AnyEntry) -> Data:
    told = indicateur(catalogue, entry)
    return {
        "cle": told["slug"],
        "nom": told["nom"],
        "unite": told["unite"],
        "sens": f"{FLECHES.get(entry.record.sens_souhaite, '')} {told['sens']}".strip(),
        "niveau": _dots(catalogue, entry.record.facilite),
        "facilite": told["facilite"],
        "definition": inline(told["definition"]),
        "calcul": inline(told["mode_calcul"]),
        "limite": inline(told["limite"]),
        "faits": [
            {"nom": "Source", "valeur": inline(told["source_donnees"])},
            {"nom": "Quand", "valeur": inline(f"{told['frequence']} · {told['echelles']}")},
        ],
        "odd": [{"numero": o["numero"], "cibles": _cibles(o["cibles"])} for o in told["odd"]],
        "methodes": [titre for titre, _ in told["methodes"]],
    }


def _cibles(cibles: Sequence[str]) -> str:
    return f"cible{'s' if len(cibles) > 1 else ''} {', '.join(cibles)}" if cibles else ""


def _notes(catalogue: Catalogue, entries: Sequence[AnyEntry]) -> list[Data]:
    """Return what stands under a theme: the goals met, the sources, what is still to check."""
    numbers = sorted({number for entry in entries for number in entry.record.odd})
    goals = [f"{n} {catalogue.mot('odd', n).nom}" for n in numbers]
    sources = [(s.titre, s.url, e.titre) for e in entries for s in e.record.sources if s.url]
    doubts: dict[str, list[str]] = {}
    for entry in entries:
        for text in entry.record.a_verifier:
            doubts.setdefault(text, []).append(entry.titre)
    found = [
        ("Objectifs de développement durable", [[" ; ".join(goals)]]),
        ("Sources", [[f"{nom} : {titre}, ", _lien(url)] for titre, url, nom in sources]),
        ("À vérifier", [_doubt(text, noms, entries) for text, noms in doubts.items()]),
    ]
    return [{"nom": nom, "textes": textes} for nom, textes in found if textes]


def _lien(url: str) -> Data:
    return {"t": "lien", "url": url, "c": [re.sub(r"^https?://|/$", "", url)]}


def _doubt(text: str, noms: Sequence[str], entries: Sequence[AnyEntry]) -> list[Any]:
    which = "Tous" if len(noms) == len(entries) else ", ".join(noms)
    return [f"{which} : ", *inline(text)]


def _goals(catalogue: Catalogue, entries: Iterable[AnyEntry]) -> list[Data]:
    """Return each goal met, with its indicators in the order of their names."""
    found: dict[int, list[AnyEntry]] = {}
    for entry in entries:
        for number in entry.record.odd:
            found.setdefault(number, []).append(entry)
    return [
        {
            "numero": number,
            "nom": catalogue.mot("odd", number).nom,
            "indicateurs": [
                {"cle": e.slug, "nom": e.titre}
                for e in sorted(found[number], key=lambda e: sort_key(e.titre))
            ],
        }
        for number in sorted(found)
    ]
