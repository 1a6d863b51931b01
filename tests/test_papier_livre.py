"""The book: everything is in it, and every page that it names is the right one."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from macros.french import espaces
from macros.paper.livre.livre import documents
from macros.paper.press.document import Atelier, Document
from macros.store import load

from .conftest import textes

SITE = "https://exemple.org/boite"


@cache
def made() -> Document:
    toolbox = load()
    return next(documents(Atelier(toolbox.catalogue, toolbox.printed, SITE)))


@cache
def content() -> bytes:
    return made().make(SITE)


@cache
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(content()))


@cache
def pages() -> list[str]:
    return [squeezed(text) for text in textes(content())]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", espaces(text))


def flat(outline: list) -> list:
    return [y for x in outline for y in (flat(x) if isinstance(x, list) else [x])]


def folio(titre: str) -> int:
    """Return the page on which a bookmark says that a tool starts."""
    found = [x for x in flat(reader().outline) if squeezed(x.title) == squeezed(titre)]
    return reader().get_destination_page_number(found[0]) + 1


@pytest.mark.parametrize("kind", ["methodes", "gouvernance", "fiches", "themes"])
def test_every_tool_has_its_bookmark_and_stands_on_its_page(boite, kind: str):
    entries = boite.themes if kind == "themes" else boite.kind(kind)
    for entry in entries.values():
        titre = entry.record.titre
        assert squeezed(titre) in pages()[folio(titre) - 1], titre


def test_it_says_the_sentences_of_the_toolbox(boite):
    text = "".join(pages())
    told = [sentence for _, sentence in boite.papiers.record.livre if "{" not in sentence]
    assert len(told) > 5
    assert [sentence for sentence in told if squeezed(sentence) not in text] == []


def test_every_indicator_and_every_word_is_told(boite):
    text = "".join(pages())
    names = [i.record.nom for i in boite.indicateurs.values()]
    names += [word.record.terme for word in boite.glossaire.values()]
    assert [name for name in names if squeezed(name) not in text] == []


def test_the_contents_name_the_pages_where_methods_start(boite):
    start = next(n for n, page in enumerate(pages()) if page.startswith("Sommaire"))
    contents = "".join(pages()[start : start + 3])
    for entry in boite.methodes.values():
        assert re.search(
            re.escape(squeezed(entry.titre)) + rf"\W*{folio(entry.titre)}(?!\d)", contents
        )


def test_the_index_finds_methods_under_all_their_names(boite):
    start = next(n for n, page in enumerate(pages()) if "Indexdesméthodes" in page and n > 20)
    index = letters("".join(pages()[start:]))
    for entry in boite.methodes.values():
        for name in (entry.titre, *entry.record.autres_noms):
            assert letters(name) in index, name


def letters(text: str) -> str:
    """Return the letters and digits of a text: signs may stand elsewhere where a line breaks."""
    return re.sub(r"\W", "", text).lower()


def test_every_source_is_told_with_its_address(boite):
    text = "".join(pages())
    urls = {s.url for e in boite.methodes.values() for s in e.record.sources if s.url}
    links = {
        a.get_object()["/A"].get("/URI")
        for page in reader().pages
        for a in page.get("/Annots", [])
        if "/A" in a.get_object()
    }
    assert urls - links == set()
    assert "CCBYSA4.0" in text


def test_links_inside_the_book_lead_somewhere():
    for page in reader().pages:
        for annotation in page.get("/Annots", []):
            uri = annotation.get_object().get("/A", {}).get("/URI", "")
            assert "renvoi.invalid" not in uri
