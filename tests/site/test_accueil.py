"""The home: three questions, three methods that answer, and the whole list with the same choices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.store import load

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]


def shown(page: Page, among: str = ".reponses") -> list[str]:
    return page.locator(f"{among} .carte:visible .carte__titre").all_inner_texts()


def test_three_methods_answer_at_once_and_the_list_keeps_what_was_asked(visit: Visit) -> None:
    page = visit("", 390)
    people, minutes, writing = page.locator(".trois select").all()
    assert len(shown(page)) == 3
    writing.select_option("sans écrire")
    page.get_by_role("radio", name="Clore").check(force=True)
    people.select_option("12")
    minutes.select_option("30")
    expect(page.locator(".trois__dit")).to_have_text(
        "Pour clore, à 12\u00a0personnes, en 30\u00a0min, sans écrire\u00a0:"
    )
    fits = {
        e.titre
        for e in load().catalogue.methodes.values()
        if e.record.moment == "clore"
        and e.record.duree.conseillee <= 30
        and e.record.participants.min <= 12 <= e.record.participants.max
        and e.record.accessibilite.lecture == "sans-ecrit"
    }
    assert set(shown(page)) <= fits
    assert len(shown(page)) == min(3, len(fits)) > 0
    page.get_by_role("link", name="Voir les autres méthodes").click()
    expect(page.locator("#choisir-temps")).to_have_value("30")
    expect(page.locator("#choisir-personnes")).to_have_value("12")
    assert set(shown(page, ".cartes")) <= fits


def test_what_was_begun_on_the_device_goes_on_from_here(visit: Visit) -> None:
    page = visit("", 390)
    assert page.locator(".reprises p").count() == 0
    key = "boite:/:fiche.1.carte-synergies"
    page.evaluate('key => localStorage.setItem(key, \'{"projet": "Essai"}\')', key)
    page.reload()
    expect(page.locator(".reprises a:visible")).to_have_text(["Reprendre mes fiches"])
    page.get_by_role("link", name="Reprendre mes fiches").click()
    page.wait_for_url("**/mes-fiches/")


def test_the_number_of_people_follows_to_what_is_led(visit: Visit) -> None:
    page = visit("", 390)
    page.locator(".reponses .carte:visible").first.get_by_role("link").first.click()
    page.get_by_role("link", name="Animer", exact=True).click()
    asked = page.get_by_label("Combien êtes-vous ?").locator("visible=true")
    expect(asked).to_have_value("9")
