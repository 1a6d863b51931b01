"""Short cases to judge before and after: what a course asks on each objective, and what is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Cas:
    """A question whose answer is read with marks, and where it stands in its questionnaire."""

    questionnaire: Entry[Questionnaire]
    partie: int
    rang: int
    question: Question


def cas(catalogue: Catalogue) -> Mapping[int, tuple[Cas, ...]]:
    """Return the cases of each objective of the course that a catalogue sees, in the order in which
    its evaluations ask them; an objective without any is left out."""
    found: dict[int, tuple[Cas, ...]] = {}
    for one in _asked(catalogue):
        number = one.question.objectif or 0
        if number in catalogue.objectifs:
            found[number] = (*found.get(number, ()), one)
    return dict(sorted(found.items()))


def _asked(catalogue: Catalogue) -> Iterator[Cas]:
    if not catalogue.formations:
        return
    for evaluation in catalogue.formation.record.evaluations:
        entry = catalogue.questionnaires.get(evaluation.questionnaire)
        for p, partie in enumerate(entry.record.parties if entry else ()):
            for q, question in enumerate(partie.questions):
                if entry and question.reperes:
                    yield Cas(entry, p, q, question)
