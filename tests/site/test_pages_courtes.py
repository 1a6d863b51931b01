"""A page answers before it explains: short on a phone, the steps near its head, no tool shown twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]


@pytest.mark.parametrize(
    ("folder", "most"), [("methodes", 8.2), ("fiches", 10), ("gouvernance", 10), ("modules", 12)]
)
def test_pages_are_short_on_a_phone(site: Path, visit: Visit, folder: str, most: float) -> None:
    """Screens of 812 pixels at 375: a sample of a kind, and the half of the methods under seven."""
    found = sorted(path.parent.name for path in site.glob(f"{folder}/*/index.html"))[::9]
    page = visit(f"{folder}/{found[0]}/", 375)
    screens = []
    for name in found:
        page.goto(re.sub(rf"/{folder}/[^/]+/", f"/{folder}/{name}/", page.url))
        # What is off the screen is laid out too.
        page.evaluate(
            "for (const one of document.querySelectorAll('.cartes, .carte'))"
            " one.style.contentVisibility = 'visible'"
        )
        screens.append(page.evaluate("document.documentElement.scrollHeight") / 812)
        if folder == "methodes":
            top = page.evaluate("document.getElementById('deroule').offsetTop")
            assert top <= 1.5 * 812, name
        cards = page.locator(".cartes--rangee .carte__titre").evaluate_all(
            "all => all.map(a => a.href)"
        )
        assert len(set(cards)) == len(cards) <= 4, name
    assert max(screens) <= most, screens
    if folder == "methodes":
        assert sorted(screens)[len(screens) // 2] <= 7, screens


@pytest.mark.parametrize(
    "page_", ["programmes/val-de-drome-trois-jours/conduite/", "carnet/", "recolte/"]
)
def test_what_is_for_scripts_alone_leaves_no_blank(visit: Visit, page_: str) -> None:
    """A button or a sentence is as high as what it says: three lines of a phone at most, or ten of text."""
    page = visit(page_, 390)
    told = page.locator(":is(p, a).avec-script")
    assert told.count() > 0
    heights = told.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(heights) < 300, heights
