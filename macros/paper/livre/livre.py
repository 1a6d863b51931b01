"""The book: the whole toolbox to read away from screens, with contents, indexes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from macros.french import date_courte, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, sort_key
from macros.told.icons import NAMES, shape
from macros.told.markdown import inline

from ..press.document import Atelier, Document, pdf
from ..texts.qr import qr
from ..texts.riche import secable
from .annexes import (
    etats,
    formation,
    glossaire,
    index_methodes,
    index_objectifs,
    licences,
    recoupes,
    sources,
)
from .methodes import methode
from .outils import fiche, gouvernance, theme
from .renvois import KINDS, Data

TITRE = "Boîte à outils du pouvoir d’agir"
SOUS_TITRE = (
    "Méthodes d’animation, schémas de gouvernance, fiches-projet et indicateurs "
    "pour coopérer à l’échelle d’un territoire."
)
"""The site's own name and description (mkdocs.yml)."""

PAGE = "outils/"

LICENCE = "Textes sous licence CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the book, once there is a course and a tool to put in it."""
    catalogue = atelier.catalogue
    if catalogue.formations and catalogue.methodes:
        yield Document(
            adresse="documents/livre.pdf",
            titre=f"Le livre : {TITRE}",
            nature="PDF A4",
            famille="livre",
            pages=("", PAGE),
            jour=freshest(catalogue),
            maker=pdf("livre/livre.typ"),
            data=livre(atelier),
        )


def livre(atelier: Atelier) -> Data:
    """Return the whole toolbox, ready for the book's template."""
    catalogue = atelier.catalogue
    data = {
        **_couverture(atelier),
        "etats": etats(catalogue),
        "recoupes": recoupes(catalogue),
        "formations": [formation(e) for e in catalogue.formations.values()],
        "moments": _moments(atelier),
        "gouvernance": [gouvernance(atelier, e) for e in _par_famille(catalogue)],
        "fiches": [fiche(atelier, e) for e in _par_objectif(catalogue)],
        "themes": [theme(atelier, e) for e in _par_dimension(catalogue)],
        "glossaire": glossaire(catalogue),
        "index_methodes": index_methodes(catalogue),
        "index_objectifs": index_objectifs(catalogue),
        "sources": sources(catalogue),
        "licences": licences(catalogue),
    }
    return data | {"secable": secable(*_blocs(data))}


def _blocs(data: Data) -> Iterator[Iterable[Any]]:
    """Yield the groups of blocks that should each stand on one page."""
    yield from (g["instances"] for g in data["gouvernance"])
    yield from (m["etapes"] for moment in data["moments"] for m in moment["methodes"])
    yield from (t["lignes"] for t in data["themes"])
    yield from (f["champs"] for f in data["fiches"])
    yield ([f["but"], f["accroche"], f["criteres"]] for f in data["fiches"])


def freshest(catalogue: Catalogue) -> date:
    """Return the latest day on which something that the book shows was brought up to date."""
    shown = (*KINDS, "formations")
    entries = [e for kind in shown for e in catalogue.kind(kind).values()]
    entries += catalogue.themes.values()
    days: list[date] = [e.record.mise_a_jour for e in entries if hasattr(e.record, "mise_a_jour")]
    return max(days)


def _couverture(atelier: Atelier) -> Data:
    catalogue = atelier.catalogue
    o = catalogue.formation.record.organisme
    counts = (
        (catalogue.methodes, "méthode", ""),
        (catalogue.gouvernance, "schéma de gouvernance", "schémas de gouvernance"),
        (catalogue.fiches, "fiche-projet", "fiches-projet"),
        (catalogue.indicateurs, "indicateur", ""),
        (catalogue.glossaire, "mot", ""),
    )
    return {
        "titre": TITRE,
        "sous_titre": SOUS_TITRE,
        "nombres": [pluriel(len(found), *nouns) for found, *nouns in counts if found],
        "organisme": {
            "nom": o.nom,
            "presentation": inline(o.presentation),
            "adresse": f"{o.adresse}, {o.code_postal} {o.ville}",
            "courriel": o.courriel,
            "site": {"nom": o.site.split("//")[1], "url": o.site},
        },
        "version": date_courte(freshest(catalogue)),
        "licence": {"texte": LICENCE, "url": LICENCE_URL},
        "qr": qr(atelier.page(PAGE)),
        "chemin": PAGE,
        "icones": [{"svg": _svg(name)} for name in catalogue.vocabulaires["moments"]],
    }


def _svg(moment: str) -> str:
    name = moment if moment in NAMES else "moment"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#ffffff">'
        f"{shape(name)}</svg>"
    )


def _moments(atelier: Atelier) -> list[Data]:
    """Return the moments of a session, each with its methods in the order of titles."""
    catalogue = atelier.catalogue
    found = []
    for name, mot in catalogue.vocabulaires["moments"].items():
        mine = [e for e in catalogue.methodes.values() if e.record.moment == name]
        if mine:
            found.append(
                {
                    "nom": mot.nom,
                    "aide": mot.aide,
                    "cle": f"moment-{name}",
                    "methodes": [methode(atelier, e) for e in _alphabetical(mine)],
                }
            )
    return found


def _alphabetical(entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    return sorted(entries, key=lambda e: sort_key(e.titre))


def _par_famille(catalogue: Catalogue) -> list[AnyEntry]:
    ranks = list(catalogue.vocabulaires["familles_gouvernance"])
    found = _alphabetical(catalogue.gouvernance.values())
    return sorted(found, key=lambda e: ranks.index(e.record.famille))


def _par_objectif(catalogue: Catalogue) -> list[AnyEntry]:
    return sorted(catalogue.fiches.values(), key=lambda e: e.record.objectifs[0])


def _par_dimension(catalogue: Catalogue) -> list[AnyEntry]:
    ranks = list(catalogue.vocabulaires["dimensions"])
    found = _alphabetical(catalogue.themes.values())
    return sorted(found, key=lambda e: ranks.index(e.record.dimension))
