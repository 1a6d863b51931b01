"""Indicators on paper: all of them, a page to follow the chosen ones, and who chooses."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from macros.french import espaces
from macros.model.core.catalogue import Catalogue
from macros.model.rules.liens import references, too_many_indicators
from macros.paper.indicateurs.catalogue import of_theme
from macros.paper.indicateurs.indicateurs import (
    BRIEF,
    DEFAULT,
    PER_PAGE,
    Tableau,
    choisis,
    chosen,
    documents,
    en_bref,
    parts,
)
from macros.paper.press.document import Atelier, Document
from macros.store import load

from .conftest import textes

PROGRAMME = "pouvoir-agir-fevrier-2026"


@cache
def made() -> dict[str, Document]:
    toolbox = load()
    return {d.adresse: d for d in documents(Atelier(toolbox.catalogue, toolbox.printed))}


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def opened(document: Document) -> tuple[PdfReader, str]:
    content = document.make()
    return PdfReader(io.BytesIO(content)), "".join(pages_of(content))


def pages_of(content: bytes) -> list[str]:
    return [squeezed(text) for text in textes(content, "-raw")]


@cache
def read(adresse: str) -> tuple[PdfReader, str]:
    return opened(made()[adresse])


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
    said = boite.papiers.record.indicateurs
    for sentence in (said.presentation, said.tableaux, said.objectifs):
        assert squeezed(espaces(sentence)) in text
    assert len(reader.outline) > 0


def test_folios_of_the_index_are_right(boite):
    pages = pages_of(made()["documents/indicateurs/catalogue.pdf"].make())
    index = next(n for n, page in enumerate(pages) if page.startswith("Parobjectif"))
    body = "".join(pages[index:])
    for entry in list(boite.indicateurs.values())[::7]:
        folio = next(n for n, p in enumerate(pages, 1) if squeezed(entry.record.definition) in p)
        assert f"{squeezed(entry.titre)}{folio}" in body


def test_what_is_still_to_check_is_told_once_a_theme(boite):
    _, text = read("documents/indicateurs/mobilite.pdf")
    found = {t for e in of_theme(boite, boite.themes["mobilite"]) for t in e.record.a_verifier}
    assert found
    for sentence in found:
        assert text.count(squeezed(sentence)) == 1


def test_each_theme_has_its_catalogue_and_its_table(boite):
    for slug, theme in boite.themes.items():
        document = made()[f"documents/indicateurs/{slug}.pdf"]
        _, text = opened(document)
        assert all(squeezed(e.titre) in text for e in of_theme(boite, theme))
        table = made()[f"documents/indicateurs/suivi-{slug}.pdf"]
        assert document.pages == table.pages == (theme.url,)
        assert document.jour == theme.record.mise_a_jour


def shown(table: Tableau) -> int:
    return len(table.lignes) + len(table.vides)


def test_a_table_to_follow_holds_on_one_wide_page():
    tables = [document for adresse, document in made().items() if "suivi" in adresse]
    assert "documents/indicateurs/suivi-vierge.pdf" in {document.adresse for document in tables}
    for document in tables:
        reader, text = opened(document)
        assert len(reader.pages) == len(document.data.tableaux), document.adresse
        for table in document.data.tableaux:
            assert 4 <= shown(table) <= PER_PAGE
        for page in reader.pages:
            size = (float(page.mediabox.width), float(page.mediabox.height))
            assert [n / 72 * 25.4 for n in size] == pytest.approx([297, 210], abs=0.1)
        assert "Relevé4" in text
        assert reader.trailer["/Root"]["/Lang"] == "fr-FR"


def test_the_longest_indicators_still_hold_on_their_page(boite):
    longest = sorted(boite.indicateurs.values(), key=lambda e: -len(e.record.mode_calcul))
    atelier = Atelier(boite, lambda entry: "")
    for count in (8, 10):
        reader, text = opened(chosen(atelier, longest[:count]))
        assert len(reader.pages) == 1
        assert all(squeezed(entry.titre) in text for entry in longest[:count])


def test_what_is_too_long_is_cut_after_a_sentence_and_says_so():
    text = "Compter les voix. " + "Diviser par le nombre de présents. " * 5
    brief = en_bref(text.strip(), BRIEF)
    assert brief.startswith("Compter les voix. Diviser")
    assert brief.endswith("présents. […]")
    assert en_bref("Compter.", BRIEF) == "Compter."


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (4, [4]), (10, [10]), (12, [6, 6])])
def test_more_than_a_page_holds_is_shared_evenly(boite, count, sizes):
    entries = list(boite.indicateurs.values())[:count]
    found = parts(entries)
    assert [len(part) for part in found] == sizes
    assert [entry for part in found for entry in part] == entries


def test_a_programme_follows_what_it_chose_in_its_order(boite):
    wanted = list(boite.indicateurs.values())[5:0:-1]
    names = [e.slug for e in wanted]
    catalogue = with_choice(boite, *names)
    assert [e.slug for e in choisis(catalogue, PROGRAMME)] == names
    found = {d.adresse: d for d in documents(Atelier(catalogue, lambda entry: ""))}
    document = found[f"documents/programmes/{PROGRAMME}-suivi.pdf"]
    _, text = opened(document)
    places = [text.index(squeezed(e.titre)) for e in wanted]
    assert places == sorted(places)
    assert document.pages == (boite.programmes[PROGRAMME].url,)


def test_without_a_choice_it_follows_what_its_methods_produce(boite):
    found = choisis(with_choice(boite), PROGRAMME)
    assert 4 <= len(found) <= DEFAULT
    ease = [e.record.facilite for e in found]
    assert ease == sorted(ease)


def test_an_unknown_indicator_is_told_where_it_is_written(boite):
    problems = [p for p in references(with_choice(boite, "inconnu")) if "inconnu" in p.sentence]
    assert [p.field for p in problems] == ["indicateurs.1"]
    assert problems[0].sentence.startswith("« inconnu » n’existe pas dans indicateurs ;")


def test_a_choice_longer_than_a_page_is_a_problem(boite):
    names = list(boite.indicateurs)[: PER_PAGE + 1]
    assert not list(too_many_indicators(with_choice(boite, *names[:-1])))
    (problem,) = too_many_indicators(with_choice(boite, *names))
    assert problem.field == "indicateurs.11"
    assert problem.sentence.endswith("11 trouvés ; en retirer 1")


def test_two_printings_are_the_same():
    for adresse in ("catalogue", "suivi-mobilite"):
        document = made()[f"documents/indicateurs/{adresse}.pdf"]
        assert document.make() == document.make()
