"""Posters: on an A3 what is read from afar, in the hand everything; blank ones keep boxes alone."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import astuple
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from macros.french import espaces
from macros.paper.affiches.affiches import MOST_RULES, documents
from macros.paper.affiches.vierges import BLANK_ROOMS, free
from macros.paper.press.document import Atelier, Document
from macros.paper.texts.dessins import drawing, lying
from macros.site.parts.diagram import svg
from macros.store import load
from macros.told.dessin.drawing import BLANK_LABEL, blank, description, figure, title

from .conftest import textes

SITE = "https://exemple.org/boite"
TOOLBOX = load()
SLUGS = tuple(TOOLBOX.catalogue.gouvernance)
TALL, WIDE = "budget-participatif", "table-de-quartier"
MM = 25.4 / 72


@cache
def printed(site: str = SITE) -> dict[str, Document]:
    found = documents(Atelier(TOOLBOX.catalogue, TOOLBOX.printed, site))
    return {d.adresse.removeprefix("documents/affiches/"): d for d in found}


@cache
def content(name: str, site: str = SITE) -> bytes:
    return printed(site)[name].make(site)


@cache
def read(name: str) -> PdfReader:
    return PdfReader(io.BytesIO(content(name)))


def squeezed(text: str) -> str:
    """A text without what lines and hyphens do to it."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


@cache
def words(name: str, site: str = SITE) -> str:
    return squeezed("".join(textes(content(name, site), "-raw")))


def told(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [text for item in items if not isinstance(item, int | float) for text in told(item)]


def alts(reader: PdfReader) -> list[str]:
    return [
        str(found["/Alt"])
        for found in (reader.get_object(n) for n in range(1, int(reader.trailer["/Size"])))
        if isinstance(found, dict) and "/Alt" in found
    ]


def size(reader: PdfReader) -> tuple[int, int]:
    box = reader.pages[0].mediabox
    return round(float(box.width) * MM), round(float(box.height) * MM)


def test_every_schema_has_four_posters_and_there_is_one_of_no_model() -> None:
    kinds = ("a3", "a4", "vierge-a3", "vierge-a4")
    assert set(printed()) == {f"{slug}-{k}.pdf" for slug in SLUGS for k in kinds} | {
        "vierge-a3.pdf"
    }
    assert all(d.famille == "affiches" for d in printed().values())
    assert printed()["vierge-a3.pdf"].pages == ("gouvernance/",)
    assert printed()[f"{TALL}-a4.pdf"].pages == (f"gouvernance/{TALL}/",)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_a4_says_all_that_the_schema_says(slug: str) -> None:
    name, r = f"{slug}-a4.pdf", TOOLBOX.catalogue.gouvernance[slug].record
    reader, text = read(name), words(name)
    assert len(reader.pages) <= 2
    assert size(reader) == (210, 297)
    parts = {k: getattr(r, k) for k in ("titre", "accroche", "quand", "regles", "limites")}
    parts |= {"roles": [x.model_dump() for x in r.roles], "sources": [s.titre for s in r.sources]}
    parts["instances"] = [i.model_dump(exclude={"id", "rang"}) for i in r.instances]
    parts["liens"] = [x.libelle for x in r.liens]
    missing = [t for t in told(parts) if squeezed(espaces(t)) not in text]
    assert missing == []


@pytest.mark.parametrize("slug", SLUGS)
def test_an_a3_is_read_from_afar(slug: str) -> None:
    name, r = f"{slug}-a3.pdf", TOOLBOX.catalogue.gouvernance[slug].record
    reader, text = read(name), words(name)
    assert len(reader.pages) == 1
    assert sorted(size(reader)) == [297, 420]
    shown = (r.titre, r.accroche, *r.regles[:MOST_RULES], *(i.nom for i in r.instances))
    assert [t for t in shown if squeezed(espaces(t)) not in text] == []
    assert not any(squeezed(espaces(x.mission)) in text for x in r.roles)
    high = heights(name)
    rules = (word for rule in r.regles[:MOST_RULES] for word in re.findall(r"[a-zé]{5,}", rule))
    assert [word for word in rules if word in high and high[word] < 23.9] == []


def heights(name: str) -> dict[str, float]:
    """The size of each word of a document, in points: the largest, when it comes again."""
    command = ["pdftotext", "-q", "-bbox", "-", "-"]
    told = subprocess.run(command, input=content(name), capture_output=True, check=True).stdout
    words = re.findall(r'yMin="(.+?)" xMax=".+?" yMax="(.+?)">(.+?)<', told.decode())
    found: dict[str, float] = {}
    for top, low, word in words:
        bare = word.strip(".,;")
        found[bare] = max(float(low) - float(top), found.get(bare, 0.0))
    return found


@pytest.mark.parametrize("name", [f"{TALL}-a3.pdf", f"{WIDE}-a4.pdf"])
def test_the_drawing_is_a_figure_told_in_words(name: str) -> None:
    r = TOOLBOX.catalogue.gouvernance[name.rsplit("-", 1)[0]].record
    assert espaces(f"{title(r)}. {description(r)}") in alts(read(name))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_drawing_has_the_boxes_and_labels_of_the_site(slug: str) -> None:
    r = TOOLBOX.catalogue.gouvernance[slug].record
    data, frame = (
        drawing(figure(r), "").figure,
        r'<rect[^>]*?x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"',
    )
    seen = [float(n) for box in re.findall(frame, svg(r, slug)) for n in box]
    drawn = [n for x in (*data.labels, *data.boxes) for n in astuple(x.frame)]
    assert drawn == pytest.approx(seen, abs=0.06)
    lines = [line.text for b in data.boxes for line in (*b.name, *b.rhythm)]
    assert all(f">{line}</text>" in svg(r, slug) for line in lines)


@pytest.mark.parametrize("slug", [TALL, WIDE, "scic-colleges"])
def test_a_blank_poster_keeps_the_bodies_and_says_nothing_of_the_rest(slug: str) -> None:
    name, r = f"{slug}-vierge-a3.pdf", TOOLBOX.catalogue.gouvernance[slug].record
    reader, text = read(name), words(name)
    assert len(reader.pages) == 2
    assert sorted(size(reader)) == [297, 420]
    assert all(squeezed(i.nom) in text for i in r.instances)
    assert text.count("Décidepar") == len(r.instances)
    assert not any(squeezed(espaces(t)) in text for t in (*r.regles, *r.limites))
    assert len(drawing(blank(r), "").figure.links) == len(r.liens)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_felt_pen_writes_in_every_place_of_a_blank_a3(slug: str) -> None:
    drawn = blank(TOOLBOX.catalogue.gouvernance[slug].record)
    scale = max(min(w / drawn.width, h / drawn.height) for w, h in BLANK_ROOMS["a3"])
    places = [x.frame for x in (*drawn.labels, *drawn.boxes)]
    assert min(frame.width for frame in places) * scale >= 60
    assert min(frame.height for frame in places) * scale >= 20


def test_the_rooms_of_blank_posters_are_those_of_their_sheets() -> None:
    """What the engine that draws paper measures of the widest schema’s places, in millimetres."""
    boxes = rectangles(content("scic-colleges-vierge-a3.pdf"))
    wide, high = BLANK_LABEL
    places = [(w, h) for w, h in boxes if abs(w / h - wide / high) < 0.05]
    assert len(places) >= len(TOOLBOX.catalogue.gouvernance["scic-colleges"].record.liens)
    assert min(w for w, _ in places) >= 60
    assert min(h for _, h in places) >= 20


def rectangles(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height, in mm, of every outline of the first page."""
    drawn = pdfium.PdfDocument(pdf)[0].get_objects([pdfium.raw.FPDF_PAGEOBJ_PATH])
    found = (one.get_bounds() for one in drawn)
    return [((right - left) * MM, (top - bottom) * MM) for left, bottom, right, top in found]


def test_the_poster_of_no_model_asks_what_the_sheet_of_governance_asks() -> None:
    text = words("vierge-a3.pdf")
    fiche = TOOLBOX.catalogue.fiches["schema-gouvernance"].record
    tables = [c for c in fiche.champs if c.id in {"roles", "regles"}]
    assert all(squeezed(column) in text for c in tables for column in c.colonnes)
    assert text.count("Qui?") == len(free().boxes)


@pytest.mark.parametrize("name", [f"{TALL}-a4.pdf", f"{WIDE}-vierge-a4.pdf"])
def test_an_a4_takes_two_sheets_at_most(name: str) -> None:
    assert sorted(size(read(name))) == [210, 297]
    assert len(read(name).pages) <= 2


@pytest.mark.parametrize("name", [f"{TALL}-a4.pdf", f"{WIDE}-a4.pdf", f"{WIDE}-a3.pdf"])
def test_no_text_runs_out_of_its_sheet_or_into_its_foot(name: str) -> None:
    low: list[tuple[float, str]] = []

    def keep(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        high, drawn = (cm[5] + cm[3] * tm[5]) * MM, round(size * abs(tm[3] * cm[3]), 1)
        foot = drawn == 11 or (drawn == 9 and high < 10)
        if text.strip() and not foot:
            low.append((high, text))

    for page in read(name).pages:
        page.extract_text(visitor_text=keep)
    assert min(low)[0] > 12.9


def test_the_same_bytes_twice_and_the_page_in_words_without_an_address() -> None:
    document = printed()[f"{WIDE}-a3.pdf"]
    assert document.make(SITE) == document.make(SITE)
    assert f"gouvernance/{WIDE}/" not in words(f"{WIDE}-a3.pdf")
    assert squeezed(f"gouvernance/{WIDE}/") in words(f"{WIDE}-a3.pdf", "")


def test_a_wide_drawing_stands_on_an_upright_sheet() -> None:
    gouvernance = TOOLBOX.catalogue.gouvernance
    rooms = ((265.0, 130.0), (205.0, 205.0))
    assert lying(figure(gouvernance[TALL].record), rooms)
    assert not lying(figure(gouvernance[WIDE].record), rooms)
    assert [size(read(f"{slug}-a3.pdf"))[0] for slug in (TALL, WIDE)] == [297, 420]
