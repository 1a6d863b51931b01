"""The rules of programmes as data for the page that composes: bounds, usual hours, words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from macros.french import horloge
from macros.model.assembly.skeleton import QUESTIONNAIRE, WELCOME, filling
from macros.model.assembly.sur_mesure import USUAL
from macros.model.clock.agenda import UNKNOWN
from macros.model.clock.elastic import STEP, Elastic
from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissements import IN_A_ROW, LONGEST
from macros.model.records.programme import HALVES, Horaires, Jour, Plage, Programme
from macros.model.records.sequence import WrittenSequence
from macros.model.rules.horaires import BLOCKERS

from .outils import Named

Data = dict[str, Any]


def regles(catalogue: Catalogue, named: Named) -> str:  # noqa: ARG001
    """Return `window.boiteBornes = {…}`: what the arithmetic of programmes rests on, in minutes
    and people; the course and what its programmes must not repeat; what methods suppose."""
    data = _clock() | _course(catalogue) | _tools(catalogue)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.boiteBornes={text.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')};\n"


def _clock() -> Data:
    plages = {name: Plage.model_validate(USUAL[name]) for name in HALVES}
    return {
        "pas": STEP,
        "sansPause": LONGEST,
        "enGrandGroupe": IN_A_ROW,
        "bloquants": BLOCKERS,
        "inconnue": _three(UNKNOWN),
        "plages": {name: [horloge(p.debut), horloge(p.fin)] for name, p in plages.items()},
        "pause": Horaires().pause,
        "repas": plages["apres_midi"].debut - plages["matin"].fin,
        "accueil": _three(WELCOME),
        "questionnaire": _three(QUESTIONNAIRE),
        "minutes": _bounds(WrittenSequence, "minutes"),
        "personnes": _bounds(Programme, "participants"),
        "signes": {"titre": _longest(Programme), "jour": _longest(Jour)},
    }


def _three(soft: Elastic) -> list[int]:
    return [soft.least, soft.ideal, soft.most]


def _bounds(record: type[BaseModel], name: str) -> list[int]:
    """Return the smallest and the largest value that a field of a record accepts."""
    schema = record.model_json_schema()["properties"][name]
    found = next(one for one in (schema, *schema.get("anyOf", ())) if "minimum" in one)
    return [found["minimum"], found["maximum"]]


def _longest(record: type[BaseModel]) -> int:
    schema = record.model_json_schema()["properties"]["titre"]
    found = (one["maxLength"] for one in (schema, *schema.get("anyOf", ())) if "maxLength" in one)
    return int(next(found))


def _course(catalogue: Catalogue) -> Data:
    formation = catalogue.formation
    record = formation.record
    hot = next((e.questionnaire for e in record.evaluations if e.moment == "a-chaud"), "")
    return {
        "formation": formation.slug,
        "effectif": [record.effectif.min, record.effectif.max],
        "heures": record.duree.heures,
        "territoires": {e.slug: e.titre for e in catalogue.territoires.values()},
        "programmes": {e.slug: e.titre for e in catalogue.programmes.values()},
        "demis": {name: catalogue.mot("demi_journees", name).nom for name in HALVES},
        "avertissements": {
            code: mot.nom for code, mot in catalogue.vocabulaires["avertissements"].items()
        },
        "chaud": [hot, catalogue.questionnaires[hot].titre] if hot else None,
        "livrables": {str(o.id): list(o.fiches) for o in catalogue.objectifs.values()},
    }


def _tools(catalogue: Catalogue) -> Data:
    """Return how long sheets take, and of methods what the data of tools leaves out."""
    return {
        "fiches": {
            e.slug: _three(filling(e.record.duree_remplissage)) for e in catalogue.fiches.values()
        },
        "plenieres": [e.slug for e in catalogue.methodes.values() if e.record.pleniere],
        "prerequis": {
            e.slug: list(e.record.prerequis)
            for e in catalogue.methodes.values()
            if e.record.prerequis
        },
    }
