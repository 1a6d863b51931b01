"""The rules of programmes as data for the page that composes: bounds, usual hours, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from pydantic import BaseModel

from macros.french import horloge
from macros.model.assembly.skeleton import LONGEST, WELCOME, filling
from macros.model.assembly.sur_mesure import USUAL
from macros.model.clock.agenda import MARGE, UNKNOWN
from macros.model.clock.elastic import STEP, Elastic
from macros.model.clock.vecu import careful, lived
from macros.model.core.acquis import ACQUIS, OPENED
from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissements import IN_A_ROW
from macros.model.plans.questions import ICI, SUJET, filled
from macros.model.records.programme import HALVES, Horaires, Plage, Programme
from macros.model.records.sequence import WrittenSequence
from macros.model.rules.horaires import BLOCKERS

from .outils import Named

Three = tuple[int, int, int]
"""The least, the usual and the most minutes."""


class Signes(TypedDict):
    """How many signs a text may hold."""

    titre: int


class Regles(TypedDict):
    """What the arithmetic of programmes rests on, in minutes and people; the course of reference,
    the group of each course; what a programme must not repeat; what a line
    needs and leaves, each word of it with its name and what it is worth, what the first
    line of a day leaves always; what methods ask of any group."""

    pas: int
    sansPause: int
    enGrandGroupe: int
    bloquants: int
    inconnue: Three
    plages: dict[str, tuple[str, str]]
    pause: int
    marge: str
    margeMinutes: int
    accueil: Three
    minutes: tuple[int, int]
    personnes: tuple[int, int]
    signes: Signes
    formation: str
    effectifs: dict[str, tuple[int, int]]
    territoires: dict[str, str]
    programmes: dict[str, str]
    demis: dict[str, str]
    avertissements: dict[str, str]
    fiches: dict[str, Three]
    prudentes: dict[str, Three]
    plenieres: list[str]
    moins: dict[str, int]
    paralleles: dict[str, str]
    histoire: dict[str, tuple[list[str], list[str]]]
    acquis: dict[str, list[str]]
    questions: dict[str, str]
    ouvert: list[str]


def regles(catalogue: Catalogue, _named: Named) -> Regles:
    """Return the rules of programmes, of courses, and of methods what the data of tools leaves out."""
    plages = {name: Plage.model_validate(USUAL[name]) for name in HALVES}
    methodes, fiches = catalogue.methodes.values(), catalogue.fiches.values()
    return {
        "pas": STEP,
        "sansPause": LONGEST,
        "enGrandGroupe": IN_A_ROW,
        "bloquants": BLOCKERS,
        "inconnue": _three(UNKNOWN),
        "plages": {name: (horloge(p.debut), horloge(p.fin)) for name, p in plages.items()},
        "pause": Horaires().pause,
        "marge": MARGE,
        "margeMinutes": Programme.model_fields["marge"].default,
        "accueil": _three(WELCOME),
        "minutes": _bounds(WrittenSequence, "minutes"),
        "personnes": _bounds(Programme, "participants"),
        "signes": {"titre": Programme.model_json_schema()["properties"]["titre"]["maxLength"]},
        "formation": catalogue.formation.slug,
        "effectifs": {
            seen.vue: (group.min, group.max)
            for seen in catalogue.views
            for group in (seen.formation.record.effectif,)
        },
        "territoires": {e.slug: e.titre for e in catalogue.territoires.values()},
        "programmes": {e.slug: e.titre for e in catalogue.programmes.values()},
        "demis": {name: catalogue.mot("demi_journees", name).nom for name in HALVES},
        "avertissements": {
            code: mot.nom for code, mot in catalogue.vocabulaires["avertissements"].items()
        },
        "fiches": {e.slug: _three(filling(e.record.duree_remplissage)) for e in fiches},
        "prudentes": dict(_prudentes(catalogue)),
        "moins": {e.slug: e.record.moins for e in methodes if e.record.moins > 1},
        "paralleles": {e.slug: e.record.parallele for e in methodes if e.record.parallele},
        "plenieres": [e.slug for e in methodes if e.record.pleniere],
        "histoire": {
            f"{nature}.{e.slug}": (list(e.record.demande), list(e.record.laisse))
            for nature, entries in (("methode", methodes), ("production", fiches))
            for e in entries
            if e.record.demande or e.record.laisse
        },
        "ouvert": sorted(OPENED),
        "questions": {
            e.slug: filled(e.record.question, SUJET, ICI) for e in methodes if e.record.question
        },
        "acquis": {
            word: [mot.nom, *mot.vaut] for word, mot in catalogue.vocabulaires[ACQUIS].items()
        },
    }


def _prudentes(catalogue: Catalogue) -> Iterator[tuple[str, Three]]:
    """Yield the bounds of the methods whose careful duration is known, that one in their middle."""
    for slug, entry in catalogue.retours.items():
        methode = catalogue.methodes[slug].record
        if lived(entry.record.retours, methode).prudente:
            duree = careful(methode, entry.record.retours).duree
            yield slug, (duree.min, duree.conseillee, duree.max)


def _three(soft: Elastic) -> Three:
    return soft.least, soft.ideal, soft.most


def _bounds(record: type[BaseModel], name: str) -> tuple[int, int]:
    """Return the smallest and the largest value that a field of a record accepts."""
    schema = record.model_json_schema()["properties"][name]
    found = next(one for one in (schema, *schema.get("anyOf", ())) if "minimum" in one)
    return found["minimum"], found["maximum"]
