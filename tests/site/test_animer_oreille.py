"""« Animer » by keyboard and by ear: the walk that the trainers' guide writes is the one that a browser makes, key by
key, as its accessibility tree and its live region tell it. And what the device may refuse: its screen, its sound."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .test_animer import METEO, NINE, press

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
GUIDE = Path(__file__).parents[2] / "docs/guide/preparer-une-session.md"
ROLES = {
    "link": "lien",
    "button": "bouton",
    "combobox": "liste",
    "spinbutton": "nombre",
    "checkbox": "case",
    "DisclosureTriangle": "volet",
    "heading": "titre",
}
KEYS = {"Tab": "Tab", "Entrée": "Enter", "Espace": "Space", "→": "ArrowRight", "←": "ArrowLeft"}
KEYS["Maj + Tab"] = "Shift+Tab"


def walk() -> list[tuple[str, str, str]]:
    """Return the rows of the guide: the keys pressed, where one is then, what is said aloud."""
    text = GUIDE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \| +(.*?) ?\|$", text.partition("| Touche |")[2], re.M)
    return list(itertools.takewhile(lambda row: row[0] != "Voix", rows))


def focused(page: Page) -> str:
    """Return the role and the name of what has the focus, as a reader that hears the page gets them."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    here = [
        node
        for node in nodes
        if node.get("role", {}).get("value") not in ("RootWebArea", None)
        and any(p["name"] == "focused" and p["value"]["value"] for p in node.get("properties", []))
    ]
    if not here:
        return "—"
    role, name = (here[0].get(one, {}).get("value", "") for one in ("role", "name"))
    return f"{ROLES.get(role, role)} « {' '.join(name.replace('←', '').replace('→', '').split())} »"


def heard(page: Page) -> list[str]:
    """Return what the live regions of the page hold."""
    regions = page.locator(".animer__annonce, .dit > p").all_inner_texts()
    return [words.replace("\u00a0", " ") for words in regions if words]


def test_the_walk_of_the_guide_is_the_walk_of_the_page(visit: Visit) -> None:
    page = visit("sans-reseau/", 390)
    page.clock.install(time=NINE)
    page.clock.pause_at(NINE + datetime.timedelta(seconds=1))
    page.goto(page.url.replace("sans-reseau/", METEO))
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    rows = walk()
    assert len(rows) > 20
    told = []
    for keys, _, _ in rows:
        before = heard(page)
        for key in keys.split(", "):
            if minutes := re.fullmatch(r"attendre (\d+) min", key):
                page.clock.run_for(int(minutes[1]) * 60_000 + 600)
            else:
                page.keyboard.press(KEYS[key])
        new = [words for words in heard(page) if words not in before]
        told.append((keys, focused(page), " ".join(new)))
    assert told == rows


# ---- What the device may refuse

WAKE = """(refused => {
  window.veilles = { asked: 0, held: 0 };
  Object.defineProperty(navigator, "wakeLock", { value: { async request() {
    veilles.asked++;
    if (refused) throw new DOMException("no", "NotAllowedError");
    veilles.held++;
    const lock = {};
    veilles.last = lock;
    lock.release = async () => { veilles.held--; lock.onrelease?.(); };
    return lock;
  } } });
})"""
SLEEPS = "Cet appareil ne garde pas l’écran allumé"
SOUND = """
window.sons = 0;
window.AudioContext = class {
  currentTime = 0;
  createOscillator() { return { connect() {}, start() { sons++; }, stop() {} }; }
};
"""


def led(visit: Visit, script: str) -> Page:
    page = visit("sans-reseau/", 390)
    page.context.add_init_script(script)
    page.clock.install(time=NINE)
    page.goto(page.url.replace("sans-reseau/", METEO))
    press(page, "Commencer")
    return page


def test_the_screen_stays_awake_as_long_as_one_leads_and_no_longer(visit: Visit) -> None:
    page = led(visit, f"{WAKE}(false)")
    assert page.evaluate("[veilles.asked, veilles.held]") == [1, 1]
    for _ in range(2):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("[veilles.asked, veilles.held]") == [1, 1]
    assert page.get_by_text(SLEEPS).is_hidden()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("C’est fini")).to_be_visible()
    assert page.evaluate("veilles.held") == 0


def test_a_device_that_let_go_while_the_page_was_hidden_is_asked_again(visit: Visit) -> None:
    page = led(visit, f"{WAKE}(false)")
    page.evaluate("veilles.last.release()")
    assert page.evaluate("veilles.held") == 0
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("[veilles.asked, veilles.held]") == [2, 1]


@pytest.mark.parametrize(
    "device",
    [f"{WAKE}(true)", "Object.defineProperty(navigator, 'wakeLock', { value: undefined })"],
    ids=["refused", "unknown"],
)
def test_a_device_that_refuses_is_said_and_stops_nothing(visit: Visit, device: str) -> None:
    page = led(visit, device)
    expect(page.get_by_text(SLEEPS)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".animer__titre")).to_have_text("Choisir son temps")
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_sound_is_made_only_when_asked_for(visit: Visit) -> None:
    page = led(visit, SOUND)
    page.keyboard.press("ArrowRight")
    page.clock.run_for(2 * 60_000 + 600)
    assert page.evaluate("sons") == 0
    page.keyboard.press("ArrowRight")
    page.get_by_label("Un son court").check()
    assert page.evaluate("sons") == 1, "one hears at once how loud it is"
    page.clock.run_for(4 * 60_000 + 600)
    assert page.evaluate("sons") == 1, "the half is told, not sounded"
    page.clock.run_for(3 * 60_000)
    assert page.evaluate("sons") == 2
    page.clock.run_for(60_000)
    assert page.evaluate("sons") == 3
    page.reload()
    expect(page.get_by_label("Un son court")).to_be_checked()
