"""What a filled sheet becomes in its page: a map, a diagram, dates, a ranking, a catalogue."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from macros.store import load

from .test_navigateur import OVERLAPS, look_again

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
FICHES = load().catalogue.fiches
TOOLS = {
    champ.outil: (slug, champ.id)
    for slug, entry in sorted(FICHES.items(), key=lambda one: (one[0] != "suivi-projet", one[0]))
    for champ in entry.record.champs
    if champ.outil
}
NASTY = "<img src=x onerror=\"document.title='pris'\">"


def example(slug: str) -> dict[str, Any]:
    """Return the filled example of a sheet, as the page keeps it."""
    fields = {
        r.id: [list(row) for row in r.lignes] or list(r.liste) or r.texte
        for r in FICHES[slug].record.exemple
    }
    return {"projet": "La cour ouverte", "champs": fields, "coches": {}, "relectures": []}


def bring(page: Page, slug: str, state: dict[str, Any]) -> None:
    text = json.dumps({"boite": "fiche", "version": 1, "contenu": {"fiche": slug} | state})
    page.locator(".remplir__actes input[type=file]").set_input_files(
        {"name": "fiche.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator(".dit")).to_contain_text("Fiche importée")


def opened(
    visit: Visit,
    outil: str,
    state: dict[str, Any] | None = None,
    width: int = 1280,
    scheme: str = "light",
) -> Page:
    slug = TOOLS[outil][0]
    page = visit(f"fiches/{slug}/#remplir", width, scheme)
    if state is not None:
        bring(page, slug, state)
    return page


def filled(visit: Visit, outil: str, width: int = 1280, scheme: str = "light") -> Page:
    return opened(visit, outil, example(TOOLS[outil][0]), width, scheme)


def box(page: Page, outil: str) -> Locator:
    return page.locator(f'[data-outil="{outil}"] .champ__plus')


def names(page: Page, outil: str) -> list[str]:
    expect(box(page, outil).locator(".sg-boite").first).to_be_visible()
    return (
        box(page, outil)
        .locator(".sg-boite")
        .evaluate_all(
            "all => all.map(g => [...g.querySelectorAll('.sg-nom')].map(t => t.textContent).join(' '))"
        )
    )


def top(page: Page, outil: str, name: str) -> float:
    found = box(page, outil).locator(".sg-boite", has_text=re.compile(name)).first.bounding_box()
    assert found
    return found["y"]


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


# ---- Drawings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_the_map_shows_each_actor_and_each_link_in_words(visit: Visit, width: int) -> None:
    page = filled(visit, "carte", width)
    state = example(TOOLS["carte"][0])["champs"]
    expect(box(page, "carte").locator(".sg-etiquette")).to_have_count(len(state["synergies"]))
    drawn = names(page, "carte")
    assert {row[0] for row in state["acteurs"]} <= set(drawn)
    assert "Enfants de l’école" in drawn
    expect(box(page, "carte").locator(".schema__legende span")).to_have_count(3)
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OVERLAPS) == []
    summary = box(page, "carte").locator("summary")
    summary.press("Enter")
    expect(box(page, "carte").locator("figcaption li")).to_have_count(len(state["synergies"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.errors == []  # type: ignore[attr-defined]


def test_the_map_follows_what_is_typed_and_says_what_it_misses(visit: Visit) -> None:
    page = opened(visit, "carte")
    expect(box(page, "carte")).to_contain_text("le dessin se fait tout seul")
    links = page.locator('[data-champ="synergies"]')
    links.get_by_role("textbox", name="Acteur A").fill("École")
    links.get_by_role("textbox", name="Acteur B").fill("Mairie")
    assert names(page, "carte") == ["École", "Mairie"]
    people = page.locator('[data-champ="acteurs"]')
    people.get_by_role("textbox", name="ligne 1, Acteur").fill("Les voisines")
    expect(box(page, "carte")).to_contain_text(
        "Sans lien pour l’instant : «\u00a0Les voisines\u00a0»"
    )
    links.get_by_role("textbox", name="Nature du lien").fill("Dispute, en tension")
    expect(box(page, "carte").locator(".sg-tension")).to_have_count(2)


def test_on_a_diagram_whoever_entrusts_stands_above(visit: Visit) -> None:
    page = filled(visit, "schema")
    assert len(names(page, "schema")) == 4
    assert top(page, "schema", "Assemblée") < top(page, "schema", "Groupe jardin")
    assert top(page, "schema", "Assemblée") < top(page, "schema", "Équipe")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OVERLAPS) == []


def test_a_drawing_leaves_as_a_file_that_stands_alone(visit: Visit) -> None:
    page = filled(visit, "carte", scheme="dark")
    names(page, "carte")
    name, content = downloaded(page, "Télécharger le dessin")
    assert name == "carte-synergies-la-cour-ouverte-carte.svg"
    root = ElementTree.fromstring(content)
    space = "{http://www.w3.org/2000/svg}"
    assert (root.findtext(f"{space}title") or "").startswith("Carte des acteurs : La cour ouverte")
    assert not list(root.iter(f"{space}style"))
    fills = {text.get("fill") for text in root.iter(f"{space}text")}
    assert "rgb(34, 41, 47)" in fills, "the light page's ink, whatever the page shows"
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_drawing_survives_anything(visit: Visit) -> None:
    rows = [
        [f"{NASTY}{n}", f"{'x' * 900}{n % 7}", "\u0000\ud83d" if n % 2 else "a\nb", "", "", ""]
        for n in range(200)
    ]
    rows += [["Seul", "Seul", "", "", "", ""], ["__proto__", "constructor", "", "", "", ""]]
    page = opened(visit, "carte", {"champs": {"synergies": rows}, "projet": NASTY})
    names(page, "carte")
    expect(box(page, "carte")).to_contain_text("s’arrête aux 40 premières lignes")
    assert page.locator(".champ__plus img").count() == 0
    assert page.title() != "pris"
    _name, content = downloaded(page, "Télécharger le dessin")
    ElementTree.fromstring(content)
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_circle_of_bodies_and_a_link_to_oneself_are_drawn_or_left(visit: Visit) -> None:
    links = [
        ["A", "B", "mandate", ""],
        ["B", "C", "mandate", ""],
        ["C", "A", "mandate", ""],
        ["A", "A", "", ""],
    ]
    page = opened(visit, "schema", {"champs": {"liens": links}, "projet": ""})
    assert sorted(names(page, "schema")) == ["A", "B", "C"]
    expect(box(page, "schema").locator(".sg-fleche")).to_have_count(3)


def test_the_paper_carries_the_drawing(visit: Visit) -> None:
    page = filled(visit, "carte")
    names(page, "carte")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".remplir__papier .schema svg").first).to_be_visible()
    head = page.locator(".remplir__papier h3", has_text="Carte dessinée")
    assert head.evaluate("h => h.nextElementSibling.className") == "schema"


# ---- Dates ---------------------------------------------------------------------------------------


def test_dates_leave_as_a_calendar_that_others_read(visit: Visit) -> None:
    page = filled(visit, "agenda")
    slug = TOOLS["agenda"][0]
    expect(box(page, "agenda").get_by_role("button")).to_be_visible()
    name, content = downloaded(page, "Dates pour mon agenda")
    assert name.endswith(".ics")
    assert name.startswith(slug)
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert len(events) >= 3
    assert len({str(e["UID"]) for e in events}) == len(events)
    assert all(isinstance(e["DTSTART"].dt, dt.date) for e in events)


DATES = [
    ["30 mai 2026, 10 h à 11 h 30", "Fête ; soleil, ombre \\ et « é »" + "é" * 80, "a", "b"],
    ["1er juin 2026", "Un jour", "", ""],
    ["du 28 juin au 2 juillet 2026", "Camp", "", ""],
    ["03/07/2026 9h", "Matin", "", ""],
    ["2026-07-04", "Chiffres", "", ""],
    ["31 février 2026", "Jour qui n’existe pas", "", ""],
    ["10 mars", "Sans année", "", ""],
    ["bientôt", "Jamais dit", "", ""],
    ["5 mai 2026, 99 h", "Heure fausse", "", ""],
]


def test_dates_are_read_as_people_write_them(visit: Visit) -> None:
    slug = "calendrier-coordination"
    page = visit(f"fiches/{slug}/#remplir")
    bring(page, slug, {"projet": "Été", "champs": {"jalons": DATES, "revue": "2026-06-20"}})
    plus = box(page, "agenda")
    expect(plus).to_contain_text("6 dates prêtes pour un agenda")
    expect(plus.get_by_role("listitem")).to_have_text(
        [
            "Jour qui n’existe pas (31 février 2026 : le 31 février 2026 n’existe pas)",
            "Sans année (10 mars : il manque l’année)",
            "Jamais dit (bientôt : « bientôt » ne se lit pas ici)",
            "Heure fausse (5 mai 2026, 99 h : une heure va de 0 h à minuit, le même jour)",
        ]
    )
    expect(plus.locator("tbody tr").nth(2).get_by_role("cell")).to_have_text(
        ["samedi 20 juin 2026", "toute la journée", "Date de revue"]
    )
    expect(plus.locator("tbody tr").nth(4).get_by_role("cell")).to_have_text(
        ["vendredi 3 juillet 2026", "9 h à 10 h (fin non écrite)", "Matin"]
    )
    _, content = downloaded(page, "Dates pour mon agenda")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    events = {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert len(events) == 6
    assert "Heure fausse" not in events
    fete = events[DATES[0][1]]
    assert fete["DTSTART"].dt.isoformat() == "2026-05-30T10:00:00+02:00"
    assert fete["DTEND"].dt.isoformat() == "2026-05-30T11:30:00+02:00"
    assert str(fete["DESCRIPTION"]) == "Ce qui est visible : a\nResponsable : b"
    assert (events["Camp"]["DTSTART"].dt, events["Camp"]["DTEND"].dt) == (
        dt.date(2026, 6, 28),
        dt.date(2026, 7, 3),
    )
    assert events["Un jour"]["DTSTART"].dt == dt.date(2026, 6, 1)
    assert events["Matin"]["DTEND"].dt.hour == 10
    # The date moves, the event keeps its name.
    moved = [["2 juin 2026", *DATES[1][1:]]]
    page.evaluate("all => boite.remplir.change(now => { now.champs = all; })", {"jalons": moved})
    expect(plus).to_contain_text("1 date prête")
    _, content = downloaded(page, "Dates pour mon agenda")
    again = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    assert again["UID"] == events["Un jour"]["UID"]
    assert page.errors == []  # type: ignore[attr-defined]


# ---- Needs and indicators ------------------------------------------------------------------------


def test_needs_stand_by_theme_and_enter_priorities(visit: Visit) -> None:
    page = filled(visit, "classement")
    state = example("besoins-priorises")["champs"]
    plus = box(page, "classement")
    themes = {row[0] for row in state["besoins"]}
    expect(plus.locator(".classement__theme")).to_have_count(len(themes))
    expect(plus).to_contain_text(f"{len(state['besoins'])} besoins en {len(themes)} thèmes")
    urgent = plus.locator(".classement__theme", has_text="Jouer").get_by_role("listitem").first
    expect(urgent).to_contain_text("Forte")
    urgent.get_by_role("button", name="Mettre en priorité").press("Enter")
    rank = len(state["priorites"]) + 1
    expect(plus.locator(".classement__theme").first).to_contain_text(f"Priorité {rank}")
    assert page.evaluate("document.activeElement.className") == "classement__titre"
    last = page.locator('[data-champ="priorites"] .rangee').nth(rank - 1).get_by_role("textbox")
    expect(last.first).to_have_value(str(rank))
    page.locator(".dit").get_by_role("button", name="Annuler").click()
    expect(plus.locator("li > strong")).to_have_count(0)


def test_the_catalogue_adds_lines_without_losing_the_focus(visit: Visit) -> None:
    page = opened(visit, "catalogue")
    page.get_by_role("button", name="Choisir dans le catalogue").press("Enter")
    page.get_by_label("Chercher un indicateur").fill("voiture kilom")
    expect(box(page, "catalogue").get_by_role("status")).to_contain_text("indicateur")
    found = box(page, "catalogue").get_by_role("listitem").first
    title = found.get_by_role("link").inner_text()
    add = found.get_by_role("button")
    add.press("Enter")
    expect(add).to_have_text(re.compile("Dans le tableau"))
    assert add.evaluate("b => b === document.activeElement")
    cells = page.locator('[data-champ="indicateurs"] .rangee').first.get_by_role("textbox")
    expect(cells.first).to_have_value(title)
    expect(cells.nth(1)).to_have_value("Environnement")
    expect(cells.nth(2)).to_have_value("")
    add.press("Enter")
    expect(page.locator('[data-champ="indicateurs"] .rangee')).to_have_count(1)
    page.locator(".dit").get_by_role("button", name="Annuler").click()
    expect(add).to_have_text(re.compile("Ajouter cette ligne"))
    assert page.errors == []  # type: ignore[attr-defined]


# ---- Everywhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize("outil", sorted(TOOLS))
def test_a_sheet_with_its_tool_is_accessible(visit: Visit, outil: str) -> None:
    page = filled(visit, outil)
    expect(box(page, outil)).to_be_visible()
    if outil == "catalogue":
        page.get_by_role("button", name="Choisir dans le catalogue").click()
        expect(box(page, outil).get_by_role("status")).not_to_be_empty()
    for details in box(page, outil).locator("details").all():
        details.evaluate("e => { e.open = true; }")
    look_again(page)
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_page_loads_only_the_tools_it_has(visit: Visit) -> None:
    page = visit("fiches/budget/")
    assert page.locator('script[src*="plus-"]').count() == 0
    # What the tools share travels with the page of every sheet: a request less where there are some.
    assert page.locator('script[src$="/plus.js"]').count() == 1
    page = visit("fiches/carte-synergies/")
    found = page.locator('script[src*="plus"]').evaluate_all(
        "all => all.map(s => s.src.split('/').pop())"
    )
    assert found == ["plus.js", "plus-dessin.js"]
