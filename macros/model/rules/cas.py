"""Rules on the cases that are judged before and after: what is compared can be."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..plans.cas import Cas, cas
from .liens import fault

FREE = "« reperes » dit ce qu’une réponse libre contient ; ne l’écrire que pour une question de type « texte »"
WHOSE = "« reperes » sert à lire le chemin vers un objectif ; dire lequel avec « objectif »"
ALONE = (
    "l’objectif {n} n’a de situation qu’à un seul moment, il n’y aurait rien à comparer ; en écrire une "
    "autre dans un second questionnaire de la formation, ou retirer « reperes »"
)
OTHERS = "les repères de l’objectif {n} ne sont pas ceux de « {titre} » ; écrire les mêmes, pour que l’on compare"


def marked(catalogue: Catalogue) -> Iterator[Problem]:
    """What is looked for in an answer belongs to a free answer on an objective."""
    for entry in catalogue.questionnaires.values():
        for p, partie in enumerate(entry.record.parties):
            for q, question in enumerate(partie.questions):
                where = ("parties", p, "questions", q, "reperes")
                if question.reperes and question.type != "texte":
                    yield fault(entry, where, FREE)
                elif question.reperes and question.objectif is None:
                    yield fault(entry, where, WHOSE)


def paired(catalogue: Catalogue) -> Iterator[Problem]:
    """An objective that is judged on a case is so twice at least, with the same marks."""
    for slug in catalogue.formations:
        for number, asked in cas(catalogue.of(slug)).items():
            first, *others = asked
            if not others:
                yield _fault(first, ALONE.format(n=number))
            for other in others:
                if other.question.reperes != first.question.reperes:
                    told = OTHERS.format(n=number, titre=first.questionnaire.titre)
                    yield _fault(other, told)


def _fault(one: Cas, told: str) -> Problem:
    where = ("parties", one.partie, "questions", one.rang, "reperes")
    return fault(one.questionnaire, where, told)


RULES = (marked, paired)
