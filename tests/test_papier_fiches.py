"""Project sheets on paper: everything there, room to write, and large print that is large."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader

from macros.documents import to_fill
from macros.french import espaces
from macros.model.records import fiche as records
from macros.paper.fiches.fiches import documents
from macros.paper.press.document import Atelier, Document
from macros.paper.texts.place import WIDE_ROWS, Colonne, Place, abreast, place, share
from macros.store import load
from macros.told.fiches import Champ, formulaire, rows

from .conftest import textes

SITE = "https://exemple.org/boite"
POINTS = 18
A4 = (210, 297)


@cache
def made() -> dict[str, Document]:
    toolbox = load()
    atelier = Atelier(toolbox.catalogue, toolbox.printed, SITE)
    return {d.adresse: d for d in (*documents(atelier), *to_fill(atelier))}


@cache
def content(adresse: str) -> bytes:
    return made()[adresse].make(SITE)


@cache
def printed(adresse: str) -> PdfReader:
    return PdfReader(io.BytesIO(content(adresse)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def text_of(pdf: bytes) -> str:
    return squeezed("".join(textes(pdf, "-raw")))


def test_every_sheet_has_four_files(boite):
    assert len(made()) == 4 * len(boite.fiches)
    natures = {d.nature for d in made().values()}
    assert natures == {
        "PDF A4",
        "PDF A4, caractères de 18 points",
        "Word (.docx)",
        "OpenDocument (.odt)",
    }


@pytest.mark.parametrize("suffix", [".pdf", "-grands-caracteres.pdf"])
def test_a_sheet_says_all_its_page_says(boite, suffix: str):
    for slug, entry in boite.fiches.items():
        text = text_of(content(f"documents/fiches/{slug}{suffix}"))
        form = formulaire(boite, entry)
        words = [entry.titre, entry.record.accroche, entry.record.but, "Comment la remplir"]
        words += [word for c in form.criteres for word in (c.texte, c.seuil)]
        words += [
            word
            for c in form.champs
            for word in (c.label, c.aide, c.compte, *c.colonnes, *c.options)
        ]
        for word in words:
            assert squeezed(word) in text, (slug, word)
        assert (squeezed("Ce que nous suggérons") in text) is entry.record.relecture_croisee


def test_pages_are_a4_and_only_wide_tables_lie_down(boite):
    for slug, entry in boite.fiches.items():
        fields = formulaire(boite, entry).champs
        for suffix, grand in ((".pdf", False), ("-grands-caracteres.pdf", True)):
            lying = sum(c.genre == "table" and place(c, grand=grand).paysage for c in fields)
            boxes = [page.mediabox for page in printed(f"documents/fiches/{slug}{suffix}").pages]
            sizes = [tuple(round(float(n) / 72 * 25.4) for n in (b.width, b.height)) for b in boxes]
            assert sizes.count(A4[::-1]) == lying, slug
            assert sizes.count(A4) == len(sizes) - lying, slug


TO_FILL = {
    "besoins-priorises": (2, 5), "budget": (2, 4), "calendrier-coordination": (2, 4),
    "carte-synergies": (3, 6), "charte-coproduction": (1, 3), "evaluation-projet": (2, 5),
    "fiche-experimentation-doc": (3, 7), "grille-animation-fiche": (2, 4),
    "impacts-indicateurs": (2, 6), "note-territoriale": (3, 7), "plan-action": (2, 7),
    "plan-participation": (3, 6), "protocole-recueil": (2, 5), "raci-projet": (1, 3),
    "relecture-croisee-fiche": (2, 5), "risques-projet": (2, 5), "schema-gouvernance": (3, 7),
    "carte-pouvoir": (3, 6), "demande-subvention": (2, 5), "evenement-public": (2, 5),
    "notice-vie-privee": (2, 4), "presse-messages": (2, 5),
    "suivi-projet": (2, 4),
}  # fmt: skip
"""Pages that one writes on, and pages in all: « une ou deux » for the action plan and the protocol, the
table of who does what on one, « deux à quatre » for the note."""


def test_a_sheet_is_written_on_the_pages_that_it_promises(boite):
    assert set(TO_FILL) == set(boite.fiches)
    for slug, (filled, whole) in TO_FILL.items():
        pages = textes(content(f"documents/fiches/{slug}.pdf"))
        said = "une page" if filled == 1 else f"{filled} pages"
        assert f"{said} ; ce qui aide" in " ".join(pages[0].split()).replace("\u202f", " "), slug
        last = formulaire(boite, boite.fiches[slug]).champs[-1].label
        assert squeezed(last) in squeezed("".join(pages[:filled])), slug
        assert len(pages) == whole, slug


def test_the_action_plan_is_written_on_six_pages_in_large_print():
    """Tables of four to six columns lie on a page of their own, where each row was a block of one."""
    pages = textes(content("documents/fiches/plan-action-grands-caracteres.pdf"))
    assert "6 pages ; ce qui aide" in " ".join(pages[0].split()).replace("\u202f", " ")
    assert len(pages) <= 17


def test_help_stands_apart_from_what_one_writes_in(boite):
    first, second, *_ = textes(content("documents/fiches/plan-action.pdf"))
    aids = [c.aide for c in formulaire(boite, boite.fiches["plan-action"]).champs]
    assert not [aide for aide in aids if squeezed(aide) in squeezed(first + second)]


def test_a_sheet_is_titled_and_always_the_same():
    document = made()["documents/fiches/plan-action.pdf"]
    made_once = document.make(SITE)
    assert made_once == document.make(SITE)
    assert PdfReader(io.BytesIO(made_once)).metadata.title == espaces(document.titre)


def test_large_print_is_large_everywhere():
    sizes: set[float] = set()

    def seen(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(size * abs(tm[0] or 1), 1))

    for adresse in made():
        if adresse.endswith("-grands-caracteres.pdf"):
            for page in printed(adresse).pages:
                page.extract_text(visitor_text=seen)
    assert min(sizes) >= POINTS, sizes


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
    assert rows(records.Champ(id="a", label="A", aide="A", **champ)) == count


def table(*columns: str, moins: int = 0) -> Champ:
    return Champ(
        id="a", label="A", aide="A", genre="table", type="Tableau", compte="", requis=True,
        colonnes=columns, options=(), outil=None, lit="a", moins=moins, rangs=5,
    )  # fmt: skip


def test_a_table_takes_the_shape_that_its_columns_allow():
    upright = place(table("Action", "Objectif", "Qui", "Appui", "Début", "Fin"), grand=False)
    assert (upright.paysage, upright.rangs) == (False, 4)
    assert place(table(*"ABCDEF"), grand=False) == Place(
        forme="table",
        paysage=True,
        colonnes=[Colonne(nom, 1) for nom in "ABCDEF"],
        rangs=WIDE_ROWS,
    )
    lying = place(table(*"ABCDEF", moins=4), grand=True)
    assert (lying.forme, lying.paysage, lying.rangs) == ("table", True, 5)
    blocks = place(table(*"ABCDEFG", moins=4), grand=True)
    assert (blocks.forme, blocks.paysage, blocks.rangs) == ("blocs", False, 4)
    assert place(table("A", "B", "C"), grand=True).paysage is False
    assert place(table("A", "Anticonstitutionnelle"), grand=True).paysage is True


def test_short_things_take_little_width():
    assert share("Date de fin") < share("Dates et lieux") == share("Besoin") == 1
    assert [abreast(["x" * n]) for n in (4, 30, 60)] == [3, 2, 1]


def test_without_an_address_the_path_stands_for_the_code():
    toolbox = load()
    document = next(documents(Atelier(toolbox.catalogue, toolbox.printed)))
    assert document.data.qr == {}
    assert squeezed(f"Page du site : {document.pages[0]}") in text_of(document.make())
