"""Pages printed by the browser: paper white even from dark, no chrome, no heading left alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.conftest import textes

from .test_navigateur import KINDS

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]

CHROME = (
    ".md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-footer",
    ".md-top",
    ".md-skip",
    ".chercher",
    ".hors-ligne",
    ".fil",
    ".sauts",
    ".telechargements",
    ".papiers",
)

GROUNDS = """() => {
  const seen = [];
  for (const element of [document.documentElement, document.body, ...document.querySelectorAll('.md-main, .md-content, article')]) {
    const colour = getComputedStyle(element).backgroundColor;
    if (!['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(colour)) seen.push(element.tagName + ' ' + colour);
  }
  return seen;
}"""

INK = """() => {
  const dark = /rgba?\\((\\d+), (\\d+), (\\d+)/;
  const light = [];
  for (const element of document.querySelectorAll('article p, article li, article td, article h1, article h2, article h3')) {
    const [, r, g, b] = dark.exec(getComputedStyle(element).color).map(Number);
    if (element.offsetParent && 0.2126 * r + 0.7152 * g + 0.0722 * b > 150) light.push(element.textContent.trim().slice(0, 40));
  }
  return light;
}"""


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


def printed(page: Page) -> list[list[str]]:
    """Return the lines of each sheet of paper, as the page's own stylesheet prints it."""
    texts = textes(page.pdf(prefer_css_page_size=True, print_background=True), "-layout")
    return [[line for line in text.splitlines() if line.strip()] for text in texts]


@pytest.mark.parametrize("url", KINDS)
def test_a_dark_page_prints_black_on_white_whole_and_without_chrome(visit: Visit, url: str) -> None:
    """Nor does a heading stay alone at the foot of a sheet."""
    page = visit(url, scheme="dark")
    headings = {
        squeezed(text) for text in page.locator("article :is(h2, h3, h4)").all_inner_texts()
    }
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(GROUNDS) == []
    assert page.evaluate(INK) == []
    shown = page.locator(", ".join(f"{part}:visible" for part in CHROME))
    assert shown.evaluate_all("them => them.map(one => one.outerHTML.slice(0, 60))") == []
    sheets = printed(page)
    assert sheets
    assert all(lines for lines in sheets), "a blank sheet"
    last = [squeezed(lines[-1]) for lines in sheets[:-1]]
    assert [line for line in last if line in headings] == []


def test_what_was_folded_is_printed_open(visit: Visit) -> None:
    page = visit("programmes/habitants-cinq-soirees/conduite/")
    folded = page.locator("details:not([open]) li").first
    words = squeezed(folded.text_content() or "")[:30]
    text = squeezed("".join("".join(lines) for lines in printed(page)))
    assert words
    assert words in text


def test_a_method_is_printed_whole_and_alone(visit: Visit) -> None:
    """Steps and what is said, folded parts too; no card of another tool."""
    page = visit("methodes/world-cafe/")
    steps = page.locator(".etape__titre").all_inner_texts()
    cards = page.locator(".cartes--rangee .carte__titre, .cartes--rangee h3").all_text_contents()
    sheets = printed(page)
    text = squeezed("".join("".join(lines) for lines in sheets))
    assert len(steps) == 6
    assert all(squeezed(step) in text for step in steps)
    assert squeezed("Conseils de terrain") in text
    assert cards
    assert not [card for card in cards if squeezed(card) in text]
    assert len(sheets) <= 6


def test_a_calendar_is_printed_nine_points_high(visit: Visit) -> None:
    page = visit("programmes/val-de-drome-trois-jours/")
    page.emulate_media(media="print")
    sizes = page.locator(".calendrier").evaluate_all(
        "them => them.flatMap(one => [...one.querySelectorAll('.bloc, .marque, .semaine__tete *')]"
        ".map(part => parseFloat(getComputedStyle(part).fontSize) * 0.75))"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 9
