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
from macros.paper.cartes.faces import Planches, carte, icones
from macros.paper.cartes.mesure import BLANK, imprime
from macros.paper.texts.figures import Figure, figure
from macros.told.figures.names import FIGURES, NONE
from macros.told.figures.paths import paths
from macros.told.figures.room import Room
from macros.told.figures.steps import Dessin
from macros.told.figures.svg import lines

INKS = Path(__file__).parents[1] / "macros/paper/press/figure.typ"
SAID = re.compile(rb"/Alt(<FEFF([0-9A-F]+)>|\((.*?)\))>>BDC(.*?)EMC", re.S)
DAY = date(2026, 11, 30)


def drawings() -> Iterator[Dessin]:
    """Every figure for a dozen people, and those that change for few and for many."""
    for name in FIGURES:
        for people in (3, 12, 24):
            yield Dessin(name, Room(people, 4, motif="frise" if people == 12 else ""))


def shown(pdf: bytes) -> dict[str, bytes]:
    """What is painted under each sentence of a document."""
    with pikepdf.open(io.BytesIO(pdf)) as made:
        pages = b"\n".join(page.Contents.read_bytes() for page in made.pages)
    found = {_read(wide, plain): ops for _, wide, plain, ops in SAID.findall(pages)}
    return {alt: ops for alt, ops in found.items() if not alt.startswith("Code QR")}


def _read(wide: bytes, plain: bytes) -> str:
    return bytes.fromhex(wide.decode()).decode("utf-16-be") if wide else plain.decode()


@pytest.fixture(scope="module")
def card(boite):
    return carte(boite, boite.methodes["world-cafe"], BLANK)


def printed(card, dessins):
    """Cards in the sparest layout, each with a drawing of its own, as bytes."""
    frames = [figure(dessin, "ouvrir") for dessin in dessins]
    cards = [replace(card, cle=str(n), dessin=frame) for n, frame in enumerate(frames)]
    return imprime("cartes/carte.typ")(Planches("Essai", cards, icones(cards)), DAY, "")


def test_paper_and_site_draw_the_same_paths() -> None:
    for dessin in drawings():
        told = figure(dessin, "agir")
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
    for dessin in dessins:
        painted = found.pop(espaces(dessin.phrase))
        starts = sum(p.d.count("M") for p in paths(dessin.formes))
        frame = 1  # What is painted stops at the edges of the image.
        assert len(re.findall(rb"(?<![^ \n])m ", painted)) == starts + frame, dessin.figure
    assert found == {}


def test_no_drawing_leaves_no_place(card) -> None:
    assert figure(Dessin(NONE, Room(12)), "clore") == Figure("", "", "ardoise")
    assert shown(printed(card, [Dessin(NONE, Room(12))])) == {}
