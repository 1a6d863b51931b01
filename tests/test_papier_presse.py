"""The press and the print shop: the same bytes, a tagged PDF, nothing made twice."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from macros.documents import documents
from macros.paper.press import letters, orders, packing, writing
from macros.paper.press import press as press_module
from macros.paper.press.document import Atelier, Document
from macros.paper.press.fonts import light
from macros.paper.press.press import PressError, prepared, press
from macros.paper.press.qr import qr
from macros.paper.press.workshop import forget, print_all
from macros.told.markdown import blocks, inline
from macros.told.palette import palette
from macros.told.papiers import Papier, par_famille, par_page, taille
from macros.told.plain import Heure, Minutes, Riche, plain

from .conftest import textes
from .hostiles import HOSTILES

DAY = date(2026, 11, 22)
PROBE = """#import "/press/maison.typ": *
#show: feuille.with(data.titre)
= #data.titre
#for t in data.textes [#par(riche(t))]
#blocs(data.corps, decalage: 0)
#qr(data.qr)
"""


@pytest.fixture
def probe(tmp_path, monkeypatch):
    """A template of the house alone, in a folder of its own."""
    (tmp_path / "press").mkdir()
    maison = (press_module.TEMPLATES / "press" / "maison.typ").read_bytes()
    (tmp_path / "press" / "maison.typ").write_bytes(maison)
    (tmp_path / "essai.typ").write_text(PROBE, encoding="utf-8")
    monkeypatch.setattr(press_module, "TEMPLATES", tmp_path)
    return partial(press, "essai.typ")


def data(**more):
    return {"titre": "Un essai", "textes": [], "corps": [], "qr": {}, **more}


def read(content: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(content))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def test_a_document_is_tagged_titled_french_and_dated_from_its_content(probe):
    content = probe(data(textes=[inline("Bonjour **à vous**")]), DAY)
    reader, text = read(content)
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Un essai"
    assert reader.metadata.creation_date.date() == DAY
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert b"xmpMM" not in root["/Metadata"].get_object().get_data()
    assert "Bonjour à vous" in text
    assert probe(data(textes=[inline("Bonjour **à vous**")]), DAY) == content


def test_its_objects_stand_packed_together(probe):
    content = probe(data(textes=[inline("Bonjour **à vous**")] * 40), DAY)
    assert b"/ObjStm" in content
    assert content.count(b" 0 obj") < 20


def test_fonts_are_ours_and_inside(probe):
    reader, _ = read(probe(data(textes=[inline("Texte **gras** *penché* مرحبا ✂")]), DAY))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    names = {f.get_object()["/BaseFont"].split("+")[1] for f in fonts}
    assert {n.split("-")[0] for n in names} <= {
        "SourceSansPro",
        "SourceSerifPro",
        "FiraGO",
        "NotoSansSymbols2",
    }
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in inner or "/FontFile3" in inner


def test_french_spaces_are_set(probe):
    _, text = read(probe(data(textes=["Oui ; non ! « peut-être » : 12 personnes ?"]), DAY))
    assert "Oui\u202f; non\u202f! «\u202fpeut-être\u202f»\u00a0: 12\u00a0personnes\u202f?" in text


def test_hostile_texts_print_as_they_are_written(probe):
    written = [inline(text) for text in HOSTILES]
    reader, text = read(probe(data(titre=HOSTILES[0], textes=written, corps=blocks(" ")), DAY))
    assert reader.metadata.title == HOSTILES[0]
    plain = re.sub(r"\s", "", text)
    for words in (
        '#import"@preview/cetz:0.3.0":*',
        "<etiquette>et@renvoi",
        "<script>alert(1)</script>",
        "$sum_(i=0)^nx^2$",
        "/*ouvertetjamaisfermé",
        "[U+1F600]",
    ):
        assert words in plain
    assert all(
        float(page.mediabox.width) == pytest.approx(595.28, abs=0.1) for page in reader.pages
    )


def test_a_hostile_body_prints(probe):
    body = "\n\n".join(HOSTILES[:-2])
    _, text = read(probe(data(corps=blocks(body)), DAY))
    assert "#panic" in text


def test_links_leave_only_for_known_places(probe):
    texts = [inline("[site](~/methodes/x/) [hors](https://exemple.org/a) [non](/etc/passwd)")]
    content = probe(data(textes=texts), DAY, "https://exemple.org/boite/")
    reader, _ = read(content)
    urls = [a.get_object()["/A"]["/URI"] for a in reader.pages[0]["/Annots"]]
    assert urls == ["https://exemple.org/boite/methodes/x/", "https://exemple.org/a"]
    reader, _ = read(probe(data(textes=texts), DAY))
    assert [a.get_object()["/A"]["/URI"] for a in reader.pages[0]["/Annots"]] == [
        "https://exemple.org/a"
    ]


def test_a_template_that_refuses_its_data_says_which(probe):
    with pytest.raises(PressError, match=r"essai\.typ"):
        probe({"titre": "Sans le reste"}, DAY)


def test_prepared_data_leave_drawings_and_addresses_alone():
    told = prepared({"qr": {"svg": "<a b : c ;>", "url": "x ?"}, "titre": "Quoi ?"})
    assert '"<a b : c ;>"' in told
    assert '"Quoi\u202f?"' in told
    assert '"x ?"' in told


@dataclass(frozen=True, slots=True)
class Told:
    titre: Riche
    debut: Heure
    duree: Minutes
    rang: int
    qr: Mapping[str, str]
    suite: tuple[Told, ...] = ()


def test_what_is_told_becomes_plain_data():
    inside = Told(Riche("Sans marque"), Heure(60), Minutes(5), 2, {})
    told = Told(Riche("Un *mot* ?"), Heure(545), Minutes(135), 1, qr(""), (inside,))
    found = json.loads(prepared(told))
    assert {key: found[key] for key in found if key != "couleurs"} == {
        "titre": ["Un ", {"t": "appui", "c": ["mot"]}, "\u202f?"],
        "debut": "9\u00a0h\u00a005",
        "duree": "2\u00a0h\u00a015",
        "rang": 1,
        "qr": {},
        "suite": [
            {
                "titre": ["Sans marque"],
                "debut": "1\u00a0h",
                "duree": "5\u00a0min",
                "rang": 2,
                "qr": {},
                "suite": [],
            }
        ],
    }
    assert found["couleurs"]["mer"] == "#0f4c5c"
    assert json.loads(prepared({"vide": Riche("")}))["vide"] == []


def test_an_object_that_is_no_telling_is_refused():
    with pytest.raises(TypeError, match="date is no telling"):
        plain(DAY)


def test_colours_are_those_of_the_site():
    assert palette()["mer"] == "#0f4c5c"
    assert {
        "papier",
        "carton",
        "encre",
        "filet",
        "brique",
        "olive",
        "prune",
        "ocre",
        "ardoise",
    } <= set(palette())


def test_a_code_leads_to_the_page():
    assert qr("") == {}
    assert qr("https://exemple.org/x/")["svg"].startswith("<svg")


def count(data, day, site):
    return f"{data['texte']} {day} {site}".encode()


def sheet(texte: str, adresse: str = "documents/a.txt") -> Document:
    return Document(adresse, "A", "texte", "fiches", ("a/",), DAY, count, lambda: {"texte": texte})


def test_a_document_is_made_once(tmp_path):
    first = list(print_all([sheet("un")], tmp_path))
    again = list(print_all([sheet("un")], tmp_path))
    assert first[0].content == again[0].content == b"un 2026-11-22 "
    assert first[0].seconds > 0
    assert again[0].seconds == 0


def test_a_change_makes_it_again_and_throws_the_old_one(tmp_path):
    list(print_all([sheet("un")], tmp_path))
    made = list(print_all([sheet("deux ~/")], tmp_path, "https://exemple.org"))
    forget(made, tmp_path)
    assert made[0].content == b"deux ~/ 2026-11-22 https://exemple.org"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_address_makes_again_only_what_shows_it(tmp_path):
    asked = [sheet("un"), sheet("deux ~/", "documents/b.txt")]
    list(print_all(asked, tmp_path))
    plain, shown = print_all(asked, tmp_path, "https://exemple.org")
    assert (plain.seconds, plain.content) == (0, b"un 2026-11-22 ")
    assert shown.seconds > 0
    assert len(list(tmp_path.iterdir())) == 3


def test_two_documents_cannot_share_an_address(tmp_path):
    with pytest.raises(ValueError, match=r"documents/a\.txt"):
        list(print_all([sheet("un"), sheet("deux")], tmp_path))


def test_documents_are_grouped_for_pages():
    a = Papier("A", "PDF", "cartes", "documents/a.pdf", 84_000, ("methodes/a/", "methodes/"))
    b = Papier("B", "PDF", "fiches", "documents/b.pdf", 1_234_567, ("fiches/b/",))
    assert par_page([a, b])["methodes/"] == [a]
    assert [name for name, _ in par_famille([b, a])] == ["cartes", "fiches"]
    assert (a.taille, b.taille, taille(12)) == ("84 Ko", "1,2 Mo", "1 Ko")


def test_orders_lose_no_more_than_a_thousandth_of_a_point():
    told = b"q 0.66141734 0 0 -0.66141734 28.346457 394.86615 cm 1 0.00004 m/f1.23456 9.5 Tf(1.23456)Tj"
    assert orders.shortened(told) == (
        b"q 0.66141734 0 0 -0.66141734 28.346 394.866 cm 1 0 m/f1.23456 9.5 Tf(1.23456)Tj"
    )
    assert orders.shortened(b"-0.0000001 12.99999 m <0001>Tj") == b"0 13 m <0001>Tj"


def test_strings_hold_their_bytes_and_keep_what_must_be_escaped():
    told = rb"[(\000\001\000\()10(\\000\n\)\015\r)]TJ"
    assert orders.plain_strings(told) == b"[(\x00\x01\x00\\()10(\\\\000\n\\)\\015\\r)]TJ"


def line(mark: int, x: str, y: str, ink: bytes, shown: bytes) -> bytes:
    """A line of text as Typst writes it."""
    place = b"q 1 0 0 -1 %s %s cm/c0 cs %s scn\n" % (x.encode(), y.encode(), ink)
    text = b"BT 0 Tr/f1 9.3 Tf 1 0 0 -1 0 0 Tm%s\nET\nQ\n" % shown
    return b"/Span<</MCID %d>>BDC\n%s%sEMC" % (mark, place, text)


def test_lines_that_follow_one_another_share_a_pen():
    told = b"EMC" + b"".join(
        (
            line(1, "51.024", "739.526", b"0 0 0", b"[(ab)10(c)]TJ"),
            line(2, "51.024", "727.2", b"0 0 0", b"(d)Tj"),
            line(3, "60", "727.2", b"0.5 0 0", b"(\\))Tj"),
            b"q 0 0 m 1 1 l S Q",
        )
    )
    assert orders.joined(told) == (
        b"EMC\nq BT 0 Tr\n"
        b"/Span<</MCID 1>>BDC\n/c0 cs 0 0 0 scn /f1 9.3 Tf 51.024 739.526 Td[(ab)10(c)]TJ\nEMC\n"
        b"/Span<</MCID 2>>BDC\n0 -12.326 Td(d)Tj\nEMC\n"
        b"/Span<</MCID 3>>BDC\n0.5 0 0 scn 8.976 0 Td(\\))Tj\nEMC\n"
        b"ET Q\nq 0 0 m 1 1 l S Q"
    )


@pytest.mark.parametrize(
    "told",
    [
        b"q 1 0 0 -1 5 5 cm/c0 cs 0 scn 0 0 m 1 1 l\nf\nQ\n",
        line(1, "5", "5", b"0", b"(a)Tj").replace(b"1 0 0 -1 0 0 Tm", b"1 0 0.2 -1 0 0 Tm"),
        line(1, "5", "5", b"0", b"(a)Tj").removesuffix(b"EMC"),
        line(1, "5", "5", b"0", b"[" + b"(ab)-1000" * 60 + b"]TJ 0 0 Td(a)Tj"),
    ],
)
def test_what_is_no_upright_line_with_its_whole_mark_is_left(told: bytes):
    assert orders.joined(told) == told


def test_meanings_of_letters_are_told_by_runs():
    told = b"begincmap\n2 beginbfchar\n<0001> <00C0>\n<0002> <00660066>\n<0105> <202F>\nendbfchar\n"
    found = letters.meanings(told)
    assert b"2 beginbfrange\n<0001><0002>[<00C0><00660066>]\n<0105><0105>[<202F>]\n" in found
    assert letters.meanings(found) == found


def test_widths_are_told_by_runs():
    found = letters.widths([0, 0, 672, 1, 3, 507.00003, 9, 9, 275])
    assert found.unparse() == b"[ 0 [ 672 507 507 507 ] 9 [ 275 ] ]"
    assert letters.widths(found.as_list()).unparse() == found.unparse()


def test_a_font_in_a_pdf_loses_its_names_and_nothing_else(tmp_path):
    whole = (files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf").read_bytes()
    before, after = (TTFont(io.BytesIO(one)).reader for one in (whole, letters.outlines(whole)))
    left = set(after.keys())
    assert set(before.keys()) - left == {"name", "post"}
    assert all(before[tag] == after[tag] for tag in left)
    assert letters.outlines(b"OTTO...") == b"OTTO..."


def test_objects_lose_their_idle_spaces_and_places_their_decimals():
    link = (
        b"<< /Contents (a  << 1.23456 /b) /Rect [ 1.23456 2 -0.001 4.5 ] /P 12 0 R /Type /Annot >>"
    )
    assert writing.tidy(link) == (
        b"<</Contents (a  << 1.23456 /b)/Rect[1.23 2 0 4.5]/P 12 0 R/Type/Annot>>"
    )
    assert writing.tidy(b"<< /Matrix [ 0.00012 0 0 1 0 0 ] >>") == b"<</Matrix[0.00012 0 0 1 0 0]>>"


def test_a_picture_keeps_its_own_way():
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    drawn = pdf.make_stream(b"\xff\xd8 as it is \xff\xd9", Type=pikepdf.Name.XObject)
    drawn.Subtype, drawn.Filter = pikepdf.Name.Image, pikepdf.Name.DCTDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(x0=drawn))
    with pikepdf.open(io.BytesIO(writing.written(pdf))) as read_again:
        kept = read_again.pages[0].Resources.XObject.x0
        assert (str(kept.Filter), kept.read_raw_bytes()) == (
            "/DCTDecode",
            b"\xff\xd8 as it is \xff\xd9",
        )


def test_packing_again_changes_nothing(probe):
    content = probe(data(textes=[inline("Été (à) **vous** \\ 1,5 %")] * 9), DAY)
    assert packing.packed(content) == packing.packed(packing.packed(content))
    assert textes(packing.packed(content)) == textes(content)


def test_a_font_on_paper_keeps_its_drawings_and_spaces_and_no_hint(tmp_path):
    whole = (files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf").read_bytes()
    less = light(whole, tmp_path)
    assert (len(whole), len(less)) == (293956, 206568)
    assert light(whole, tmp_path) == less
    before, after = (TTFont(io.BytesIO(one)) for one in (whole, less))
    assert not {"fpgm", "prep", "cvt ", "gasp"} & set(after.keys())
    assert before["hmtx"].metrics == {
        old: after["hmtx"].metrics[new]
        for old, new in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=True)
    }
    assert (
        before["glyf"]["Q"].coordinates == after["glyf"][after.getBestCmap()[ord("Q")]].coordinates
    )
    assert after["name"].getDebugName(6) == "SourceSansPro-Regular"


def test_every_pdf_says_whose_it_is(boite):
    """The organisation signs them all; a document made outside the list of the site signs nothing."""
    made = [d for d in documents(Atelier(boite, lambda entry: "")) if d.adresse.endswith(".pdf")]
    name = boite.formation.record.organisme.nom
    assert {getattr(d.maker, "keywords", {}).get("auteur") for d in made} == {name}


def test_a_signed_file_carries_its_author(probe):
    reader, _ = read(probe(data(), DAY, auteur="L’organisme : essai"))
    assert reader.metadata.author == "L’organisme\u00a0: essai"
