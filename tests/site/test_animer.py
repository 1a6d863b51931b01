"""« Animer » in a real browser, its clock in our hands: a method, a whole half-day, late and caught up; nothing is
lost by a reload, a sleep, another tab."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.data.animer import seance_animee
from macros.model.clock.shortening import floor, shared
from macros.model.plans.planning import plan_of
from macros.store import load

from .firefox import Firefox, firefox_or_skip
from .test_navigateur import look_again, look_everywhere, violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
METEO = "animer/#methode=meteo-interieure"
HALF = "demi-journee-decouverte.1.matin"
NINE = datetime.datetime(2026, 11, 30, 9, 0)


def begun(visit: Visit, url: str = METEO, width: int = 390, at: Any = NINE) -> Page:
    page = visit("sans-reseau/", width)
    page.clock.install(time=at)
    page.goto(page.url.replace("sans-reseau/", url))
    press(page, "Commencer")
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).locator("visible=true").click()


def wait(page: Page, minutes: float) -> None:
    page.clock.fast_forward(int(minutes * 60_000))


def left(page: Page) -> tuple[str, int]:
    """Return what the clock says, to the minute: some seconds pass while the test runs."""
    *hours, minutes, seconds = map(int, said(page, "chiffre").split(":"))
    return said(page, "mot"), round(60 * sum(hours) + minutes + seconds / 60)


def said(page: Page, name: str) -> str:
    return page.locator(f".animer__{name}").inner_text().replace("\u00a0", " ")


# ---- A method ------------------------------------------------------------------------------------


def test_before_the_first_step_one_knows_what_to_bring(visit: Visit) -> None:
    page = visit("methodes/meteo-interieure/", 390)
    page.get_by_role("link", name="Animer", exact=True).click()
    page.get_by_label("Combien êtes-vous ?").locator("visible=true").fill("9")
    assert page.locator(".animer__apporter li").all_inner_texts() == [
        "9 × Jeu de quatre cartes météo, à imprimer",
        "1 × Affiche des quatre temps, à imprimer",
        "1 × Feutre",
    ]
    page.get_by_label("Sous quelle forme ?").select_option("Peu de temps")
    assert said(page, "longueur") == "3 étapes, 5 min."
    look_everywhere(page)
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_step_says_its_words_its_time_and_what_comes_next(visit: Visit) -> None:
    page = begun(visit)
    assert said(page, "rang") == "Étape 1 sur 4 · tout le groupe"
    assert said(page, "titre") == "Poser la consigne"
    assert left(page) == ("reste", 2)
    assert said(page, "alheure") == "À l’heure : la méthode finira à 9 h 15."
    assert said(page, "suite") == "Ensuite : Choisir son temps, 2 min"
    words = page.locator(".animer__dire p")
    expect(words).to_contain_text("Quel temps fait-il en vous aujourd’hui ?")
    assert words.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 22
    page.get_by_text("En clair").click()
    expect(page.get_by_text("Choisissez l’image qui dit comment vous allez")).to_be_visible()
    look_everywhere(page)
    assert page.errors == []  # type: ignore[attr-defined]


def test_nothing_is_lost_by_a_reload_a_sleep_or_another_tab(visit: Visit) -> None:
    page = begun(visit)
    wait(page, 1)
    page.reload()
    assert left(page) == ("reste", 1)
    press(page, "Pause")
    wait(page, 20)
    page.reload()
    assert left(page) == ("en pause, reste", 1)
    press(page, "Reprendre")
    press(page, "+ 5 min")
    assert left(page) == ("reste", 6)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert left(page) == ("reste", 6)
    other = page.context.new_page()
    other.goto(page.url)
    press(other, "Suivant")
    expect(page.locator(".animer__titre")).to_have_text("Choisir son temps")
    other.close()


def test_late_one_may_give_something_up_or_nothing(visit: Visit) -> None:
    page = begun(visit)
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    wait(page, 17)
    sentence = "5 min de retard : la méthode finira à 9 h 20 au lieu de 9 h 15."
    assert said(page, "retard summary") == sentence
    assert left(page) == ("dépassé de", 9)
    page.get_by_text("5 min de retard").click()
    first = page.locator(".animer__propositions li").first
    expect(first).to_contain_text("Météo intérieure : 1 min au lieu de 3")
    expect(first).to_contain_text("« Tenir compte du temps qu’il fait » : 1 min au lieu de 3")
    look_again(page)
    press(page, "Ne rien changer")
    expect(page.locator(".animer__propositions")).to_be_hidden()
    page.get_by_text("5 min de retard").click()
    first.get_by_role("button").click()
    assert said(page, "retard summary").startswith("3 min de retard")
    page.get_by_role("button", name="Annuler").click()
    assert said(page, "retard summary") == sentence


def test_time_is_announced_apart_from_the_number(visit: Visit) -> None:
    page = begun(visit)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    told = page.get_by_role("status").filter(has_text="Étape")
    expect(told).to_have_text("Étape 3 sur 4 : Faire le tour, 8 min.")
    for minutes, words in ((4, "La moitié du temps est passée."), (3, "Reste 1 minute.")):
        page.clock.run_for(minutes * 60_000 + 600)
        expect(page.locator(".animer__annonce")).to_have_text(words)
    assert page.locator(".animer__horloge [aria-live], .animer__horloge [role]").count() == 0


def test_the_end_tells_planned_and_lived_and_leaves_as_a_file(visit: Visit) -> None:
    page = begun(visit)
    for minutes in (2, 2, 12, 4):
        wait(page, minutes)
        page.keyboard.press("ArrowRight")
    rows = page.locator(".animer__table tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows][2] == ["Faire le tour", "8 min", "12 min"]
    page.get_by_label("Qu’est-ce qui a pris du temps ?").select_option("Faire le tour")
    page.get_by_label("Le refaire ainsi ?").select_option("Oui")
    page.get_by_label("Avec qui ?").select_option("Une association")
    look_everywhere(page)
    page.reload()
    with page.expect_download() as waiting:
        press(page, "Donner le retour en fichier")
    told = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    (one,) = told["retours"]
    assert told["version"] == one["version"] == 1
    assert len(one.pop("donneur")) == 16
    assert one == {
        "version": 1,
        "kind": "retour",
        "methode": "meteo-interieure",
        "forme": None,
        "mois": "2026-11",
        "participants": 12,
        "contexte": "association",
        "etapes": [
            {"titre": "Poser la consigne", "prevu": 2, "reel": 2},
            {"titre": "Choisir son temps", "prevu": 2, "reel": 2},
            {"titre": "Faire le tour", "prevu": 8, "reel": 12},
            {"titre": "Tenir compte du temps qu’il fait", "prevu": 3, "reel": 4},
        ],
        "a_pris_du_temps": "Faire le tour",
        "referait": True,
    }
    press(page, "Recommencer")
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("C’est fini")).to_be_visible()


def test_the_wall_shows_words_and_time_and_follows(visit: Visit) -> None:
    page = begun(visit)
    with page.expect_popup() as opened:
        press(page, "Pour le mur")
    wall = opened.value
    expect(wall.locator(".animer__murmots")).to_have_text(
        "Choisissez l’image qui dit comment vous allez : soleil, nuage, pluie ou orage."
    )
    assert violations(wall, "light") == []
    assert wall.get_by_role("button").count() == 0
    page.keyboard.press("ArrowRight")
    expect(wall.locator(".animer__murmots")).to_have_text(
        "Prenez une carte en silence. Vous pouvez en prendre deux."
    )


def test_what_is_not_finished_is_offered_again(visit: Visit) -> None:
    page = begun(visit)
    page.goto(page.url.split("animer/")[0])
    page.get_by_role("link", name="Reprendre « Météo intérieure »").click()
    assert said(page, "titre") == "Poser la consigne"
    # Two weeks later, nobody is told of two weeks of lateness.
    wait(page, 14 * 24 * 60)
    page.reload()
    assert said(page, "retard summary") == "Commencée le 30/11/2026."
    assert said(page, "titre") == "Poser la consigne"


# ---- A half-day ----------------------------------------------------------------------------------


def test_a_whole_half_day_reloaded_at_every_step(visit: Visit) -> None:
    """Each step in its own minutes, twenty minutes asleep in the middle, then what is proposed is what the
    model would make of the steps that are left."""
    catalogue = load().catalogue
    told = seance_animee(catalogue, catalogue.programmes[HALF.split(".")[0]], HALF, str)
    steps = [(t, e) for t, one in enumerate(told["temps"]) for e in one["etapes"]]
    page = begun(visit, f"animer/#programme={HALF}", 390)
    assert told["debut"] == 9 * 60
    slept = 0
    for n, (t, step) in enumerate(steps):
        assert said(page, "titre") == step["titre"]
        asleep = 20 if n == 2 else 0
        wait(page, step["minutes"] + asleep)
        slept += asleep
        page.reload()
        assert left(page)[1] == asleep
        late = said(page, "retard summary") if slept else said(page, "alheure")
        assert late.startswith(f"{slept} min de retard" if slept else "À l’heure")
        if n == 2:
            catch_up(page, catalogue, steps[n + 1 :], t)
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("C’est fini")).to_be_visible()
    assert page.errors == []  # type: ignore[attr-defined]


def catch_up(page: Page, catalogue: Any, rest: list[Any], here: int) -> None:
    """Compare what is proposed for the method that comes next with the model's own answer."""
    mine = [step for t, step in rest if t == here + 1]
    total = sum(step["minutes"] for step in mine)
    least = sum(0 if step["facultative"] else step["plancher"] for step in mine)
    (session,) = plan_of(catalogue, HALF.split(".")[0]).sessions
    known = {e.titre: e for creneau in session.creneaux for e in creneau.etapes}
    real = [known[step["titre"]] for step in mine]
    assert [floor(e) for e in real] == [step["plancher"] for step in mine]
    gain = min(20, total - least)
    wanted = shared(real, total - gain)
    page.locator(".animer__retard summary").click()
    asked = f"Cercle de connaissances : {total - gain} min au lieu de {total}"
    line = page.locator(".animer__propositions li").filter(has_text=asked)
    expect(line).to_contain_text(f"− {gain} min")
    for step, minutes in zip(mine, wanted, strict=True):
        if minutes not in (0, step["minutes"]):
            price = f"« {step['titre']} » : {minutes} min au lieu de {step['minutes']}"
            expect(line).to_contain_text(price)


def test_a_composed_half_day_is_led_from_its_page(visit: Visit) -> None:
    page = visit("composer/#o=meteo-interieure,world-cafe")
    page.clock.install(time=NINE)
    page.get_by_role("link", name="Animer").click()
    press(page, "Commencer")
    assert said(page, "titre") == "Poser la consigne"
    assert "temps 1 sur 2, Météo intérieure" in said(page, "rang")
    assert said(page, "alheure") == "À l’heure : la matinée finira à 12 h 30."
    look_again(page)


# ---- Helpers of the room -------------------------------------------------------------------------


def test_helpers_serve_without_a_method(visit: Visit) -> None:
    page = visit("animer/#salle", 390)
    page.get_by_label("Combien êtes-vous ?").locator("visible=true").fill("17")
    press(page, "Tirer au sort")
    assert said(page, "tirage") == "17 personnes : 1 groupe de 5 et 3 groupes de 4."
    rows = page.locator(".animer__groupes li").all_inner_texts()
    drawn = [[int(n) for n in row.split(", ")] for row in rows]
    assert [len(group) for group in drawn] == [5, 4, 4, 4]
    assert sorted(n for group in drawn for n in group) == list(range(1, 18))
    assert said(page, "parole") == "17 personnes à entendre."
    page.get_by_role("button", name="3", exact=True).press("Enter")
    assert said(page, "parole") == "16 personnes à entendre."
    for _ in range(2):
        press(page, "Une main de plus : Oui")
    press(page, "Une main de moins : Non")
    assert page.locator(".animer__mains output").all_inner_texts() == ["2", "0", "0"]
    press(page, "Lancer")
    assert said(page, "minuteur").startswith(("5:00", "4:5"))
    look_everywhere(page)
    assert page.errors == []  # type: ignore[attr-defined]


# ---- From a folder -------------------------------------------------------------------------------


def test_firefox_leads_from_a_folder_with_a_wall(dossier: Path, tmp_path: Path) -> None:
    path = firefox_or_skip()
    window = Firefox(path, tmp_path / "profil")
    text = "document.querySelector('{0}').textContent"
    ready = (
        "new Promise(r => {{ const t = setInterval(() => {0} && (clearInterval(t), r(0)), 50); }})"
    )
    try:
        window.open(f"{dossier.as_uri()}/animer.html#methode=meteo-interieure")
        window.run(ready.format("document.querySelector('.animer__etapes li')"))
        window.run("(document.querySelector('.animer__commencer').click(), 0)")
        assert window.run(text.format(".animer__titre")) == "Poser la consigne"
        tab = window.call("browsingContext.create", {"type": "tab"})["context"]
        main, window._window = window._window, tab
        window.open(f"{dossier.as_uri()}/animer.html#methode=meteo-interieure&mur=1")
        window.run(ready.format("document.querySelector('.animer__murmots').textContent"))
        window._window = main
        window.run("(document.querySelector('.animer__suivant').click(), 0)")
        window._window = tab
        follows = "document.querySelector('.animer__murmots').textContent.startsWith('Prenez')"
        window.run(ready.format(follows))
        assert window.messages == []
    finally:
        window.close()
