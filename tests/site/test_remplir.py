"""Sheets filled in their page: kept as typed, judged live, out and in as files, hostile ones refused."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.store import load

from .conftest import ANSWERED
from .test_navigateur import violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
SHEET = "fiches/carte-synergies/"
FIELDS = load().catalogue.fiches["carte-synergies"].record.champs
TABLE = next(
    f for f in FIELDS if f.id == load().catalogue.fiches["carte-synergies"].record.criteres[0].champ
)


def opened(visit: Visit, url: str = SHEET, width: int = 1280, scheme: str = "light") -> Page:
    page = visit(url, width, scheme)
    page.get_by_role("button", name="Remplir cette fiche").click()
    return page


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-champ="{name}"]')


def rows(page: Page, name: str = TABLE.id) -> Locator:
    return field(page, name).locator(".rangee")


def write_rows(page: Page, count: int) -> None:
    for n in range(count):
        if n:
            field(page, TABLE.id).get_by_role("button", name="Ajouter une ligne").click()
        for c, box in enumerate(rows(page).nth(n).get_by_role("textbox").all()):
            box.fill(f"ligne {n + 1}, case {c + 1}")


def kept(page: Page) -> dict[str, Any]:
    return page.evaluate("JSON.parse(localStorage.getItem('boite:/:fiche.1.carte-synergies'))")


def envelope(**changes: Any) -> dict[str, Any]:
    content = {"fiche": "carte-synergies", "projet": "Essai", "champs": {}} | changes
    return {"boite": "fiche", "version": 1, "contenu": content}


def give(page: Page, text: str | bytes, name: str = "fiche.json") -> None:
    content = text.encode() if isinstance(text, str) else text
    page.locator(".remplir__actes input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


def said(page: Page) -> Locator:
    return page.locator(".dit")


# ---- Filling -------------------------------------------------------------------------------------


def test_a_criterion_counts_full_rows_as_they_are_typed(visit: Visit) -> None:
    page = opened(visit)
    state = page.locator(".critere__etat").first
    expect(state).to_have_text("0 sur 5")
    write_rows(page, 3)
    expect(state).to_have_text("3 sur 5")
    rows(page).nth(2).get_by_role("textbox").last.fill("")
    expect(state).to_have_text("2 sur 5")
    rows(page).nth(2).get_by_role("textbox").last.fill("dit")
    field(page, TABLE.id).get_by_role("button", name="Ajouter une ligne").click()
    for n in (3, 4):
        for box in rows(page).nth(n).get_by_role("textbox").all():
            box.fill("x")
        if n == 3:
            field(page, TABLE.id).get_by_role("button", name="Ajouter une ligne").click()
    expect(state).to_have_text("5 sur 5, c’est fait")
    expect(page.locator(".remplir__compte")).to_have_text("1 critère sur 5")
    page.get_by_role("checkbox", name="C’est fait").first.check()
    expect(page.locator(".remplir__compte")).to_have_text("2 critères sur 5")
    assert page.errors == []  # type: ignore[attr-defined]


def test_what_is_typed_is_found_again_with_the_form_open(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    field(page, FIELDS[0].id).get_by_role("textbox").fill("Deux rues et une école")
    expect(page.locator(".remplir__etat")).to_have_text("Enregistré sur cet appareil.")
    page.reload()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour ouverte")
    expect(field(page, FIELDS[0].id).get_by_role("textbox")).to_have_value("Deux rues et une école")
    expect(page.locator(".remplir__etat")).to_contain_text("Enregistré sur cet appareil le")


def test_rows_move_and_leave_by_keyboard_and_come_back(visit: Visit) -> None:
    page = opened(visit)
    write_rows(page, 3)
    rows(page).nth(2).get_by_role("button", name="Monter").press("Enter")
    first = "ligne 3, case 1"
    expect(rows(page).nth(1).get_by_role("textbox").first).to_have_value(first)
    assert page.evaluate("document.activeElement.value") == first
    rows(page).nth(1).get_by_role("button", name="Retirer").press("Enter")
    expect(rows(page)).to_have_count(2)
    assert page.evaluate("document.activeElement.value") == "ligne 1, case 1"
    said(page).get_by_role("button", name="Annuler").click()
    expect(rows(page).nth(1).get_by_role("textbox").first).to_have_value(first)
    assert len(kept(page)["champs"][TABLE.id]) == 3


def test_emptying_asks_first_and_can_be_undone(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Vider la fiche").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour ouverte")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Vider la fiche").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("")
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour ouverte")


def test_a_device_that_refuses_to_keep_says_so(visit: Visit) -> None:
    page = opened(visit)
    page.evaluate("Storage.prototype.setItem = () => { throw new Error('plein'); }; 0")
    page.get_by_label("Nom du projet").fill("La cour")
    expect(page.locator(".remplir__etat")).to_contain_text("Pas enregistré")
    expect(said(page)).to_contain_text("Exporter en fichier avant de fermer")


def test_every_sheet_opens_with_a_control_for_each_field(visit: Visit) -> None:
    page = visit("fiches/")
    root = page.url
    for slug, entry in load().catalogue.fiches.items():
        page.goto(f"{root}{slug}/#remplir")
        expect(page.locator(".champ__saisie")).to_have_count(len(entry.record.champs))
        assert page.locator(".champ__saisie").evaluate_all(
            "boxes => boxes.every(b => b.querySelector('input, textarea, select'))"
        ), slug
    assert page.errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_an_open_sheet_is_accessible(visit: Visit, width: int, scheme: str) -> None:
    page = opened(visit, SHEET, width, scheme)
    write_rows(page, 2)
    rows(page).nth(1).get_by_role("button", name="Retirer").click()
    assert violations(page, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ---- Out and in ----------------------------------------------------------------------------------


def downloaded(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8")


def test_a_sheet_leaves_as_a_file_and_comes_back_whole(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("L’école ouverte")
    write_rows(page, 2)
    page.get_by_role("checkbox", name="C’est fait").first.check()
    before = kept(page)
    name, text = downloaded(page, "Exporter")
    assert name == "carte-synergies-l-ecole-ouverte.json"
    other = opened(visit)
    give(other, text)
    expect(rows(other)).to_have_count(2)
    assert kept(other) == before
    said(other).get_by_role("button", name="Annuler").click()
    expect(other.get_by_label("Nom du projet")).to_have_value("")


def test_markdown_and_csv_keep_signs_as_text(visit: Visit) -> None:
    page = opened(visit)
    write_rows(page, 1)
    cells = rows(page).nth(0).get_by_role("textbox")
    cells.nth(0).fill("=1+1")
    cells.nth(1).fill('Dire "oui" | non')
    cells.nth(2).fill("*fort* <b>")
    page.get_by_role("button", name="Envoyer", exact=True).last.click()
    name, text = downloaded(page, "Un texte simple")
    assert name == "carte-synergies.txt"
    assert '| =1+1 | Dire "oui" \\| non | \\*fort\\* \\<b\\> |' in text
    with page.expect_download() as waiting:
        field(page, TABLE.id).get_by_role("button", name="Tableau pour un tableur").click()
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert '"\'=1+1";"Dire ""oui"" | non";"*fort* <b>"' in raw.decode()


def test_the_paper_shows_what_was_filled(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    write_rows(page, 1)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".remplir__papier td").first).to_have_text("ligne 1, case 1")
    expect(page.locator(".remplir__papier h2")).to_be_visible()
    expect(page.locator(".champs")).to_be_hidden()


HOSTILE = {
    "rien": "",
    "tronqué": json.dumps(envelope())[:40],
    "pas du JSON": "%PDF-1.7",
    "un nombre": "3",
    "null": "null",
    "une liste": "[]",
    "ailleurs": '{"type": "FeatureCollection"}',
    "un panier": json.dumps({"boite": "panier", "version": 1, "contenu": {}}),
    "trop récent": json.dumps(envelope() | {"version": 9}),
    "version en mots": json.dumps(envelope() | {"version": "1"}),
    "version négative": json.dumps(envelope() | {"version": -1}),
    "contenu vide": json.dumps(envelope() | {"contenu": None}),
    "contenu en mots": json.dumps(envelope() | {"contenu": "x"}),
    "autre fiche": json.dumps(envelope(fiche="budget")),
    "fiche inconnue": json.dumps(envelope(fiche="__proto__")),
    "fiche en liste": json.dumps(envelope(fiche=[1])),
    "champs absents": json.dumps(
        {"boite": "fiche", "version": 1, "contenu": {"fiche": "carte-synergies"}}
    ),
    "champs en mots": json.dumps(envelope(champs="x")),
    "tableau en texte": json.dumps(envelope(champs={TABLE.id: "x"})),
    "ligne en texte": json.dumps(envelope(champs={TABLE.id: ["x"]})),
    "case en nombre": json.dumps(envelope(champs={TABLE.id: [[1, 2]]})),
    "case en objet": json.dumps(envelope(champs={TABLE.id: [[{"toString": "x"}]]})),
    "texte en liste": json.dumps(envelope(champs={FIELDS[0].id: ["x"]})),
    "trop gros": json.dumps(envelope(projet="x" * 2_000_001)),
    "profond": "[" * 100_000 + "]" * 100_000,
    "binaire": b"\xff\xfe\x00\x01",
}


def test_hostile_files_are_refused_with_a_sentence_and_nothing_is_lost(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    before = kept(page)
    for what, text in HOSTILE.items():
        page.evaluate(
            "document.querySelector('.dit') && document.querySelector('.dit').replaceChildren()"
        )
        give(page, text, f"{what}.json")
        expect(said(page)).to_contain_text(f"{what}.json : ")
        expect(said(page)).to_contain_text("Rien n’a changé ici.")
        assert kept(page) == before, what
    assert page.errors == []  # type: ignore[attr-defined]


def test_scripts_in_a_file_are_shown_as_text_and_excess_is_cut(visit: Visit) -> None:
    page = opened(visit)
    bad = "<img src=x onerror=\"document.title='pris'\"><script>document.title='pris'</script>"
    champs = {TABLE.id: [[bad] * 50] * 300, "__proto__": "x", "inconnu": "y"}
    give(page, json.dumps(envelope(projet=bad, champs=champs)))
    expect(rows(page)).to_have_count(200)
    expect(page.get_by_label("Nom du projet")).to_have_value(bad)
    assert "inconnu" not in kept(page)["champs"]
    assert len(kept(page)["champs"][TABLE.id][0]) == len(TABLE.colonnes)
    assert page.locator(".champs img, .champs script").count() == 0
    assert "pris" not in page.title()


def test_odd_reviews_inside_a_sheet_are_dropped_without_harm(visit: Visit) -> None:
    page = opened(visit)
    odd = [{"par": {"toString": 1, "valueOf": 1}, "le": ["2026-01-01"], "avis": 3}, None, 7, "x"]
    late = {"par": "une voisine", "le": "2026-99-99", "remarques": {"__proto__": {"compris": "x"}}}
    give(page, json.dumps(envelope(relectures=[*odd, late], modifie="2026-13-45")))
    expect(said(page)).to_contain_text("Fiche importée.")
    assert [one["le"] for one in kept(page)["relectures"]] == ["", ""]
    assert "Invalid" not in page.locator("article").inner_text()
    assert page.errors == []  # type: ignore[attr-defined]


# ---- Given to someone ----------------------------------------------------------------------------


def sent(page: Page, form: str, button: str = "Envoyer") -> tuple[str, bytes]:
    page.get_by_role("button", name=button, exact=True).last.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=form, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_a_filled_sheet_leaves_as_a_text_for_offices(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    write_rows(page, 2)
    name, content = sent(page, "Un document à lire ou à corriger (Word)")
    assert name == "carte-synergies-la-cour-ouverte.docx"
    read = docx.Document(io.BytesIO(content))
    assert read.paragraphs[0].text == "Cartographie des synergies : La cour ouverte"
    assert [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 2"] == [
        one.label for one in FIELDS
    ]
    assert read.tables[0].rows[2].cells[0].text == "ligne 2, case 1"
    expect(said(page)).to_contain_text("est dans vos téléchargements")
    page.goto(page.url.split(SHEET)[0] + "mes-fiches/")
    name, content = sent(page, "Le même, pour LibreOffice", "Envoyer toutes mes fiches")
    assert name.endswith(".odt")
    assert "La cour ouverte" in odfdo.Document(io.BytesIO(content)).body.get_headers()[0].text


SHARING = """
window.donnes = [];
navigator.canShare = () => true;
navigator.share = what => {
  donnes.push([what.title, what.url, ...(what.files ?? []).map(one => one.name)]);
  return window.refus ? Promise.reject(new DOMException("", refus)) : Promise.resolve();
};
"""


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    context.add_init_script(ANSWERED + SHARING)
    page = context.new_page()
    page.goto(address + SHEET)
    page.get_by_role("button", name="Remplir cette fiche").click()
    yield page
    context.close()


def test_a_phone_gives_by_its_own_sharing(phone: Page) -> None:
    phone.get_by_role("button", name="Envoyer", exact=True).last.click()
    assert violations(phone, "light") == []
    phone.get_by_role("button", name="À relire par un pair").click()
    assert phone.evaluate("donnes") == [[None, None, "carte-synergies.txt"]]
    # Told not to: nothing else happens. Refused by the phone: among the downloads.
    phone.evaluate("refus = 'AbortError'")
    phone.get_by_role("button", name="Envoyer", exact=True).last.click()
    phone.get_by_role("button", name="Un texte simple").click()
    expect(said(phone)).to_have_count(0)
    phone.evaluate("refus = 'NotAllowedError'")
    name, _ = sent(phone, "Un document à lire ou à corriger (Word)")
    assert name == "carte-synergies.docx"
    assert len(phone.evaluate("donnes")) == 3


def test_a_sheet_given_by_a_phone_opens_elsewhere(phone: Page, visit: Visit) -> None:
    phone.get_by_label("Nom du projet").fill("La cour")
    phone.evaluate("refus = 'NotAllowedError'")
    name, content = sent(phone, "À relire par un pair, ou à continuer sur un autre appareil")
    assert name == "carte-synergies-la-cour.txt"
    other = opened(visit)
    give(other, content, name)
    expect(other.get_by_label("Nom du projet")).to_have_value("La cour")


# ---- All of them ---------------------------------------------------------------------------------


def test_the_deliverables_show_where_they_stand_and_travel_together(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Nom du projet").fill("La cour ouverte")
    write_rows(page, 5)
    root = page.url.removesuffix(SHEET)
    page.goto(root + "mes-fiches/")
    expect(page.locator(".avancement__liste > li")).to_have_count(8)
    line = page.locator(".avancement__fiche", has_text="Cartographie des synergies")
    expect(line).to_contain_text("1 critère sur 5, modifiée le")
    expect(line).to_contain_text("Projet : La cour ouverte")
    assert line.locator("progress").get_attribute("value") == "1"
    _, text = downloaded(page, "Exporter toutes mes fiches")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    expect(line).to_contain_text("Pas commencée.")
    page.locator(".avancement__actes input[type=file]").set_input_files(
        [
            {"name": "toutes.json", "mimeType": "application/json", "buffer": text.encode()},
            {"name": "abime.json", "mimeType": "application/json", "buffer": b"{"},
        ]
    )
    expect(said(page)).to_contain_text("1 fiche importée. abime.json : Ce fichier ne se lit pas")
    expect(line).to_contain_text("1 critère sur 5")
    line.get_by_role("link").click()
    expect(rows(page)).to_have_count(5)
    assert page.errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_page_of_deliverables_is_accessible(visit: Visit, width: int, scheme: str) -> None:
    page = visit("mes-fiches/", width, scheme)
    assert violations(page, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
