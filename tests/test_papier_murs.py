"""The walls of a programme: what stands on them is read at three metres, and is what the programme says."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest

from macros.french import espaces
from macros.model.plans.planning import plan_of
from macros.paper.mur import mur, pieces
from macros.paper.press.document import Atelier, Document
from macros.paper.press.reread import unfit
from macros.store import load

from .conftest import textes

LONG = "pouvoir-agir-fevrier-2026"
SLUGS = tuple(load().catalogue.programmes)
HEAVIEST = 120_000
"""Bytes of a kit: what a slow line fetches in a few seconds."""


@cache
def _documents() -> dict[str, Document]:
    atelier = Atelier(load().catalogue, lambda entry: "")
    return {one.adresse: one for one in mur.documents(atelier)}


def kit(slug: str) -> Document:
    return _documents()[f"documents/programmes/{slug}-mur.pdf"]


@cache
def made(slug: str) -> bytes:
    return kit(slug).make()


def sizes(content: bytes, page: int) -> list[float]:
    """The sizes of the letters of a page, its foot left out, in points."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found, foot = [], False
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[page - 1]):
            if str(operator) == "BDC":
                foot = str(operands[0]) == "/Artifact"
            if str(operator) == "Tf" and not foot:
                found.append(float(operands[1]))
        return found


@pytest.mark.parametrize("slug", SLUGS)
def test_a_kit_is_light_and_loses_nothing_on_paper(slug: str) -> None:
    assert unfit(made(slug)) == ()
    assert len(made(slug)) <= HEAVIEST


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_and_every_hour_is_on_the_wall(slug: str) -> None:
    shown = "".join("".join(textes(made(slug), "-raw")).split())
    for day in kit(slug).data.jours:
        for question in day.questions:
            assert "".join(espaces(question.texte).split()) in shown
        for line in day.lignes:
            assert "".join(espaces(f"{line.heure}{line.titre}").split()) in shown


def test_hours_and_questions_are_read_at_three_metres() -> None:
    content = made("val-de-drome-trois-jours")
    last = len(textes(content))
    found = {page: sizes(content, page) for page in range(8, last + 1)}
    assert all(found.values())
    assert {size for page in found.values() for size in page if size < 40} <= {24}  # A day's title.


def test_a_kit_is_the_same_twice() -> None:
    assert kit("elus-une-soiree").make() == made("elus-une-soiree")


def test_a_long_programme_has_two_questions_to_a_sheet() -> None:
    told = {slug: kit(slug).data.par_feuille for slug in SLUGS}
    assert [slug for slug, many in told.items() if many == 2] == [LONG]


def between(first: int, last: int) -> str:
    return f"{first}à{last}" if last > first else str(first)


def test_the_first_page_tells_where_each_piece_is() -> None:
    slug = "val-de-drome-trois-jours"
    day = kit(slug).data.jours[0]
    cover, *others = ["".join(page.split()) for page in textes(made(slug), "-raw")]
    asked = "".join(espaces(day.questions[0].texte).split())
    first = next(n for n, page in enumerate(others, 2) if page.startswith(asked))
    hours, questions = between(8, first - 1), between(first, first + len(day.questions) - 1)
    assert "Badges5à6unefois:12,et8sansforme" in cover
    assert "Chevalets76exemplairesdechaquepage" in cover
    assert f"Jour1·{day.date.replace(' ', '')}{hours}{questions}" in cover


def test_badges_go_round_the_groups_and_fill_their_last_sheet() -> None:
    first, second = mur.badges(load().catalogue, 12, "AB")
    assert [p.mots.groupe for p in first] == ["A", "B"] * 5
    assert [p.mots.groupe for p in second] == ["A", "B", *[""] * 8]


def test_letters_are_those_of_the_groups_most_often_formed() -> None:
    catalogue = load().catalogue
    assert mur.equipes(plan_of(catalogue, "val-de-drome-trois-jours")) == "AB"
    assert mur.equipes(plan_of(catalogue, LONG)) == "ABC"


@pytest.mark.parametrize(
    ("lieu", "told"),
    [
        ("Cité des associations, 93 la Canebière, Marseille (exemple)", ["Cité des associations"]),
        ("Maison commune (exemple)", ["Maison commune"]),
        ("Une salle communale, dans le Val de Drôme (exemple)", []),
        ("Deux places du centre-ville, puis la salle", []),
        (None, []),
    ],
)
def test_a_sign_bears_the_name_of_a_place_never_its_description(lieu, told) -> None:
    programme = load().catalogue.programmes["demi-journee-decouverte"].record
    assert mur.lieux(programme.model_copy(update={"lieu": lieu})) == told


def test_what_no_programme_changes_is_printed_once_for_all() -> None:
    document = _documents()[pieces.ADRESSE]
    content = document.make()
    assert unfit(content) == ()
    shown = " ".join(" ".join(textes(content)).split())
    said = load().catalogue.papiers.record.mur
    for words in (*said.mots, *said.entetes, *said.cible, *(f"Groupe {x}" for x in "ABCDEF")):
        assert " ".join(espaces(words).split()) in shown
    assert {f"programmes/{slug}/preparer/" for slug in SLUGS} <= set(document.pages)
