"""The dates around a programme: last day to enrol, questionnaires before and after."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.formation import Evaluation, Formation
from ..records.programme import Programme
from ..records.sequence import SequenceQuestionnaire
from .ouvrables import ouvrable_apres, ouvre


@dataclass(frozen=True, slots=True)
class Jalon:
    """A questionnaire, the moment it belongs to, and the day it is answered or sent."""

    moment: str
    date: date
    questionnaire: AnyEntry


def last_enrolment(programme: Programme, formation: Formation) -> date:
    """Return the last day to enrol: the programme's own, or the course's delay before the start."""
    days = formation.acces.delai_inscription_jours
    return programme.inscription_avant or programme.jours[0].date - timedelta(days=days)


def depart(programme: Programme, catalogue: Catalogue) -> date:
    """Return the day on which questionnaires asked before leave: the one that the chain of papers says,
    or the first working day after the last day to enrol when that comes later."""
    formation = catalogue.formations[programme.formation].record
    after = ouvrable_apres(last_enrolment(programme, formation))
    days = (
        [e.jours for e in catalogue.chaine.record.echeances if e.moment] if catalogue.chaine else []
    )
    wanted = [ouvre(programme.jours[0].date + timedelta(days=one)) for one in days]
    return max([after, *wanted])


def jalons(programme: Programme, catalogue: Catalogue) -> tuple[Jalon, ...]:
    """Return the questionnaires of the programme's course that it does not replace, with their days,
    in order."""
    formation = catalogue.formations[programme.formation].record
    found = (
        Jalon(e.moment, _day(e, programme), catalogue.questionnaires[e.questionnaire])
        for e in formation.evaluations
        if e.questionnaire in catalogue.questionnaires
        and e.questionnaire not in programme.a_la_place
    )
    return tuple(sorted(found, key=lambda jalon: jalon.date))


def replaced(programme: Programme, catalogue: Catalogue) -> tuple[Evaluation, ...]:
    """Return the evaluations of the programme's course in place of which it does something else."""
    formation = catalogue.formations[programme.formation].record
    return tuple(e for e in formation.evaluations if e.questionnaire in programme.a_la_place)


def _day(evaluation: Evaluation, programme: Programme) -> date:
    """Return the day of an evaluation: the last one on which the programme itself asks it, if any;
    else delays below zero count from the first day, the others from the last, then both fall on the
    working day before."""
    if held := _held(evaluation.questionnaire, programme):
        return max(held)
    early = evaluation.jours < 0 or evaluation.mois < 0
    start = programme.jours[0 if early else -1].date
    wanted = add_months(start, evaluation.mois) + timedelta(days=evaluation.jours)
    # A day of the programme is what it is; else nobody sends or answers on a Sunday or a holiday.
    return wanted if wanted == start else ouvre(wanted)


def _held(questionnaire: str, programme: Programme) -> list[date]:
    """Return the days whose written lines give time to a questionnaire."""
    return [
        jour.date
        for jour in programme.jours
        for _, half in jour.halves
        for line in half.sequences
        if isinstance(line, SequenceQuestionnaire) and line.questionnaire == questionnaire
    ]


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
