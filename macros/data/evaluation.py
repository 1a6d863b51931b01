"""What the pages that evaluate need: questionnaires and the observation grid, as classic scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from macros.model.core.catalogue import Catalogue
from macros.model.records.fiche import Champ
from macros.model.records.questionnaire import Question, Questionnaire
from macros.told.programme.grille import echelle, grilles, indices, notes, observees, partage
from macros.told.questionnaires import WORDS

from .outils import Named

Data = dict[str, object]

REPERE = "mot-repere"
"""The question whose answer tells that two questionnaires come from one person, without a name."""

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}")
_MARK = re.compile(r"(\d) ([^,]+)")


def questionnaires(catalogue: Catalogue, _named: Named) -> str:
    """Return `window.boiteQuestionnaires = {…}`: questionnaires in the order of their moments,
    the short names of objectives, and which question matches answers."""
    moments = list(catalogue.vocabulaires["moments_evaluation"])
    found = sorted(
        catalogue.questionnaires.values(), key=lambda e: (moments.index(e.record.moment), e.slug)
    )
    data = {
        "repere": REPERE,
        "objectifs": {str(o.id): o.court for o in catalogue.objectifs.values()},
        "questionnaires": {e.slug: _questionnaire(e.record) for e in found},
    }
    return _script("boiteQuestionnaires", data)


def _questionnaire(r: Questionnaire) -> Data:
    return {
        "titre": r.titre,
        "moment": r.moment,
        "edition": r.mise_a_jour.isoformat(),
        "parties": [
            {"titre": _bare(p.titre), "questions": [_question(q) for q in p.questions]}
            for p in r.parties
        ],
    }


def _question(q: Question) -> Data:
    data: Data = {"id": q.id, "texte": _bare(q.texte), "type": q.type, "requis": q.requis}
    if q.objectif:
        data["objectif"] = q.objectif
    if q.type == "echelle":
        data |= {"de": _bare(q.de or ""), "a": _bare(q.a or "")}
    if q.id in WORDS:
        data["court"] = True
    if q.options:
        data["options"] = [_bare(option) for option in q.options]
    return data


def grille(catalogue: Catalogue, _named: Named) -> str:
    """Return `window.boiteGrille = {…}`: criteria, clues and marks of the sheet that observes."""
    sheet = next(grilles(catalogue, observees(catalogue)), None)
    if sheet is None:
        return _script("boiteGrille", {"criteres": [], "notes": [], "avant": [], "apres": []})
    before, tables, after = partage(sheet.record)
    words = dict(_MARK.findall(notes(tables)))
    data = {
        "criteres": [
            {"id": c.id, "nom": c.label, "indices": [_bare(i) for i in indices(c)]} for c in tables
        ],
        "notes": [[n, words.get(str(n), "")] for n in echelle(tables[0])],
        "avant": [_champ(c) for c in before],
        "apres": [_champ(c) for c in after if c.type != "oui-non"],
    }
    return _script("boiteGrille", data)


def _champ(champ: Champ) -> Data:
    return {
        "id": champ.id,
        "nom": _bare(champ.label),
        "aide": _bare(champ.aide),
        "long": champ.type != "texte-court",
    }


def _bare(text: str) -> str:
    """Return a text without its Markdown: scripts show words, never marks."""
    return _MARKUP.sub(lambda match: match[1] or "", text)


def _script(name: str, data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name}={text.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')};\n"
