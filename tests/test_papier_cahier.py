"""The workbook: the group's own steps, every sheet it must produce, and room to write."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from macros.french import espaces
from macros.model.core.catalogue import programme_objectifs
from macros.model.plans.planning import plan_of
from macros.paper.cahier.cahier import cahier, documents, fiches_of
from macros.paper.press.document import Atelier
from macros.store import load

from .conftest import textes

LONG = "pouvoir-agir-fevrier-2026"
SITE = "https://exemple.org/boite"


@cache
def atelier() -> Atelier:
    toolbox = load()
    return Atelier(toolbox.catalogue, toolbox.printed, SITE)


@cache
def content(slug: str) -> bytes:
    made = {d.adresse: d for d in documents(atelier())}
    return made[f"documents/programmes/{slug}-cahier.pdf"].make(SITE)


def printed(slug: str) -> PdfReader:
    return PdfReader(io.BytesIO(content(slug)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", espaces(text))


@cache
def pages_of(slug: str) -> list[str]:
    return [squeezed(text) for text in textes(content(slug), "-raw")]


def text_of(slug: str) -> str:
    return "".join(pages_of(slug))


def told(slug: str) -> dict:
    catalogue = atelier().catalogue
    return cahier(atelier(), catalogue.programmes[slug], plan_of(catalogue, slug))


def test_every_programme_has_its_workbook(boite):
    assert [d.adresse for d in documents(atelier())] == [
        f"documents/programmes/{slug}-cahier.pdf" for slug in boite.programmes
    ]


@pytest.mark.parametrize("slug", ["pouvoir-agir-fevrier-2026", "demi-journee-decouverte"])
def test_it_holds_every_sheet_that_proves_an_objective(boite, slug: str):
    plan = plan_of(boite, slug)
    due = {
        fiche
        for number in programme_objectifs(plan.programme)
        for fiche in boite.objectifs[number].fiches
    }
    assert due <= set(fiches_of(boite, plan))


def test_every_field_of_every_sheet_has_its_room(boite):
    text = text_of(LONG)
    for fiche in told(LONG)["fiches"]:
        record = boite.fiches[fiche.cle.removeprefix("fiche-")].record
        assert len(fiche.champs) == len(record.champs)
        assert all(squeezed(champ.label) in text for champ in record.champs)


def test_steps_are_said_once_in_plain_words(boite):
    text = text_of(LONG)
    simple = boite.methodes["meteo-interieure"].record.etapes[1].consigne_simple
    assert text.count(squeezed(simple)) == 1
    assert "Onrevitaussi:" in text


def test_pages_named_are_the_pages_where_things_stand(boite):
    pages = pages_of(LONG)
    contents = next(page for page in pages if "Chaquefiche" in page)
    for fiche in told(LONG)["fiches"]:
        titre = squeezed(boite.fiches[fiche.cle.removeprefix("fiche-")].titre)
        number = re.search(re.escape(titre) + r"(\d+)", contents)
        assert number
        assert titre in pages[int(number.group(1)) - 1]


def test_bookmarks_lead_to_days_and_sheets(boite):
    titles = [x.title for x in flat(printed(LONG).outline)]
    assert sum(title.startswith("Jour ") for title in titles) == 11
    assert all(boite.fiches[s].titre in titles for s in fiches_of(boite, plan_of(boite, LONG)))


def flat(outline: list) -> list:
    return [y for x in outline for y in (flat(x) if isinstance(x, list) else [x])]


def test_nothing_of_the_team_leaks(boite):
    text = text_of(LONG)
    assert "Pourl’équipe" not in text
    notes = [
        c.sequence.note
        for s in plan_of(boite, LONG).sessions
        for c in s.creneaux
        if c.sequence.note
    ]
    assert notes
    assert not any(squeezed(note) in text for note in notes)
