"""One document of each template is read as a screen reader would: tags, language, order, pictures.

Typst refuses at compilation what breaks PDF/UA-1; two other readers, pikepdf and pdfua, look again
here at what came out.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from macros.documents import documents
from macros.paper.noms.liste import Personne
from macros.paper.noms.noms import Noms, papiers
from macros.paper.press import press
from macros.paper.press.document import Atelier, Document
from macros.store import load

from .preuves import avec_preuves

SITE = "https://exemple.org/boite"
BLIND_RULE = "UA-14-001"
"""The rule of pdfua 0.x that fails on arrays of attributes; headings are checked here instead."""


SHARED = ("*_commun.typ", "*_mesure.typ", "*_questions.typ")
"""Templates that print nothing by themselves: others call them, or they measure."""


def templates() -> list[str]:
    """Return the templates of every family, by name: listing tests reads no toolbox."""
    found = (p for p in press.TEMPLATES.glob("*/*.typ") if p.parent.name != "press")
    alone = (p for p in found if not any(p.match(shared) for shared in SHARED))
    return sorted(p.relative_to(press.TEMPLATES).as_posix() for p in alone)


TEMPLATES = templates()


@cache
def by_template() -> dict[str, Document]:
    """Return a document of each template: the first that uses it."""
    toolbox = load()
    found: dict[str, Document] = {}
    catalogue = avec_preuves(toolbox.catalogue, "pouvoir-agir-fevrier-2026")
    atelier = Atelier(catalogue, toolbox.printed, SITE)
    noms = Noms(
        *next(atelier.programmes()), [Personne("Rôle", "A", "Collège"), Personne("", "B", "")]
    )
    for document in (*documents(atelier), *papiers(noms)):
        template = getattr(document.maker, "args", ("",))[0]
        if template.endswith(".typ"):
            found.setdefault(template, document)
    return found


@pytest.fixture(scope="module")
def printed(imprime: Callable[[Document, str], bytes]) -> Callable[[str], bytes]:
    return cache(lambda template: imprime(by_template()[template], SITE))


@pytest.fixture
def content(template: str, printed: Callable[[str], bytes]) -> bytes:
    return printed(template)


@pytest.fixture
def pdf(content: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield pdf


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Yield the structure elements of a document in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_every_printed_family_is_looked_at():
    assert len(TEMPLATES) >= 12
    assert sorted(by_template()) == TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_second_reader_finds_nothing(content: bytes, tmp_path: Path):
    path = tmp_path / "document.pdf"
    path.write_bytes(content)
    report = pdfua.validate(str(path))
    assert [f.to_dict() for f in report.findings] == []
    assert {outcome.rule_id for outcome in report.skipped} <= {BLIND_RULE}


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_says_its_language_its_title_and_that_it_is_tagged(pdf: pikepdf.Pdf):
    assert str(pdf.Root.Lang) == "fr-FR"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]).strip()


@pytest.mark.parametrize("template", TEMPLATES)
def test_headings_go_down_one_rank_at_a_time(pdf: pikepdf.Pdf):
    tags = [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot)]
    ranks = [int(tag[1:]) for tag in tags if tag[0] == "H" and tag[1:].isdigit()]
    assert all(after <= before + 1 for before, after in zip([0, *ranks], ranks, strict=False))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_picture_and_link_says_what_it_is(pdf: pikepdf.Pdf):
    found = list(elements(pdf.Root.StructTreeRoot))
    figures = [e for e in found if e.S == "/Figure"]
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    assert all(str(link.get("/Contents", "")).strip() for link in links)


@pytest.mark.parametrize("template", TEMPLATES)
def test_tables_have_headers(pdf: pikepdf.Pdf):
    for table in (e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/Table"):
        assert any(cell.S == "/TH" for cell in elements(table))
