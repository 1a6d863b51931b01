"""Project sheets as data for the pages where they are filled and reviewed: a classic script."""

from __future__ import annotations

import json

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Champ, Critere, Fiche

from .outils import Named

Data = dict[str, object]


def fiches_donnees(catalogue: Catalogue, named: Named) -> str:
    """Return `window.boiteFiches = {…}`: the sheets by slug, the deliverables of the course by
    objective, and the questions of peer review."""
    data = {
        "fiches": {slug: _fiche(e, named) for slug, e in catalogue.fiches.items()},
        "livrables": [
            {
                "objectif": o.id,
                "court": o.court,
                "noms": list(o.livrables),
                "fiches": list(o.fiches),
            }
            for entry in catalogue.formations.values()
            for o in entry.record.objectifs
        ],
        "questions": [
            {"id": key, "nom": mot.nom, "aide": mot.aide or ""}
            for key, mot in catalogue.vocabulaires["questions_relecture"].items()
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.boiteFiches={text.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')};\n"


def _fiche(entry: Entry[Fiche], named: Named) -> Data:
    r = entry.record
    return {
        "titre": r.titre,
        "url": named(entry.url),
        "relecture": r.relecture_croisee,
        "champs": [_champ(champ) for champ in r.champs],
        "criteres": [_critere(critere) for critere in r.criteres],
    }


def _champ(champ: Champ) -> Data:
    found: Data = {"id": champ.id, "label": champ.label, "type": champ.type, "requis": champ.requis}
    for name in ("colonnes", "options"):
        if values := getattr(champ, name):
            found[name] = list(values)
    for name in ("min", "max"):
        if (value := getattr(champ, name)) is not None:
            found[name] = value
    return found


def _critere(critere: Critere) -> Data:
    found: Data = {"texte": critere.texte}
    if critere.champ:
        found["champ"] = critere.champ
    if critere.min:
        found["min"] = critere.min
    return found
