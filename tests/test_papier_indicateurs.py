"""Indicators on paper: all of them, a page to follow the chosen ones, and who chooses."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from macros.exports.paper.document import Atelier, Document
from macros.exports.paper.indicateurs import PER_PAGE, choisis, documents, of_theme
from macros.model.catalogue import Catalogue
from macros.model.rules.liens import references
from macros.store import load

PROGRAMME = "pouvoir-agir-fevrier-2026"


@cache
def made() -> dict[str, Document]:
    toolbox = load()
    return {d.adresse: d for d in documents(Atelier(toolbox.catalogue, toolbox.printed))}


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def read(adresse: str) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(made()[adresse].make()))
    return reader, squeezed("".join(page.extract_text() for page in reader.pages))


def with_choice(boite: Catalogue, *slugs: str) -> Catalogue:
    entry = boite.programmes[PROGRAMME]
    record = entry.record.model_copy(update={"indicateurs": slugs})
    return replace(boite, programmes={PROGRAMME: replace(entry, record=record)})


def test_the_catalogue_says_everything_of_every_indicator(boite):
    reader, text = read("documents/indicateurs/catalogue.pdf")
    for entry in boite.indicateurs.values():
        r = entry.record
        for word in (r.nom, r.definition, r.mode_calcul, r.source_donnees, r.limite):
            assert squeezed(word) in text, (r.slug, word)
    assert reader.metadata.title == "Catalogue des indicateurs"
    assert len(reader.outline) > 0


def test_folios_of_the_index_are_right(boite):
    reader, _ = read("documents/indicateurs/catalogue.pdf")
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    index = next(n for n, page in enumerate(pages) if "Parobjectifmondial" in page and n)
    body = "".join(pages[index:])
    for entry in list(boite.indicateurs.values())[::7]:
        folio = next(n for n, p in enumerate(pages, 1) if squeezed(entry.record.definition) in p)
        assert f"{squeezed(entry.titre)}{folio}" in body


def test_each_theme_has_its_catalogue_and_its_table(boite):
    for slug, theme in boite.themes.items():
        _, text = read(f"documents/indicateurs/{slug}.pdf")
        assert all(squeezed(e.titre) in text for e in of_theme(boite, theme))
        assert made()[f"documents/indicateurs/suivi-{slug}.pdf"].pages == (theme.url,)


def test_a_table_to_follow_holds_on_one_wide_page():
    tables = [adresse for adresse in made() if "suivi" in adresse]
    assert "documents/indicateurs/suivi-vierge.pdf" in tables
    for adresse in tables:
        reader, text = read(adresse)
        assert len(reader.pages) == 1, adresse
        box = reader.pages[0].mediabox
        size = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
        assert size == pytest.approx((297, 210), abs=0.1)
        assert "Relevé4" in text


def test_a_programme_follows_what_it_chose(boite):
    names = [e.slug for e in list(boite.indicateurs.values())[:2]]
    assert [e.slug for e in choisis(with_choice(boite, *names), PROGRAMME)] == names


def test_without_a_choice_it_follows_what_its_methods_produce(boite):
    found = choisis(with_choice(boite), PROGRAMME)
    assert 4 <= len(found) <= PER_PAGE
    ease = [e.record.facilite for e in found]
    assert ease == sorted(ease)


def test_an_unknown_indicator_is_told_where_it_is_written(boite):
    problems = [p for p in references(with_choice(boite, "inconnu")) if "inconnu" in p.sentence]
    assert [p.field for p in problems] == ["indicateurs.1"]
    assert problems[0].sentence.startswith("« inconnu » n’existe pas dans indicateurs ;")


def test_two_printings_are_the_same():
    for document in list(made().values())[:3]:
        assert document.make() == document.make()
