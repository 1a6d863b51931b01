"""Papers to complete: nothing invented, every blank fillable by hand and on a screen, slips told in French."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn

from macros.documents import to_complete
from macros.model.reading import examine
from macros.office.words import plain
from macros.paper.lettres import lettres
from macros.paper.press.document import Atelier
from macros.paper.press.reread import unfit
from macros.store import ROOT, load
from macros.told.lettres import Bout, bouts

from .conftest import textes
from .petit import petit_projet

REAL = ROOT / "toolbox" / "lettres.yml"
HELD = load().catalogue.lettres.record.lettres
ATELIER = Atelier(load().catalogue, lambda entry: "")
PRINTED = {d.adresse.split("/")[-1].removesuffix(".pdf"): d for d in lettres.documents(ATELIER)}
TYPED = {d.adresse.split("/")[-1].removesuffix(".docx"): d for d in to_complete(ATELIER)}


def test_each_paper_is_there_to_print_and_to_type() -> None:
    assert list(HELD) == list(PRINTED) == list(TYPED)
    assert {
        "invitation-habitants",
        "lettre-mairie",
        "note-presse",
        "accord-image-adulte",
        "accord-image-mineur",
        "frais-deplacement",
    } <= set(HELD)


def test_no_law_no_figure_is_told_that_nobody_has_read() -> None:
    text = "\n".join(
        line.split("#")[0]
        for line in REAL.read_text(encoding="utf-8").splitlines()
        if "nombre:" not in line
    )
    assert not re.findall(r"\b(?:loi|article|décret|RGPD|code)\b", text, re.I)
    assert not re.findall(r"\d", text)


@pytest.mark.parametrize("name", HELD)
def test_a_paper_is_one_page_then_what_the_team_confirms(name: str) -> None:
    content = PRINTED[name].make()
    assert unfit(content) == ()
    first, second = textes(content)
    confirm = " ".join(second.split())
    for told in HELD[name].confirmer:
        assert " ".join(plain(told).split()[:4]) in confirm
    assert "Avant de s’en servir" not in first
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)


@pytest.mark.parametrize("name", HELD)
def test_a_typed_paper_has_a_control_for_each_blank(name: str) -> None:
    content = TYPED[name].make()
    assert content == TYPED[name].make()
    read = WordDocument(io.BytesIO(content))
    tags = [t.get(qn("w:val")) for t in read.element.iter(qn("w:tag"))]
    names = {t.get(qn("w:val")) for t in read.element.iter(qn("w:alias"))}
    assert len(tags) == len(set(tags))
    for bloc in HELD[name].corps:
        told = re.findall(r"\[([^\]]+)\]", bloc.texte or "")
        told += [*(bloc.champs or ()), *(bloc.choix or ()), *(bloc.signatures or ())]
        assert {plain(one)[:64] for one in told} <= names
    facts = read.core_properties
    assert (facts.title, facts.language, facts.author) == (plain(HELD[name].titre), "fr-FR", "")


def test_words_keep_their_space_beside_a_blank() -> None:
    read = WordDocument(io.BytesIO(TYPED["lettre-mairie"].make()))
    told = next(p for p in read.paragraphs if p.text.startswith("Nous organisons"))
    runs = [run.text for run in told.runs]
    assert runs[:3] == ["Nous organisons ", ", le ", ", de "]


def test_a_sentence_is_cut_at_its_blanks() -> None:
    assert bouts("Le [date], à [lieu].") == (
        Bout("Le "),
        Bout("", "date"),
        Bout(", à "),
        Bout("", "lieu"),
        Bout("."),
    )
    assert bouts("Bonjour,") == (Bout("Bonjour,"),)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return petit_projet(tmp_path_factory.mktemp("lettres"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "[prénom et téléphone]",
            "[prénom et téléphone",
            "lettres.invitation-habitants.corps.8 : un blanc s’ouvre par « [ » et se ferme par « ] » ; "
            "un crochet manque",
        ),
        (
            'titre: "Sur place"\n',
            'titre: "Sur place"\n        texte: Ici\n',
            "lettres.invitation-habitants.corps.5 : un bloc est soit texte, titre, choix, champs, "
            "lignes, tableau ou signatures ; en écrire un seul",
        ),
        (
            "  invitation-habitants:",
            "  Invitation:",
            "lettres : « Invitation » nomme un fichier : minuscules sans accent, chiffres et tirets "
            "seulement",
        ),
    ],
)
def test_a_slip_is_told_at_its_line(project, old: str, new: str, told: str) -> None:
    text = REAL.read_text(encoding="utf-8")
    assert old in text
    path = project / "toolbox" / "lettres.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = examine(project / "toolbox")
    path.unlink()
    (problem,) = map(str, problems)
    place, _, sentence = problem.partition(": ")
    assert place.startswith("toolbox/lettres.yml:")
    assert sentence == told


@pytest.mark.parametrize("name", HELD)
def test_nothing_is_ticked_before_a_person_ticks_it(name: str) -> None:
    """A consent given beforehand is none: neither a cross on paper nor a control ticked in Word."""
    assert "×" not in "".join(textes(PRINTED[name].make()))
    word = WordDocument(io.BytesIO(TYPED[name].make()))
    ticked = word.element.body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked")
    values = {one.values()[0] for one in ticked}
    assert values <= {"0"}
    if any(bloc.nature == "choix" for bloc in HELD[name].corps):
        assert values == {"0"}
