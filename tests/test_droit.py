"""Mentions of the law: each has its version, its address and its day, or says why nobody read it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.model.plans.droit import mentions
from macros.model.records.gouvernance import BaseLegale
from macros.model.records.outil import Source
from macros.model.rules.droit import law
from macros.told.relectures import mentions_de_la_loi
from scripts.droit import HEADER, main

DAY = date(2026, 12, 31)


PAGES = Path(__file__).parents[1] / "docs" / "obligations"
ARTICLE = re.compile(
    r"\b[LRD]\.? ?\d{3,4}-\d|\b[Ll]oi (?:n°|du \d)|\b[Dd]écret (?:n°|du \d)|[Aa]rrêté du \d"
)
READ = re.compile(r"[Ll]ue?s? le \d|pas relu|présenté", re.IGNORECASE)
"""How a page of ours says that it read a text, or that it did not."""


def with_law(boite, **told):
    """Return the toolbox with one schema, whose only legal text says this."""
    entry = boite.gouvernance["gip"]
    base = BaseLegale.model_validate({"texte": "Loi", "note": "Elle dit.", **told})
    record = entry.record.model_copy(update={"base_legale": (base,)})
    return replace(boite, gouvernance={"gip": replace(entry, record=record)})


def said(catalogue) -> list[str]:
    return [p.sentence for p in law(catalogue)]


READ_TOO_LITTLE = (
    "un texte de loi est lu quand on en a lu l’article : ajouter {}, ou écrire « verifie: false » "
    "et « pas_relu »"
)
UNREAD = "personne n’a lu ce texte de loi : le lire, ou dire pourquoi on ne l’a pas fait, avec « pas_relu »"


@pytest.mark.parametrize(
    ("told", "problems"),
    [
        ({"verifie": False}, [UNREAD]),
        ({"verifie": False, "pas_relu": "Introuvable."}, []),
        (
            {"verifie": True, "source": "https://exemple.org/loi", "version": "2026-02-27"},
            [READ_TOO_LITTLE.format("« lu_le » (le jour où on l’a lu)")],
        ),
        (
            {"verifie": True, "lu_le": "2026-11-30"},
            [
                READ_TOO_LITTLE.format(
                    "« source » (son adresse) et « version » (le jour de la version lue)"
                )
            ],
        ),
        (
            {
                "verifie": True,
                "source": "https://exemple.org/loi",
                "version": "2026-02-27",
                "lu_le": "2026-11-30",
            },
            [],
        ),
    ],
)
def test_a_legal_text_is_dated_or_says_why_nobody_read_it(boite, told, problems):
    assert said(with_law(boite, **told)) == problems


def test_a_source_named_as_law_is_dated_too(boite):
    entry = boite.gouvernance["gip"]
    source = Source(titre="Décret n° 2012-91 du 26 janvier 2012", consulte_pour="L’approbation.")
    record = entry.record.model_copy(update={"base_legale": (), "sources": (source,)})
    held = replace(boite, gouvernance={"gip": replace(entry, record=record)})
    assert said(held) == [
        "un texte de loi est lu quand on en a lu l’article : ajouter « url » (son adresse) et "
        "« version » (le jour de la version lue), ou dire pour quoi il fait référence, avec "
        "« reference_pour »"
    ]


def test_every_mention_of_the_toolbox_passes(boite):
    every = list(mentions(boite))
    assert len(every) >= 146
    assert [f"{one.entry.path}: {one.texte}" for one in every if one.manque] == []
    days = [one.lu_le for one in every if one.etat == "lu"]
    assert all(date.fromisoformat(day) < DAY for day in days)


def test_trainers_see_how_many_were_read_and_which_were_not(boite):
    told = mentions_de_la_loi(boite)
    assert told.toutes == told.lues + len(told.pas_relues)
    assert told.lues >= 82
    assert all(one.pourquoi and one.url.startswith("~/") for one in told.pas_relues)


def test_the_list_has_one_line_a_mention(boite, capsys):
    assert main() == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split("\t") == list(HEADER)
    assert len(out) == len(list(mentions(boite))) + 1


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_of_obligations_dates_each_article_that_it_names(page):
    named = [line for line in page.read_text("utf-8").splitlines() if ARTICLE.search(line)]
    assert [line for line in named if not READ.search(line)] == []
