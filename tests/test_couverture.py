"""What every half-day does for every objective, on the real programmes."""

from __future__ import annotations

import pytest

from macros.model.clock.agenda import sessions
from macros.model.plans.coverage import EVALUATION, PRATIQUE, PRODUCTION, coverage, produced
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.planning import plan as planned
from macros.model.records.sequence import MiseEnSituation, Production, SequenceMethode

from .rouvert import rouvert

BROCHURE = "pouvoir-agir-fevrier-2026"
WRITTEN = {
    "agents-collectivites-deux-jours": ({5}, 4),
    "animateurs-jeunesse-deux-jours": ({2}, 4),
    "demi-journee-decouverte": ({2}, 1),
    "elus-une-soiree": ({5}, 1),
    "habitants-cinq-soirees": ({1, 2, 6}, 8),
    "val-de-drome-trois-jours": ({2, 6}, 6),
}
COMPOSED = ("agents-collectivites-deux-jours",)
"""What still composes whole once its lines are taken away."""
EVERY = [BROCHURE, *WRITTEN]
TASTER, EVENINGS = "demi-journee-decouverte", "habitants-cinq-soirees"
BEGUN = {(TASTER, 2), (EVENINGS, 1)}
"""Objectives that a short programme begins without leading them to the end, and says so."""
LEFT = {TASTER: {"besoins-priorises"}, EVENINGS: {"note-territoriale"}}
"""Their sheets that are given no time: each file accepts it, with its reason."""
"""What only begins an objective: nobody has been listened to, so no list of needs is asked for."""


def seen(boite, slug) -> dict[int, frozenset[str]]:
    """What the whole programme does for each objective."""
    traces = coverage(plan_of(boite, slug), boite)
    return {number: frozenset().union(*halves) for number, halves in traces.items()}


@pytest.mark.parametrize("slug", EVERY)
def test_every_objective_is_practised_produced_and_evaluated(boite, slug):
    found = seen(boite, slug)
    assert found
    begun = {PRATIQUE, PRODUCTION}
    for number, traces in found.items():
        assert traces == (begun if (slug, number) in BEGUN else {*begun, EVALUATION}), number


def test_the_brochure_s_programme_works_on_all_eight_objectives_for_70_hours(boite):
    plan = plan_of(boite, BROCHURE)
    assert set(seen(boite, BROCHURE)) == set(range(1, 9))
    assert [s.plage.minutes for s in plan.sessions] == [210] * 20
    assert sum(s.travail + s.pause + s.marge for s in plan.sessions) == 20 * 210 == 70 * 60
    assert plan.programme.minutes == boite.formation.record.duree.heures * 60
    assert len(plan.programme.jours) == boite.formation.record.duree.jours


@pytest.mark.parametrize("slug", WRITTEN)
def test_those_written_line_by_line_hold_their_objectives_and_their_hours(boite, slug):
    objectives, halves = WRITTEN[slug]
    record, plan = boite.programmes[slug].record, plan_of(boite, slug)
    assert all(half.sequences for jour in record.jours for _, half in jour.halves)
    assert plan.refus == ()
    assert set(seen(boite, slug)) == objectives
    assert len(plan.sessions) == halves
    assert sum(s.travail + s.pause + s.marge for s in plan.sessions) == record.minutes


@pytest.mark.parametrize("slug", COMPOSED)
def test_one_without_its_lines_composes_itself_whole(boite, slug):
    _, halves = WRITTEN[slug]
    record = rouvert(boite.programmes[slug].record)
    plan = planned(record, boite)
    assert plan.refus == ()
    assert len(plan.sessions) == halves
    assert sum(s.travail + s.pause + s.marge for s in plan.sessions) == record.minutes
    places = {(s.rang, s.nom, n) for s in plan.sessions for n in range(len(s.creneaux))}
    assert set(plan.choix) == places, "every sequence has its reason"


@pytest.mark.parametrize("slug", EVERY)
def test_every_half_day_ends_on_the_minute(boite, slug):
    for session in plan_of(boite, slug).sessions:
        clock = [session.plage.debut, *(c.fin for c in session.creneaux)]
        assert session.coincements == ()
        assert [c.debut for c in session.creneaux] == clock[:-1]
        assert clock[-1] == session.plage.fin
        for c in session.creneaux:
            assert c.souplesse.least <= c.minutes <= c.souplesse.most, c.titre


@pytest.mark.parametrize("slug", EVERY)
def test_every_deliverable_is_produced_before_the_end(boite, slug):
    asked = {fiche for number in seen(boite, slug) for fiche in boite.objectifs[number].fiches}
    assert asked - produced(plan_of(boite, slug)) == LEFT.get(slug, set())


@pytest.mark.parametrize("slug", EVERY)
def test_each_mark_rests_on_a_sequence_of_its_half_day(boite, slug):
    plan = plan_of(boite, slug)
    for number, halves in coverage(plan, boite).items():
        sheets = set(boite.objectifs[number].fiches)
        for session, traces in zip(plan.sessions, halves, strict=True):
            lines = [c.sequence for c in session.creneaux]
            assert (PRODUCTION in traces) == bool(
                sheets & {line.slug for line in lines if isinstance(line, Production)}
            )
            assert (EVALUATION in traces) == any(number in line.evalue for line in lines)
            if number not in session.demi_journee.objectifs:
                leads = [
                    x for x in lines if isinstance(x, MiseEnSituation) and number in x.objectifs
                ]
                assert (PRATIQUE in traces) == bool(leads)


def changed(plan: Plan, boite, changes) -> Plan:
    """The plan once some lines of every half-day are changed or (None) taken away."""
    jours = []
    for jour in plan.programme.jours:
        halves = {
            nom: half.model_copy(
                update={"sequences": tuple(x for line in half.sequences if (x := changes(line)))}
            )
            for nom, half in jour.halves
        }
        jours.append(jour.model_copy(update=halves))
    programme = plan.programme.model_copy(update={"jours": tuple(jours)})
    return Plan(programme, tuple(sessions(programme, boite)))


LOSSES = [
    (PRATIQUE, lambda line: None if isinstance(line, SequenceMethode | MiseEnSituation) else line),
    (PRODUCTION, lambda line: None if isinstance(line, Production) else line),
    (EVALUATION, lambda line: line.model_copy(update={"evalue": ()})),
]


@pytest.mark.parametrize(("name", "changes"), LOSSES, ids=[name for name, _ in LOSSES])
def test_what_is_taken_away_is_no_longer_covered(boite, name, changes):
    plan = changed(plan_of(boite, BROCHURE), boite, changes)
    for number, halves in coverage(plan, boite).items():
        assert name not in frozenset().union(*halves), number
    assert (produced(plan) == frozenset()) is (name == PRODUCTION)
