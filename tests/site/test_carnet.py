"""The trainee's notebook: noted on a method, gathered on a page, given, harvested without names; from a folder too."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ANSWERED
from .firefox import Firefox, firefox_or_skip
from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

CAFE, DOTS = "methodes/world-cafe/", "methodes/gommettes/"
KEPT = "Tenir les tours à vingt minutes."


def clean(page: Page) -> None:
    assert page.errors == []  # type: ignore[attr-defined]
    assert page.foreign == []  # type: ignore[attr-defined]


def noted(page: Page, le: str = "2026-11-12", garde: str = KEPT, *, soon: bool = False) -> None:
    box = page.locator(".carnet")
    box.evaluate("one => { one.open = true; }")
    box.get_by_label("Essayé le").fill(le)
    box.get_by_label("Ce que j’en garde, sans noms").fill(garde)
    box.get_by_label("À essayer").set_checked(soon)


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def sent(page: Page, form: str) -> tuple[str, bytes]:
    page.get_by_role("button", name="Envoyer").click()
    return downloaded(page, form)


def lines(page: Page, name: str) -> list[str]:
    expect(page.locator(f".{name} .boutons")).to_be_visible()
    return page.locator(f".{name} :is(h2, p:not(.boutons))").all_inner_texts()


def book(ident: str, **notes: dict[str, Any]) -> dict[str, Any]:
    told = {slug.replace("_", "-"): note for slug, note in notes.items()}
    return {"boite": "carnet", "version": 1, "contenu": {"id": ident, "quand": 1, "notes": told}}


def give(page: Page, *files: object) -> None:
    made = [
        {"name": f"{n}.json", "mimeType": "application/json", "buffer": json.dumps(one).encode()}
        for n, one in enumerate(files)
    ]
    page.locator("article input[type=file]").set_input_files(made)  # type: ignore[arg-type]


def test_a_note_stays_and_is_gathered_on_one_page(visit: Callable[..., Page]) -> None:
    page = visit(CAFE, 390)
    noted(page)
    page.reload()
    box = page.locator(".carnet")
    expect(box.get_by_label("Essayé le")).to_have_value("2026-11-12")
    expect(box.get_by_label("Ce que j’en garde, sans noms")).to_have_value(KEPT)
    page.goto(page.url.replace(CAFE, DOTS))
    noted(page, "", "", soon=True)
    page.locator(".carnet").get_by_role("link", name="Mon carnet").click()
    assert lines(page, "mon-carnet") == [
        "Café des tables tournantes",
        "Essayé le 12 novembre 2026.",
        KEPT,
        "Vote par gommettes",
        "À essayer.",
    ]
    name, text = sent(page, "Un texte simple")
    assert name.startswith("mon-carnet-")
    assert text.decode().startswith(
        "# Mon carnet\n\n## Café des tables tournantes\n\nEssayé le 12 novembre 2026.\n\n"
    )
    _, made = sent(page, "Le même, pour LibreOffice")
    xml = zipfile.ZipFile(io.BytesIO(made)).read("content.xml").decode()
    assert "<text:p>Tenir les tours &#224; vingt minutes.</text:p>" in xml
    page.goto(page.url.replace("carnet/", DOTS))
    noted(page, "", "")
    assert page.evaluate("boite.garder.keys('carnet.')") == ["carnet.world-cafe"]
    clean(page)


def test_two_tabs_write_in_one_note(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(ANSWERED)
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto(address + CAFE)
        tab.locator(".carnet > summary").click()
    one.locator(".carnet").get_by_label("Ce que j’en garde").fill(KEPT)
    two.locator(".carnet").get_by_label("À essayer").check()
    expect(two.locator(".carnet").get_by_label("Ce que j’en garde")).to_have_value(KEPT)
    expect(one.locator(".carnet").get_by_label("À essayer")).to_be_checked()
    context.close()


def test_a_group_is_harvested_without_names_whatever_the_order(visit: Callable[..., Page]) -> None:
    page = visit(CAFE)
    noted(page)
    page.locator(".carnet").get_by_role("link", name="Mon carnet").click()
    _, raw = downloaded(page, "Donner au groupe")
    mine = json.loads(raw)
    assert set(mine["contenu"]) == {"id", "quand", "notes"}
    cafe = {"titre": "Café des tables tournantes", "le": "2026-10-01", "garde": "Changer de salle."}
    other = book("abcdef01", world_cafe=cafe)
    newer = book("abcdef01", world_cafe={**cafe, "garde": "Autre salle."})
    newer["contenu"]["quand"] = 2
    page.goto(page.url.split("carnet/")[0] + "recolte/")
    give(page, newer, mine, other, mine, {"boite": "panier", "version": 1, "contenu": {}})
    assert lines(page, "recolte") == [
        "Café des tables tournantes",
        "Essayé : 2. À essayer : 0.",
        "Autre salle.",
        KEPT,
    ]
    expect(page.locator(".dit")).to_contain_text(
        "4.json : Ce fichier contient « panier », « carnet » était attendu."
    )
    assert "Autre salle." in sent(page, "Un texte simple")[1].decode()
    assert page.evaluate("boite.garder.keys('recolte')") == []
    clean(page)


def test_a_notebook_taken_up_elsewhere_loses_nothing(visit: Callable[..., Page]) -> None:
    page = visit(CAFE)
    noted(page, "2026-11-12", "Un.")
    page.goto(page.url.replace(CAFE, "carnet/"))
    cafe = {"titre": "<b>Café</b>", "le": "2026-10-01", "essayer": True, "garde": "Deux."}
    bad = {"titre": "x", "le": "hier"}
    give(page, book("abcdef01", world_cafe=cafe, gommettes=bad))
    assert lines(page, "mon-carnet") == [
        "Café des tables tournantes",
        "Essayé le 12 novembre 2026.",
        "À essayer.",
        "Deux. / Un.",
    ]
    clean(page)


@pytest.mark.parametrize("text", ["{", '"x"', "[1]", '{"le":3,"garde":{}}', "null"])
def test_what_the_device_kept_wrongly_stops_nothing(visit: Callable[..., Page], text: str) -> None:
    page = visit("")
    page.evaluate(
        "text => localStorage.setItem(boite.garder.fullKey('carnet.world-cafe'), text)", text
    )
    page.goto(page.url + "carnet/")
    expect(page.get_by_role("button", name="Donner au groupe")).to_be_visible()
    page.goto(page.url.replace("carnet/", CAFE))
    expect(page.locator(".carnet input")).to_have_count(3)
    clean(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(visit: Callable[..., Page], width: int, scheme: str) -> None:
    page = visit(CAFE, width, scheme)
    noted(page)
    assert violations(page, scheme) == []
    page.goto(page.url.replace(CAFE, "carnet/"))
    assert violations(page, scheme) == []
    page.goto(page.url.replace("carnet/", "recolte/"))
    give(page, book("abcdef01", world_cafe={"titre": "Café", "garde": KEPT}))
    assert violations(page, scheme) == []
    clean(page)


@pytest.fixture
def local(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def test_from_a_folder_the_note_travels_in_the_link(dossier: Path, local: BrowserContext) -> None:
    page, errors = local.new_page(), []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto((dossier / "methodes/world-cafe.html").as_uri())
    noted(page)
    link = page.locator(".carnet").get_by_role("link", name="Mon carnet")
    target = link.get_attribute("href") or ""
    page.evaluate("localStorage.clear()")  # Firefox would show the other page an empty store.
    page.goto(target)
    assert lines(page, "mon-carnet")[2] == KEPT
    assert errors == []


def test_from_a_server_an_address_writes_nothing(visit: Callable[..., Page]) -> None:
    told = json.dumps({"slug": "world-cafe", "titre": "Café", "garde": "Piège"})
    page = visit(f"carnet/#note={told}")
    assert lines(page, "mon-carnet") == []


def test_the_notebook_is_gathered_from_a_folder_in_firefox(dossier: Path, tmp_path: Path) -> None:
    path = firefox_or_skip()
    window = Firefox(path, tmp_path / "profil")
    try:
        window.open((dossier / "methodes/world-cafe.html").as_uri())
        target = window.run(
            "(() => { const box = document.querySelector('.carnet input[type=text]');"
            f" box.value = {json.dumps(KEPT)}; box.dispatchEvent(new Event('input', {{ bubbles: true }}));"
            " return document.querySelector('.carnet a').href; })()"
        )
        window.open(target)
        told = "[...document.querySelectorAll('.mon-carnet :is(h2, p:not(.boutons))')].map(e => e.textContent)"
        assert window.run(told) == ["Café des tables tournantes", KEPT]
        assert window.messages == []
    finally:
        window.close()
