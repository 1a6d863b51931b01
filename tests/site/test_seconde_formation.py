"""A second course in the browser: tools chosen, a day composed, groups evaluated, sheets followed by
its own numbers, without those of the course of reference."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.store import ROOT
from scripts.visites import served
from tests.petit import HOME, fabriquer, petit_projet
from tests.seconde import COURSE, seconde_formation

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
ICI = f"formations/{COURSE}/"
OURS = ("composer", "depouiller", "mes-fiches")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site of two courses, with our own pages where people compose and evaluate."""
    folder = tmp_path_factory.mktemp("deux-formations")
    project = petit_projet(folder / "projet")
    for name in OURS:
        shutil.copy(ROOT / f"docs/{name}.md", project / "docs")
    (project / "docs/guide/ecrire-un-programme.md").write_text(HOME, encoding="utf-8")
    seconde_formation(project)
    assert fabriquer(project, folder / "site") == []
    with served(folder / "site") as found:
        yield found


def texts(page: Page, selector: str) -> list[str]:
    return [
        text.replace("\xa0", " ").strip() for text in page.locator(selector).all_text_contents()
    ]


def answers(questionnaire: str, level: int) -> dict[str, Any]:
    inside = {
        "id": f"{questionnaire.replace('-', '')}0",
        "questionnaire": questionnaire,
        "edition": "2026-11-22",
        "le": "2026-11-23",
        "reponses": {"clarte": level},
    }
    text = json.dumps({"boite": "reponses", "version": 1, "contenu": inside})
    return {"name": "r.json", "mimeType": "application/json", "buffer": text.encode()}


def test_its_page_leads_to_what_is_done_on_the_device(visit: Visit) -> None:
    page = visit(ICI)
    assert page.locator("ul.ateliers a").evaluate_all("all => all.map(a => a.href)") == [
        f"{page.url}objectifs/",
        page.url.replace(ICI, f"composer/#formation={COURSE}"),
        f"{page.url}mes-fiches/",
        page.url.replace(ICI, "depouiller/"),
    ]


def test_a_day_is_composed_with_its_objectives(visit: Visit) -> None:
    page = visit(ICI)
    page.get_by_role("link", name="Composer", exact=True).last.click()
    course = page.locator("[data-acte=formation]")
    expect(course).to_have_value(COURSE)
    expect(page).to_have_url(page.url.split("#")[0])
    page.get_by_label("Ajouter un outil").fill("Méthode d’essai")
    page.get_by_role("button", name="Ajouter : Matin").click()
    worked = page.locator(".composer__bilan section").first.locator("li")
    expect(worked).to_have_text(["1. Voir, 30 min", "2. Écouter, 30 min"])
    page.reload()
    expect(course).to_have_value(COURSE)
    course.select_option("")
    expect(worked).to_have_text(["1. Titre court, 30 min"])
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_composition_of_another_course_stays_as_it_is(visit: Visit) -> None:
    page = visit("composer/")
    page.get_by_label("Titre").fill("La première")
    page.get_by_label("Titre").blur()
    page.goto(page.url + f"#formation={COURSE}")
    page.reload()
    assert texts(page, ".plusieurs option") == ["La première", "Ma demi-journée"]
    expect(page.locator("[data-acte=formation]")).to_have_value(COURSE)


def test_its_programme_file_names_it(visit: Visit) -> None:
    page = visit(f"composer/#formation={COURSE}")
    page.get_by_label("Titre").fill("Un samedi")
    page.get_by_label("Lieu").fill("La place")
    page.get_by_label("Date").fill("2027-03-06")
    page.get_by_label("Territoire").select_option("territoire-d-essai")
    page.get_by_label("Ajouter un outil").fill("Méthode d’essai")
    page.get_by_role("button", name="Ajouter : Matin").click()
    page.get_by_label("Fin").fill("09:45")
    page.get_by_label("Fin").blur()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Fichier de programme").click()
    assert f"\nformation: {COURSE}\n" in Path(waited.value.path()).read_text(encoding="utf-8")


def test_groups_are_counted_by_the_objectives_of_their_course(visit: Visit) -> None:
    page = visit("depouiller/")
    files = [answers("au-depart", 1), answers("a-l-arrivee", 3)]
    page.locator("article input[type=file]").first.set_input_files(files)
    expect(page.locator(".d-chemin th[scope=row]")).to_have_text(["2. Écouter"])
    assert texts(page, ".d-chemin td")[:2] == ["1", "3"]
    assert texts(page, ".d-chemin caption") == [
        "Du positionnement (1) au questionnaire à chaud (1), Seconde formation"
    ]
    line = '# Seconde formation\npositionnement: { "2": 1 }'
    expect(page.get_by_label("La ligne du programme")).to_have_value(line)


def test_its_questionnaires_lead_to_its_objectives(visit: Visit) -> None:
    page = visit("questionnaires/au-depart/")
    link = page.get_by_role("link", name="objectif 2")
    assert (link.get_attribute("href") or "").endswith(f"{ICI}objectifs/2/")


def test_its_sheets_are_followed(visit: Visit) -> None:
    page = visit(f"{ICI}mes-fiches/")
    expect(page.locator(".avancement__total")).to_have_text("0 livrable sur 5 a tous ses critères.")
    assert texts(page, ".avancement__liste strong") == [
        "Voir",
        "Écouter",
        "Dire",
        "Décider",
        "Agir",
    ]


def test_tools_are_chosen_by_the_numbers_of_the_page(visit: Visit) -> None:
    ours = ["Module", "Objectif"]
    theirs = [f"{word} de «\u202fSeconde formation\u202f»" for word in ours]
    for where, expected in (
        (f"{ICI}modules/1/", ours),
        (f"{ICI}objectifs/5/", []),
        ("modules/1/", theirs),
    ):
        page = visit(where)
        legends = [text for text in texts(page, ".choisir legend") if text[:2] in ("Mo", "Ob")]
        assert [one for one in legends if one != "Moment"] == expected, where
    page = visit(f"{ICI}modules/1/#objectif.{COURSE}=5")
    expect(page.locator(".choisir__combien")).to_have_text("2 résultats sur 4")
