"""The search in a browser: practitioners' words find the right tool, the keyboard reaches it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.essais import FIRST, essais, helped, missed, named

from .attente import until

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]


def opened(visit: Visit, url: str = "", width: int = 1280, scheme: str = "light") -> Page:
    page = visit(url, width, scheme)
    page.keyboard.press("Control+k")
    field = page.get_by_label("Chercher dans la boîte à outils")
    # Something is shown once the index is there.
    field.fill("meteo")
    page.locator(".trouve a").first.wait_for()
    field.fill("")
    return page


def test_the_keyboard_alone_opens_chooses_and_leaves(visit: Visit) -> None:
    page = opened(visit)
    # All at once: each sign typed draws the list again a little later.
    page.keyboard.insert_text("consentement")
    page.locator(".trouve a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.trouve') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "chercher-mots"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.recherche")).to_be_hidden()


def test_what_is_typed_before_the_search_has_come_is_not_lost(visit: Visit) -> None:
    page = visit("")
    page.route("**/assets/recherche/index.js", lambda route: route.continue_())
    page.keyboard.press("Control+k")
    page.keyboard.type("meteo")
    expect(page.get_by_label("Chercher dans la boîte à outils")).to_have_value("meteo")
    expect(page.locator(".trouve strong").first).to_have_text("Météo intérieure")


def test_the_count_is_announced_and_an_empty_answer_helps(visit: Visit) -> None:
    page = opened(visit)
    status = page.locator(".recherche [role=status]")
    page.keyboard.type("territoire")
    expect(status).to_have_text(re.compile("pages trouvées"))
    page.get_by_label("Chercher dans la boîte à outils").fill("zzzzqqqq")
    expect(status).to_have_text(re.compile("Rien pour ces mots"))


def test_results_are_grouped_by_kind_without_numbers_that_a_stranger_cannot_read(
    visit: Visit,
) -> None:
    page = opened(visit)
    page.keyboard.type("evaluation")
    page.locator(".trouve h2").nth(1).wait_for()
    assert page.locator(".trouve h2").first.text_content() == "Au plus près"
    near = page.locator(".trouve section").first.locator(".trouve__genre").all_text_contents()
    assert near
    assert not re.search(r"\d", "".join(near))


def test_words_written_by_people_are_shown_never_run(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Chercher dans la boîte à outils").fill("<img src=x onerror=alert(1)>")
    assert page.locator(".recherche img").count() == 0


def test_sentences_of_every_day_find_a_page_that_helps(visit: Visit) -> None:
    page = opened(visit)
    queries = [one.cherche for one in essais()]
    act = "all => all.map(q => boite.trouver.search(q).slice(0, 3).map(one => one.page[1]))"
    assert missed(dict(zip(queries, page.evaluate(act, queries), strict=True))) == {}


def test_the_filter_of_a_list_answers_like_the_search(visit: Visit) -> None:
    """In the list of methods: one that a trial accepts, or to which its situation leads."""
    page = visit("methodes/#mots=meteo")
    expect(page.locator(".choisir__combien")).to_contain_text("sur")
    asked = {
        one.cherche: wanted
        for one in essais()
        if (wanted := {name for name in helped(one) if name.startswith("methodes/")})
    }
    act = """all => all.map(query => {
      const field = document.querySelector("#choisir-mots");
      field.value = query;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const cards = [...document.querySelectorAll(".carte:not([hidden]) .carte__titre")];
      return cards.slice(0, 3).map(card => new URL(card.href).pathname.slice(1));
    })"""
    found = dict(zip(asked, page.evaluate(act, list(asked)), strict=True))
    shown = {query: [named(url) for url in urls][:FIRST] for query, urls in found.items()}
    wrong = {query: names for query, names in shown.items() if asked[query].isdisjoint(names)}
    assert len(asked) >= 60
    assert len(wrong) <= len(asked) / 10, wrong


def test_an_empty_box_proposes_situations_and_a_long_answer_opens(visit: Visit) -> None:
    page = opened(visit)
    expect(page.locator(".trouve h2")).to_have_text(["Quand ça coince"])
    page.get_by_role("button", name="Voir les 8 résultats").click()
    expect(page.locator(".trouve a[href*=situations] strong")).to_have_count(8)
    assert page.evaluate("document.activeElement.closest('.trouve') !== null")
    expect(
        page.locator(".trouve").get_by_role("link", name="choisir parmi les méthodes")
    ).to_be_visible()


def test_what_finds_nothing_is_noted_here_and_given_only_by_hand(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Chercher dans la boîte à outils").fill("zzzzqqqq")
    expect(page.locator(".trouve strong").first).to_have_text("Personne ne parle")
    page.get_by_role("button", name="Fermer").click()
    until(page, "boite.garder.kept('recherches')")  # Closing is told a moment later.
    assert page.evaluate("boite.garder.kept('recherches').map(one => one.mots)") == ["zzzzqqqq"]
    page.goto(page.url.split("#")[0] + "sur-cet-appareil/")
    expect(page.locator(".appareil")).to_contain_text("Recherches sans réponse")
    with page.expect_download() as given:
        page.get_by_role("button", name="Donner mes recherches sans réponse").click()
    assert given.value.path().read_text(encoding="utf-8") == "zzzzqqqq\n"
