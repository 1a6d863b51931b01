"""States that a page takes: search open, menu open, page not found, narrow, forced colours; and
the whole way by keyboard. The RGAA's other criteria need a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_open_search_has_no_violation(visit: Visit, width: int, scheme: str) -> None:
    page = visit("methodes/frise-historique/", width, scheme)
    page.locator(".chercher").click()
    page.keyboard.type("evaluation")
    page.locator(".trouve a").first.wait_for()
    assert violations(page, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_not_found_has_no_violation(visit: Visit, scheme: str) -> None:
    assert violations(visit("404.html", 390, scheme), scheme) == []


def test_the_open_menu_has_no_violation(visit: Visit) -> None:
    page = visit("", 390)
    page.get_by_role("button", name="Menu").click()
    assert violations(page, "light") == []


def test_the_phone_menu_is_walked_by_keyboard_alone(visit: Visit) -> None:
    page = visit("", 390)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    for _ in range(40):
        if page.evaluate("document.activeElement.textContent.trim()") == "Outils":
            break
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Outils"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('menu')")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_the_phone_menu_holds_what_is_under_the_section_one_is_in(visit: Visit) -> None:
    page = visit("outils/", 390)
    page.get_by_role("button", name="Menu").press("Enter")
    expect(
        page.locator(".md-sidebar--primary").get_by_role("link", name="Gouvernance").first
    ).to_be_visible()


def test_the_closed_menu_catches_no_focus(visit: Visit) -> None:
    page = visit("", 390)
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))
    assert seen == {False}


def test_tab_goes_from_the_skip_link_to_the_content(visit: Visit) -> None:
    page = visit("methodes/frise-historique/", 1280)
    page.keyboard.press("Tab")
    assert "md-skip" in (page.evaluate("document.activeElement.className") or "")
    page.keyboard.press("Enter")
    assert "#" in page.url


def test_colours_forced_by_the_system_leave_shapes(visit: Visit) -> None:
    page = visit("methodes/frise-historique/", 1280)
    page.emulate_media(forced_colors="active")
    style = "getComputedStyle(document.querySelector('{0}')).borderStyle"
    assert page.evaluate(style.format(".chercher")) != "none"
    assert page.evaluate(style.format(".bandeau")) != "none"


def test_the_language_is_told(visit: Visit) -> None:
    assert visit("").evaluate("document.documentElement.lang") == "fr"
