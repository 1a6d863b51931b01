"""What tools lean on: how a book, a dated article or nothing at all is quoted, and who is refused."""

from __future__ import annotations

import pytest

from macros.model.records.gouvernance import BaseLegale
from macros.model.records.outil import Source
from macros.model.rules.sources import KINDS, copy_of
from macros.told.sources import appui, cite, dit_sources

BOOK = Source(
    titre="Open Space Technology",
    auteur="Harrison Owen",
    editeur="Berrett-Koehler",
    annee=1997,
    reference_pour="Le déroulé.",
)


def test_a_book_is_quoted_without_an_address():
    assert cite(BOOK) == "Harrison Owen, Open Space Technology, Berrett-Koehler, 1997"
    assert BOOK.pourquoi == "Le déroulé."


def test_an_article_is_quoted_with_the_day_of_its_version():
    article = Source(
        titre="Article 5", editeur="Légifrance", version="2015-07-25", consulte_pour="Qui déclare."
    )
    assert cite(article) == "Article 5, Légifrance, version du 25 juillet 2015"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"verifie": False}, "connu, pas relu"),
        (
            {"verifie": False, "pas_relu": "Le texte manque."},
            "connu, pas relu : le texte manque",
        ),
        ({"verifie": True}, "source lue"),
        (
            {"verifie": True, "version": "2023-12-29", "lu_le": "2026-11-30"},
            "source lue le 30 novembre 2026, version du 29 décembre 2023",
        ),
    ],
)
def test_a_legal_text_says_how_far_it_was_read(told, said):
    assert appui(BaseLegale.model_validate({"texte": "Loi", "note": "Elle dit.", **told})) == said


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("https://fr.scribd.com/document/1", "« fr.scribd.com » garde des copies"),
        ("http://doczz.fr/doc/1", "« doczz.fr » garde des copies"),
        ("https://fr.m.wikipedia.org/wiki/Utilisateur:Un/Brouillon", "c’est le brouillon"),
        ("https://fr.wikipedia.org/wiki/Tontine", ""),
        ("https://scribd.example.org.fr/", "« scribd.example.org.fr » garde"),
        ("https://www.insee.fr/fr/scribd", ""),
    ],
)
def test_copies_and_drafts_are_no_sources(url, refused):
    assert copy_of(url).startswith(refused)
    assert bool(copy_of(url)) == bool(refused)


def test_each_tool_of_the_toolbox_says_where_it_comes_from(boite):
    tools = [e for e in boite.entries() if e.kind in KINDS]
    assert len(tools) >= 267
    assert [e.slug for e in tools if not dit_sources(boite, e.record)] == []


def test_nothing_written_is_said_plainly(boite):
    found = boite.methodes["bilan-trois-mots"].record
    assert dit_sources(boite, found) == ("Pratique de terrain, sans source écrite",)
