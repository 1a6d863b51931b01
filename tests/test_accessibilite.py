"""The list of accessibility criteria: 106, in order, each with its ground, and what the page says."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from macros.model.core.catalogue import Catalogue
from macros.model.records.accessibilite import Accessibilite
from macros.model.rules.accessibilite import COUNTS, complete, grounded
from macros.site.pages.accessibilite import conformite
from macros.store import ROOT


def record(boite: Catalogue) -> Accessibilite:
    assert boite.accessibilite is not None
    return boite.accessibilite.record


def changed(boite: Catalogue, **changes) -> Catalogue:
    entry = boite.accessibilite
    assert entry is not None
    new = dataclasses.replace(entry, record=entry.record.model_copy(update=changes))
    return dataclasses.replace(boite, accessibilite=new)


def with_state(r: Accessibilite, states) -> tuple:
    """Return the themes with states taken in order, one for each criterion."""
    given = iter(states)
    return tuple(
        theme.model_copy(
            update={
                "criteres": tuple(
                    c.model_copy(update={"etat": next(given)}) for c in theme.criteres
                )
            }
        )
        for theme in r.themes
    )


def test_there_are_106_criteria(boite):
    assert sum(COUNTS) == 106 == len(record(boite).criteres)
    assert list(complete(boite)) == []


def test_every_test_named_exists(boite):
    named = {essai for critere in record(boite).criteres for essai in critere.essais}
    assert [name for name in named if not (ROOT / name).is_file()] == []
    assert len(named) >= 8


def test_a_missing_criterion_is_told_with_its_theme(boite):
    themes = record(boite).themes
    short = themes[1].model_copy(update={"criteres": themes[1].criteres[:1]})
    (problem,) = complete(changed(boite, themes=(themes[0], short, *themes[2:])))
    assert str(problem).endswith(
        "les critères du thème 2 vont de 2.1 à 2.2, un par ligne et dans l’ordre"
    )
    assert problem.path == "toolbox/accessibilite.yml"
    assert problem.line > 1


def test_a_theme_too_few_is_told(boite):
    problems = list(complete(changed(boite, themes=record(boite).themes[:12])))
    assert [p.sentence for p in problems] == ["le RGAA a 13 thèmes, ce fichier en a 12"]


@pytest.mark.parametrize(
    ("etat", "sentence"),
    [
        ("machine", "le critère 1.3 est dit vérifié par une machine ; nommer l’essai"),
        ("conforme", "le critère 1.3 est dit jugé par une personne ; donner la date"),
        ("non-conforme", "le critère 1.3 est dit jugé par une personne ; donner la date"),
    ],
)
def test_a_state_without_ground_is_refused(boite, etat, sentence):
    states = [c.etat for c in record(boite).criteres]
    states[2] = etat
    found = list(grounded(changed(boite, themes=with_state(record(boite), states))))
    assert len(found) == 1
    assert sentence in str(found[0])


def test_without_an_audit_a_site_is_not_compliant(boite):
    r = record(boite)
    assert conformite(r) == "non conforme"
    whole = r.model_copy(update={"themes": with_state(r, ["conforme"] * 106)})
    assert conformite(whole) == "non conforme"


@pytest.mark.parametrize(
    ("faulty", "told"),
    [(0, "totalement conforme"), (53, "partiellement conforme"), (54, "non conforme")],
)
def test_an_audit_says_how_far(boite, faulty, told):
    r = record(boite)
    states = ["non-conforme"] * faulty + ["conforme"] * (106 - faulty)
    judged = {"audit": date(2026, 12, 1), "themes": with_state(r, states)}
    assert conformite(r.model_copy(update=judged)) == told


def test_an_audit_that_left_criteria_aside_does_not_count(boite):
    r = record(boite)
    states = ["conforme"] * 105 + ["personne"]
    judged = {"audit": date(2026, 12, 1), "themes": with_state(r, states)}
    assert conformite(r.model_copy(update=judged)) == "non conforme"
