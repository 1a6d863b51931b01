"""What the pages that evaluate receive: questionnaires and the grid, as classic scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from macros.data.evaluation import REPERE, _bare, grille, questionnaires
from macros.data.scripts import SCRIPTS, written
from macros.model.core.catalogue import Catalogue
from macros.told.programme.grille import echelle, indices, notes


def read(data: Mapping[str, object], name: str) -> Any:
    """Return data as a script gives it, that says nothing else than boite.name={…};"""
    script, start = written(name, data), f"var boite=boite||{{}};boite.{name}="
    assert script.startswith(start)
    assert script.endswith(";\n")
    return json.loads(script[len(start) : -2])


def named(url: str) -> str:
    return url


def test_both_scripts_are_written_with_the_site() -> None:
    assert SCRIPTS["questionnaires"] is questionnaires
    assert SCRIPTS["grille"] is grille


def test_questionnaires_come_in_the_order_of_their_moments(boite: Catalogue) -> None:
    data = read(questionnaires(boite, named), "questionnaires")
    moments = list(boite.vocabulaires["moments_evaluation"])
    found = [
        (
            all(q["id"] != REPERE for p in one["parties"] for q in p["questions"]),
            moments.index(one["moment"]),
        )
        for one in data["questionnaires"].values()
    ]
    assert found == sorted(found), "those of the trainees come first"
    assert set(data["questionnaires"]) == set(boite.questionnaires)
    names = {str(n): o.court for n, o in boite.objectifs.items()}
    assert data["formations"] == {"": {"titre": boite.formation.titre, "objectifs": names}}
    assert {one["formation"] for one in data["questionnaires"].values()} == {""}


def test_every_question_is_told_with_what_it_expects(boite: Catalogue) -> None:
    data = read(questionnaires(boite, named), "questionnaires")["questionnaires"]
    for slug, entry in boite.questionnaires.items():
        asked = [q for p in entry.record.parties for q in p.questions]
        told = [q for p in data[slug]["parties"] for q in p["questions"]]
        assert data[slug]["edition"] == entry.record.mise_a_jour.isoformat()
        for q, t in zip(asked, told, strict=True):
            assert (t["id"], t["type"], t["requis"]) == (q.id, q.type, q.requis)
            assert t.get("objectif") == q.objectif
            assert len(t.get("options", ())) == len(q.options)
            assert ("de" in t) == (q.type == "echelle")


def test_before_and_after_can_be_matched(boite: Catalogue) -> None:
    """The same word is asked of trainees, and the same objectives, before, during and after; who asks
    for a course, employs or pays answers for others, whom no word could tell."""
    levels = {}
    given = [e.questionnaire for e in boite.formation.record.evaluations]
    assert len(given) >= 3
    for slug, entry in boite.questionnaires.items():
        asked = [q for p in entry.record.parties for q in p.questions]
        assert (REPERE in {q.id for q in asked}) == (slug in given), slug
        if slug not in given:
            continue
        levels[slug] = {q.objectif for q in asked if q.objectif}
    assert set(map(frozenset, levels.values())) == {frozenset(boite.objectifs)}


def test_the_grid_holds_four_criteria_their_clues_and_marks(boite: Catalogue) -> None:
    data = read(grille(boite, named), "grille")
    assert [c["nom"] for c in data["criteres"]] == [
        "Clarté",
        "Cadre",
        "Participation",
        "Production",
    ]
    assert all(len(c["indices"]) >= 3 for c in data["criteres"])
    assert data["notes"] == [
        [1, "à reprendre"],
        [2, "fragile"],
        [3, "satisfaisant"],
        [4, "solide"],
    ]
    assert [c["id"] for c in data["avant"]] == ["sequence", "methode", "role"]
    assert [c["id"] for c in data["apres"]] == ["ressenti", "forces", "progres"]


def test_a_toolbox_without_such_a_sheet_gives_an_empty_grid(boite: Catalogue) -> None:
    data = read(grille(replace(boite, fiches={}), named), "grille")
    assert data["criteres"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un **mot** fort", "un mot fort"),
        ("[un lien](https://exemple.fr/a_b)", "un lien"),
        ("2 * 3 reste", "2 * 3 reste"),
        ("du `code`", "du code"),
    ],
)
def test_marks_of_markdown_are_not_shown(text: str, expected: str) -> None:
    assert _bare(text) == expected


def test_separators_that_end_a_line_of_script_are_gone(boite: Catalogue) -> None:
    entry = boite.questionnaires["a-chaud"]
    record = entry.record.model_copy(update={"titre": "un\u2028deux\u2029trois</script>"})
    odd = replace(boite, questionnaires={"a-chaud": replace(entry, record=record)})
    script = written("questionnaires", questionnaires(odd, named))
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert "un deux trois" in script


def test_a_table_without_clue_nor_scale_has_none(boite: Catalogue) -> None:
    champ = next(c for c in boite.fiches["grille-animation-fiche"].record.champs if c.colonnes)
    bare = champ.model_copy(update={"aide": "Rien de plus.", "colonnes": ("Fait",)})
    assert indices(bare) == []
    assert echelle(bare) == []
    assert notes([bare]) == ""
