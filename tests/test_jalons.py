"""The dates around a programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.clock.jalons import add_months, jalons, last_enrolment, replaced
from macros.model.plans.planning import plan_of
from macros.model.records.formation import Evaluation
from macros.told.programme.suivi import envois, evaluations

REAL = "pouvoir-agir-fevrier-2026"
modest = settings(deadline=None, derandomize=True, max_examples=200)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def around(boite, *days: date, evaluations=(), **changes):
    """The real programme on other days, without its own last day to enrol, with the evaluations of its course
    replaced."""
    programme = boite.programmes[REAL].record
    jours = tuple(programme.jours[0].model_copy(update={"date": day}) for day in days)
    course = boite.formation
    record = course.record.model_copy(
        update={"evaluations": tuple(Evaluation.model_validate(e) for e in evaluations)}
    )
    catalogue = replace(boite, formations={programme.formation: replace(course, record=record)})
    told = {"inscription_avant": None, "jours": jours, **changes}
    return programme.model_copy(update=told), catalogue


def evaluation(moment: str, questionnaire: str = "a-froid", **delay: int) -> dict:
    return {
        "moment": moment,
        "delai": "un délai",
        "questionnaire": questionnaire,
        "texte": "Un texte.",
        **delay,
    }


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-31", 13, "2027-06-30"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-07-04", 0, "2026-07-04"),
    ],
)
def test_months_end_where_they_end(day, months, expected):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@modest
@given(DAYS, st.integers(-36, 36))
def test_a_month_later_is_the_right_month_and_never_a_later_day(day, months):
    found = add_months(day, months)
    assert found.year * 12 + found.month - (day.year * 12 + day.month) == months
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@modest
@given(DAYS, DAYS, st.integers(0, 24))
def test_months_keep_the_order_of_days(first, second, months):
    early, late = sorted((first, second))
    assert add_months(early, months) <= add_months(late, months)


def test_the_milestones_of_the_brochure_programme(boite):
    found = jalons(boite.programmes[REAL].record, boite)
    assert [(j.moment, j.date.isoformat(), j.questionnaire.slug) for j in found] == [
        ("avant", "2026-01-27", "positionnement"),
        ("avant", "2026-01-27", "cas-avant"),
        ("a-chaud", "2026-02-27", "a-chaud"),
        ("a-froid", "2026-03-06", "cas-apres"),
        ("a-froid", "2026-03-27", "a-froid"),
    ]


def test_delays_below_zero_count_from_the_first_day_others_from_the_last(boite):
    days = date(2026, 1, 5), date(2026, 1, 31)
    told = (
        evaluation("a-froid", mois=1),
        evaluation("avant", jours=-7),
        evaluation("a-chaud"),
        evaluation("bilan", jours=3),
        evaluation("avant", mois=-1),
    )
    found = jalons(*around(boite, *days, evaluations=told))
    assert [jalon.date.isoformat() for jalon in found] == [
        "2025-12-05",
        "2025-12-29",
        "2026-01-31",
        "2026-02-03",
        "2026-02-27",  # A month after the 31st of January is a Saturday: the Friday before.
    ]


def test_milestones_of_the_same_day_keep_the_order_of_the_course(boite):
    told = (evaluation("bilan"), evaluation("a-chaud"))
    found = jalons(*around(boite, date(2026, 1, 5), evaluations=told))
    assert [jalon.moment for jalon in found] == ["bilan", "a-chaud"]


def test_the_last_day_to_enrol(boite):
    formation = boite.formation.record
    programme, _ = around(boite, date(2026, 3, 5))
    assert formation.acces.delai_inscription_jours == 7
    assert last_enrolment(programme, formation) == date(2026, 2, 26)
    told, _ = around(boite, date(2026, 3, 5), inscription_avant=date(2026, 3, 1))
    assert last_enrolment(told, formation) == date(2026, 3, 1)


def test_what_a_programme_does_instead_of_a_questionnaire_is_told_and_sends_nothing(boite):
    both = (evaluation("avant", "positionnement", jours=-7), evaluation("a-froid", mois=1))
    aloud = {"positionnement": "À voix haute, en arrivant."}
    told = around(boite, date(2026, 1, 5), evaluations=both, a_la_place=aloud)
    assert [jalon.questionnaire.slug for jalon in jalons(*told)] == ["a-froid"]
    assert [one.questionnaire for one in replaced(*told)] == ["positionnement"]


def test_a_group_that_fills_nothing_in_reads_what_it_does_instead(boite):
    slug = "habitants-cinq-soirees"
    found = evaluations(boite, plan_of(boite, slug))
    assert [(one.moment, bool(one.questionnaire)) for one in found] == [
        ("Avant la formation", False),
        ("Pendant et en fin de formation", True),
        ("Après la formation", False),
    ]
    assert found[0].texte.startswith("Rien à remplir : chacun montre, de zéro à quatre doigts")
    assert not [one for one in envois(boite, plan_of(boite, slug)) if "positionnement" in one.url]
