"""What people type is never lost: two tabs, a full device, links and files received, two sites, old keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.store import load
from scripts.visites import served

from .conftest import ANSWERED
from .test_composer import give as give_day
from .test_evaluer import content, envelope, file, grid
from .test_fiches_plus import example
from .test_navigateur import look_again
from .test_relire import give as give_sheet
from .test_relire import sheet as sheet_file

pytestmark = pytest.mark.navigateur

SHEET = "fiches/schema-gouvernance/#remplir"
SLUG = "schema-gouvernance"
POSITION = "questionnaires/positionnement/"
DEAF = "addEventListener('storage', event => event.stopImmediatePropagation(), true);"
"""A tab that hears nothing of the others: what it reads before writing is all it knows."""


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """One device: its tabs share what is kept."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(ANSWERED)
    yield context
    context.close()


@pytest.fixture
def tab(device: BrowserContext, address: str) -> Callable[..., Page]:
    def open_tab(url: str, *, deaf: bool = False, site: str = "") -> Page:
        page = device.new_page()
        page.errors = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda e: page.errors.append(str(e)))  # type: ignore[attr-defined]
        if deaf:
            page.add_init_script(DEAF)
        page.goto((site or address) + url)
        return page

    return open_tab


def kept(page: Page, key: str) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem(boite.garder.fullKey(key)))", key)


def put(page: Page, key: str, value: Any) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate(
        "([key, text]) => localStorage.setItem(boite.garder.fullKey(key), text)", [key, text]
    )


def said(page: Page) -> Locator:
    return page.locator(".dit")


def choice(page: Page, name: str) -> None:
    page.locator("dialog").get_by_role("button", name=name).click()


def pick(page: Page) -> Locator:
    """The list of projects, compositions or reviews."""
    return page.locator(".plusieurs select")


def clean(*pages: Page) -> None:
    assert [page.errors for page in pages] == [[]] * len(pages)  # type: ignore[attr-defined]


# ---- Merging, without a page --------------------------------------------------------------------


# ---- Two tabs on every page that keeps something ------------------------------------------------------


def box(page: Page, name: str) -> Locator:
    return page.locator(f'[data-champ="{name}"]')


def test_two_tabs_on_a_sheet(tab: Callable[..., Page]) -> None:
    one, two, deaf = tab(SHEET), tab(SHEET), tab(SHEET, deaf=True)
    one.get_by_label("Nom du projet").fill("La cour ouverte")
    expect(two.get_by_label("Nom du projet")).to_have_value("La cour ouverte")
    box(two, "projet").get_by_role("textbox").fill("Ce que nous voulons")
    cell = box(two, "roles").get_by_role("textbox").first
    cell.fill("Référente")
    cell.evaluate("field => field.setSelectionRange(2, 4)")
    box(one, "roles").get_by_role("textbox").nth(1).fill("Ouvrir le samedi")
    expect(box(two, "roles").get_by_role("textbox").nth(1)).to_have_value("Ouvrir le samedi")
    assert two.evaluate(
        "[document.activeElement.value, document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    ) == ["Référente", 2, 4]
    box(deaf, "desaccords").get_by_role("textbox").fill("À deux d’abord")
    expect(box(deaf, "projet").get_by_role("textbox")).to_have_value("Ce que nous voulons")
    expect(box(one, "desaccords").get_by_role("textbox")).to_have_value("À deux d’abord")
    state = kept(one, f"fiche.1.{SLUG}")
    assert state["projet"] == "La cour ouverte"
    assert state["champs"]["projet"] == "Ce que nous voulons"
    assert state["champs"]["roles"][0][:2] == ["Référente", "Ouvrir le samedi"]
    assert state["champs"]["desaccords"] == "À deux d’abord"
    clean(one, two, deaf)


def test_one_field_written_twice_keeps_both_texts(tab: Callable[..., Page]) -> None:
    one, two = tab(SHEET), tab(SHEET, deaf=True)
    box(one, "projet").get_by_role("textbox").fill("Le texte du premier")
    box(two, "projet").get_by_role("textbox").fill("Le texte du second")
    expect(said(two)).to_contain_text(
        "Un autre onglet a écrit autre chose dans « Projet commun ». Les deux textes sont gardés"
    )
    expect(two.locator(".accord")).to_contain_text("Le texte du premier")
    expect(one.locator(".accord")).to_contain_text("Le texte du premier")
    look_again(two)
    two.reload()
    two.get_by_role("button", name="Prendre celui-ci").click()
    expect(box(two, "projet").get_by_role("textbox")).to_have_value("Le texte du premier")
    expect(two.locator(".accord")).to_have_count(0)
    said(two).get_by_role("button", name="Annuler").click()
    expect(box(two, "projet").get_by_role("textbox")).to_have_value("Le texte du second")
    clean(one, two)


def test_two_tabs_on_a_questionnaire(tab: Callable[..., Page]) -> None:
    one, two = tab(POSITION), tab(POSITION, deaf=True)
    one.locator('[data-question="mot-repere"]').get_by_role("textbox").fill("lune")
    two.locator('[data-question="objectif-1-territoire"]').get_by_text("3", exact=True).click()
    expect(two.locator(".avance")).to_contain_text("2 réponses sur")
    expect(one.locator(".avance")).to_contain_text("2 réponses sur")
    found = kept(one, "questionnaire.positionnement")["reponses"]
    assert found == {"mot-repere": "lune", "objectif-1-territoire": 3}
    clean(one, two)


def test_two_tabs_on_a_composition(tab: Callable[..., Page]) -> None:
    one, two = tab("composer/"), tab("composer/", deaf=True)
    one.get_by_label("Titre").fill("Une matinée")
    one.get_by_role("button", name="Une pause").click()
    two.get_by_label("Lieu").fill("La salle")
    two.get_by_label("Lieu").press("Tab")
    two.get_by_label("Ajouter un outil").fill("bilan en trois")
    two.get_by_label("Ajouter un outil").press("Enter")
    expect(one.get_by_label("Lieu")).to_have_value("La salle")
    state = kept(one, "composer.1")
    assert [state["titre"], state["lieu"]] == ["Une matinée", "La salle"]
    assert state["demis"][0]["lignes"] == [{"pause": 15}, {"methode": "bilan-trois-mots"}]
    clean(one, two)


def test_two_tabs_on_a_grid(tab: Callable[..., Page]) -> None:
    one, two = tab("observer/"), tab("observer/", deaf=True)
    one.get_by_label("Qui observe", exact=True).fill("Au fond")
    two.get_by_label("Qui observe", exact=True).fill("Près de la porte")
    expect(one.locator(".o-etat")).to_contain_text("2 grilles")
    two.get_by_label("Séquence observée").fill("Les usages")
    expect(one.get_by_label("Qui observe", exact=True)).to_have_value("Au fond")
    found = kept(one, "observer")["grilles"]
    assert sorted(one["qui"] for one in found) == ["Au fond", "Près de la porte"]
    clean(one, two)


def test_two_tabs_on_a_review(tab: Callable[..., Page]) -> None:
    one = tab("relire/")
    give_sheet(one.locator(".relire"), ("fiche.json", sheet_file()))
    two = tab("relire/", deaf=True)
    one.get_by_label("Un mot sur l’ensemble").fill("Bel ensemble.")
    two.get_by_label("Votre rôle, ou un pseudonyme").fill("une voisine")
    expect(one.get_by_label("Votre rôle, ou un pseudonyme")).to_have_value("une voisine")
    expect(two.get_by_label("Un mot sur l’ensemble")).to_have_value("Bel ensemble.")
    found = kept(one, "relire.1")["relecture"]
    assert [found["mot"], found["par"]] == ["Bel ensemble.", "une voisine"]
    clean(one, two)


def test_two_tabs_that_count(tab: Callable[..., Page]) -> None:
    one, two = tab("depouiller/"), tab("depouiller/", deaf=True)
    for page, rank in ((one, 0), (two, 1)):
        page.locator("article input[type=file]").first.set_input_files(
            [file(envelope(content("positionnement", rank, 2)))]
        )
    expect(two.locator(".d-total")).to_contain_text("2 réponses")
    expect(one.locator(".d-total")).to_contain_text("2 réponses")
    one.locator(".d-feuille summary, summary").first.click()
    one.locator("#q-mot-repere").fill("pin")
    expect(two.locator("#q-mot-repere")).to_have_value("")
    two.locator("summary").first.click()
    two.locator("#q-territoire").fill("La colline")
    expect(one.locator("#q-territoire")).to_have_value("La colline")
    sheet = kept(one, "depouiller.feuille")["reponses"]
    assert sheet == {"mot-repere": "pin", "territoire": "La colline"}
    clean(one, two)


def test_two_tabs_hold_one_basket_and_taking_back_leaves_the_rest(tab: Callable[..., Page]) -> None:
    one, two = tab("methodes/abecedaire/"), tab("methodes/world-cafe/", deaf=True)
    one.locator("article .ajout").first.click()
    two.locator("article .ajout").first.click()
    expect(one.locator(".panier-lien")).to_contain_text("2")
    one.locator("article .ajout").first.click()
    three = tab("methodes/frise-historique/")
    three.locator("article .ajout").first.click()
    expect(one.locator(".panier-lien")).to_contain_text("2")
    said(one).get_by_role("button", name="Annuler").click()
    assert sorted(tool["slug"] for tool in kept(one, "panier")) == [
        "abecedaire",
        "frise-historique",
        "world-cafe",
    ]
    clean(one, two, three)


def test_the_page_of_deliverables_follows_the_sheets(tab: Callable[..., Page]) -> None:
    sheets, one = tab("mes-fiches/"), tab(SHEET)
    one.get_by_label("Nom du projet").fill("La cour ouverte")
    expect(sheets.locator(".avancement__fiche", has_text="Projet : La cour")).to_have_count(1)
    sheets.get_by_label("Nom du projet").fill("La cour, le soir")
    expect(one.get_by_label("Nom du projet")).to_have_value("La cour, le soir")
    box(one, "projet").get_by_role("textbox").fill("Rester ouvert")
    assert kept(sheets, f"fiche.1.{SLUG}")["projet"] == "La cour, le soir"
    clean(sheets, one)


def test_undoing_takes_back_one_thing_not_what_was_typed_since(tab: Callable[..., Page]) -> None:
    page = tab(SHEET)
    box(page, "projet").get_by_role("textbox").fill("Avant")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Vider la fiche").click()
    box(page, "desaccords").get_by_role("textbox").fill("Depuis")
    said(page).get_by_role("button", name="Annuler").click()
    expect(box(page, "projet").get_by_role("textbox")).to_have_value("Avant")
    expect(box(page, "desaccords").get_by_role("textbox")).to_have_value("Depuis")
    clean(page)


def test_what_another_tab_clears_does_not_come_back_here(tab: Callable[..., Page]) -> None:
    one, two = tab(SHEET), tab(SHEET)
    box(one, "projet").get_by_role("textbox").fill("À effacer")
    expect(box(two, "projet").get_by_role("textbox")).to_have_value("À effacer")
    one.evaluate("boite.garder.clear()")
    expect(box(two, "projet").get_by_role("textbox")).to_have_value("")
    box(two, "desaccords").get_by_role("textbox").fill("Neuf")
    assert kept(two, f"fiche.1.{SLUG}")["champs"].get("projet", "") == ""
    clean(one, two)


def test_what_the_browser_cleared_for_room_stays_on_the_screen(tab: Callable[..., Page]) -> None:
    page = tab(SHEET)
    box(page, "projet").get_by_role("textbox").fill("Toujours là")
    page.evaluate("localStorage.removeItem(boite.garder.fullKey('fiche.1.schema-gouvernance'))")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(box(page, "projet").get_by_role("textbox")).to_have_value("Toujours là")
    box(page, "desaccords").get_by_role("textbox").fill("Et encore")
    champs = kept(page, f"fiche.1.{SLUG}")["champs"]
    assert [champs["projet"], champs["desaccords"]] == ["Toujours là", "Et encore"]
    clean(page)


def test_files_taken_back_leave_what_was_typed_since(tab: Callable[..., Page]) -> None:
    sheets, one = tab("mes-fiches/"), tab(SHEET)
    text = envelope({"fiche": SLUG, "projet": "", "champs": {"projet": "Du fichier"}}, "fiche")
    sheets.locator("article input[type=file]").set_input_files([file(text, "fiche.json")])
    expect(box(one, "projet").get_by_role("textbox")).to_have_value("Du fichier")
    box(one, "desaccords").get_by_role("textbox").fill("Tapé depuis")
    said(sheets).get_by_role("button", name="Annuler").click()
    expect(box(one, "projet").get_by_role("textbox")).to_have_value("")
    expect(box(one, "desaccords").get_by_role("textbox")).to_have_value("Tapé depuis")
    clean(sheets, one)


# ---- Several projects, several compositions ------------------------------------------------------------


def start_sheet(tab: Callable[..., Page], name: str, text: str) -> Page:
    page = tab(SHEET)
    page.get_by_label("Nom du projet").fill(name)
    box(page, "projet").get_by_role("textbox").fill(text)
    return page


def bring(page: Page, **changes: Any) -> None:
    contenu = {"fiche": SLUG} | example(SLUG) | changes
    text = json.dumps({"boite": "fiche", "version": 1, "contenu": contenu})
    page.locator(".remplir__actes input[type=file]").set_input_files(file(text, "fiche.json"))


def test_a_file_received_never_replaces_a_sheet(tab: Callable[..., Page]) -> None:
    page = start_sheet(tab, "Le mien", "Mon texte")
    mine = kept(page, f"fiche.1.{SLUG}")
    bring(page, projet="Le leur")
    expect(page.locator("dialog")).to_contain_text("déjà commencée dans le projet « Le mien »")
    look_again(page)
    choice(page, "Ne rien changer")
    assert kept(page, f"fiche.1.{SLUG}") == mine
    bring(page, projet="Le leur")
    choice(page, "Mettre dans un nouveau projet")
    expect(said(page)).to_contain_text("Fiche importée dans le projet « Le leur ».")
    expect(page.get_by_label("Nom du projet")).to_have_value("Le leur")
    assert kept(page, f"fiche.1.{SLUG}") == mine
    pick(page).select_option(label="Le mien")
    expect(box(page, "projet").get_by_role("textbox")).to_have_value("Mon texte")
    look_again(page)
    page.reload()
    expect(page.get_by_label("Nom du projet")).to_have_value("Le mien")
    bring(page, projet="Le mien", champs={"projet": "Mon texte"})
    expect(said(page)).to_have_text("Ce fichier contient ce qui est déjà ici. Rien n’a changé.")
    clean(page)


def test_a_sheet_is_completed_and_two_texts_are_both_kept(tab: Callable[..., Page]) -> None:
    page = start_sheet(tab, "Le mien", "Mon texte")
    bring(page)
    choice(page, "Compléter le projet « Le mien »")
    expect(said(page)).to_contain_text("Le fichier dit autre chose dans « Projet commun ».")
    expect(box(page, "projet").get_by_role("textbox")).to_have_value("Mon texte")
    expect(page.locator(".accord")).to_contain_text(example(SLUG)["champs"]["projet"])
    expect(box(page, "roles").locator(".rangee")).to_have_count(
        len(example(SLUG)["champs"]["roles"])
    )
    assert kept(page, f"fiche.1.{SLUG}")["projet"] == "Le mien"
    clean(page)


def test_projects_are_made_named_copied_and_removed(tab: Callable[..., Page]) -> None:
    start_sheet(tab, "La cour", "Rester ouvert").close()
    page = tab("mes-fiches/")
    line = page.locator(".avancement__fiche", has_text="Rester").or_(
        page.locator(".avancement__fiche", has_text="Projet : La cour")
    )
    expect(line).to_have_count(1)
    page.get_by_role("button", name="Nouveau projet").click()
    expect(page.get_by_label("Nom du projet")).to_be_focused()
    page.keyboard.type("Le jardin")
    expect(line).to_have_count(0)
    assert pick(page).locator("option").all_text_contents() == ["La cour", "Le jardin"]
    look_again(page)
    pick(page).select_option(label="La cour")
    expect(line).to_have_count(1)
    page.get_by_role("button", name="Dupliquer").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour (copie)")
    page.get_by_label("Nom du projet").fill("La cour, l’hiver")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Supprimer").click()
    assert len(pick(page).locator("option").all_text_contents()) == 3
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Supprimer").click()
    assert pick(page).locator("option").all_text_contents() == ["La cour", "Le jardin"]
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour, l’hiver")
    assert kept(page, f"fiche.1.{SLUG}")["projet"] == "La cour"
    clean(page)


def test_a_file_of_all_sheets_says_its_project_and_goes_beside(tab: Callable[..., Page]) -> None:
    start_sheet(tab, "La cour", "Rester ouvert").close()
    page = tab("mes-fiches/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Exporter toutes mes fiches").click()
    text = Path(waiting.value.path()).read_text("utf-8")
    assert json.loads(text)["contenu"]["projet"] == "La cour"
    place = page.locator("article input[type=file]")
    place.set_input_files([file(text, "fiches.json")])
    expect(said(page)).to_have_text("Ces fiches sont déjà dans ce projet. Rien n’a changé.")
    other = text.replace("Rester ouvert", "Tout changer").replace("La cour", "Le jardin")
    place.set_input_files([file(other, "fiches.json")])
    expect(page.locator("dialog")).to_contain_text(
        "Où mettre cette fiche du projet « Le jardin » ?"
    )
    choice(page, "Dans un nouveau projet")
    expect(page.get_by_label("Nom du projet")).to_have_value("Le jardin")
    assert kept(page, f"fiche.1.{SLUG}")["champs"]["projet"] == "Rester ouvert"
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour")
    place.set_input_files([file(other, "fiches.json")])
    choice(page, "Compléter le projet « La cour »")
    expect(said(page)).to_contain_text("à choisir sur la page de la fiche")
    sheet = tab(SHEET)
    expect(sheet.locator(".accord")).to_contain_text("Tout changer")
    expect(box(sheet, "projet").get_by_role("textbox")).to_have_value("Rester ouvert")
    clean(page, sheet)


def day(title: str, **changes: Any) -> dict[str, Any]:
    half = {"nom": "matin", "debut": 540, "fin": 750, "lignes": [{"methode": "world-cafe"}]}
    state = {"titre": title, "lieu": "", "territoire": "", "participants": 10, "date": ""}
    return state | {"demis": [half]} | changes


def link(page: Page, state: dict[str, Any]) -> str:
    return page.evaluate(
        "state => '#c=' + boite.composerSorties.toAddress(state, boite.regles)", state
    )


def test_a_link_received_is_shown_and_kept_beside(tab: Callable[..., Page], address: str) -> None:
    page = tab("composer/")
    page.get_by_label("Titre").fill("La mienne")
    page.get_by_role("button", name="Une pause").click()
    mine = kept(page, "composer.1")
    theirs = link(page, day("La leur"))
    page.close()
    page = tab("composer/" + theirs)
    expect(page.locator("dialog")).to_contain_text("Composition reçue : « La leur »")
    expect(page.locator("dialog li")).to_have_text(
        ["09:00 · Café des tables tournantes, 3\u00a0h\u00a030"]
    )
    look_again(page)
    choice(page, "Fermer, sans rien garder")
    expect(page.get_by_label("Titre")).to_have_value("La mienne")
    page.close()
    page = tab("composer/" + theirs)
    choice(page, "En faire ma copie")
    expect(page.get_by_label("Titre")).to_have_value("La leur")
    assert kept(page, "composer.1") == mine
    assert pick(page).locator("option").all_text_contents() == ["La mienne", "La leur"]
    look_again(page)
    page.close()
    page = tab("composer/" + theirs)
    expect(said(page)).to_contain_text("Cette composition est déjà parmi les vôtres.")
    assert pick(page).locator("option").all_text_contents() == ["La mienne", "La leur"]
    pick(page).select_option(label="La mienne")
    expect(page.get_by_label("Titre")).to_have_value("La mienne")
    give_day(page, envelope(day("D’un fichier"), "composition"))
    expect(said(page)).to_contain_text("Composition importée, à côté des vôtres.")
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Titre")).to_have_value("La mienne")
    assert kept(page, "composer.1") == mine
    clean(page)


def test_compositions_are_made_copied_and_removed(tab: Callable[..., Page]) -> None:
    page = tab("composer/")
    page.get_by_label("Titre").fill("Lundi")
    page.get_by_role("button", name="Une pause").click()
    page.get_by_role("button", name="Dupliquer").click()
    expect(page.get_by_label("Titre")).to_have_value("Lundi (copie)")
    expect(page.locator(".composer__quoi")).to_have_count(1)
    page.get_by_role("button", name="Nouvelle").click()
    expect(page.locator(".composer__quoi")).to_have_count(0)
    page.get_by_label("Titre").fill("Mardi")
    page.get_by_label("Titre").press("Tab")
    assert pick(page).locator("option").all_text_contents() == ["Lundi", "Lundi (copie)", "Mardi"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Supprimer").click()
    assert pick(page).locator("option").all_text_contents() == ["Lundi", "Lundi (copie)"]
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Titre")).to_have_value("Mardi")
    clean(page)


def test_a_questionnaire_is_completed_by_a_file_never_replaced(tab: Callable[..., Page]) -> None:
    page = tab(POSITION)
    word = page.locator('[data-question="mot-repere"]').get_by_role("textbox")
    word.fill("sable")
    theirs = content("positionnement", 0, 1)
    place = page.locator("article input[type=file]").first
    place.set_input_files([file(envelope(theirs))])
    expect(page.locator("dialog")).to_contain_text("Des réponses sont déjà écrites ici")
    choice(page, "Ne rien changer")
    assert kept(page, "questionnaire.positionnement")["reponses"] == {"mot-repere": "sable"}
    place.set_input_files([file(envelope(theirs))])
    choice(page, "Compléter mes réponses")
    expect(word).to_have_value("sable")
    expect(page.locator(".accord")).to_contain_text("lune")
    expect(page.locator(".avance")).to_contain_text(f"{len(theirs['reponses'])} réponses sur")
    clean(page)


def test_several_reviews_stand_side_by_side(tab: Callable[..., Page]) -> None:
    page = tab("relire/")
    give_sheet(page.locator(".relire"), ("fiche.json", sheet_file(projet="Une")))
    page.get_by_label("Un mot sur l’ensemble").fill("De la première")
    other = sheet_file(projet="Deux")
    give_sheet(page.locator(".relire"), ("fiche.json", other))
    page.get_by_label("Un mot sur l’ensemble").fill("De la seconde")
    names = ["Schéma de gouvernance\u00a0: Une", "Schéma de gouvernance\u00a0: Deux"]
    assert pick(page).locator("option").all_text_contents() == names
    look_again(page)
    pick(page).select_option(index=0)
    expect(page.get_by_label("Un mot sur l’ensemble")).to_have_value("De la première")
    give_sheet(page.locator(".relire"), ("fiche.json", other))
    expect(said(page)).to_contain_text("Cette fiche est déjà ouverte ici")
    page.reload()
    expect(page.get_by_label("Un mot sur l’ensemble")).to_have_value("De la seconde")
    clean(page)


def test_two_texts_wait_on_each_page_until_one_is_chosen(
    tab: Callable[..., Page], address: str
) -> None:
    page = tab("composer/")
    page.get_by_label("Titre").fill("La mienne")
    page.get_by_role("button", name="Une pause").click()
    put(page, "observer", {"grilles": [grid(1, "Formatrice")]})
    put(page, "relire.1", OLD["relire"])
    put(page, "questionnaire.positionnement", OLD["questionnaire.positionnement"])
    word = OLD["questionnaire.positionnement"]["reponses"]["mot-repere"]
    waiting = {
        "composer/": ("composer.1", ["titre"], "La leur", "La mienne", "« Titre »"),
        "observer/": ("observer", ["grilles", 0, "qui"], "Deux", "Formatrice", "« Qui observe"),
        "relire/": ("relire.1", ["relecture", "mot"], "Mal.", "Bien.", "« Un mot sur l’ensemble »"),
        POSITION: (
            "questionnaire.positionnement", ["reponses", "mot-repere"], "sel", word, "mot"
        ),
    }  # fmt: skip
    for url, (key, path, theirs, mine, label) in waiting.items():
        put(page, f"conflit.{key}", [{"chemin": path, "autre": theirs, "mien": mine}])
        page.goto(address + url)
        expect(page.locator(".accord p").first).to_contain_text(label)
        page.get_by_role("button", name="Prendre celui-ci").click()
        expect(page.locator(".accord")).to_have_count(0)
        found = kept(page, key)
        for step in path:
            found = found[step]
        assert found == theirs, url
    clean(page)


# ---- What was kept before, other sites ---------------------------------------------------------------

OLD: dict[str, Any] = {
    f"fiche.{SLUG}": example(SLUG) | {"modifie": "2026-05-04", "coches": {"0": True, "1": False}},
    "fiche.budget": {
        "projet": "Le jardin", "champs": {}, "coches": {}, "relectures": [], "modifie": "2026-05-05"
    },
    "composer": day("Le matin d’avant"),
    "relire": {
        "fiche": SLUG,
        "lue": example(SLUG) | {"modifie": ""},
        "relecture": {"par": "", "le": "", "avis": "", "mot": "Bien.", "remarques": {}, "traitees": {}},
    },
    "depouiller": [content("positionnement", 0, 1), content("a-chaud", 0, 3)],
    "questionnaire.positionnement": content("positionnement", 1, 2),
    "observer": {"grilles": [grid(1, "Formatrice")], "courante": 0},
    "panier": [{"kind": "methodes", "slug": "world-cafe"}],
}  # fmt: skip


def keep_as_before(page: Page) -> None:
    page.evaluate(
        """old => {
          localStorage.clear();
          for (const key in old) localStorage.setItem('boite.' + key, JSON.stringify(old[key]));
        }""",
        OLD,
    )


def test_what_was_kept_before_is_all_there_once(tab: Callable[..., Page], address: str) -> None:
    page = tab("glossaire/")
    keep_as_before(page)
    page.goto(address + SHEET)
    expect(box(page, "projet").get_by_role("textbox")).to_have_value(
        example(SLUG)["champs"]["projet"]
    )
    expect(page.get_by_label("Nom du projet")).to_have_value("La cour ouverte")
    page.goto(address + "mes-fiches/")
    expect(page.locator(".avancement__fiche", has_text="Projet : Le jardin")).to_have_count(1)
    expect(page.locator(".avancement__fiche", has_text="Projet : La cour")).to_have_count(1)
    page.goto(address + "composer/")
    expect(page.get_by_label("Titre")).to_have_value("Le matin d’avant")
    page.goto(address + "relire/")
    expect(page.get_by_label("Un mot sur l’ensemble")).to_have_value("Bien.")
    page.goto(address + "depouiller/")
    expect(page.locator(".d-total")).to_contain_text("2 réponses")
    page.goto(address + POSITION)
    expect(page.locator(".avance")).not_to_contain_text("0 réponse")
    page.goto(address + "observer/")
    expect(page.get_by_label("Qui observe", exact=True)).to_have_value("Formatrice")
    page.goto(address + "panier/")
    expect(page.locator(".panier__liste li")).to_have_count(1)
    assert page.evaluate("boite.garder.keys('abime')") == []
    for key, value in OLD.items():
        found = page.evaluate("key => localStorage.getItem('boite.' + key)", key)
        assert json.loads(found) == value, key
    page.evaluate("boite.garder.forget('panier')")
    page.goto(address + "panier/")
    expect(page.locator(".panier__vide")).to_be_visible()
    clean(page)


def test_what_was_kept_before_moves_when_there_is_no_room_for_two(
    tab: Callable[..., Page], address: str
) -> None:
    page = tab("glossaire/")
    page.evaluate(
        """() => {
          localStorage.clear();
          localStorage.setItem('boite.fiche.budget', JSON.stringify({ projet: 'x'.repeat(3e6), champs: {} }));
        }"""
    )
    page.goto(address + "glossaire/")
    assert len(kept(page, "fiche.1.budget")["projet"]) == 3_000_000
    assert page.evaluate("localStorage.getItem('boite.fiche.budget')") is None
    clean(page)


@pytest.fixture(scope="module")
def neighbours(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two copies of the site under one origin: /a/ and /b/."""
    root = tmp_path_factory.mktemp("origine")
    for name in ("a", "b"):
        (root / name).symlink_to(site)
    with served(root) as found:
        yield found


def test_two_sites_of_one_origin_keep_apart(tab: Callable[..., Page], neighbours: str) -> None:
    one = tab("a/glossaire/", site=neighbours)
    keep_as_before(one)
    one.goto(neighbours + "a/" + SHEET)
    two = tab("b/" + SHEET, site=neighbours)
    expect(box(two, "projet").get_by_role("textbox")).to_have_value(
        example(SLUG)["champs"]["projet"]
    )
    box(one, "projet").get_by_role("textbox").fill("Le site a")
    box(two, "projet").get_by_role("textbox").fill("Le site b")
    expect(box(one, "projet").get_by_role("textbox")).to_have_value("Le site a")
    assert one.evaluate(f"localStorage.getItem('boite:/a/:fiche.1.{SLUG}').includes('Le site a')")
    assert two.evaluate(f"localStorage.getItem('boite:/b/:fiche.1.{SLUG}').includes('Le site b')")
    one.goto(neighbours + "a/sur-cet-appareil/")
    names = {row["name"] for row in one.evaluate("boite.appareil.mine()")}
    assert "Fiche « Schéma de gouvernance », projet « Mon projet »" in names
    assert "Copie d’avant la mise à jour : Panier" in names
    assert not any("boite" in name or "." in name for name in names), names
    one.evaluate("boite.garder.clear()")
    left = one.evaluate("Object.keys(localStorage)")
    assert left
    assert all(key.startswith("boite:/b/:") or key == "boite.hors-ligne" for key in left), left
    clean(one, two)


def test_a_visit_writes_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for url in ("", "methodes/", "panier/", "mes-fiches/", "composer/", "relire/", "observer/"):
        page.goto(address + url)
    for url in ("depouiller/", POSITION, SHEET, "sur-cet-appareil/"):
        page.goto(address + url)
    assert page.evaluate("Object.keys(localStorage)") == []
    context.close()


def test_what_is_kept_is_told_in_words(tab: Callable[..., Page], address: str) -> None:
    page = tab(SHEET)
    page.get_by_label("Nom du projet").fill("La cour")
    put(page, "composer.1", day("Un matin"))
    put(page, "questionnaire.positionnement", OLD["questionnaire.positionnement"])
    page.goto(address + "sur-cet-appareil/")
    rows = page.evaluate("boite.appareil.mine()")
    names = [row["name"] for row in rows]
    assert "Fiche « Schéma de gouvernance », projet « La cour »" in names
    assert "Composition « Un matin »" in names
    title = load().catalogue.questionnaires["positionnement"].titre
    assert f"Réponses au questionnaire « {title} »" in names
    sizes = page.evaluate(
        "boite.appareil.mine().map(row => 2 * (row.key.length + localStorage.getItem(row.key).length))"
    )
    assert [row["bytes"] for row in rows] == sizes
    clean(page)


# ---- Hostile names ------------------------------------------------------------------------------------

NAMES = ("constructor", "__proto__", "toString", "hasOwnProperty", "valueOf")


@pytest.mark.parametrize("slug", NAMES)
def test_a_name_that_every_object_has_is_only_a_name(
    tab: Callable[..., Page], address: str, slug: str
) -> None:
    page = tab("composer/")
    lines = [{"methode": slug}, {"production": slug}, {"methode": "world-cafe"}]
    half = {"nom": "matin", "debut": 540, "fin": 750, "lignes": lines}
    bad = day("Piège", territoire=slug, demis=[half, half | {"nom": slug}])
    page.goto(address + "composer/" + link(page, bad))
    page.reload()
    choice(page, "En faire ma copie")
    page.goto(address + "composer/" + f"#o={slug},fiches.{slug},{slug}.{slug}")
    page.get_by_role("button", name="Fichier de programme").click()
    expect(page.locator(".composer__demi")).to_have_count(1)
    page.goto(address + f"panier/#o={slug},methodes.{slug}")
    expect(page.locator(".panier__vide")).to_be_visible()
    page.goto(address + f"methodes/#moment={slug}&famille={slug}&q={slug}")
    put(page, f"projet.{slug}", {"nom": "x"})
    put(page, f"fiche.{slug}.{slug}", {"projet": "x", "champs": {slug: "x"}})
    put(page, f"relire.{slug}", {"fiche": slug, "lue": {}, "relecture": {slug: "x"}})
    put(page, f"composer.{slug}", bad)
    put(page, "ici.projet", slug)
    put(page, "ici.composer", slug)
    put(page, "ici.relire", slug)
    put(page, f"conflit.fiche.1.{SLUG}", [{"chemin": ["champs", slug], "autre": "x", "mien": "y"}])
    for url in ("mes-fiches/", SHEET, "relire/", "composer/", "sur-cet-appareil/"):
        page.goto(address + url)
        page.reload()
    assert page.evaluate("boite.appareil.mine().every(row => typeof row.name === 'string')")
    assert page.evaluate("[({}).nom, ({}).x, ({}).projet]") == [None, None, None]
    clean(page)


# ---- A device that is full, refuses, or holds rubbish ---------------------------------------------------

FULL = "Storage.prototype.setItem = () => { throw new DOMException('plein', 'QuotaExceededError'); }; 0"
SHUT = """
  const open = Object.getOwnPropertyDescriptor(window, 'localStorage').get;
  Object.defineProperty(window, 'localStorage', { get() {
    const from = document.currentScript;
    if (from && !from.src) return open.call(window);  // The theme's own line, in the page.
    throw new DOMException('refusé', 'SecurityError');
  } });"""
ALARM = "Cet appareil n’a plus de place, ou refuse de garder."


def test_leaving_with_what_could_not_be_kept_warns(tab: Callable[..., Page]) -> None:
    page = tab(SHEET)
    page.evaluate(FULL)
    field = box(page, "projet").get_by_role("textbox")
    field.press_sequentially("a")
    expect(said(page)).to_contain_text(ALARM)
    expect(page.locator(".remplir__etat")).to_have_text(
        "Pas enregistré : exportez avant de fermer."
    )
    page.evaluate("document.querySelector('.dit').replaceChildren()")
    field.press_sequentially("b")
    expect(said(page)).to_contain_text(ALARM)
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(field).to_have_value("ab")
    with page.expect_download() as waiting:
        said(page).get_by_role("button", name="Exporter en fichier").click()
    assert '"projet": "ab"' in Path(waiting.value.path()).read_text("utf-8")
    page.reload()
    clean(page)


def test_a_device_that_finds_room_again_keeps_all(tab: Callable[..., Page]) -> None:
    page = tab(SHEET)
    page.evaluate("window.garde = Storage.prototype.setItem; 0")
    page.evaluate(FULL)
    box(page, "projet").get_by_role("textbox").fill("Tapé sans place")
    page.evaluate("Storage.prototype.setItem = window.garde; 0")
    box(page, "desaccords").get_by_role("textbox").fill("Tapé ensuite")
    expect(page.locator(".remplir__etat")).to_have_text("Enregistré sur cet appareil.")
    champs = kept(page, f"fiche.1.{SLUG}")["champs"]
    assert [champs["projet"], champs["desaccords"]] == ["Tapé sans place", "Tapé ensuite"]
    page.reload()
    expect(box(page, "projet").get_by_role("textbox")).to_have_value("Tapé sans place")
    clean(page)


TYPED: dict[str, tuple[str, Callable[[Page], Any]]] = {
    "fiche": (SHEET, lambda page: box(page, "projet").get_by_role("textbox").fill("x")),
    "questionnaire": (
        POSITION,
        lambda page: page.locator('[data-question="mot-repere"]').get_by_role("textbox").fill("x"),
    ),
    "composition": (
        "composer/",
        lambda page: page.get_by_role("button", name="Une pause").click(),
    ),
    "grille": ("observer/", lambda page: page.get_by_label("Qui observe", exact=True).fill("x")),
    "dépouiller": (
        "depouiller/",
        lambda page: page.locator("article input[type=file]").first.set_input_files(
            [file(envelope(content("positionnement", 0, 2)))]
        ),
    ),
    "relecture": (
        "relire/",
        lambda page: give_sheet(page.locator(".relire"), ("fiche.json", sheet_file())),
    ),
    "panier": ("methodes/abecedaire/", lambda page: page.locator("article .ajout").first.click()),
}


@pytest.mark.parametrize("what", TYPED)
def test_a_device_that_refuses_all_says_so_and_warns_before_leaving(
    tab: Callable[..., Page], device: BrowserContext, what: str
) -> None:
    device.add_init_script(SHUT)
    url, write = TYPED[what]
    page = tab(url)
    assert page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    write(page)
    expect(said(page)).to_contain_text(ALARM)
    assert not page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    page.once("dialog", lambda dialog: dialog.accept())
    page.close()
    clean(page)


RUBBISH = ("{", "[", '"x"', "3", "null", "[1, null]", '{"champs": 3}', '{"grilles": [{"vu": 1}]}')


def test_rubbish_on_the_device_is_set_aside_and_told(tab: Callable[..., Page]) -> None:
    page = tab("obligations/signaler/")
    root = page.url.removesuffix("obligations/signaler/")
    places = {
        SHEET: f"fiche.1.{SLUG}",
        "composer/": "composer.1",
        "relire/": "relire.1",
        "observer/": "observer",
        POSITION: "questionnaire.positionnement",
        "mes-fiches/": "fiche.1.budget",
    }
    for text in RUBBISH[:3]:
        for url, key in places.items():
            page.goto(root + "obligations/signaler/")
            put(page, key, text)
            page.goto(root + url)
            held = page.evaluate(
                "key => boite.garder.keys('abime.').filter(k => k.endsWith(key))", key
            )
            texts = page.evaluate("keys => keys.map(key => boite.garder.stored(key))", held)
            stored = page.evaluate("key => boite.garder.stored(key)", key)
            assert text in [*texts, stored], (url, text)
    keys = (*places.values(), "panier", "depouiller", "depouiller.feuille")
    for turn, url in enumerate(places):
        page.goto(root + "obligations/signaler/")
        for n, key in enumerate(keys):
            put(page, key, RUBBISH[(turn + n) % len(RUBBISH)])
        page.goto(root + url)
        page.reload()
    clean(page)


def test_rubbish_is_never_written_over(tab: Callable[..., Page]) -> None:
    page = tab("glossaire/")
    put(page, f"fiche.1.{SLUG}", '{"projet": "Cou')
    page.goto(page.url.removesuffix("glossaire/") + SHEET)
    expect(said(page)).to_contain_text("Rien n’est effacé : c’est mis de côté")
    box(page, "projet").get_by_role("textbox").fill("Reprise")
    assert (
        page.evaluate("boite.garder.stored('abime.1.fiche.1.schema-gouvernance')")
        == '{"projet": "Cou'
    )
    page.goto(page.url.partition(SHEET)[0] + "sur-cet-appareil/")
    names = page.evaluate("boite.appareil.mine().map(row => row.name)")
    assert (
        "Mis de côté, illisible : Fiche « Schéma de gouvernance », projet « Mon projet »" in names
    )
    assert kept(page, f"fiche.1.{SLUG}")["champs"]["projet"] == "Reprise"
    clean(page)


def test_a_field_that_left_the_sheet_is_copied_aside(tab: Callable[..., Page]) -> None:
    page = tab("glossaire/")
    put(page, f"fiche.1.{SLUG}", example(SLUG) | {"champs": {"ancien": "Deux heures de travail"}})
    page.goto(page.url.removesuffix("glossaire/") + SHEET)
    expect(said(page)).to_contain_text("Une partie de ce qui était gardé ici ne se lit plus.")
    box(page, "projet").get_by_role("textbox").fill("La suite")
    aside = page.evaluate("boite.garder.stored('abime.1.fiche.1.schema-gouvernance')")
    assert "Deux heures de travail" in aside
    clean(page)


def test_a_folder_keeps_under_one_name_wherever_it_lies(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "composer/index.html").as_uri())
    assert page.evaluate("boite.garder.fullKey('panier')") == "boite::panier"
    context.close()
