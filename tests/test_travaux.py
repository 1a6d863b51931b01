"""The brochure's own questions: each has its sequence in the ten days, and says what one does then."""

from __future__ import annotations

from dataclasses import replace

from macros.model.rules.cours import worked_on
from macros.told.travaux import seances

TEN_DAYS = "pouvoir-agir-fevrier-2026"


def test_five_questions_lead_to_a_day(boite):
    told = [
        (s.question, s.url) for module in boite.modules.values() for s in seances(boite, module)
    ]
    assert [url for _, url in told] == [
        f"~/programmes/{TEN_DAYS}/#jour-{n}" for n in (8, 5, 8, 2, 3)
    ]
    words = " ".join(question for question, _ in told)
    for one in ("gestionnarisation", "verticalité", "consomme", "culture", "économie"):
        assert one in words


def test_a_method_is_told_by_its_title(boite):
    (_, second, *_) = seances(boite, boite.modules[1])
    assert second.quand == (
        "jour 5, après-midi : Relire sa pratique avec les quatre axes du pouvoir d’agir"
    )


def test_without_its_programme_a_question_is_not_told(boite):
    assert seances(replace(boite, programmes={}), boite.modules[1]) == []


def test_a_sequence_that_moved_is_a_problem(boite):
    entry = boite.formation
    module = entry.record.modules[0]
    moved = module.travaux[0].model_copy(update={"demi_journee": "apres_midi"})
    record = entry.record.model_copy(
        update={"modules": (module.model_copy(update={"travaux": (moved,)}),)}
    )
    seen = replace(boite, formations={entry.slug: replace(entry, record=record)})
    (problem,) = worked_on(seen)
    assert problem.field == "modules.1.travaux.1.sequence"
    assert "aucune ligne de cette demi-journée ne s’appelle « La gestion" in problem.sentence
