"""Project sheets on paper: everything there, room to write, and large print that is large."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from macros.exports.formulaire import formulaire, rows
from macros.exports.paper.document import Atelier, Document
from macros.exports.paper.fiches import LARGE, documents
from macros.model.records.fiche import Champ
from macros.store import load

SITE = "https://exemple.org/boite"


@cache
def made() -> dict[str, Document]:
    toolbox = load()
    return {d.adresse: d for d in documents(Atelier(toolbox.catalogue, toolbox.printed, SITE))}


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def text_of(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def test_every_sheet_has_four_files(boite):
    assert len(made()) == 4 * len(boite.fiches)
    natures = {d.nature for d in made().values()}
    assert natures == {"PDF, A4", "PDF, A4, 18 points", "Word (.docx)", "OpenDocument (.odt)"}


@pytest.mark.parametrize("suffix", [".pdf", "-grands-caracteres.pdf"])
def test_a_sheet_says_all_its_page_says(boite, suffix: str):
    for slug, entry in boite.fiches.items():
        text = text_of(made()[f"documents/fiches/{slug}{suffix}"].make(SITE))
        form = formulaire(boite, entry)
        words = [entry.titre, *(c["texte"] for c in form["criteres"])]
        words += [
            word
            for c in form["champs"]
            for word in (c["label"], c["aide"], *c["colonnes"], *c["options"])
        ]
        for word in words:
            assert squeezed(word) in text, (slug, word)


def test_a_sheet_is_a4_and_always_the_same():
    document = made()["documents/fiches/plan-action.pdf"]
    content = document.make(SITE)
    reader = PdfReader(io.BytesIO(content))
    assert content == document.make(SITE)
    for page in reader.pages:
        size = (float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4)
        assert size == pytest.approx((210, 297), abs=0.1)
    assert reader.metadata.title == "Plan d’action"


def test_large_print_is_large_everywhere():
    sizes: set[float] = set()

    def seen(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(size * abs(tm[0] or 1), 1))

    for adresse, document in made().items():
        if adresse.endswith("-grands-caracteres.pdf"):
            for page in PdfReader(io.BytesIO(document.make(SITE))).pages:
                page.extract_text(visitor_text=seen)
    assert min(sizes) >= LARGE, sizes


@pytest.mark.parametrize(
    ("champ", "count"),
    [
        ({"type": "table"}, 5),
        ({"type": "table", "min": 8}, 8),
        ({"type": "table", "min": 30}, 10),
        ({"type": "liste", "max": 3}, 3),
        ({"type": "liste", "min": 6, "max": 8}, 6),
        ({"type": "texte"}, 6),
        ({"type": "date"}, 1),
    ],
)
def test_a_field_has_the_room_it_asks_for(champ: dict, count: int):
    assert rows(Champ(id="a", label="A", aide="A", **champ)) == count


def test_without_an_address_the_path_stands_for_the_code():
    toolbox = load()
    document = next(documents(Atelier(toolbox.catalogue, toolbox.printed)))
    assert document.data["qr"] == {}
    assert squeezed(f"Page du site : {document.pages[0]}") in text_of(document.make())
