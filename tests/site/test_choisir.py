"""Choosing among cards: facets combined and counted, in the address, by keyboard, at once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.store import load
from scripts.facettes import measure

from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]


def titles(page: Page) -> list[str]:
    return page.locator(".carte:not([hidden]) .carte__titre").all_text_contents()


def status(page: Page):
    return page.locator(".choisir__combien")


def expected(keep: Callable[..., bool]) -> set[str]:
    return {e.titre for e in load().catalogue.methodes.values() if keep(e.record)}


def spaced(words: list[str]) -> set[str]:
    return {word.replace("\xa0", " ").replace("\u202f", " ") for word in words}


def test_facets_add_up_between_them_and_widen_within(visit: Visit) -> None:
    page = visit("methodes/")
    page.get_by_label("Ouvrir").check()
    page.get_by_label("Clore").check()
    page.get_by_label("Sans écrit").check()
    page.get_by_label("Temps disponible").select_option("30")
    page.get_by_label("Nous serons").select_option("12")
    wanted = expected(
        lambda r: (
            r.moment in {"ouvrir", "clore"}
            and r.accessibilite.lecture == "sans-ecrit"
            and r.duree.conseillee <= 30
            and r.participants.min <= 12 <= r.participants.max
        )
    )
    assert wanted
    expect(status(page)).to_contain_text(f"{len(wanted)} résultat")
    assert spaced(titles(page)) == spaced(list(wanted))


def test_each_choice_shows_its_count_under_the_other_facets(visit: Visit) -> None:
    page = visit("methodes/")
    page.get_by_label("Ouvrir").check()
    for box in page.locator(".choisir fieldset label").all()[1:12]:
        told = int(box.locator("b").inner_text())
        if box.locator("input").is_checked() or not told:
            continue
        box.locator("input").check()
        same = box.locator("xpath=..").get_by_text("Ouvrir").count()
        if not same:
            expect(status(page)).to_contain_text(f"{told} résultat")
        box.locator("input").uncheck()
    assert "(" in page.locator("#choisir-temps option").nth(1).inner_text()


def test_the_address_holds_the_choice_and_back_comes_back_to_it(visit: Visit) -> None:
    page = visit("methodes/#moment=ouvrir,clore&temps=30&mots=cercle&tri=duree")
    before = titles(page)
    assert page.get_by_label("Clore").is_checked()
    assert page.get_by_label("Filtrer par mots").input_value() == "cercle"
    page.get_by_label("Filtrer par mots").fill("")
    page.wait_for_url("**/#temps=30&moment=ouvrir%2Cclore&tri=duree")
    page.locator(".carte:not([hidden]) .carte__titre").first.click()
    page.wait_for_url("**/methodes/*/")
    page.go_back()
    expect(page.get_by_label("Clore")).to_be_checked()
    assert set(before) <= set(titles(page))
    page.go_back()
    assert page.url == "about:blank"


def test_an_anchor_of_the_page_leaves_the_choice_alone(visit: Visit) -> None:
    page = visit("methodes/#moment=ouvrir")
    shown = titles(page)
    page.evaluate("location.hash = '#debat'")
    expect(page.get_by_label("Ouvrir")).to_be_checked()
    assert titles(page) == shown


@pytest.mark.parametrize(
    "hash",
    [
        "moment=__proto__,constructor&tri=toString&temps=NaN",
        "mots=%3Cimg src=x onerror=1%3E",
        "moment=" + "x," * 9000,
    ],
)
def test_a_hostile_address_chooses_nothing_and_runs_nothing(visit: Visit, hash: str) -> None:
    page = visit("methodes/#" + hash)
    expect(status(page)).to_have_text(
        "Aucun résultat pour ces choix."
        if "img" in hash
        else f"{len(load().catalogue.methodes)} résultats"
    )
    assert page.locator(".choisir img").count() == 0
    assert page.errors == []  # type: ignore[attr-defined]


def test_words_are_folded_and_other_names_found(visit: Visit) -> None:
    page = visit("methodes/")
    page.get_by_label("Filtrer par mots").fill("METEO")
    expect(status(page)).to_contain_text("sur")
    assert "Météo intérieure" in titles(page)


def test_nothing_found_names_the_choices_to_drop(visit: Visit) -> None:
    page = visit("methodes/#moment=ouvrir&mots=zzzz")
    expect(status(page)).to_have_text("Aucun résultat pour ces choix.")
    assert violations(page, "light") == []
    page.get_by_role("button", name="Mots (").click()
    assert titles(page)
    assert page.evaluate("document.activeElement.className") == "choisir__combien"
    page.get_by_role("button", name="Tout effacer").click()
    expect(status(page)).to_have_text(f"{len(load().catalogue.methodes)} résultats")
    assert page.evaluate("document.activeElement.id") == "choisir-mots"
    assert "#" not in page.url


def test_cards_are_moved_never_made_again(visit: Visit) -> None:
    page = visit("methodes/")
    before = titles(page)
    page.evaluate("document.querySelector('.carte').temoin = true")
    page.get_by_label("Ranger").select_option("duree")
    found = [load().catalogue.methodes[s].record.duree.conseillee for s in slugs(page)]
    assert found == sorted(found)
    assert page.locator("article h2:visible").count() == 0
    page.get_by_label("Ranger").select_option("")
    assert titles(page) == before
    assert page.evaluate("document.querySelector('.carte').temoin === true")


def slugs(page: Page) -> list[str]:
    links = page.locator(".carte:not([hidden]) .carte__titre")
    return links.evaluate_all("all => all.map(a => a.href.split('/').slice(-2)[0])")


def test_a_heading_leaves_with_its_last_card(visit: Visit) -> None:
    page = visit("methodes/#moment=ouvrir")
    assert (
        page.locator("article h2:visible").count()
        == page.locator("article ul.cartes:visible").count()
    )


def test_chance_draws_among_what_is_chosen_and_never_twice_in_a_row(visit: Visit) -> None:
    page = visit("methodes/#moment=clore")
    drawn = []
    for _ in range(4):
        page.get_by_role("button", name="Au hasard").click()
        drawn.append(page.locator(".choisir__hasard a").text_content())
    assert set(drawn) <= set(titles(page))
    assert all(a != b for a, b in pairwise(drawn))


def test_a_theme_stands_for_its_indicators(visit: Visit) -> None:
    page = visit("indicateurs/")
    before = len(titles(page))
    page.get_by_label("Filtrer par mots").fill("mobilite")
    expect(status(page)).to_contain_text(f"sur {before}")
    assert "Mobilité" in titles(page)


LISTS = [
    "methodes/",
    "moments/",
    "moments/ouvrir/",
    "objectifs/4/",
    "modules/2/",
    "gouvernance/",
    "fiches/",
    "indicateurs/",
]


@pytest.mark.parametrize("url", LISTS)
def test_every_listing_lets_choose_and_stays_accessible(visit: Visit, url: str) -> None:
    page = visit(url, 390)
    more = page.locator(".choisir__plus")
    if more.count():
        assert more.get_attribute("open") is None
        more.locator("summary").press("Enter")
        more.locator("input").first.check()
        expect(status(page)).to_contain_text("sur")
    page.evaluate("scrollTo(0, 0)")  # « Retour en haut » floats over whatever is under it.
    assert violations(page, "light") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_stays_readable(visit: Visit, scheme: str) -> None:
    page = visit("methodes/#moment=clore&tri=duree", 1280, scheme)
    page.get_by_role("button", name="Au hasard").click()
    page.locator(".ajout").first.click()
    assert violations(page, scheme) == []


def test_without_scripts_every_card_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "methodes/")
    assert page.locator(".carte:visible").count() == len(load().catalogue.methodes)
    assert not page.locator(".choisir").is_visible()
    context.close()


def test_a_facet_can_be_measured_among_300_tools(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    # How long each one takes is the bench's to say: a busy desk would lie.
    assert len(measure(browser, site, tmp_path)) > 20
