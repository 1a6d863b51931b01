"""The built site in a real Chromium, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from macros.site.parts.diagram import SMALLEST

from .attente import until

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]

KINDS = [
    "",
    "methodes/",
    "obligations/signaler/",
    "methodes/frise-historique/",
    "gouvernance/sociocratie-cercles/",
    "fiches/carte-synergies/",
    "obligations/qualiopi/",
    "indicateurs/mobilite/",
    "questionnaires/positionnement/",
    "territoires/marseille-centre/",
    "qui-decide/",
    "par-ou-commencer/",
    "programmes/pouvoir-agir-fevrier-2026/",
    "obligations/accessibilite/",
    "programmes/habitants-cinq-soirees/conduite/",
    "programmes/habitants-cinq-soirees/preparer/",
    "programmes/habitants-cinq-soirees/emargement/",
    "formateurs/",
    "formations/pouvoir-agir/",
    "modules/1/",
    "objectifs/",
    "objectifs/8/",
    "moments/ouvrir/",
    "outils/",
    "glossaire/",
    "reperes/choisir-une-methode/",
    "guide/macros/",
    "sur-cet-appareil/",
    "panier/",
    "depouiller/",
    "observer/",
    "composer/",
    "relire/",
]


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "light": {"type": "tag", "values": TAGS},
    # The dark scheme changes colours and nothing else.
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


SCHEMES = {"light": "default", "dark": "slate"}
DRESS = "name => document.body.setAttribute('data-md-color-scheme', name)"
WIDE = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("url", KINDS)
def test_a_page_is_sound_at_every_width_and_in_both_schemes(visit: Visit, url: str) -> None:
    """One load, then the screen narrows, to 320 pixels at last (WCAG 1.4.10)."""
    page = visit(url, 1280)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    look_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 844})
    assert page.evaluate(WIDE) <= 320
    assert page.foreign == []  # type: ignore[attr-defined]
    assert page.errors == []  # type: ignore[attr-defined]
    assert page.locator("h1").count() == 1


EVERYWHERE = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))


def look_everywhere(page: Page, views: Sequence[tuple[int, str]] = EVERYWHERE) -> None:
    """Check a page as it stands, wide then narrow, light then dark; it is wide and light again."""
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(WIDE) <= width
        # A message covers the foot of the screen for some seconds: always the same part of it.
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(DRESS, SCHEMES[scheme])
        assert violations(page, scheme) == [], (width, scheme)
    page.evaluate(DRESS, SCHEMES["light"])
    page.set_viewport_size({"width": 1280, "height": 844})


def look_again(page: Page) -> None:
    """Check what people did to a page that was looked at everywhere when empty: every rule on a
    phone, the colours of the dark scheme on a desk."""
    look_everywhere(page, [(1280, "dark"), (390, "light")])


def violations(page: Page, scheme: str) -> list[tuple[str, str, str]]:
    """Return what axe finds on a page as it stands: the rule, where, and what to mend."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": RULES[scheme], "resultTypes": ["violations"]}
    # What passes is not brought back: it weighs more than the page.
    found = page.evaluate("options => axe.run(options).then(done => done.violations)", options)
    return [
        (v["id"], node["target"], node.get("failureSummary", "")[:300])
        for v in found
        for node in v["nodes"][:2]
    ]


OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.sg')].map(svg =>
    [...svg.querySelectorAll('.sg-etiquette, .sg-boite')].map(g => {
      const r = g.getBoundingClientRect();
      const wide = [...g.querySelectorAll('text')].map(t => t.getBoundingClientRect());
      const box = g.querySelector('rect').getBoundingClientRect();
      const spill = wide.some(t => t.left < box.left - 1 || t.right > box.right + 1);
      return {l: r.left, r: r.right, t: r.top, b: r.bottom, spill, name: g.textContent};
    }));
  const found = [];
  for (const group of boxes)
    group.forEach((a, i) => {
      if (a.spill) found.push('déborde : ' + a.name);
      group.slice(i + 1).forEach(b => {
        if (a.l < b.r - .5 && b.l < a.r - .5 && a.t < b.b - .5 && b.t < a.b - .5)
          found.push(a.name + ' / ' + b.name);
      });
    });
  return found;
}"""


def test_no_label_overlaps_another_nor_spills_out_of_its_box(visit: Visit, site) -> None:
    page = visit("gouvernance/")
    root = page.url
    for path in sorted((site / "gouvernance").glob("*/index.html")):
        page.goto(f"{root}{path.parent.name}/")
        page.evaluate("document.fonts.ready")
        assert page.evaluate(OVERLAPS) == [], path.parent.name


def test_the_phone_menu_and_the_search_lead_to_a_method(visit: Visit) -> None:
    page = visit("", 390)
    page.locator(".chercher").click()
    page.get_by_label("Chercher dans la boîte à outils").fill("frise")
    result = page.locator(".trouve a", has_text="Frise historique").first
    result.wait_for()
    result.click()
    page.wait_for_url("**/methodes/frise-historique/**")


def test_the_first_screen_of_the_home_page_asks_its_questions_on_a_phone(visit: Visit) -> None:
    page = visit("", 390)
    asked = page.locator(".trois select, .marche label").all()
    assert len(asked) == 3 + 6
    for control in asked:
        box = control.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
    for link in page.locator(".pouce a, .chercher").all():
        box = link.bounding_box()
        assert box is not None
        assert box["width"] >= 44 <= box["height"]


def test_the_colour_scheme_follows_the_system_and_can_be_changed(visit: Visit) -> None:
    page = visit("methodes/", 1280, "dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.locator("label[for=__palette_0], label[for=__palette_1]").locator("visible=true").click()
    until(page, f"{colour} !== '{dark}'")


def test_everything_hidden_on_screen_by_the_theme_is_absent_from_paper(visit: Visit) -> None:
    page = visit("programmes/pouvoir-agir-fevrier-2026/")
    page.emulate_media(media="print")
    for chrome in (".md-header", ".md-tabs", ".md-footer", ".page-source"):
        assert not page.locator(chrome).first.is_visible()
    assert page.locator("table.agenda").count() == 20


def test_in_the_calendar_height_is_time(visit: Visit) -> None:
    page = visit("programmes/pouvoir-agir-fevrier-2026/")
    heights = page.evaluate("""() => [...document.querySelectorAll('.semaine__jour .tranche')]
        .map(t => [t.getBoundingClientRect().height,
                   t.querySelector('ol').getBoundingClientRect().height])""")
    assert len(heights) == 20
    for tranche, blocks in heights:
        assert abs(tranche - heights[0][0]) < 1
        assert abs(tranche - blocks) < 1


def test_the_calendar_scrolls_with_the_keyboard_on_a_phone(visit: Visit) -> None:
    page = visit("programmes/pouvoir-agir-fevrier-2026/", 390)
    page.locator(".semaine").first.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.semaine').scrollLeft > 0")


def test_a_sign_in_sheet_holds_on_one_page_of_paper(visit: Visit) -> None:
    page = visit("programmes/pouvoir-agir-fevrier-2026/emargement/")
    assert page.locator(".feuille").count() == 20
    data = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 20


def test_a_wide_diagram_scrolls_on_a_phone_rather_than_shrinking_its_words(visit: Visit) -> None:
    page = visit("gouvernance/scic-colleges/", 390)
    frame, drawing, drawn = page.evaluate(
        """() => {
            const frame = document.querySelector(".schema__cadre"), svg = frame.querySelector(".sg");
            return [frame.clientWidth, svg.getBoundingClientRect().width, svg.viewBox.baseVal.width];
        }"""
    )
    assert drawing == pytest.approx(drawn * SMALLEST, abs=1)
    assert drawing > frame
    assert page.evaluate(WIDE) <= 390


def test_waiting_lasts_until_it_is_true_under_our_own_rules(visit: Visit) -> None:
    page = visit("methodes/frise-historique/", 390)
    page.evaluate("setTimeout(() => { document.body.dataset.pret = 'oui'; }, 300)")
    until(page, "document.body.dataset.pret === 'oui'")
    assert page.locator("body").get_attribute("data-pret") == "oui"
