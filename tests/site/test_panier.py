"""The basket: filled from anywhere, ordered, compared, printed, shared; hostile files refused."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from macros.store import load

from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]

LINK = "panier/#o=world-cafe,abecedaire,fiches.besoins-priorises,frise-historique"


def names(page: Page) -> list[str]:
    return page.locator(".panier__liste li div > a").all_text_contents()


def kept(page: Page) -> list[dict[str, str]]:
    return page.evaluate("JSON.parse(localStorage.getItem('boite:/:panier'))")


def titre(kind: str, slug: str) -> str:
    return load().catalogue.kind(kind)[slug].titre


def add(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Panier : {name}").first.click()


def note(page: Page):
    return page.locator(".panier__dit")


# ---- Filling it ----------------------------------------------------------------------------------


def test_a_tool_joins_from_a_card_a_page_a_row_and_is_found_again(visit: Visit) -> None:
    page = visit("methodes/")
    add(page, "Abécédaire collectif")
    expect(page.locator(".dit")).to_contain_text("enregistré sur cet appareil")
    for url in ("methodes/world-cafe/", "fiches/besoins-priorises/", "indicateurs/mobilite/"):
        page.goto(page.evaluate("boite.panier.root") + url)
        button = page.locator("article .ajout").first
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    link = page.get_by_role("link", name="Panier : 4 outils")
    link.click()
    expect(page.locator(".panier__liste li")).to_have_count(4)
    assert [one["kind"] for one in kept(page)] == ["methodes", "methodes", "fiches", "indicateurs"]
    assert kept(page)[1] == {"kind": "methodes", "slug": "world-cafe"}


def test_removing_from_a_card_can_be_undone(visit: Visit) -> None:
    page = visit("moments/ouvrir/")
    add(page, "Abécédaire collectif")
    add(page, "Abécédaire collectif")
    expect(page.get_by_role("link", name="Panier : vide")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("link", name="Panier : 1 outil")).to_be_visible()
    assert violations(page, "light") == []


def test_the_basket_is_empty_at_first_and_says_how_to_fill_it(visit: Visit) -> None:
    page = visit("panier/", 390)
    expect(page.locator(".panier__vide")).to_be_visible()
    expect(page.get_by_role("button", name="Exporter en fichier")).to_be_hidden()
    assert violations(page, "light") == []


def test_a_full_basket_says_so(visit: Visit) -> None:
    page = visit("methodes/")
    page.evaluate(
        "boite.panier.set([...document.querySelectorAll('.carte--methodes .carte__titre')].slice(0, 60)"
        ".map(a => ({kind: 'methodes', slug: a.href.split('/').at(-2)})))"
    )
    page.locator(".ajout[aria-pressed=false]").first.click()
    expect(page.locator(".dit")).to_contain_text("60 outils au plus")
    assert len(kept(page)) == 60


# ---- Its page ------------------------------------------------------------------------------------


def test_a_link_fills_the_basket_once_and_leaves_the_address(visit: Visit) -> None:
    page = visit(LINK)
    assert names(page) == [
        titre("methodes", "world-cafe"),
        titre("methodes", "abecedaire"),
        titre("fiches", "besoins-priorises"),
        titre("methodes", "frise-historique"),
    ]
    assert "#" not in page.url
    page.get_by_role("button", name=f"Retirer {titre('methodes', 'abecedaire')}").click()
    page.reload()
    assert len(names(page)) == 3
    expect(page.locator(".panier__total")).to_contain_text("Enregistré sur cet appareil")


def test_unknown_tools_are_dropped_and_named(visit: Visit) -> None:
    page = visit("panier/#o=world-cafe,nulle-part,%3Cimg src=x onerror=alert(1)%3E,__proto__")
    expect(note(page)).to_contain_text("« nulle-part », « <img src=x onerror=alert(1)> »")
    assert len(names(page)) == 1
    assert page.locator("article img").count() == 0
    assert violations(page, "light") == []


def test_order_changes_by_keyboard_alone_and_focus_follows(visit: Visit) -> None:
    page = visit(LINK)
    first, second = names(page)[:2]
    page.get_by_role("button", name=f"Descendre {first}").press("Enter")
    assert names(page)[:2] == [second, first]
    assert focused(page) == f"Descendre {first}"
    expect(note(page)).to_contain_text("en place 2 sur 4")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert names(page)[:2] == [first, second]
    # At the top « Monter » no longer acts: focus goes to its neighbour.
    assert focused(page) == f"Descendre {first}"


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent")


def test_removing_leaves_focus_on_a_neighbour_and_can_be_undone(visit: Visit) -> None:
    page = visit(LINK)
    before = names(page)
    page.get_by_role("button", name=f"Retirer {before[3]}").press("Enter")
    assert focused(page) == f"Retirer {before[2]}"
    page.get_by_role("button", name="Annuler").click()
    assert names(page) == before
    for _ in before:
        page.get_by_role("button", name="Retirer").first.press("Enter")
    assert page.evaluate("document.activeElement.className") == "panier__dit"


def test_two_to_four_tools_side_by_side(visit: Visit) -> None:
    page = visit(LINK.replace("frise", "metaplan,frise"), 390)
    boxes = page.get_by_role("checkbox", name="Comparer")
    boxes.nth(0).check()
    assert page.locator(".panier__compare").count() == 0
    for n in (1, 2, 3):
        boxes.nth(n).check()
    table = page.get_by_role("region", name="Comparaison de 4 outils")
    assert table.locator("thead th").all_text_contents() == names(page)[:4]
    rows = table.locator("tbody th").all_text_contents()
    wanted = {"Durée", "Groupe", "Moment", "Énergie", "Espace", "Écrit", "Matériel", "À la fin"}
    assert wanted <= set(rows)
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    expect(note(page)).to_contain_text("quatre outils au plus")
    assert violations(page, "light") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_when_full(visit: Visit, scheme: str) -> None:
    page = visit(LINK, 1280, scheme)
    page.get_by_role("checkbox", name="Comparer").nth(0).check()
    page.get_by_role("checkbox", name="Comparer").nth(1).check()
    assert violations(page, scheme) == []
    assert page.errors == []  # type: ignore[attr-defined]


def test_emptying_asks_first_and_can_be_undone(visit: Visit) -> None:
    page = visit(LINK)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Vider le panier").click()
    assert len(names(page)) == 4
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Vider le panier").click()
    expect(page.locator(".panier__vide")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    assert len(names(page)) == 4


# ---- On paper ------------------------------------------------------------------------------------


def papers(page: Page, button: str) -> list[str]:
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.evaluate("document.body.classList.remove('a-imprimer')")
    return [sheet.extract_text() for sheet in pdf.pages]


def test_cards_sheets_and_booklet_go_to_paper(visit: Visit) -> None:
    page = visit(LINK)
    titles = names(page)
    cards = papers(page, "En cartes")
    assert len(cards) == 1
    sheets = papers(page, "En fiches")
    booklet = papers(page, "En livret")
    starts = [n for n, text in enumerate(sheets) for t in titles if flat(text).startswith(flat(t))]
    assert len(starts) == len(titles)
    assert "Mes outils" in booklet[0]
    for title in titles:
        assert flat(title) in flat(cards[0])
        assert flat(title) in flat(booklet[0])
    step = load().catalogue.methodes["abecedaire"].record.etapes[0].titre
    assert flat(step) in flat("".join(sheets))
    assert "Chercher" not in "".join(cards + sheets + booklet)


def flat(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# ---- A link and its QR code ----------------------------------------------------------------------


def test_the_link_opens_the_same_basket_elsewhere(visit: Visit) -> None:
    page = visit(LINK)
    shared = page.get_by_label("Le lien vers ce panier").input_value()
    assert page.get_by_role("img", name="Code QR").count() == 1
    other = visit(shared.split("/", 3)[3])
    assert names(other) == names(page)
    compose = page.get_by_role("link", name="Composer une journée").get_attribute("href") or ""
    assert compose.endswith("/composer/#o=world-cafe,abecedaire,frise-historique")


# ---- Files ---------------------------------------------------------------------------------------


def opened(page: Page, content: str) -> None:
    file = {"name": "panier.json", "mimeType": "application/json", "buffer": content.encode()}
    page.locator(".panier input[type=file]").set_input_files(file)


def test_a_basket_leaves_as_a_file_and_comes_back(visit: Visit) -> None:
    page = visit(LINK)
    before = names(page)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Exporter en fichier").click()
    content = Path(waited.value.path()).read_text(encoding="utf-8")
    other = visit("panier/")
    opened(other, content)
    expect(other.locator(".panier__liste li")).to_have_count(len(before))
    assert names(other) == before
    opened(other, content)
    expect(note(other)).to_contain_text("tout est déjà dans le panier")


def envelope(content: Any, **changes: Any) -> str:
    return json.dumps({"boite": "panier", "version": 1, "contenu": content} | changes)


ONE = {"kind": "methodes", "slug": "abecedaire"}
HOSTILE = {
    "empty": "",
    "truncated": envelope({"outils": [ONE]})[:-9],
    "not ours": "[1, 2]",
    "null": "null",
    "wrong kind": envelope({"outils": [ONE]}, boite="composition"),
    "markup as kind": envelope({}, boite="<img src=x onerror=alert(1)>"),
    "newer": envelope({"outils": [ONE]}, version=99),
    "version as text": envelope({"outils": [ONE]}, version="1"),
    "version NaN": envelope({"outils": [ONE]}).replace("1,", "NaN,"),
    "no content": envelope(None),
    "no list": envelope({"outils": "abecedaire"}),
    "list as object": envelope({"outils": {"length": 3}}),
    "10,000 rows": envelope({"outils": [ONE] * 10_000}),
    "huge": "x" * 2_100_000,
    "script as slug": envelope({"outils": [ONE | {"slug": "<script>alert(1)</script>"}]}),
    "unknown kind": envelope({"outils": [ONE | {"kind": "programmes"}]}),
    "kind of every object": envelope({"outils": [{"kind": "constructor", "slug": "name"}]}),
    "proto": '{"boite":"panier","version":1,"contenu":{"outils":[{"__proto__":{"kind":"methodes"},"slug":"x"}]}}',
    "numbers": envelope({"outils": [1, None, True, [], "abecedaire", {"kind": 3, "slug": 4}]}),
    "objects as texts": envelope({"outils": [{"kind": {"toString": 1}, "slug": {"toString": 1}}]}),
    "arrays as texts": envelope({"outils": [{"kind": ["methodes"], "slug": ["abecedaire"]}]}),
    "deep": "[" * 50_000,
}


def test_hostile_files_are_refused_with_a_sentence_and_nothing_is_lost(visit: Visit) -> None:
    page = visit(LINK)
    before = kept(page)
    for name, content in HOSTILE.items():
        page.evaluate("document.querySelector('.panier__dit').textContent = ''")
        opened(page, content)
        expect(note(page)).to_contain_text("i", timeout=5000)
        assert kept(page) == before, name
    assert page.locator("article :is(img, script)").count() == 0
    assert page.evaluate("({}).kind") is None
    assert page.errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["{", '"x"', "[1,null,{}]", '[{"kind":"methodes","slug":"<b>"}]'])
def test_what_the_device_kept_wrongly_is_ignored(visit: Visit, text: str) -> None:
    page = visit("")
    page.evaluate("text => localStorage.setItem('boite:/:panier', text)", text)
    page.goto(page.url + "panier/")
    expect(page.locator(".panier__vide")).to_be_visible()
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_device_that_keeps_nothing_says_so(visit: Visit) -> None:
    page = visit("methodes/abecedaire/")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('plein'); }; }")
    page.locator("article .ajout").first.click()
    expect(page.locator(".dit")).to_contain_text("refuse de garder")
    expect(page.get_by_role("link", name="Panier : 1 outil")).to_be_visible()


def test_two_tabs_hold_the_same_basket(browser: Browser, address: str) -> None:
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    one.goto(address + "panier/")
    two.goto(address + "methodes/abecedaire/")
    two.locator("article .ajout").first.click()
    expect(one.locator(".panier__liste li")).to_have_count(1)
    context.close()


# ---- From a folder -------------------------------------------------------------------------------


@pytest.fixture
def local(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def test_from_a_folder_the_list_travels_in_the_link(dossier: Path, local: BrowserContext) -> None:
    page, errors = local.new_page(), []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto((dossier / "methodes" / "index.html").as_uri() + "#moment=ouvrir")
    expect(page.locator(".choisir__combien")).to_contain_text("sur")
    add(page, "Abécédaire collectif")
    link = page.locator(".panier-lien")
    assert (link.get_attribute("href") or "").endswith("panier.html#o=abecedaire")
    # Firefox would show this page an empty store.
    page.evaluate("localStorage.clear()")
    link.click()
    expect(page.locator(".panier__liste li")).to_have_count(1)
    assert (
        page.locator(".panier__qr")
        .inner_text()
        .startswith("Depuis un dossier, ce lien ne sert qu’ici")
    )
    page.locator(".panier__liste a").click()
    expect(page.locator("article .ajout").first).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("/methodes/abecedaire.html")
    assert errors == []
