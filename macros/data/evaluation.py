"""What the pages that evaluate need: questionnaires and the observation grid, as classic scripts."""

from __future__ import annotations

import re
from typing import NotRequired, TypedDict

from macros.model.core.catalogue import Catalogue
from macros.model.records.fiche import Champ
from macros.model.records.questionnaire import Question, Questionnaire
from macros.told.programme.grille import echelle, grilles, indices, notes, observees, partage
from macros.told.questionnaires import WORDS

from .outils import Named

REPERE = "mot-repere"
"""The question whose answer tells that two questionnaires come from one person, without a name."""

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}")
_MARK = re.compile(r"(\d) ([^,]+)")


class QuestionDonnee(TypedDict):
    """A question: de and a name the ends of a scale; court asks for a word rather than a text."""

    id: str
    texte: str
    type: str
    requis: bool
    objectif: NotRequired[int]
    de: NotRequired[str]
    a: NotRequired[str]
    court: NotRequired[bool]
    options: NotRequired[list[str]]


class Partie(TypedDict):
    """A part of a questionnaire."""

    titre: str
    questions: list[QuestionDonnee]


class QuestionnaireDonne(TypedDict):
    """A questionnaire; formation, the course whose objectives it asks about (no name for that of
    reference); edition is the day it last changed."""

    titre: str
    formation: str
    moment: str
    edition: str
    parties: list[Partie]


class CoursEvalue(TypedDict):
    """A course: its title, the short names of its objectives."""

    titre: str
    objectifs: dict[str, str]


class Questionnaires(TypedDict):
    """Questionnaires in the order of their moments, courses, the question that matches answers."""

    repere: str
    formations: dict[str, CoursEvalue]
    questionnaires: dict[str, QuestionnaireDonne]


class ChampDeGrille(TypedDict):
    """A text before or after what is observed."""

    id: str
    nom: str
    aide: str
    long: bool


class CritereDeGrille(TypedDict):
    """What is observed, and the clues that tell it."""

    id: str
    nom: str
    indices: list[str]


class Grille(TypedDict):
    """Criteria, clues and marks of the sheet that observes; each mark with its word."""

    criteres: list[CritereDeGrille]
    notes: list[tuple[int, str]]
    avant: list[ChampDeGrille]
    apres: list[ChampDeGrille]


def questionnaires(catalogue: Catalogue, _named: Named) -> Questionnaires:
    """Return questionnaires in the order of their moments, then of the evaluations that ask them, those of the trainees first,
    courses with their objectives, and which question matches answers."""
    moments = list(catalogue.vocabulaires["moments_evaluation"])
    asked = [e.questionnaire for seen in catalogue.views for e in seen.formation.record.evaluations]
    ranks = {slug: n for n, slug in reversed([*enumerate(asked)])}
    found = sorted(
        catalogue.questionnaires.values(),
        key=lambda e: (
            *(_of_others(e.record), moments.index(e.record.moment)),
            *(ranks.get(e.slug, len(ranks)), e.slug),
        ),
    )
    return {
        "repere": REPERE,
        "formations": {seen.vue: _cours(seen) for seen in catalogue.views},
        "questionnaires": {
            e.slug: _questionnaire(e.record, catalogue.seen_by(e).vue) for e in found
        },
    }


def _of_others(r: Questionnaire) -> bool:
    """Say whether a questionnaire is for those who send trainees: it is answered once."""
    return all(q.id != REPERE for part in r.parties for q in part.questions)


def _cours(seen: Catalogue) -> CoursEvalue:
    names = {str(o.id): o.court for o in seen.objectifs.values()}
    return {"titre": seen.formation.titre, "objectifs": names}


def _questionnaire(r: Questionnaire, formation: str) -> QuestionnaireDonne:
    return {
        "titre": r.titre,
        "formation": formation,
        "moment": r.moment,
        "edition": r.mise_a_jour.isoformat(),
        "parties": [
            {"titre": _bare(p.titre), "questions": [_question(q) for q in p.questions]}
            for p in r.parties
        ],
    }


def _question(q: Question) -> QuestionDonnee:
    data: QuestionDonnee = {"id": q.id, "texte": _bare(q.texte), "type": q.type, "requis": q.requis}
    if q.objectif:
        data["objectif"] = q.objectif
    if q.type == "echelle":
        data |= {"de": _bare(q.de or ""), "a": _bare(q.a or "")}
    if q.id in WORDS:
        data["court"] = True
    if q.options:
        data["options"] = [_bare(option) for option in q.options]
    return data


def grille(catalogue: Catalogue, _named: Named) -> Grille:
    """Return criteria, clues and marks of the sheet that observes."""
    sheet = next(grilles(catalogue, observees(catalogue)), None)
    if sheet is None:
        return {"criteres": [], "notes": [], "avant": [], "apres": []}
    before, tables, after = partage(sheet.record)
    words = dict(_MARK.findall(notes(tables)))
    return {
        "criteres": [
            {"id": c.id, "nom": c.label, "indices": [_bare(i) for i in indices(c)]} for c in tables
        ],
        "notes": [(n, words.get(str(n), "")) for n in echelle(tables[0])],
        "avant": [_champ(c) for c in before],
        "apres": [_champ(c) for c in after if c.type != "oui-non"],
    }


def _champ(champ: Champ) -> ChampDeGrille:
    return {
        "id": champ.id,
        "nom": _bare(champ.label),
        "aide": _bare(champ.aide),
        "long": champ.type != "texte-court",
    }


def _bare(text: str) -> str:
    """Return a text without its Markdown: scripts show words, never marks."""
    return _MARKUP.sub(lambda match: match[1] or "", text)
