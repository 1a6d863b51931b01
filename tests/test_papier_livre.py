"""The book: everything is in it, and every page that it names is the right one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pypdf import PdfReader

from macros.french import espaces
from macros.paper.livre.livre import documents
from macros.paper.press.document import Atelier, Document
from macros.store import load
from macros.told.figures.steps import storyboard
from macros.told.figures.svg import lines

from .conftest import textes

SITE = "https://exemple.org/boite"


@pytest.fixture(scope="module")
def content(imprime: Callable[[Document, str], bytes]) -> bytes:
    toolbox = load()
    livre = next(documents(Atelier(toolbox.catalogue, toolbox.printed, SITE)))
    return imprime(livre, SITE)


@pytest.fixture(scope="module")
def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    return [squeezed(text) for text in textes(content)]


@pytest.fixture(scope="module")
def folios(reader: PdfReader) -> dict[str, int]:
    """The page on which each bookmark says that something starts; the first of a name."""
    found: dict[str, int] = {}
    for mark in flat(reader.outline):
        found.setdefault(squeezed(mark.title), reader.get_destination_page_number(mark) + 1)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", espaces(text))


def flat(outline: list) -> list:
    return [y for x in outline for y in (flat(x) if isinstance(x, list) else [x])]


def test_it_weighs_little_on_a_stick(content: bytes) -> None:
    """Four and a half megabytes: 480 pages weighed 4.23 MB once lines and objects stood closer."""
    assert len(content) <= 4_500_000


def test_every_step_is_drawn_and_each_frame_is_written_once(content: bytes, boite) -> None:
    steps = (d for e in boite.methodes.values() for d in storyboard(boite, e.record) if d.formes)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/BBox" in o]
    assert len(forms) == len({lines(dessin) for dessin in steps}) > 200


@pytest.mark.parametrize("kind", ["methodes", "gouvernance", "fiches", "themes"])
def test_every_tool_has_its_bookmark_and_stands_on_its_page(boite, pages, folios, kind: str):
    entries = boite.themes if kind == "themes" else boite.kind(kind)
    for entry in entries.values():
        titre = entry.record.titre
        assert squeezed(titre) in pages[folios[squeezed(titre)] - 1], titre


def test_a_method_of_two_pages_opens_as_a_spread(boite, pages, folios):
    """A page of notes comes before the one that would open on a right page."""
    starts = sorted(folios[squeezed(e.titre)] for e in boite.methodes.values())
    ends = [*starts[1:], folios["Gouvernance"]]
    notes = {n for n, page in enumerate(pages, 1) if "Essayéele" in page}
    lengths = {a: b - a - len(notes & set(range(a, b))) for a, b in zip(starts, ends, strict=True)}
    two = [start for start, length in lengths.items() if length == 2]
    assert len(two) > len(starts) / 2
    assert [start for start in two if start % 2] == []
    assert len(notes) < len(starts) / 4


def test_it_says_the_sentences_of_the_toolbox(boite, pages):
    text = "".join(pages)
    livre = boite.papiers.record.livre
    sentences = [
        *(value for _, value in livre if isinstance(value, str)),
        *(n.question for n in livre.notes),
    ]
    told = [sentence for sentence in sentences if "{" not in sentence]
    assert len(told) > 5
    assert [sentence for sentence in told if squeezed(sentence) not in text] == []


def test_every_indicator_and_every_word_is_told(boite, pages):
    text = "".join(pages)
    names = [i.record.nom for i in boite.indicateurs.values()]
    names += [word.record.terme for word in boite.glossaire.values()]
    assert [name for name in names if squeezed(name) not in text] == []


def test_the_contents_name_the_pages_where_methods_start(boite, pages, folios):
    start = next(n for n, page in enumerate(pages) if page.startswith("Sommaire"))
    # Each ends with its own number, that would be read after the last one it tells.
    contents = "".join(pages[n].removesuffix(str(n + 1)) for n in range(start, start + 3))
    for entry in boite.methodes.values():
        assert re.search(
            re.escape(squeezed(entry.titre)) + rf"\W*{folios[squeezed(entry.titre)]}(?!\d)",
            contents,
        )


def test_the_index_finds_methods_under_all_their_names(boite, pages):
    start = next(n for n, page in enumerate(pages) if "Indexdesméthodes" in page and n > 20)
    index = letters("".join(pages[start:]))
    for entry in boite.methodes.values():
        for name in (entry.titre, *entry.record.autres_noms):
            assert letters(name) in index, name


def letters(text: str) -> str:
    """Return the letters and digits of a text: signs may stand elsewhere where a line breaks."""
    return re.sub(r"\W", "", text).lower()


def test_every_source_is_told_with_its_address(boite, pages, reader):
    text = "".join(pages)
    urls = {s.url for e in boite.methodes.values() for s in e.record.sources if s.url}
    links = {
        a.get_object()["/A"].get("/URI")
        for page in reader.pages
        for a in page.get("/Annots", [])
        if "/A" in a.get_object()
    }
    assert urls - links == set()
    assert "CCBYSA4.0" in text


def test_links_inside_the_book_lead_somewhere(reader):
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            uri = annotation.get_object().get("/A", {}).get("/URI", "")
            assert "renvoi.invalid" not in uri
