"""« La liste exacte de ce qui est gardé »: each page where one writes is used, then the browser is
compared with the list that the page « Sur cet appareil » gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .attente import until
from .conftest import ROOT
from .test_evaluer import give, observed, twelve
from .test_relire import comment, sheet
from .test_relire import give as hand

pytestmark = pytest.mark.navigateur

LIST = (ROOT / "docs/sur-cet-appareil.md").read_text(encoding="utf-8")
LISTED = [
    name.strip()
    for name in re.findall(r"^- \*\*(.+?)\*\*|et la \*\*(.+?)\*\*", LIST, re.M)
    for name in name
    if name
]
"""What the page names, as it names it."""

IN_CACHES = {"Le site, pour l’ouvrir sans réseau", "Documents à imprimer"}
ACCIDENTS = {"Écrit dans un autre onglet", "Mis de côté, illisible"} | {
    "Copie d’avant la mise à jour du site",
    "marque",
    "Nom du projet",
    "Ce qui était ouvert en dernier",
    "Recherches sans réponse",
}
"""What a first visit, one tab at a time, may not leave."""


def basket(page: Page) -> None:
    page.locator("button.ajout").first.click()
    page.locator("label[for=__palette_0], label[for=__palette_1]").locator("visible=true").click()
    page.locator(".carnet > summary").click()
    page.get_by_label("Ce que j’en garde, sans noms").fill("Deux tables suffisent.")


def project(page: Page) -> None:
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    expect(page.locator(".remplir__etat")).to_contain_text("Enregistré sur cet appareil")


def composition(page: Page) -> None:
    expect(page.locator(".composer__lignes > li")).to_have_count(2)


def animation(page: Page) -> None:
    page.get_by_role("button", name="Commencer").click()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("C’est fini")).to_be_visible()


def questionnaire(page: Page) -> None:
    page.locator(".question input[type=radio]").first.check(force=True)


def counting(page: Page) -> None:
    give(page, *twelve())
    expect(page.locator(".d-total")).to_contain_text("12 réponses")
    page.get_by_text("Saisir une feuille papier").click()
    page.locator(".d-feuille .question input").first.fill("lune")


def review(page: Page) -> None:
    hand(page.locator(".relire"), ("fiche.json", sheet()))
    comment(page, "roles", "compris", "Quatre rôles.")


def people(page: Page) -> None:
    page.locator("#noms-liste").fill("Rôle A, Régie de quartier")


def nothing(page: Page) -> None:
    """Look only."""


WALK: dict[str, Callable[[Page], None]] = {
    "methodes/world-cafe/": basket,
    "fiches/carte-synergies/#remplir": project,
    "composer/#o=world-cafe,meteo-interieure": composition,
    "animer/#methode=meteo-interieure": animation,
    "questionnaires/positionnement/": questionnaire,
    "depouiller/": counting,
    "observer/": observed,
    "relire/": review,
    "mes-fiches/": nothing,
    "carnet/": nothing,
    "recolte/": nothing,
    "formateurs/noms/": people,
    "panier/": nothing,
}
"""Every page where one does something, and what one does there."""

FOUND = """async () => ({
  texts: boite.appareil.mine().map(one => [one.key, one.name]), keys: Object.keys(localStorage).sort(),
  session: Object.keys(sessionStorage), caches: await caches.keys(),
  bases: (await indexedDB.databases()).map(one => one.name)
})"""


def test_every_page_where_one_writes_is_walked() -> None:
    wrote = [
        p for p in ROOT.glob("docs/*.md") if re.search(r"^scripts:", p.read_text("utf-8"), re.M)
    ]
    # One tells what the others keep, the other what was begun: they write nothing.
    told = {"sur-cet-appareil/", "index/"}
    assert {f"{path.stem}/" for path in wrote} - told <= {page.partition("#")[0] for page in WALK}


def test_what_the_browser_keeps_is_what_the_page_lists(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address, referer=address)
    page.get_by_role("button", name="Non merci").click()
    for url, use in WALK.items():
        page.goto(address + url)
        use(page)
    page.goto(address + "sur-cet-appareil/")
    page.get_by_role("button", name="Garder le site").click()
    expect(page.locator(".appareil")).to_contain_text("gardé en entier", timeout=60_000)
    found: dict[str, Any] = page.evaluate(FOUND)
    assert (found["session"], found["bases"], context.cookies()) == ([], [], [])
    assert found["caches"] == ["boite:/"]
    assert sorted(key for key, _ in found["texts"]) == found["keys"]
    names = {name for _, name in found["texts"]}
    assert [name for name in names if not listed(name)] == []
    unseen = {one for one in LISTED if not any(starts(name, one) for name in names)}
    assert unseen - IN_CACHES <= ACCIDENTS
    for name in names:
        expect(page.locator(".appareil")).to_contain_text(name)
    page.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(page.locator(".appareil")).to_contain_text("Rien n’est gardé sur cet appareil.")
    until(page, "caches.keys().then(names => !names.length)")  # The worker erases too.
    after = page.evaluate(FOUND)
    assert (after["keys"], after["caches"], after["session"]) == ([], [], [])
    context.close()


def starts(name: str, item: str) -> bool:
    return name.casefold().startswith(item.casefold())


def listed(name: str) -> bool:
    return any(starts(name, item) for item in LISTED)
