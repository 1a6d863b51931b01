"""Twins in a browser: readable by all on a phone, one touch away from their tool, both ways."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
TWINS = (
    "en-phrases-simples/",
    "methodes/cercle-de-connaissances/en-phrases-simples/",
    "fiches/plan-action/en-phrases-simples/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_", TWINS)
def test_a_twin_has_no_violation_on_a_phone(visit: Visit, page_: str, scheme: str) -> None:
    page = visit(page_, 390, scheme)
    assert violations(page, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("tool", ["methodes/cercle-de-connaissances/", "fiches/plan-action/"])
def test_a_tool_and_its_twin_lead_to_each_other(visit: Visit, tool: str) -> None:
    page = visit(tool, 390)
    page.get_by_role("link", name="En phrases simples", exact=True).click()
    expect(page).to_have_url(re.compile(f"/{tool}en-phrases-simples/$"))
    page.locator("a.bouton").first.click()
    expect(page).to_have_url(re.compile(f"/{tool}$"))


def test_what_is_said_of_a_twin_is_large_and_its_drawings_are_wide(visit: Visit) -> None:
    page = visit("methodes/cercle-de-connaissances/en-phrases-simples/", 390)
    sizes = page.locator(".simple p").evaluate_all(
        "all => all.map(p => parseFloat(getComputedStyle(p).fontSize))"
    )
    assert min(sizes) >= 18
    widths = page.locator(".simple .fig").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().width)"
    )
    assert len(widths) == 6
    assert min(widths) >= 250
