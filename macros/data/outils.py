"""The toolbox as data for the pages that choose, gather and compose: a classic script."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.methode import Methode

Data = dict[str, Any]
Named = Callable[[str], str]
"""Turns a page's address into that of its file."""

LISTS = ("moments", "familles", "difficultes", "energies", "espaces", "lectures", "distances")
"""The closed lists whose words people choose by."""

KINDS = ("methodes", "gouvernance", "fiches", "indicateurs")
"""The kinds that a basket may hold."""


def donnees(catalogue: Catalogue, named: Named) -> str:
    """Return `window.boiteOutils = {…}`: objectives, modules, words of closed lists, then tools
    kind by kind; durations in minutes, groups in people."""
    data = {
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
        kind: [_outil(catalogue, e, named) for e in catalogue.kind(kind).values()] for kind in KINDS
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
    if entry.kind == "indicateurs":
        return head | _indicateur(catalogue, entry)
    return head | (_methode(r) if entry.kind == "methodes" else {})


def _indicateur(catalogue: Catalogue, entry: AnyEntry) -> Data:
    """What a line of a monitoring table takes from the catalogue."""
    theme = catalogue.themes[entry.document_slug].record
    return {
        "theme": theme.titre,
        "dimension": catalogue.mot("dimensions", theme.dimension).nom,
        "frequence": entry.record.frequence,
        "source": entry.record.source_donnees,
    }


def _methode(r: Methode) -> Data:
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
