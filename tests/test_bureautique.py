"""Word and OpenDocument sheets, read back by others: python-docx, odfdo, LibreOffice."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import odfdo
import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from macros.office.archive import archive, repacked
from macros.office.docx import docx
from macros.office.odt import odt
from macros.office.words import aide, label, plain
from macros.told.fiches import Formulaire, formulaire

from .hostiles import HOSTILES

DAY = date(2026, 11, 22)
SHEETS = ("carte-synergies", "plan-action", "relecture-croisee-fiche")


@pytest.fixture
def forms(boite):
    return {slug: formulaire(boite, entry) for slug, entry in boite.fiches.items()}


def test_word_sheets_have_styles_tables_and_a_control_for_every_field(forms):
    for form in forms.values():
        read = WordDocument(io.BytesIO(docx(form, DAY)))
        styles = {(p.text, p.style.name) for p in read.paragraphs}
        assert (plain(form.titre), "Title") in styles
        assert {(label(c), "Heading 2") for c in form.champs} <= styles
        assert {(aide(c), "Aide") for c in form.champs} <= styles
        tables = [c for c in form.champs if c.genre == "table"]
        assert [[cell.text for cell in t.rows[0].cells] for t in read.tables] == [
            [plain(name) for name in c.colonnes] for c in tables
        ]
        assert all(len(t.rows) == c.rangs + 1 for t, c in zip(read.tables, tables, strict=True))
        tags = [t.get(qn("w:val")) for t in read.element.iter(qn("w:tag"))]
        assert len(tags) == len(set(tags))
        assert {c.id for c in form.champs} <= {tag.split(".")[0] for tag in tags}


def test_word_sheets_are_titled_dated_french_and_always_the_same(forms):
    form = forms["plan-action"]
    content = docx(form, DAY)
    assert content == docx(form, DAY)
    read = WordDocument(io.BytesIO(content))
    facts = read.core_properties
    assert (facts.title, facts.language, facts.author) == ("Plan d’action", "fr-FR", "")
    assert facts.created.date() == facts.modified.date() == DAY
    assert read.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"


def test_controls_have_their_kinds(forms):
    xml = zipfile.ZipFile(io.BytesIO(docx(forms["relecture-croisee-fiche"], DAY))).read(
        "word/document.xml"
    )
    tree = etree.fromstring(xml)
    kinds = {etree.QName(node).localname for pr in tree.iter(qn("w:sdtPr")) for node in pr}
    assert {
        "alias",
        "tag",
        "id",
        "text",
        "date",
        "dropDownList",
        "checkbox",
        "showingPlcHdr",
    } <= kinds
    heads = [
        row for row in tree.iter(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(heads) == len(list(tree.iter(qn("w:tbl"))))


def test_open_document_sheets_have_styles_tables_and_zones(forms):
    for form in forms.values():
        content = odt(form, DAY)
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert names[0] == "mimetype"
        read = odfdo.Document(io.BytesIO(content))
        titles = [h.inner_text for h in read.body.headers]
        wanted = [label(c) for c in form.champs]
        assert titles[2 : 2 + len(wanted)] == wanted
        tables = read.body.tables
        assert [t.name for t in tables] == [c.id for c in form.champs if c.genre == "table"]
        assert b"loext:content-control" in zipfile.ZipFile(io.BytesIO(content)).read("content.xml")
        assert content == odt(form, DAY)


def test_every_part_is_well_formed_whatever_the_words(forms):
    for text in HOSTILES:
        form = hostile(forms["plan-action"], text)
        word = docx(form, DAY)
        for content in (word, odt(form, DAY)):
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                for name in zipped.namelist():
                    if name.endswith((".xml", ".rels")):
                        etree.fromstring(zipped.read(name))
        assert plain(text) in "\n".join(p.text for p in WordDocument(io.BytesIO(word)).paragraphs)


def hostile(form: Formulaire, text: str) -> Formulaire:
    champs = tuple(replace(c, label=text, aide=text, options=(text,)) for c in form.champs)
    return replace(form, titre=text, but=text, champs=champs)


def test_an_archive_depends_on_what_it_holds():
    one = archive([("a", b"1"), ("b", b"2")])
    assert one == archive([("a", b"1"), ("b", b"2")])
    with zipfile.ZipFile(
        io.BytesIO(repacked(archive([("b", b"2"), ("[Content_Types].xml", b"0"), ("a", b"1")])))
    ) as z:
        assert z.namelist() == ["[Content_Types].xml", "a", "b"]
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("CI"), reason="LibreOffice is not here"
)
def test_libreoffice_opens_them_on_the_expected_number_of_pages(forms, tmp_path: Path):
    for slug in SHEETS:
        (tmp_path / f"{slug}-word.docx").write_bytes(docx(forms[slug], DAY))
        (tmp_path / f"{slug}-odf.odt").write_bytes(odt(forms[slug], DAY))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = sorted(str(p) for p in tmp_path.iterdir() if p.is_file())
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    pages = {p.stem: len(PdfReader(p).pages) for p in sorted(tmp_path.glob("*.pdf"))}
    assert pages == {
        "carte-synergies-odf": 2,
        "carte-synergies-word": 2,
        "plan-action-odf": 3,
        "plan-action-word": 3,
        "relecture-croisee-fiche-odf": 3,
        "relecture-croisee-fiche-word": 3,
    }
    for stem in pages:
        text = "".join(page.extract_text() for page in PdfReader(tmp_path / f"{stem}.pdf").pages)
        assert "Critères de réussite" in text


def test_a_word_sheet_carries_no_picture_of_another_and_lays_its_wide_tables_down(forms):
    for slug, form in forms.items():
        zipped = zipfile.ZipFile(io.BytesIO(docx(form, DAY)))
        assert not [name for name in zipped.namelist() if "thumbnail" in name], slug
        wide = [c.genre == "table" and len(c.colonnes) >= 7 for c in form.champs]
        turns = sum(here and not before for before, here in zip([False, *wide], wide, strict=False))
        body = zipped.read("word/document.xml").decode()
        assert body.count('w:orient="landscape"') == turns, slug
