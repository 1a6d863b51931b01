"""The search in a browser: practitioners' words find the right tool, the keyboard reaches it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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


def test_the_count_is_announced_and_an_empty_answer_helps(visit: Visit) -> None:
    page = opened(visit)
    status = page.locator(".recherche [role=status]")
    page.keyboard.type("territoire")
    expect(status).to_have_text(re.compile("pages trouvées"))
    page.get_by_label("Chercher dans la boîte à outils").fill("zzzzqqqq")
    expect(status).to_have_text(re.compile("Rien pour ces mots"))


def test_results_are_grouped_by_kind_with_their_objectives(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.type("evaluation")
    page.locator(".trouve h2").nth(1).wait_for()
    assert page.locator(".trouve h2").first.text_content() == "Au plus près"
    assert "objectif" in (page.locator(".trouve__genre").first.text_content() or "")


def test_words_written_by_people_are_shown_never_run(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Chercher dans la boîte à outils").fill("<img src=x onerror=alert(1)>")
    assert page.locator(".recherche img").count() == 0
