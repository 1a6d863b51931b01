"""A half-day composed in the page: the same clock as programmes, files out that the toolbox takes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.french import heure
from scripts.build import render

from .conftest import ROOT
from .test_navigateur import look_again

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
START = "composer/#o=meteo-interieure,world-cafe,fiches.besoins-priorises,nulle-part,__proto__"


def names(page: Page) -> list[str]:
    return page.locator(".composer__quoi > :first-child").all_text_contents()


def hours(page: Page) -> list[str]:
    return page.locator(".composer__heures").all_text_contents()


def verdict(page: Page) -> Locator:
    return page.locator(".composer__verdict").first


def kept(page: Page) -> dict[str, Any]:
    return page.evaluate("JSON.parse(localStorage.getItem('boite:/:composer.1'))")


def said(page: Page) -> Locator:
    return page.locator(".dit")


def act(page: Page, name: str, title: str) -> Locator:
    return page.get_by_role("button", name=f"{name} : {title}")


def open_settings(page: Page, title: str) -> None:
    page.locator("summary", has_text=f"Régler : {title}").click()


def give(page: Page, text: str) -> None:
    page.locator(".composer input[type=file]").set_input_files(
        {"name": "f.json", "mimeType": "application/json", "buffer": text.encode()}
    )


# ---- One arithmetic ------------------------------------------------------------------------------


# ---- Composing -----------------------------------------------------------------------------------


def test_tools_come_from_the_basket_and_end_on_time(visit: Visit) -> None:
    page = visit(START)
    assert names(page) == [
        "Météo intérieure",
        "Café des tables tournantes",
        "Liste priorisée des besoins",
    ]
    expect(said(page)).to_contain_text("3 outils ajoutés depuis le panier.")
    assert "#" not in page.url
    expect(verdict(page)).to_have_text("Tout tient : fin à 12:30.")
    assert hours(page)[0].startswith("09:00")
    assert hours(page)[-1].endswith("12:30")
    expect(page.locator(".composer__bilan")).to_contain_text(
        "2. Recenser des besoins avec les habitants"
    )
    page.reload()
    assert len(names(page)) == 3
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_button_pressed_right_after_typing_acts(visit: Visit) -> None:
    page = visit(START)
    page.get_by_label("Titre").fill("Un titre")
    page.get_by_role("button", name="Une pause").click()
    assert names(page)[-1] == "Pause"
    assert kept(page)["titre"] == "Un titre"


def test_minutes_are_left_free_and_stay(visit: Visit) -> None:
    page = visit(START)
    page.get_by_role("button", name="Une marge").click()
    assert names(page)[-1] == "Marge : signatures, déplacements, retards"
    page.locator("[data-acte='Régler matin 3']").click()
    page.locator("[data-acte='minutes matin 3']").fill("15")
    page.locator("[data-acte='minutes matin 3']").press("Tab")
    assert kept(page)["demis"][0]["lignes"][-1] == {"marge": 15}
    page.reload()
    assert names(page)[-1] == "Marge : signatures, déplacements, retards"
    question = page.locator(".composer__question").first
    expect(question).to_have_text("Quel temps fait-il en vous aujourd’hui ?")
    assert page.errors == []  # type: ignore[attr-defined]


def test_careful_durations_are_asked_for_only_where_people_told_theirs(visit: Visit) -> None:
    """The repository holds no return: the data of the page are those of a box that holds some."""
    page = visit(START)
    expect(page.get_by_label("Personnes")).to_be_visible()
    assert page.get_by_label("Durées prudentes").count() == 0
    page.route("**/donnees/regles.js", careful)
    page.reload()
    free = page.locator(".composer__ligne", has_text="Météo intérieure").locator(".precision")
    expect(free).to_contain_text("(de 5 à 25 min)")
    page.get_by_label("Durées prudentes").check()
    expect(free).to_contain_text("(de 18 à 40 min)")
    assert kept(page)["prudentes"] is True
    page.get_by_label("Durées prudentes").uncheck()
    expect(free).to_contain_text("(de 5 à 25 min)")
    assert kept(page)["prudentes"] is False


def careful(route: Route) -> None:
    told = route.fetch().text()
    assert '"prudentes":{}' in told
    known = '"prudentes":{"meteo-interieure":[18,30,40]}'
    route.fulfill(body=told.replace('"prudentes":{}', known), content_type="text/javascript")


def test_too_much_is_told_at_once_and_again_after_a_removal(visit: Visit) -> None:
    page = visit(START)
    page.get_by_label("Fin").first.fill("10:30")
    page.get_by_label("Fin").first.press("Tab")
    expect(verdict(page)).to_contain_text(
        "de trop de 09:00 à 10:30, même au plus court ; raccourcir ou retirer"
    )
    act(page, "Retirer", "Café des tables tournantes").click()
    expect(verdict(page)).to_contain_text("même au plus long ; ajouter une séquence")
    said(page).get_by_role("button", name="Annuler").click()
    expect(verdict(page)).to_contain_text("de trop")
    assert len(names(page)) == 3


def test_minutes_and_hours_can_be_fixed_and_freed(visit: Visit) -> None:
    page = visit(START)
    open_settings(page, "Météo intérieure")
    page.get_by_label("Minutes (vide : laisser bouger)").first.fill("10")
    page.get_by_label("Minutes (vide : laisser bouger)").first.press("Tab")
    assert hours(page)[0] == "09:00 – 09:10"
    expect(page.locator(".composer__ligne").first).to_contain_text("10 min, durée fixée")
    open_settings(page, "Café des tables tournantes")
    page.get_by_label("À heure fixe").nth(1).fill("09:20")
    page.get_by_label("À heure fixe").nth(1).press("Tab")
    expect(verdict(page)).to_contain_text("Il reste 10 minutes de 09:00 à 09:20")
    page.get_by_label("Minutes (vide : laisser bouger)").first.fill("")
    page.get_by_label("Minutes (vide : laisser bouger)").first.press("Tab")
    expect(verdict(page)).to_have_text("Tout tient : fin à 12:30.")
    assert hours(page)[1].startswith("09:20")


def test_order_changes_by_keyboard_alone_and_focus_follows(visit: Visit) -> None:
    page = visit(START)
    act(page, "Descendre", "Météo intérieure").focus()
    page.keyboard.press("Enter")
    assert names(page)[1] == "Météo intérieure"
    assert page.evaluate("document.activeElement.textContent") == "Descendre : Météo intérieure"
    expect(page.locator(".composer__etat")).to_contain_text("En place 2 sur 3")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Monter : Météo intérieure"
    page.get_by_label("Ajouter un outil").focus()
    page.keyboard.type("bilan en trois")
    page.keyboard.press("Enter")
    assert names(page)[-1] == "Bilan en trois mots"
    assert page.evaluate("document.activeElement.dataset.acte") == "Ajouter matin"
    act(page, "Retirer", "Bilan en trois mots").press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("Retirer : ")


def test_a_whole_day_has_its_warnings_and_its_supplies(visit: Visit) -> None:
    page = visit(START)
    page.get_by_role("checkbox", name="Après-midi").check()
    page.get_by_label("Ajouter un outil").nth(1).fill("Café des mondes perdus")
    page.get_by_label("Ajouter un outil").nth(1).press("Enter")
    expect(said(page)).to_contain_text("Aucun outil ne porte ce nom.")
    page.get_by_label("Ajouter un outil").nth(1).fill("world cafe")
    page.get_by_label("Ajouter un outil").nth(1).press("Enter")
    bilan = page.locator(".composer__bilan")
    expect(bilan).to_contain_text("Plus de 90 minutes sans pause (matin)")
    expect(bilan).to_contain_text("Journée sans clôture")
    expect(bilan).to_contain_text("Matériel pour 10 personnes")
    page.get_by_label("Personnes").fill("12")
    page.get_by_label("Personnes").press("Tab")
    expect(bilan).to_contain_text("Matériel pour 12 personnes")
    page.get_by_role("checkbox", name="Matin").uncheck()
    expect(said(page)).to_contain_text("Matin : 3 séquences retirées.")
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.locator(".composer__demi")).to_have_count(2)


# ---- Out and in ----------------------------------------------------------------------------------


def framed(page: Page) -> None:
    page.get_by_label("Titre").fill('Écouter l\'école, un "essai" {{ terme }}')
    page.get_by_label("Lieu").fill("Une salle de quartier, Marseille")
    page.get_by_label("Territoire").select_option("marseille-centre")
    page.get_by_label("Date").fill("2027-03-16")
    page.get_by_label("Date").press("Tab")


def downloaded(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes().decode()


def test_the_link_and_the_file_open_the_same_day_elsewhere(visit: Visit) -> None:
    page = visit(START)
    framed(page)
    page.get_by_role("button", name="Une pause").click()
    page.get_by_role("button", name="Copier le lien").click()
    link = page.get_by_label("Lien vers cette composition").input_value()
    _, text = downloaded(page, "Exporter")
    other = visit("composer/" + link[link.index("#") :])
    other.get_by_role("button", name="En faire ma copie").click()
    expect(said(other)).to_contain_text("Copie faite.")
    assert kept(other) == kept(page)
    again = visit("composer/")
    give(again, text)
    expect(said(again)).to_contain_text("Composition importée.")
    assert kept(again) == kept(page)


def test_the_calendar_is_read_by_others(visit: Visit) -> None:
    page = visit(START)
    page.get_by_role("button", name="Calendrier (.ics)").click()
    expect(page.locator(".composer__dit")).to_contain_text("Donner une date")
    framed(page)
    name, text = downloaded(page, "Calendrier (.ics)")
    assert name.endswith(".ics")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert event.decoded("dtstart").isoformat() == "2027-03-16T09:00:00+01:00"
    assert event.decoded("dtend").isoformat() == "2027-03-16T12:30:00+01:00"
    assert "Météo intérieure" in str(event["description"])


def test_a_programme_that_would_be_refused_is_not_written(visit: Visit) -> None:
    page = visit(START)
    page.get_by_label("Personnes").fill("30")
    page.get_by_label("Fin").first.fill("10:00")
    page.get_by_label("Fin").first.press("Tab")
    page.get_by_role("button", name="Fichier de programme").click()
    told = page.locator(".composer__dit")
    for words in (
        "Donner un titre.",
        "Donner une date.",
        "Donner un lieu.",
        "Choisir un territoire.",
        "de 7 à 12 personnes",
        "de trop",
    ):
        expect(told).to_contain_text(words)


def test_the_programme_file_is_taken_and_built_as_it_is(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(START)
    framed(page)
    page.get_by_role("button", name="Une pause").click()
    act(page, "Monter", "Pause").click()
    page.get_by_role("button", name="Un temps à vous").click()
    page.get_by_label("Ajouter un outil").fill("bilan en trois mots")
    page.get_by_label("Ajouter un outil").press("Enter")
    expected = list(zip(hours(page), names(page), strict=True))
    name, text = downloaded(page, "Fichier de programme")
    assert name == "ecouter-l-ecole-un-essai-terme.md"
    for folder in ("docs", "toolbox"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "toolbox" / "programmes" / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    # What the programme does not change is given back as the site's own build kept it.
    papers = shutil.ignore_patterns("documents")
    shutil.copytree(ROOT / ".cache", tmp_path / ".cache", ignore=papers)
    (tmp_path / "macros").symlink_to(ROOT / "macros")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    assert render(tmp_path / "sortie", documents=False, root=tmp_path)
    html = (tmp_path / "sortie/programmes" / name.removesuffix(".md") / "index.html").read_text(
        "utf-8"
    )
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    assert "Écouter l’école" in text
    for hour, title in expected:
        start = heure(sum(int(n) * by for n, by in zip(hour[:5].split(":"), (60, 1), strict=True)))
        assert title in text, title
        assert start in text, start


HOSTILE = {
    "rien": "",
    "tronqué": '{"boite": "composition", "version": 1, "contenu": {"demis": [',
    "null": "null",
    "autre genre": '{"boite": "panier", "version": 1, "contenu": {}}',
    "trop récent": '{"boite": "composition", "version": 2, "contenu": {}}',
    "version en mots": '{"boite": "composition", "version": "1", "contenu": {}}',
    "vide": '{"boite": "composition", "version": 1, "contenu": {}}',
    "demis en mots": '{"boite": "composition", "version": 1, "contenu": {"demis": "x"}}',
    "sans demi": '{"boite": "composition", "version": 1, "contenu": {"demis": []}}',
    "demi inconnue": '{"boite": "composition", "version": 1, "contenu": {"demis": [{"nom": "__proto__", "debut": 1, "fin": 2, "lignes": []}]}}',
    "fin avant début": '{"boite": "composition", "version": 1, "contenu": {"demis": [{"nom": "matin", "debut": 600, "fin": 540, "lignes": []}]}}',
    "heures en mots": '{"boite": "composition", "version": 1, "contenu": {"demis": [{"nom": "matin", "debut": "9", "fin": "12", "lignes": []}]}}',
    "lignes en objet": '{"boite": "composition", "version": 1, "contenu": {"demis": [{"nom": "matin", "debut": 540, "fin": 600, "lignes": {}}]}}',
    "trop gros": '{"boite": "composition", "version": 1, "contenu": {"titre": "'
    + "x" * 2_000_001
    + '"}}',
    "profond": "[" * 50_000,
}


def test_hostile_files_are_refused_with_a_sentence_and_nothing_is_lost(visit: Visit) -> None:
    page = visit(START)
    before = kept(page)
    for what, text in HOSTILE.items():
        give(page, text)
        expect(page.locator(".composer__dit"), what).to_contain_text("Rien n’a changé ici.")
        assert kept(page) == before, what
        page.locator(".composer__dit").evaluate("box => box.replaceChildren()")
    assert page.errors == []  # type: ignore[attr-defined]


def test_what_is_odd_in_a_file_is_dropped_or_shown_as_text(visit: Visit) -> None:
    page = visit("composer/")
    bad = "<img src=x onerror=\"document.title='pris'\">"
    lines = [
        {"apport": bad, "minutes": 20},
        {"methode": "__proto__"},
        {"methode": "inconnue-du-site"},
        {"pause": -5},
        {"pause": "x"},
        {"apport": "Long", "minutes": 1e9},
        None,
        [],
        *[{"pause": 5}] * 500,
    ]
    content = {
        "titre": bad,
        "participants": "x",
        "date": "2027-99-99",
        "lieu": {},
        "demis": [{"nom": "matin", "debut": 540, "fin": 750, "lignes": lines}],
    }
    give(page, json.dumps({"boite": "composition", "version": 1, "contenu": content}))
    expect(said(page)).to_contain_text("Composition importée.")
    assert names(page)[:3] == [bad, "inconnue-du-site", "Long"]
    assert len(names(page)) < 60
    assert kept(page)["date"] == ""
    assert kept(page)["participants"] == 10
    assert page.locator("article img").count() == 0
    assert "pris" not in page.title()
    expect(verdict(page)).to_contain_text("de trop")
    visit("composer/#c=" + "A" * 50)
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_damaged_link_changes_nothing(visit: Visit) -> None:
    for damaged in ("%%%", "A" * 100_000, "bnVsbA", ""):
        page = visit("composer/#c=" + damaged)
        expect(page.locator(".composer__dit")).to_contain_text("Ce lien est abîmé")
        assert page.errors == []  # type: ignore[attr-defined]


def test_emptying_asks_first_and_can_be_undone(visit: Visit) -> None:
    page = visit(START)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Tout vider").click()
    assert len(names(page)) == 3
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout vider").click()
    expect(verdict(page)).to_contain_text("Rien n’est prévu.")
    said(page).get_by_role("button", name="Annuler").click()
    assert len(names(page)) == 3


def test_the_page_is_accessible_in_every_state(visit: Visit) -> None:
    page = visit(START)
    open_settings(page, "Météo intérieure")
    look_again(page)
    page.get_by_role("button", name="Fichier de programme").click()
    look_again(page)
    assert page.errors == []  # type: ignore[attr-defined]


def test_the_whole_path_by_keyboard_from_the_basket(visit: Visit) -> None:
    page = visit("panier/#o=meteo-interieure,world-cafe")
    page.get_by_role("link", name="Composer").filter(visible=True).last.press("Enter")
    expect(verdict(page)).to_be_visible()
    assert names(page) == ["Météo intérieure", "Café des tables tournantes"]
    act(page, "Descendre", "Météo intérieure").press("Enter")
    act(page, "Retirer", "Météo intérieure").press("Enter")
    said(page).get_by_role("button", name="Annuler").press("Enter")
    assert names(page) == ["Café des tables tournantes", "Météo intérieure"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Exporter", exact=True).press("Enter")
    assert waiting.value.suggested_filename.endswith(".json")
    assert page.errors == []  # type: ignore[attr-defined]


def test_paper_shows_words_instead_of_fields(visit: Visit) -> None:
    page = visit(START)
    framed(page)
    page.emulate_media(media="print")
    expect(page.locator(".composer__papier")).to_contain_text("mardi 16 mars 2027")
    expect(page.locator(".composer__papier")).to_contain_text("Une salle de quartier, Marseille")
    assert page.locator(".composer input:visible, .composer select:visible").count() == 0
    expect(page.get_by_role("heading", name="Composer")).to_be_hidden()


def test_it_works_from_a_folder_and_prints(dossier: Path, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page, errors = context.new_page(), []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto((dossier / "composer.html").as_uri() + "#" + START.split("#")[1])
    assert len(names(page)) == 3
    act(page, "Retirer", "Météo intérieure").click()
    page.emulate_media(media="print")
    expect(page.locator(".composer__ajouter").first).to_be_hidden()
    expect(page.locator(".composer__heures").first).to_be_visible()
    assert errors == []
    context.close()
