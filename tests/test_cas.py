"""Cases to judge before and after: each objective has two, read with the same marks."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from macros.data.evaluation import questionnaires
from macros.model.core.catalogue import Catalogue
from macros.model.plans.cas import cas
from macros.model.rules.cas import marked, paired
from macros.paper.press.document import Atelier
from macros.paper.session import lecture
from macros.told.cas import jugements


def changed(boite: Catalogue, slug: str, **new: object) -> Catalogue:
    """Return a toolbox whose questionnaire asks its first case otherwise."""
    entry = boite.questionnaires[slug]
    first, second = entry.record.parties
    question = second.questions[0].model_copy(update=new)
    partie = second.model_copy(update={"questions": (question, *second.questions[1:])})
    record = entry.record.model_copy(update={"parties": (first, partie)})
    return replace(
        boite, questionnaires={**boite.questionnaires, slug: replace(entry, record=record)}
    )


def test_each_objective_is_judged_before_and_after_with_the_same_marks(boite):
    found = cas(boite)
    assert list(found) == list(boite.objectifs)
    for before, after in found.values():
        assert (before.questionnaire.slug, after.questionnaire.slug) == ("cas-avant", "cas-apres")
        assert before.question.reperes == after.question.reperes
        assert len(before.question.reperes) == 4
        ask = [one.question.texte.split("**")[1] for one in (before, after)]
        assert ask[0] == ask[1]
        assert before.question.texte != after.question.texte
    assert list(marked(boite)) == list(paired(boite)) == []


def test_each_objective_has_its_evidence_and_its_half_day_in_the_ten_days(boite):
    told = jugements(boite)
    assert [one.numero for one in told] == [1, 2, 3, 4, 5, 6, 7, 8]
    for one in told:
        assert one.url == "~/programmes/pouvoir-agir-fevrier-2026/"
        assert one.preuve
        assert one.preuve.preuve
        assert one.preuve.quand
        assert [s.titre for s in one.situations] == [
            "Situations courtes, avant",
            "Situations courtes, après",
        ]


def test_without_questionnaires_nor_programmes_nothing_is_invented(boite):
    bare = replace(boite, questionnaires={}, programmes={})
    assert cas(bare) == {}
    assert {(j.situations, j.reperes, j.preuve, j.url) for j in jugements(bare)} == {
        ((), (), None, "")
    }
    assert list(lecture.documents(Atelier(bare, str))) == []


def test_what_could_not_be_compared_is_a_problem(boite):
    others = changed(boite, "cas-apres", reperes=("Autre chose.",))
    assert [(p.path, p.sentence) for p in paired(others)] == [
        (
            "toolbox/questionnaires/cas-apres.yml",
            "les repères de l’objectif 1 ne sont pas ceux de « Situations courtes, avant » ; "
            "écrire les mêmes, pour que l’on compare",
        )
    ]
    (alone,) = paired(changed(boite, "cas-apres", reperes=()))
    assert alone.path == "toolbox/questionnaires/cas-avant.yml"
    assert alone.sentence == (
        "l’objectif 1 n’a de situation qu’à un seul moment, il n’y aurait rien à comparer ; en écrire "
        "une autre dans un second questionnaire de la formation, ou retirer « reperes »"
    )


def test_marks_belong_to_a_free_answer_on_an_objective(boite):
    (scaled,) = marked(changed(boite, "cas-avant", type="oui-non"))
    assert scaled.sentence == (
        "« reperes » dit ce qu’une réponse libre contient ; ne l’écrire que pour une question de type « texte »"
    )
    (lost,) = marked(changed(boite, "cas-avant", objectif=None))
    assert (
        lost.sentence
        == "« reperes » sert à lire le chemin vers un objectif ; dire lequel avec « objectif »"
    )


def test_the_grid_holds_a_page_an_objective_and_its_marks(boite):
    (document,) = lecture.documents(Atelier(boite, str))
    pages = [page.extract_text() for page in PdfReader(BytesIO(document.make())).pages]
    assert len(pages) == 8
    for number, text in enumerate(pages, 1):
        assert f"Objectif {number}" in text
        assert "Dans la réponse, on cherche" in text
        assert "14" in text


def test_those_who_answer_are_not_told_what_is_looked_for(boite):
    told = str(questionnaires(boite, str))
    asked = [one for both in cas(boite).values() for one in both]
    assert all(one.question.id in told for one in asked)
    assert [r for one in asked for r in one.question.reperes if r in told] == []
