"""Questionnaires filled, counted, compared; an animation observed by several people."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.model.plans.planning import plan_of
from macros.store import ROOT, load

from .test_navigateur import look_again, violations

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]

CATALOGUE = load().catalogue
POSITION = "questionnaires/positionnement/"
OBJECTIVES = sorted(CATALOGUE.objectifs)
WORDS = ("lune", "soleil", "vent", "mer", "pin", "thym")
BEFORE = (0, 1, 2, 1, 3, 2)
"""Where six people start, on every objective."""
AFTER = (2, 1, 3, 3, 2, 4)
"""Where they are after: four higher, one the same, one lower."""
BAD = "<img src=x onerror=\"document.title='pris'\"><script>document.title='pris'</script>"


def questions(slug: str) -> list[Any]:
    return [q for p in CATALOGUE.questionnaires[slug].record.parties for q in p.questions]


def answers(slug: str, rank: int, level: int, **changes: Any) -> dict[str, Any]:
    """Return the answers of one person: each scale at a level, each choice its first option."""
    found: dict[str, Any] = {}
    for q in questions(slug):
        if q.type == "echelle":
            found[q.id] = level
        elif q.type == "choix":
            found[q.id] = q.options[0]
        elif q.type == "choix-multiple":
            found[q.id] = [q.options[0], q.options[rank % 2 + 1]]
    found["mot-repere"] = WORDS[rank]
    return found | changes


def content(slug: str, rank: int, level: int, **changes: Any) -> dict[str, Any]:
    edition = CATALOGUE.questionnaires[slug].record.mise_a_jour.isoformat()
    return {
        "id": f"{slug.replace('-', '')}{rank:08d}",
        "questionnaire": slug,
        "edition": edition,
        "le": "2027-02-01" if slug == "positionnement" else "2027-02-20",
        "reponses": answers(slug, rank, level),
    } | changes


def envelope(inside: Any, kind: str = "reponses", **changes: Any) -> str:
    return json.dumps({"boite": kind, "version": 1, "contenu": inside} | changes)


def file(text: str | bytes, name: str = "reponses.json") -> dict[str, Any]:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/json", "buffer": data}


def twelve() -> list[dict[str, Any]]:
    before = [content("positionnement", n, level) for n, level in enumerate(BEFORE)]
    after = [content("a-chaud", n, level) for n, level in enumerate(AFTER)]
    return [file(envelope(one), f"{n}.json") for n, one in enumerate(before + after)]


def give(page: Page, *files: dict[str, Any]) -> None:
    page.locator("article input[type=file]").first.set_input_files(list(files))


def said(page: Page) -> Locator:
    return page.locator(".dit")


def cells(row: Locator) -> list[str]:
    return row.locator("td").all_text_contents()


def download(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name, exact=True).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def table(raw: bytes) -> list[list[str]]:
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


def question(page: Page, name: str) -> Locator:
    return page.locator(f'[data-question="{name}"]')


def kept(page: Page, key: str) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem('boite:/:' + key))", key)


def clean(page: Page) -> None:
    """Nothing was run, asked elsewhere, nor logged."""
    assert page.errors == []  # type: ignore[attr-defined]
    assert page.foreign == []  # type: ignore[attr-defined]
    assert "pris" not in page.title()
    assert page.locator("article :is(img, script)").count() == 0
    assert page.evaluate("({}).polluted") is None


# ---- A questionnaire in its page -----------------------------------------------------------------


@pytest.mark.parametrize("slug", list(CATALOGUE.questionnaires))
def test_every_question_has_its_field(visit: Visit, slug: str) -> None:
    page = visit(f"questionnaires/{slug}/")
    asked = questions(slug)
    expect(page.locator(".avance")).to_have_text(f"0 réponse sur {len(asked)}")
    for q in asked:
        assert question(page, q.id).locator("input, textarea").count() == (
            {"echelle": 5, "oui-non": 2, "texte": 1}.get(q.type) or len(q.options)
        ), q.id
    clean(page)


def test_answers_stay_on_the_device_and_leave_as_a_file_without_a_name(visit: Visit) -> None:
    page = visit(POSITION)
    question(page, "mot-repere").get_by_role("textbox").fill("Lune d’été")
    question(page, "objectif-1-territoire").get_by_text("3", exact=True).click()
    question(page, "place-actuelle").get_by_text("Bénévole", exact=True).click()
    expect(page.locator(".avance")).to_have_text(
        f"3 réponses sur {len(questions('positionnement'))} · enregistré sur cet appareil"
    )
    page.reload()
    expect(question(page, "mot-repere").get_by_role("textbox")).to_have_value("Lune d’été")
    name, raw = download(page, "Exporter mes réponses")
    data = json.loads(raw)
    assert (data["boite"], data["version"]) == ("reponses", 1)
    assert set(data["contenu"]) == {"id", "questionnaire", "edition", "le", "reponses"}
    assert data["contenu"]["edition"] == content("positionnement", 0, 0)["edition"]
    assert data["contenu"]["reponses"] == {
        "mot-repere": "Lune d’été",
        "objectif-1-territoire": 3,
        "place-actuelle": ["Bénévole"],
    }
    assert name == f"reponses-positionnement-{data['contenu']['id'][:8]}.json"
    other = visit(POSITION)
    give(other, file(raw))
    expect(question(other, "mot-repere").get_by_role("textbox")).to_have_value("Lune d’été")
    said(other).get_by_role("button", name="Annuler").click()
    expect(question(other, "mot-repere").get_by_role("textbox")).to_have_value("")
    clean(page)


def test_what_misses_is_told_kindly_and_reached_in_one_press(visit: Visit) -> None:
    page = visit(POSITION)
    page.get_by_role("button", name="Exporter mes réponses").click()
    expect(said(page)).to_contain_text("répondre d’abord à une question")
    required = [n for n, q in enumerate(questions("positionnement"), 1) if q.requis]
    question(page, "objectif-1-territoire").get_by_text("0", exact=True).click()
    download(page, "Exporter mes réponses")
    links = page.locator(".remettre .rang")
    expect(links).to_have_count(len(required) - 1)
    expect(said(page)).to_contain_text(f"{len(required) - 1} questions restent sans réponse")
    links.first.press("Enter")
    assert page.evaluate("document.activeElement.name") == "q-place-actuelle"
    page.keyboard.press("Space")
    expect(links).to_have_count(len(required) - 2)


def test_an_answer_is_taken_back_and_clearing_asks_first(visit: Visit) -> None:
    page = visit(POSITION)
    mine = question(page, "objectif-2-besoins")
    mine.get_by_text("4", exact=True).click()
    mine.get_by_role("button", name="Retirer ma réponse").press("Enter")
    expect(mine.locator(":checked")).to_have_count(0)
    assert page.evaluate("document.activeElement.name") == "q-objectif-2-besoins"
    said(page).get_by_role("button", name="Annuler").click()
    expect(mine.locator(":checked")).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Tout effacer").click()
    expect(mine.locator(":checked")).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    expect(mine.locator(":checked")).to_have_count(0)
    assert kept(page, "questionnaire.positionnement") is None
    said(page).get_by_role("button", name="Annuler").click()
    expect(mine.locator(":checked")).to_have_count(1)


def test_a_device_that_refuses_to_keep_says_so(visit: Visit) -> None:
    page = visit(POSITION)
    page.evaluate("Storage.prototype.setItem = () => { throw new Error('plein'); }; 0")
    question(page, "mot-repere").get_by_role("textbox").fill("lune")
    expect(page.locator(".avance")).to_contain_text("pas enregistré")
    expect(said(page)).to_contain_text("Exporter en fichier avant de fermer")


def test_a_filled_questionnaire_prints_without_its_buttons(visit: Visit) -> None:
    page = visit(POSITION)
    question(page, "objectif-1-territoire").get_by_text("3", exact=True).click()
    page.emulate_media(media="print")
    for name in (".repondre", ".remettre", ".avance", ".retirer >> nth=5"):
        expect(page.locator(name)).to_be_hidden()
    expect(question(page, "objectif-1-territoire").locator(":checked")).to_be_visible()


# ---- Twelve answers, counted ---------------------------------------------------------------------


def summary(visit: Visit, *more: Any, width: int = 1280, scheme: str = "light") -> Page:
    page = visit("depouiller/", width, scheme)
    give(page, *twelve(), *more)
    expect(page.locator(".d-total")).to_contain_text("12 réponses")
    return page


def test_twelve_files_are_counted_exactly(visit: Visit) -> None:
    page = summary(visit)
    expect(said(page)).to_contain_text("12 réponses ajoutées.")
    expect(page.locator(".d-total")).to_have_text("12 réponses · enregistré sur cet appareil")
    scale = page.locator(".graphe--echelle").first
    assert scale.locator("tbody tr").count() == len(OBJECTIVES)
    for row in scale.locator("tbody tr").all():
        assert cells(row) == ["1", "2", "2", "1", "0", "1,5"]
    choice = page.locator(".graphe--choix").first
    assert [cells(row)[0] for row in choice.locator("tbody tr").all()] == list("633000")
    hot = page.locator("h2", has_text="Questionnaire à chaud")
    expect(hot.locator("+ p")).to_have_text("6 réponses.")
    expect(page.locator(".attention")).to_have_count(0)
    page.reload()
    expect(page.locator(".d-total")).to_contain_text("12 réponses")
    clean(page)


def test_before_and_after_tell_averages_and_how_many_people_moved(visit: Visit) -> None:
    page = summary(visit)
    rows = page.locator(".graphe--chemin tbody tr")
    expect(rows).to_have_count(len(OBJECTIVES))
    for row in rows.all():
        assert cells(row) == ["1,5", "2,5", "4", "1", "1"]
        assert [i.get_attribute("style") for i in row.locator(".piste i").all()] == [
            "--a: 1.5;",
            "--a: 2.5;",
        ]
    cold = [
        file(envelope(content("a-froid", n, 4, le="2027-05-01")), f"f{n}.json") for n in range(3)
    ]
    give(page, *cold)
    expect(page.locator(".graphe--chemin")).to_have_count(2)
    last = page.locator(".graphe--chemin").last
    expect(last.locator("caption")).to_contain_text(
        "Du positionnement (6) au questionnaire à froid (3)"
    )
    assert cells(last.locator("tbody tr").first) == ["1,5", "4", "3", "0", "0"]


def test_one_person_counts_once_with_the_last_answer(visit: Visit) -> None:
    page = summary(visit)
    again = content("a-chaud", 0, 4, id="dernierjour1", le="2027-02-28")
    again["reponses"]["mot-repere"] = " LUNE "
    same_day = content("a-chaud", 1, 4, id="memejour0001")
    give(page, file(envelope(again)), file(envelope(same_day), "b.json"))
    expect(page.locator(".d-total")).to_contain_text("14 réponses")
    row = page.locator(".graphe--chemin tbody tr").first
    # Lune now says 4 in place of 2; two people wrote « soleil » the same day: nobody is matched.
    assert cells(row) == ["1,5", "3", "4", "0", "1"]
    expect(page.locator(".graphe--chemin caption")).to_contain_text("(7)")


def test_the_line_for_a_programme_is_accepted_by_the_reader(visit: Visit, tmp_path: Path) -> None:
    page = summary(visit)
    line = page.get_by_label("La ligne du programme").input_value()
    assert line == "positionnement: { " + ", ".join(f'"{n}": 1.5' for n in OBJECTIVES) + " }"
    page.get_by_role("button", name="Copier pour le programme").click()
    expect(said(page)).to_contain_text("opi")
    for folder in ("toolbox", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    slug = "habitants-cinq-soirees"
    path = tmp_path / f"toolbox/programmes/{slug}.md"
    text = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, one in enumerate(text) if one.startswith("positionnement:"))
    text[place] = line
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    catalogue = load(tmp_path).catalogue
    found = catalogue.programmes[slug].record.positionnement
    assert found == {str(n): 1.5 for n in OBJECTIVES}
    assert plan_of(catalogue, slug).sessions


def test_fewer_than_three_answers_are_said_plainly(visit: Visit) -> None:
    page = visit("depouiller/")
    give(page, *twelve()[:2])
    warned = page.locator(".attention")
    expect(warned).to_have_count(2)
    expect(warned.first).to_contain_text("chacun peut être reconnu")
    give(page, twelve()[2])
    expect(warned).to_have_count(0)


def test_duplicates_are_told_and_counted_once(visit: Visit) -> None:
    page = summary(visit)
    give(page, *twelve()[:3])
    expect(said(page)).to_have_text("Aucune réponse nouvelle. 3 déjà là, comptées une fois.Annuler")
    newer = content("positionnement", 0, 4, le="2027-02-02")
    give(page, file(envelope(newer)))
    expect(said(page)).to_contain_text("1 mise à jour")
    expect(page.locator(".d-total")).to_contain_text("12 réponses")
    twin = content("positionnement", 1, 1, id="unautrefichier")
    give(page, file(envelope(twin)))
    page.get_by_text("Voir ou retirer une réponse").click()
    expect(page.locator(".d-liste li", has_text="identique à une autre")).to_have_count(2)


def test_an_answer_leaves_focus_goes_on_and_undo_brings_it_back(visit: Visit) -> None:
    page = summary(visit)
    page.get_by_text("Voir ou retirer une réponse").click()
    items = page.locator(".d-liste button")
    second = items.nth(1).get_attribute("aria-label")
    items.first.press("Enter")
    expect(items).to_have_count(11)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == second
    said(page).get_by_role("button", name="Annuler").click()
    expect(items).to_have_count(12)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".d-vide")).to_be_visible()
    assert kept(page, "depouiller") is None
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.locator(".d-total")).to_contain_text("12 réponses")


def test_free_answers_are_listed_out_of_order_and_never_run(visit: Visit) -> None:
    page = visit("depouiller/")
    texts = ["zèbre", BAD, "abricot"]
    give(
        page,
        *(
            file(
                envelope(content("positionnement", n, 1, reponses={"territoire": text})),
                f"{n}.json",
            )
            for n, text in enumerate(texts)
        ),
    )
    shown = page.locator(".d-bilan ul li").all_text_contents()
    assert shown == [BAD, "abricot", "zèbre"]
    clean(page)


FORMULAS = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", ' =1;"2"']


def test_a_spreadsheet_runs_nothing(visit: Visit) -> None:
    page = visit("depouiller/")
    give(
        page,
        *(
            file(
                envelope(content("positionnement", n, 1, reponses={"territoire": text})),
                f"{n}.json",
            )
            for n, text in enumerate(FORMULAS)
        ),
    )
    expect(page.locator(".d-total")).to_contain_text("6 réponses")
    _, raw = download(page, "Réponses en CSV")
    rows = table(raw)
    assert rows[0] == ["Personne", "Questionnaire", "Date", "Question", "Réponse"]
    assert [row[4] for row in rows[1:]] == [
        text if text == "-1" else "'" + text for text in FORMULAS
    ]


def test_counts_leave_for_a_spreadsheet(visit: Visit) -> None:
    page = summary(visit)
    _, raw = download(page, "Comptes en CSV")
    rows = table(raw)
    assert {len(row) for row in rows} == {5}
    first = next(r for r in rows if r[1].startswith("De 0 (pas encore)") and r[3] == "1")
    assert first[4] == "2"
    moved = [r[4] for r in rows if r[0] == "Chemin parcouru" and r[3] == "En progrès"]
    assert moved == ["4"] * len(OBJECTIVES)
    lines = table(download(page, "Réponses en CSV")[1])
    assert {row[0] for row in lines[1:]} == {str(n) for n in range(1, 13)}


def test_all_answers_travel_in_one_file(visit: Visit) -> None:
    page = summary(visit)
    _, raw = download(page, "Tout exporter")
    other = visit("depouiller/")
    give(other, file(raw))
    expect(other.locator(".d-total")).to_contain_text("12 réponses")
    assert kept(other, "depouiller") == kept(page, "depouiller")


def test_a_sheet_of_paper_is_typed_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("depouiller/")
    page.locator("summary", has_text="Saisir une feuille papier").press("Enter")
    page.get_by_label("Questionnaire", exact=True).press("Tab")
    for q in questions("positionnement"):
        if q.type == "texte":
            page.keyboard.type("lune")
        elif q.id.startswith("objectif-"):
            page.keyboard.press("3")
        else:
            page.keyboard.press("2")
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Ajouter cette feuille"
    page.reload()
    page.locator("summary", has_text="Saisir une feuille papier").press("Enter")
    page.get_by_role("button", name="Ajouter cette feuille").press("Enter")
    expect(said(page)).to_contain_text(f"{len(questions('positionnement'))} réponses.")
    one = kept(page, "depouiller")[0]
    assert one["papier"] is True
    assert one["reponses"]["objectif-1-territoire"] == 3
    assert one["reponses"]["place-actuelle"] == [questions("positionnement")[1].options[1]]
    assert page.evaluate("document.activeElement.id") == "q-mot-repere"
    page.get_by_role("button", name="Ajouter cette feuille").press("Enter")
    expect(said(page)).to_contain_text("Cette feuille est vide")
    clean(page)


def test_the_summary_prints_with_what_it_counts(visit: Visit) -> None:
    page = summary(visit)
    page.emulate_media(media="print")
    expect(page.locator(".d-ouvrir")).to_be_hidden()
    expect(page.locator(".d-sorties")).to_be_hidden()
    expect(page.locator(".graphe--chemin")).to_be_visible()
    expect(page.locator(".graphe--echelle").first).to_be_visible()


# ---- Hostile files -------------------------------------------------------------------------------

GOOD = content("positionnement", 0, 1)


def mine(**changes: Any) -> str:
    return envelope(GOOD | changes)


def with_answers(**changes: Any) -> str:
    return mine(reponses=changes)


HOSTILE: dict[str, str | bytes] = {
    "vide": "",
    "tronqué": envelope(GOOD)[:-9],
    "binaire": b"\xff\xfe\x00\x01",
    "null": "null",
    "liste": "[1, 2]",
    "profond": "[" * 50_000,
    "trop gros": "x" * 2_100_000,
    "autre genre": envelope(GOOD, "panier"),
    "balise en genre": envelope(GOOD, BAD),
    "plus récent": envelope(GOOD, version=99),
    "version en mots": envelope(GOOD, version="1"),
    "version NaN": envelope(GOOD).replace('"version": 1', '"version": NaN'),
    "sans contenu": envelope(None),
    "contenu liste": envelope([GOOD]),
    "clé en plus": mine(nom="Une personne"),
    "proto": envelope(GOOD).replace('"id"', '"__proto__": {"polluted": 1}, "id"'),
    "questionnaire inconnu": mine(questionnaire="nulle-part"),
    "questionnaire de tout objet": mine(questionnaire="constructor"),
    "questionnaire objet": mine(questionnaire={"toString": 1}),
    "marque objet": mine(id={"toString": 1}),
    "marque en liste": mine(id=["abcdefgh"]),
    "date impossible": mine(le="2027-99-99"),
    "édition absente": mine(edition=None),
    "papier en mots": mine(papier="oui"),
    "réponses en liste": mine(reponses=[1, 2]),
    "réponses vides": mine(reponses={}),
    "réponses en texte": mine(reponses="oui"),
    "question inconnue": with_answers(inconnue=1),
    "question de tout objet": with_answers(constructor=1),
    "proto en réponse": mine().replace(
        '"reponses": {', '"reponses": {"__proto__": {"polluted": 1}, '
    ),
    "nombre en texte": with_answers(**{"objectif-1-territoire": "3"}),
    "nombre à virgule": with_answers(**{"objectif-1-territoire": 2.5}),
    "nombre trop grand": with_answers(**{"objectif-1-territoire": 1e9}),
    "choix inventé": with_answers(**{"experience-animation": BAD}),
    "choix en double": with_answers(**{"place-actuelle": ["Bénévole", "Bénévole"]}),
    "texte nombre": with_answers(territoire=3),
    "texte vide": with_answers(territoire="   "),
    "texte immense": with_answers(territoire="x" * 2001),
    "10 000 réponses": envelope({"liste": [1] * 10_000}),
    "liste vide": envelope({"liste": []}),
    "une mauvaise dans la liste": envelope({"liste": [GOOD, GOOD | {"le": "hier"}]}),
}


def test_hostile_files_are_refused_one_by_one_and_the_others_kept(visit: Visit) -> None:
    page = summary(visit)
    before = kept(page, "depouiller")
    extra = content("positionnement", 0, 2, id="unebonnefeuille")
    give(
        page,
        *(file(text, f"{what}.json") for what, text in HOSTILE.items()),
        file(envelope(extra), "bonne.json"),
    )
    refused = page.locator(".d-refus li")
    expect(refused).to_have_count(len(HOSTILE))
    for what, line in zip(HOSTILE, refused.all_text_contents(), strict=True):
        assert line.startswith(f"« {what}.json » : Ce "), line
        assert line.endswith("."), line
    expect(said(page)).to_contain_text(f"1 réponse ajoutée. {len(HOSTILE)} fichiers refusés")
    assert kept(page, "depouiller") == [*before, extra]
    assert violations(page, "light") == []
    clean(page)


def test_a_questionnaire_refuses_them_too_and_loses_nothing(visit: Visit) -> None:
    page = visit(POSITION)
    question(page, "mot-repere").get_by_role("textbox").fill("lune")
    before = kept(page, "questionnaire.positionnement")
    others = {
        "autre": envelope(content("a-chaud", 0, 1)),
        "plusieurs": envelope({"liste": [GOOD, content("positionnement", 1, 1)]}),
    }
    for what, text in (HOSTILE | others).items():
        page.evaluate("document.querySelector('.dit')?.replaceChildren()")
        give(page, file(text, f"{what}.json"))
        expect(said(page)).to_contain_text(f"« {what}.json » : Ce ")
        expect(said(page)).to_contain_text("Vos réponses n’ont pas changé.")
        assert kept(page, "questionnaire.positionnement") == before, what
    clean(page)


@pytest.mark.parametrize("text", ["{", '"x"', "[1,null,{}]", '{"grilles":[{"vu":1}]}', "3"])
def test_what_the_device_kept_wrongly_is_ignored(visit: Visit, text: str) -> None:
    page = visit("")
    root = page.url
    page.evaluate(
        """text => ['depouiller', 'depouiller.feuille', 'observer', 'questionnaire.positionnement']
        .forEach(key => localStorage.setItem('boite:/:' + key, text))""",
        text,
    )
    page.goto(root + "depouiller/")
    expect(page.locator(".d-vide")).to_be_visible()
    page.goto(root + POSITION)
    expect(page.locator(".avance")).to_contain_text("0 réponse")
    page.goto(root + "observer/")
    expect(page.locator(".o-etat")).to_have_text("1 grille")
    clean(page)


# ---- The grid that observes ----------------------------------------------------------------------

CLUE = "Consigne orale et affichée"
FACT = "10 h 20 : deux personnes demandent de répéter"


def grid(rank: int, who: str, note: int | None = 4, fact: str = FACT, **changes: Any) -> Any:
    seen = {"critere": "clarte", "indice": CLUE, "note": note, "fait": fact}
    return {
        "id": f"grille{rank:08d}",
        "qui": who,
        "le": "2027-02-12",
        "champs": {"sequence": "Les usages de la cour"},
        "vu": [{key: value for key, value in seen.items() if value}],
    } | changes


def grids(*all_: Any) -> str:
    return envelope({"liste": list(all_)}, "grille")


def observed(page: Page) -> None:
    page.get_by_label("Qui observe", exact=True).fill("Au fond de la salle")
    box = page.locator(".indice").filter(has_text=CLUE)
    box.get_by_text("1 à reprendre").click()
    box.get_by_role("textbox").fill("10 h 22 : silence, puis une question")


def test_a_grid_is_kept_and_joins_those_of_others(visit: Visit) -> None:
    page = visit("observer/")
    expect(page.locator(".o-synthese")).to_be_hidden()
    observed(page)
    expect(page.locator(".o-etat")).to_have_text("1 grille · enregistré sur cet appareil")
    page.reload()
    give(page, file(grids(grid(1, "Formatrice"), grid(2, "Stagiaire"))))
    expect(said(page)).to_contain_text("2 grilles ajoutées.")
    lines = page.locator(".o-synthese dt", has_text=CLUE).locator("~ dd")
    assert lines.all_text_contents() == [
        "Au fond de la salle : 1 à reprendre. 10 h 22 : silence, puis une question",
        f"Formatrice, Stagiaire : 4 solide. {FACT}",
    ]
    expect(page.locator(".o-synthese dt", has_text=CLUE)).to_contain_text("à discuter")
    give(page, file(grids(grid(1, "Formatrice"))))
    expect(said(page)).to_contain_text("Aucune grille nouvelle")
    expect(page.locator(".o-etat")).to_contain_text("3 grilles")
    clean(page)


def test_several_people_observe_on_one_device(visit: Visit) -> None:
    page = visit("observer/")
    page.get_by_label("Séquence observée").fill("Les usages de la cour")
    observed(page)
    page.get_by_role("button", name="Ajouter une personne").press("Enter")
    assert page.evaluate("document.activeElement.id") == "qui"
    expect(page.get_by_label("Qui observe", exact=True)).to_have_value("")
    expect(page.get_by_label("Séquence observée")).to_have_value("Les usages de la cour")
    expect(page.locator(".o-criteres :checked")).to_have_count(0)
    page.keyboard.type("Près de la porte")
    page.get_by_label("Grille ouverte").select_option(label="Au fond de la salle")
    expect(page.locator(".o-criteres :checked")).to_have_count(1)
    page.get_by_role("button", name="Retirer cette grille").press("Enter")
    expect(page.get_by_label("Qui observe", exact=True)).to_have_value("Près de la porte")
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Qui observe", exact=True)).to_have_value("Au fond de la salle")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    assert kept(page, "observer") is None
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.locator(".o-etat")).to_contain_text("2 grilles")


def test_a_grid_leaves_as_a_file_markdown_and_csv(visit: Visit) -> None:
    page = visit("observer/")
    give(page, file(grids(grid(1, "=Une", 2, "*fort* <b> | non"), grid(2, "Deux", None, "-1"))))
    expect(page.locator(".o-etat")).to_contain_text("2 grilles")
    text = download(page, "Markdown")[1].decode()
    assert "- =Une : 2 fragile. \\*fort\\* \\<b\\> \\| non\n" in text
    rows = table(download(page, "CSV")[1])
    assert ["Clarté", CLUE, "'=Une", "2", "*fort* <b> | non"] in rows
    assert ["Clarté", CLUE, "Deux", "", "-1"] in rows
    _, raw = download(page, "Exporter en fichier")
    other = visit("observer/")
    give(other, file(raw))
    expect(other.locator(".o-etat")).to_contain_text("2 grilles")
    assert kept(other, "observer") == kept(page, "observer")
    page.emulate_media(media="print")
    expect(page.locator(".o-criteres")).to_be_hidden()
    expect(page.locator(".o-synthese")).to_be_visible()


def test_clues_of_another_edition_are_shown_and_never_run(visit: Visit) -> None:
    page = visit("observer/")
    odd = [{"critere": "cadre", "indice": BAD, "fait": BAD}]
    give(page, file(grids(grid(1, BAD[:60], vu=odd))))
    expect(page.locator(".o-synthese dt", has_text=BAD)).to_be_visible()
    clean(page)


ONE = grid(1, "Une")
BAD_GRIDS: dict[str, str | bytes] = {
    "vide": "",
    "tronquée": grids(ONE)[:-5],
    "autre genre": envelope(GOOD),
    "plus récente": envelope({"liste": [ONE]}, "grille", version=2),
    "liste vide": grids(),
    "liste objet": envelope({"liste": {"length": 1}}, "grille"),
    "10 000 grilles": grids(*[ONE] * 10_000),
    "nulle": grids(None),
    "clé en plus": grids(ONE | {"nom": "x"}),
    "proto": grids(ONE).replace('"qui"', '"__proto__": {"polluted": 1}, "qui"'),
    "qui nombre": grids(ONE | {"qui": 3}),
    "qui immense": grids(ONE | {"qui": "x" * 61}),
    "date": grids(ONE | {"le": "demain"}),
    "champ inconnu": grids(ONE | {"champs": {"constructor": "x"}}),
    "champ nombre": grids(ONE | {"champs": {"sequence": 1}}),
    "critère inconnu": grids(ONE | {"vu": [{"critere": "x", "indice": "y", "note": 1}]}),
    "note en texte": grids(ONE | {"vu": [{"critere": "cadre", "indice": "y", "note": "1"}]}),
    "note hors échelle": grids(ONE | {"vu": [{"critere": "cadre", "indice": "y", "note": 9}]}),
    "fait liste": grids(ONE | {"vu": [{"critere": "cadre", "indice": "y", "fait": ["x"]}]}),
    "rien vu": grids(ONE | {"vu": [{"critere": "cadre", "indice": "y"}]}),
    "indice objet": grids(ONE | {"vu": [{"critere": "cadre", "indice": {}, "note": 1}]}),
    "trop gros": "x" * 2_100_000,
}


def test_hostile_grids_are_refused_and_nothing_is_lost(visit: Visit) -> None:
    page = visit("observer/")
    observed(page)
    before = kept(page, "observer")
    give(page, *(file(text, f"{what}.json") for what, text in BAD_GRIDS.items()), file(grids(ONE)))
    refused = page.locator(".o-refus li")
    expect(refused).to_have_count(len(BAD_GRIDS))
    for what, line in zip(BAD_GRIDS, refused.all_text_contents(), strict=True):
        assert line.startswith(f"« {what}.json » : Ce "), line
    assert kept(page, "observer")["grilles"] == [*before["grilles"], ONE]
    clean(page)


# ---- For everyone --------------------------------------------------------------------------------


def test_every_page_is_accessible_once_filled(visit: Visit) -> None:
    page = visit(POSITION)
    root = page.url.removesuffix(POSITION)
    question(page, "objectif-1-territoire").get_by_text("3", exact=True).click()
    download(page, "Exporter mes réponses")
    look_again(page)
    page.goto(root + "depouiller/")
    give(page, *twelve(), file("{"))
    expect(page.locator(".graphe").first).to_be_visible()
    for summary_ in page.locator("article summary").all():
        summary_.click()
    look_again(page)
    page.goto(root + "observer/")
    observed(page)
    give(page, file(grids(grid(1, "Formatrice"))), file("{", "abime.json"))
    expect(page.locator(".ecart")).to_be_visible()
    look_again(page)
    clean(page)


def test_targets_are_large_enough_for_a_thumb(visit: Visit) -> None:
    page = visit("depouiller/", 390)
    give(page, *twelve())
    for summary_ in page.locator("article summary").all():
        summary_.click()
    small = page.locator(".depouiller :is(button, select, .choix label)").evaluate_all(
        "all => all.map(e => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([t, r]) => r.width && (r.height < 24 || r.width < 24)).map(([t]) => t)"
    )
    assert small == []


# ---- From a folder -------------------------------------------------------------------------------


@pytest.fixture
def local(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def test_from_a_folder_answers_are_filled_and_counted(dossier: Path, local: BrowserContext) -> None:
    page, errors = local.new_page(), []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto((dossier / "questionnaires/positionnement.html").as_uri())
    question(page, "mot-repere").get_by_role("textbox").fill("lune")
    question(page, "objectif-1-territoire").get_by_text("3", exact=True).click()
    _, raw = download(page, "Exporter mes réponses")
    page.goto((dossier / "depouiller.html").as_uri())
    give(page, file(raw), *twelve())
    expect(page.locator(".d-total")).to_contain_text("13 réponses")
    assert cells(page.locator(".graphe--chemin tbody tr").nth(1)) == ["1,5", "2,5", "4", "1", "1"]
    page.goto((dossier / "observer.html").as_uri())
    observed(page)
    expect(page.locator(".o-synthese dd").first).to_contain_text("1 à reprendre")
    assert errors == []
