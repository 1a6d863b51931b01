"""Badges and sign-in sheets from a list that is pasted: printed at their size, kept here until cleared."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.store import load

from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

PAGE = "formateurs/noms/"
LISTE = "Prénom;Nom;Structure\nRôle;A;Régie de quartier\nRôle B, Collège\n\nRôle\tC\tCSC\n"


def pasted(visit: Callable[..., Page], text: str = LISTE) -> Page:
    page = visit(PAGE)
    page.get_by_label("Les personnes").fill(text)
    return page


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def size(reader: PdfReader) -> list[tuple[int, int]]:
    return [
        (round(p.mediabox.width / 72 * 25.4), round(p.mediabox.height / 72 * 25.4))
        for p in reader.pages
    ]


def test_each_line_is_a_badge_as_a_spreadsheet_or_a_person_writes_it(visit):
    page = pasted(visit)
    badges = page.locator(".noms__planches p")
    expect(badges).to_have_count(3)
    assert badges.all_inner_texts() == [
        "Rôle\nA, Régie de quartier",
        "Rôle\nB, Collège",
        "Rôle\nC, CSC",
    ]
    assert violations(page, "light") == []
    assert page.errors == []
    assert page.foreign == []


@pytest.mark.parametrize("name", ["badges-90x54", "etiquettes-63x38"])
def test_labels_stand_where_the_sheet_says(visit, name: str):
    feuille = load().catalogue.feuilles.record.feuilles[name]
    page = pasted(visit, "\n".join(f"Rôle {n}" for n in range(len(feuille.cases) + 1)))
    page.get_by_label("À imprimer").select_option(feuille.nom)
    sheets = page.locator(".noms__planches > div")
    expect(sheets).to_have_count(2)
    places = sheets.first.locator("p").evaluate_all(
        """all => all.map(one => {
          const [me, sheet] = [one, one.parentElement].map(x => x.getBoundingClientRect());
          return [me.x - sheet.x, me.y - sheet.y, me.width, me.height].map(x => x * 25.4 / 96);
        })"""
    )
    assert places == [pytest.approx(case, abs=0.1) for case in feuille.cases]


def test_a_sheet_of_paper_holds_nothing_but_badges(visit):
    reader = printed(pasted(visit, "\n".join(f"Rôle {n}" for n in range(11))))
    assert size(reader) == [(210, 297)] * 2
    assert "À imprimer" not in reader.pages[0].extract_text()
    assert "Rôle" in reader.pages[1].extract_text()


def test_the_sign_in_sheet_has_a_row_each_and_two_free_ones(visit):
    page = pasted(visit)
    page.get_by_label("À imprimer").select_option("0")
    rows = page.locator(".noms__presence tbody tr")
    expect(rows).to_have_count(5)
    assert rows.nth(1).locator("td").all_inner_texts() == ["Rôle B", "Collège", "", "", ""]
    reader = printed(page)
    assert size(reader) == [(297, 210)]
    assert "Régie de quartier" in reader.pages[0].extract_text()


def test_the_list_stays_until_it_is_cleared_and_the_device_tells_it(visit):
    page = pasted(visit)
    page.reload()
    expect(page.locator(".noms__planches p")).to_have_count(3)
    page.goto(page.url.replace(PAGE, "sur-cet-appareil/"))
    expect(page.locator(".appareil")).to_contain_text("Liste de noms")
    assert page.locator("article").inner_text().count("Liste de noms") == 2  # What may be, what is.
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".appareil")).not_to_contain_text("Liste de noms")
    page.goto(page.url.replace("sur-cet-appareil/", PAGE))
    expect(page.get_by_label("Les personnes")).to_have_value("")


def test_clearing_leaves_nothing_behind(visit):
    page = pasted(visit)
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".noms__planches p")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.endsWith(':noms'))") == []
