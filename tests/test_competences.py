"""Who decides what: an answer for every kind of commune, what is sure of each article, one's own column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model.records.competences import Article
from macros.site.calls.checked import MacroError
from macros.site.calls.macros import qui_decide
from macros.told.competences import ALONE, MOSTLY, colonne, domaines, su


def test_every_kind_of_commune_has_one_answer_to_each_line(boite):
    kinds = range(1, len(boite.vocabulaires["sortes_communes"]) + 1)
    for line in domaines(boite):
        told = sorted(n for answer in line.reponses for n in answer.rangs)
        assert told == list(kinds), line.slug


def test_what_holds_everywhere_comes_first_and_says_so(boite):
    told = {line.slug: [answer.nom for answer in line.reponses] for line in domaines(boite)}
    assert told["petite-enfance"] == [ALONE]
    assert told["dechets"] == [MOSTLY, "À Paris, Lyon ou Marseille"]
    assert len(told["eau"]) == 4


def test_an_article_says_how_sure_we_are():
    read = {"texte": "CGCT", "source": "https://exemple.org/a", "lu_le": "2026-11-30"}
    dated = {**read, "surete": "lu", "version": "2014-01-29"}
    assert su(Article.model_validate(dated)) == (
        "lu le 30 novembre 2026, version du 29 janvier 2014"
    )
    assert su(Article.model_validate({**read, "surete": "cite"})) == (
        "cité par une page lue le 30 novembre 2026"
    )
    known = {"texte": "CGCT", "surete": "connu", "pas_relu": "L’article manque."}
    assert su(Article.model_validate(known)) == "connu, pas relu : l’article manque"


def test_a_territory_shows_its_own_column_alone(boite):
    drome = colonne(boite, boite.territoires["val-de-drome"].record)
    assert drome is not None
    assert drome.nom == "Dans une communauté de communes"
    assert ("transports", "Bus, train, covoiturage") in [line[:2] for line in drome.lignes]
    unknown = boite.territoires["val-de-drome"].record.model_copy(update={"sorte": None})
    assert colonne(boite, unknown) is None
    assert colonne(replace(boite, competences=None), unknown) is None


def test_a_toolbox_without_the_table_says_which_file_lacks(boite):
    with pytest.raises(MacroError, match=r"toolbox/competences\.yml"):
        qui_decide(replace(boite, competences=None))
    assert domaines(replace(boite, competences=None)) == []
