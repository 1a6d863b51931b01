"""Drawings on paper: the site's own shapes, said in words, each style with its ink."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from macros.french import espaces
from macros.model.clock.agenda import UNKNOWN, Creneau
from macros.model.records.methode import Etape
from macros.model.records.sequence import Apport
from macros.paper.cahier.cahier import Cadre, _cadres
from macros.paper.cartes.faces import Planches, carte, icones
from macros.paper.cartes.mesure import BLANK, imprime
from macros.paper.conduite.conduite import documents as run_sheets
from macros.paper.press.document import Atelier
from macros.paper.press.figures import Figure, figure
from macros.told.figures.lignes import dessins_de, ensemble
from macros.told.figures.names import FIGURES, NONE
from macros.told.figures.paths import paths
from macros.told.figures.room import Room
from macros.told.figures.steps import Dessin
from macros.told.figures.svg import lines

INKS = Path(__file__).parents[1] / "macros/paper/press/figure.typ"
SAID = re.compile(rb"/Alt(<FEFF([0-9A-F]+)>|\((.*?)\))>>BDC(.*?)EMC", re.S)
MOVE = re.compile(rb"(?<![^ \n])m ")
DAY = date(2026, 11, 30)


def drawings() -> Iterator[Dessin]:
    """Every figure for a dozen people, and those that change for few and for many."""
    for name in FIGURES:
        for people in (3, 12, 24):
            yield Dessin(name, Room(people, 4, motif="frise" if people == 12 else ""))


def shown(pdf: bytes) -> dict[str, bytes]:
    """What is painted under each sentence of a document."""
    found: dict[str, bytes] = {}
    with pikepdf.open(io.BytesIO(pdf)) as made:
        for page in made.pages:
            for _, wide, plain, ops in SAID.findall(page.Contents.read_bytes()):
                found[_read(wide, plain)] = ops
    return {alt: ops for alt, ops in found.items() if not alt.startswith("Code QR")}


def _read(wide: bytes, plain: bytes) -> str:
    return bytes.fromhex(wide.decode()).decode("utf-16-be") if wide else plain.decode()


@pytest.fixture(scope="module")
def card(boite):
    return carte(boite, boite.methodes["world-cafe"], BLANK)


def printed(card, dessins):
    """Cards in the sparest layout, each with a drawing of its own, as bytes."""
    frames = [figure(dessin) for dessin in dessins]
    cards = [replace(card, cle=str(n), dessin=frame) for n, frame in enumerate(frames)]
    return imprime("cartes/carte.typ")(Planches("Essai", cards, icones(cards)), DAY, "")


def test_paper_and_site_draw_the_same_paths() -> None:
    for dessin in drawings():
        told = figure(dessin)
        assert told.svg.replace("h.01", "h0") == lines(dessin)
        assert told.alt == dessin.phrase
        assert "h0" not in told.svg  # Dots of no length: some readers of PDF show none.


def test_every_style_that_a_figure_uses_has_an_ink() -> None:
    used = {name for d in drawings() for name in re.findall(r'class="([^"]+)"', lines(d))}
    inked = set(re.findall(r"\.(fd?-[a-z0-9-]+)", INKS.read_text(encoding="utf-8")))
    assert used <= inked


def test_every_stroke_of_a_figure_is_painted_and_said(card) -> None:
    dessins = [Dessin(name, Room(12)) for name in FIGURES]
    found = shown(printed(card, dessins))
    assert set(found) == {espaces(dessin.phrase) for dessin in dessins}
    for dessin in dessins:
        starts = sum(p.d.count("M") for p in paths(dessin.formes))
        edges_and_ground = 2
        moves = len(MOVE.findall(found[espaces(dessin.phrase)]))
        assert moves == starts + edges_and_ground, dessin.figure


def test_a_frame_that_comes_again_is_written_once(boite) -> None:
    atelier = Atelier(boite, lambda _: "")
    made = {d.adresse: d for d in run_sheets(atelier)}
    document = made["documents/programmes/demi-journee-decouverte-conduite.pdf"]
    told = [e.dessin for day in document.data["jours"] for c in day.activites for e in c.etapes]
    drawn = [dessin for dessin in told if dessin and dessin.formes]
    with pikepdf.open(io.BytesIO(document.make())) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/BBox" in o]
    assert len(forms) == len({lines(dessin) for dessin in drawn})


def test_no_drawing_leaves_no_place(card) -> None:
    assert figure(Dessin(NONE, Room(12))) == Figure("", "")
    assert shown(printed(card, [Dessin(NONE, Room(12))])) == {}


STEPS = (
    Etape(titre="Chacun écrit", minutes=5, modalite="seul", consigne="Écrire."),
    Etape(titre="À deux", minutes=10, modalite="binome", consigne="Dire."),
    Etape(titre="Au mur", minutes=10, modalite="pleniere", figure="mur-poser", motif="frise", consigne="Poser."),
    Etape(titre="Ensemble", minutes=5, modalite="pleniere", consigne="Conclure."),
)  # fmt: skip


def test_a_line_without_method_draws_what_it_names_and_what_is_sure(boite) -> None:
    line = Apport(apport="Nos constats", temps=30, etapes=STEPS)
    found = dessins_de(boite, Creneau(540, 570, line, None, UNKNOWN), 11)
    assert [(titre, d.figure) for titre, d in found.items()] == [
        ("Chacun écrit", "seul"), ("À deux", "paires"), ("Au mur", "mur-poser"), ("Ensemble", NONE),
    ]  # fmt: skip
    assert found["Au mur"].phrase.endswith("au mur, une ligne du temps.")


def test_people_side_by_side_are_drawn_as_one_of_their_groups(boite) -> None:
    r = boite.methodes["codeveloppement"].record
    assert (ensemble(r, 17), ensemble(r, 6)) == (9, 6)
    assert ensemble(boite.methodes["world-cafe"].record, 17) == 17


def test_a_frame_that_comes_again_is_shown_once() -> None:
    one, two = Dessin("cercle", Room(12)), Dessin("paires", Room(12))
    told = list(_cadres([one, one, two, Dessin(NONE, Room(12)), one]))
    assert told == [Cadre("1 à 2", one), Cadre("3", two), Cadre("5", one)]
