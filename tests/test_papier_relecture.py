"""Every printed page is read again: nothing off the sheet, nothing over another, no heading left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from macros.paper.press import press as press_module
from macros.paper.press import presses, workshop
from macros.paper.press.document import Document
from macros.paper.press.press import press
from macros.paper.press.reread import Lost, told, unfit
from macros.paper.press.workshop import print_all, refused

DAY = date(2026, 11, 30)
HEAD = """#import "/press/maison.typ": *
#show: typographie.with("Essai")
#set page(paper: "a5", margin: 15mm, footer: [Le pied])
"""


@pytest.fixture
def page(tmp_path, monkeypatch) -> Callable[[str], bytes]:
    """Print a page from Typst written in the test."""
    (tmp_path / "press").mkdir()
    maison = (press_module.TEMPLATES / "press" / "maison.typ").read_bytes()
    (tmp_path / "press" / "maison.typ").write_bytes(maison)
    monkeypatch.setattr(press_module, "TEMPLATES", tmp_path)

    def printed(body: str) -> bytes:
        (tmp_path / "essai.typ").write_text(HEAD + body, encoding="utf-8")
        presses.rest()  # A press keeps the template it has read.
        return press("essai.typ", {}, DAY)

    return printed


SOUND = {
    "a text": "Un texte, deux lignes.\n\nPuis une autre, qui descend : gypq, ÉÀÊ.",
    "accents under descenders": '#set par(leading: 0.35em)\n#text(size: 30pt)[jpqgy \\ xaoxe]',
    "italics that lean": '#text(size: 40pt)[#emph[f]l #emph[f]) #emph[f]l]',
    "ligatures and kerning": '#text(size: 40pt)[AVATAR To office ffi fl]',
    "a word underlined": "#underline[Tout en jugeant] #strike[gypq]",
    "a letter in its box": '#box(stroke: 2pt, inset: 1mm, text(size: 60pt)[É])',
    "white on colour": '#box(fill: black, inset: 2mm, text(fill: white)[En blanc])',
    "a heading and its text": "= Titre\nUn texte.",
    "a heading and lines to write on": "= Titre\n#lignes(3)",
    "a heading beside its text": "#grid(columns: 2, [= Titre], [Un texte.])",
    "the foot of a page alone": "#v(160mm)",
    "five millimetres": '#place(bottom + left, dx: -10mm, dy: 9.9mm)[nnn]',
}  # fmt: skip


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_what_is_well_printed_is_no_fault(page, body):
    assert unfit(page(body)) == ()


def test_a_text_off_the_sheet_is_said_with_its_page(page):
    far = "#pagebreak()\n#place(dx: 120mm)[Un mot qui sort]"
    assert unfit(page(far)) == (
        "page 2 : « Un mot qui sort » sort de la feuille ; garder 5 mm, ou raccourcir le texte",
    )


def test_a_text_that_printers_lose_is_said_with_its_room(page):
    near = "#place(dx: -12mm)[Au bord]"
    assert unfit(page(near)) == (
        "page 1 : « Au bord » est à 3,0 mm du bord, que les imprimantes laissent blanc ; "
        "garder 5 mm, ou raccourcir le texte",
    )


def test_a_text_over_another_is_said_with_both(page):
    over = "#place(dy: 0mm)[Un premier texte]\n#place(dx: 2mm, dy: 1mm)[Un second]"
    assert unfit(page(over)) == (
        "page 1 : « Un second » s’imprime par-dessus « Un premier texte » ; "
        "raccourcir l’un des deux, ou leur donner de la place",
    )


def test_words_that_share_a_letter_on_one_line_are_said(page):
    line = "#place[Conseil]\n#place(dx: 10.2mm)[Bureau]"
    (said,) = unfit(page(line))
    assert said.startswith("page 1 : « Bureau » s’imprime par-dessus « Conseil »")


def test_a_text_twice_at_the_same_place_is_said(page):
    twice = "#place[Deux fois]\n#place[Deux fois]"
    (said,) = unfit(page(twice))
    assert said.startswith("page 1 : « le même texte » s’imprime par-dessus « Deux fois »")


ALONE = {
    "at the foot": "#v(150mm)\n#block(sticky: false)[= Resté seul]\n#pagebreak()\nLa suite.",
    "over the foot, whatever its frame": (
        "#v(150mm)\n#rect(width: 100%)[= Resté seul]\n#pagebreak()\nLa suite."
    ),
    "at the foot of a column": (
        "#columns(2)[Avant #v(140mm) #block(sticky: false)[= Resté seul] #colbreak() La suite.]"
    ),
}


@pytest.mark.parametrize("body", ALONE.values(), ids=ALONE)
def test_a_heading_left_alone_is_said(page, body):
    assert unfit(page(body)) == (
        "page 1 : le titre « Resté seul » reste seul en bas de page ; "
        "le garder avec ce qui le suit",
    )


def test_pages_with_the_same_fault_are_told_once():
    lost = [Lost("bord", page, f"Feuille {page}", "", 0.6) for page in range(1, 7)]
    assert told(lost) == (
        "page 1 : « Feuille 1 » est à 0,6 mm du bord, que les imprimantes laissent blanc ; "
        "garder 5 mm, ou raccourcir le texte (de même pages 2, 3, 4 et 2 autres)",
    )
    assert told(lost[:2])[0].endswith("(de même page 2)")


def test_a_long_text_is_cut():
    (said,) = told([Lost("titre", 1, "mot " * 40, "", 0)])
    assert "mot mot…" in said
    assert len(said) < 160


def sheet(content: bytes, adresse: str = "documents/a.pdf") -> Document:
    return Document(adresse, "A", "PDF", "fiches", (), DAY, partial(given, content), dict)


def given(content: bytes, data: object, day: date, site: str) -> bytes:
    return content


def test_a_document_with_a_fault_is_told_and_not_kept(page, tmp_path):
    kept = tmp_path / "kept"
    printed = list(print_all([sheet(page("#place(dx: 130mm)[Dehors]"))], kept))
    assert refused(printed) == (
        "documents/a.pdf, page 1 : « Dehors » sort de la feuille ; garder 5 mm, ou raccourcir le texte\n"
        "1 défaut d’impression à corriger."
    )
    assert not kept.exists()


def test_a_document_that_is_kept_is_not_read_again(page, tmp_path, monkeypatch):
    kept, one = tmp_path / "kept", sheet(page("Un texte."))
    (first,) = print_all([one], kept)
    monkeypatch.setattr(workshop, "unfit", None)
    (again,) = print_all([one], kept)
    assert (again.content, again.faults, again.seconds) == (first.content, (), 0)


def test_what_is_no_pdf_is_not_read():
    assert unfit(b"PK\x03\x04") == ()
    assert refused([]) == ""


def test_a_reader_serves_again_then_leaves(page):
    unfit(page("Un."))
    reader = presses._READERS.queue[-1]
    unfit(page("Deux."))
    presses.rest()
    assert reader._process.returncode == 0
