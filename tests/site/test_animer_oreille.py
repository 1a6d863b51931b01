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

from .test_animer import METEO, NINE, begun, press, wait
from .test_navigateur import look_everywhere

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


# ---- In every state


def pressed(page: Page, *keys: str, minutes: int = 0) -> Page:
    """Return a page that leads, after some keys, then some minutes."""
    for key in keys:
        page.keyboard.press(key)
    wait(page, minutes)
    return page


def wall_of(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(f"{page.url}&mur=1")
    expect(other.locator(".animer__murmots")).to_be_visible()
    return other


def given_up(page: Page) -> Page:
    page.locator(".animer__retard summary").click()
    return page


def before(visit: Visit) -> Page:
    page = visit(METEO, 390)
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    return page


STATES: dict[str, Callable[[Visit], Page]] = {
    "rien": lambda visit: visit("animer/", 390),
    "outils de salle": lambda visit: visit("animer/#salle", 390),
    "avant": before,
    "étape": begun,
    "pause": lambda visit: paused(begun(visit)),
    "retard": lambda visit: given_up(pressed(begun(visit), minutes=30)),
    "fin et retour": lambda visit: pressed(begun(visit), *["ArrowRight"] * 4),
    "mur avant": lambda visit: wall_of(before(visit)),
    "mur": lambda visit: wall_of(begun(visit)),
    "mur passé": lambda visit: wall_of(pressed(begun(visit), minutes=30)),
    "mur fini": lambda visit: wall_of(pressed(begun(visit), *["ArrowRight"] * 4)),
}


def paused(page: Page) -> Page:
    press(page, "Pause")
    return page


@pytest.mark.parametrize("state", STATES)
def test_nothing_stands_in_the_way_in_any_state(visit: Visit, state: str) -> None:
    page = STATES[state](visit)
    look_everywhere(page)


def test_the_wall_of_a_phone_has_a_way_back(visit: Visit) -> None:
    """Fingers see it, and it leads to the page whose « Animer » goes on; a projector shows words alone."""
    page = visit(f"{METEO}&mur=1", 390, touch=True)
    back = page.get_by_role("link", name="Quitter")
    expect(back).to_be_in_viewport(ratio=1)
    assert back.evaluate("e => e.getBoundingClientRect().height") >= 44
    look_everywhere(page)
    back.tap()
    expect(page.get_by_role("link", name="Animer", exact=True)).to_be_visible()
    projected = visit(f"{METEO}&mur=1")
    hidden = "e => getComputedStyle(e).clipPath"
    away = projected.locator(".animer__quitter")
    assert away.evaluate(hidden) == "inset(50%)"
    projected.keyboard.press("Tab")
    projected.keyboard.press("Tab")
    expect(away).to_be_focused()
    assert away.evaluate(hidden) == "none"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1600, 700)], ids=str)
def test_the_wall_keeps_its_time_under_many_words(visit: Visit, size: tuple[int, int]) -> None:
    """Of 1,557 steps, 97 pushed the time under the foot of a wall of 16 by 9; this one did."""
    page = pressed(begun(visit, "animer/#methode=diagramme-venn"), "ArrowRight", "ArrowRight")
    wall = wall_of(page)
    wall.set_viewport_size({"width": size[0], "height": size[1]})
    wall.clock.run_for(1000)
    assert wall.locator(".animer__murdessin svg").is_visible()
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    written = wall.locator(".animer__murmots").evaluate("e => parseFloat(e.style.fontSize)")
    assert 3 < written <= 5.4


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
    page.get_by_label("Un son court à une minute").check()
    assert page.evaluate("sons") == 1, "one hears at once how loud it is"
    page.clock.run_for(4 * 60_000 + 600)
    assert page.evaluate("sons") == 1, "the half is told, not sounded"
    page.clock.run_for(3 * 60_000)
    assert page.evaluate("sons") == 2
    page.clock.run_for(60_000)
    assert page.evaluate("sons") == 3
    page.reload()
    expect(page.get_by_label("Un son court à une minute")).to_be_checked()


def test_a_timer_alone_sounds_once_at_its_end(visit: Visit) -> None:
    page = visit("sans-reseau/", 390)
    page.context.add_init_script(SOUND + f"{WAKE}(false)")
    page.clock.install(time=NINE)
    page.goto(page.url.replace("sans-reseau/", "animer/#salle"))
    page.get_by_label("Minutes").fill("1")
    page.get_by_label("Un son court à la fin").check()
    press(page, "Lancer")
    page.clock.run_for(59_000)
    assert page.evaluate("[sons, veilles.held]") == [0, 1]
    page.clock.run_for(3_000)
    assert page.evaluate("sons") == 1
    expect(page.locator(".animer__annonce")).to_have_text("Le temps est fini.")
