"""The toolbox as data for the pages that choose, gather and compose: a classic script."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.methode import Methode

Data = dict[str, Any]
Named = Callable[[str], str]
"""Turns a page's address into that of its file."""

LISTS = ("moments", "familles", "difficultes", "energies", "espaces", "lectures", "distances")
"""The closed lists whose words people choose by."""


def donnees(catalogue: Catalogue, named: Named) -> str:
    """Return `window.boiteOutils = {…}`: kinds that a basket may hold, objectives, modules, words of closed lists, then tools
    kind by kind; durations in minutes, groups in people."""
    data: Data = {
        "genres": {name: kind.genre for name, kind in KINDS.items() if kind.basket},
        "objectifs": {
            str(o.id): {"court": o.court, "module": o.module, "je_veux": o.je_veux}
            for o in catalogue.objectifs.values()
        },
        "modules": {str(m.id): m.court for m in catalogue.modules.values()},
        "mots": {
            name: {key: mot.nom for key, mot in catalogue.vocabulaires[name].items()}
            for name in LISTS
        },
    }
    data |= {
        kind: [_outil(catalogue, e, named) for e in catalogue.kind(kind).values()]
        for kind in data["genres"]
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.boiteOutils={text.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')};\n"


def _outil(catalogue: Catalogue, entry: AnyEntry, named: Named) -> Data:
    r = entry.record
    head = {
        "slug": entry.slug,
        "titre": entry.titre,
        "url": named(entry.url),
        "accroche": getattr(r, "accroche", None) or getattr(r, "definition", ""),
        "objectifs": list(catalogue.objectifs_of(entry)),
        "modules": list(catalogue.modules_of(entry)),
    }
    tell = TOLD.get(entry.kind)
    return head | tell(catalogue, entry) if tell else head


def _indicateur(catalogue: Catalogue, entry: AnyEntry) -> Data:
    """What a line of a monitoring table takes from the catalogue."""
    theme = catalogue.themes[entry.document_slug].record
    return {
        "theme": theme.titre,
        "dimension": catalogue.mot("dimensions", theme.dimension).nom,
        "frequence": entry.record.frequence,
        "source": entry.record.source_donnees,
    }


def _methode(_: Catalogue, entry: AnyEntry) -> Data:
    r: Methode = entry.record
    return {
        "noms": list(r.autres_noms),
        "moment": r.moment,
        "famille": r.famille,
        "duree": [r.duree.min, r.duree.conseillee, r.duree.max],
        "participants": [r.participants.min, r.participants.max],
        "groupe": r.taille_sous_groupe or 0,
        "difficulte": str(r.difficulte),
        "energie": r.energie,
        "espace": r.espace,
        "lecture": r.accessibilite.lecture,
        "distance": r.distance.possible,
        "materiel": [[m.nom, m.quantite, m.par, m.imprimable, m.consommable] for m in r.materiel],
        "etapes": [[e.titre, e.minutes, e.consigne_simple or e.consigne] for e in r.etapes],
        "production": r.production,
        "suites": list(r.suites),
    }


TOLD: Mapping[str, Callable[[Catalogue, AnyEntry], Data]] = {
    "methodes": _methode,
    "indicateurs": _indicateur,
}
"""What is told of the kinds that have more than a head."""
