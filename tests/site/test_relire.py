"""Peer review of a sheet: filled, exported, read and commented by a peer, given back, treated."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.store import load

from .test_fiches_plus import NASTY, bring, example
from .test_navigateur import look_again

pytestmark = pytest.mark.navigateur

Visit = Callable[..., Page]
SLUG = "schema-gouvernance"
FIELDS = load().catalogue.fiches[SLUG].record.champs
QUESTIONS = load().catalogue.vocabulaires["questions_relecture"]
LAST = list(QUESTIONS)[-1]


def give(place: Locator, *files: tuple[str, str | bytes]) -> None:
    place.locator("input[type=file]").first.set_input_files(
        [
            {
                "name": name,
                "mimeType": "application/json",
                "buffer": text.encode() if isinstance(text, str) else text,
            }
            for name, text in files
        ]
    )


def said(page: Page) -> Locator:
    return page.locator(".dit")


def sheet(**changes: Any) -> str:
    content = {"fiche": SLUG} | example(SLUG) | changes
    return json.dumps({"boite": "fiche", "version": 1, "contenu": content})


def review(**changes: Any) -> dict[str, Any]:
    content = {
        "fiche": SLUG,
        "projet": "La cour ouverte",
        "lue": example(SLUG)["champs"],
        "par": "une voisine",
        "le": "2026-03-12",
        "avis": "Validé avec réserves",
        "mot": "Bel ensemble.",
        "remarques": {"roles": {"garder": "Les durées."}, "regles": {LAST: "Un vote ?"}},
    } | changes
    return {"boite": "relecture", "version": 1, "contenu": content}


def author(visit: Visit) -> Page:
    page = visit(f"fiches/{SLUG}/#remplir")
    bring(page, SLUG, example(SLUG))
    return page


def back(page: Page, *reviews: str | bytes) -> None:
    give(page.locator(".relectures"), *[(f"r{n}.json", text) for n, text in enumerate(reviews)])


def kept(page: Page) -> dict[str, Any]:
    return page.evaluate(f"JSON.parse(localStorage.getItem('boite:/:fiche.1.{SLUG}'))")


def remarks(page: Page, field: str) -> Locator:
    return page.locator(f'[data-champ="{field}"] .remarques li')


def download(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).press("Enter")
    return Path(waiting.value.path()).read_text("utf-8")


def comment(page: Page, field: str, question: str, words: str) -> None:
    label = next(f.label for f in FIELDS if f.id == field)
    part = page.locator(".relu").filter(has=page.get_by_role("heading", name=label, exact=True))
    if part.locator("details[open]").count() == 0:
        part.locator("summary").press("Enter")
    part.get_by_label(QUESTIONS[question].nom).fill(words)


def circle(author: Page, reader: Page) -> None:
    """Fill, export, review, import, treat: with the keyboard alone but for the choice of files."""
    exported = download(author, "Exporter")
    give(reader.locator(".relire"), ("fiche.json", exported))
    expect(reader.get_by_role("heading", name="La cour ouverte")).to_be_focused()
    expect(reader.locator(".relu")).to_have_count(len(FIELDS))
    expect(reader.locator(".relu table").first).to_contain_text("Référente du samedi")
    comment(reader, "roles", "garder", "Les rôles tournent.")
    comment(reader, "regles", LAST, "Dire qui peut bloquer.")
    expect(reader.locator(".relire__compte")).to_have_text(f"2 champs commentés sur {len(FIELDS)}")
    reader.get_by_label("Votre avis").select_option("Validé avec réserves")
    reader.get_by_label("Votre rôle, ou un pseudonyme").fill("un stagiaire du groupe 2")
    returned = download(reader, "Rendre la relecture")
    back(author, returned)
    expect(said(author)).to_contain_text("1 relecture ouverte.")
    expect(author.locator(".relectures")).to_contain_text("Relu par un pair le")
    expect(author.locator(".relectures")).to_contain_text("0 remarque traitée sur 2.")
    expect(remarks(author, "regles")).to_contain_text("Dire qui peut bloquer.")
    tick = remarks(author, "regles").get_by_role("checkbox")
    tick.press("Space")
    expect(author.locator(".relectures")).to_contain_text("1 remarque traitée sur 2.")
    expect(tick).to_be_focused()
    remarks(author, "roles").get_by_role("checkbox").press("Space")
    expect(author.locator(".relectures")).to_contain_text("Tout est traité.")
    tick.press("Space")
    expect(author.locator(".relectures")).to_contain_text("1 remarque traitée sur 2.")
    assert author.errors == []  # type: ignore[attr-defined]
    assert reader.errors == []  # type: ignore[attr-defined]


def test_a_sheet_goes_to_a_peer_and_comes_back_commented(visit: Visit) -> None:
    page = author(visit)
    circle(page, visit("relire/", 390))
    page.reload()
    expect(page.locator(".relectures")).to_contain_text("1 remarque traitée sur 2.")
    root = page.url.split("fiches/")[0]
    page.goto(root + "mes-fiches/")
    expect(page.locator(".avancement")).to_contain_text("Relue par un pair le")


def test_it_works_from_a_folder_too(browser: Browser, site: Path) -> None:
    pages = {}
    for url in (f"fiches/{SLUG}/index.html#remplir", "relire/index.html"):
        page = browser.new_page()
        page.errors = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda e, page=page: page.errors.append(str(e)))
        page.goto((site / url.split("#")[0]).as_uri() + "#remplir")
        pages[url] = page
    mine, theirs = pages.values()
    bring(mine, SLUG, example(SLUG))
    circle(mine, theirs)
    link = mine.locator(".relectures").get_by_role("link", name="Relire une fiche")
    assert (link.get_attribute("href") or "").endswith("/relire/")
    for page in pages.values():
        page.close()


def test_several_peers_and_the_same_one_twice(visit: Visit) -> None:
    page = author(visit)
    other = json.dumps(review(par="", remarques={"roles": {"question": "Et l’été ?"}}))
    back(page, json.dumps(review()), other)
    expect(said(page)).to_contain_text("2 relectures ouvertes.")
    expect(remarks(page, "roles")).to_have_count(2)
    expect(remarks(page, "roles").last).to_contain_text("un pair, le 12 mars 2026")
    remarks(page, "roles").first.get_by_role("checkbox").check()
    back(page, json.dumps(review()))
    expect(said(page)).to_contain_text("Cette relecture est déjà là. Rien n’a changé ici.")
    assert len(kept(page)["relectures"]) == 2
    assert kept(page)["relectures"][0]["traitees"] == {"roles": True}
    page.get_by_role("button", name="Retirer la relecture de une voisine").press("Enter")
    expect(remarks(page, "roles")).to_have_count(1)
    said(page).get_by_role("button", name="Annuler").click()
    expect(remarks(page, "roles")).to_have_count(2)
    expect(remarks(page, "roles").first.get_by_role("checkbox")).to_be_checked()


def test_a_review_of_an_older_sheet_is_taken_with_a_notice(visit: Visit) -> None:
    page = author(visit)
    page.locator('[data-champ="projet"] textarea').fill("Autre chose")
    page.locator('[data-champ="roles"]').get_by_role("button", name="Ajouter une ligne").click()
    back(page, json.dumps(review()))
    expect(said(page)).to_contain_text(
        "Depuis cette relecture, la fiche a changé : « Projet commun »."
    )
    expect(page.locator(".relectures")).to_contain_text("la fiche a changé : « Projet commun »")
    expect(remarks(page, "roles")).to_have_count(1)


def test_what_is_said_of_a_field_that_left_is_not_lost(visit: Visit) -> None:
    page = author(visit)
    back(page, json.dumps(review(remarques={"ancien": {"garder": "Ce mot-là."}})))
    expect(page.locator(".relectures")).to_contain_text("ancien : Ce mot-là.")


HOSTILE: dict[str, str | bytes] = {
    "rien": "",
    "tronqué": json.dumps(review())[:60],
    "binaire": b"\xff\xfe\x00\x01",
    "profond": "[" * 100_000 + "]" * 100_000,
    "null": "null",
    "une liste": "[]",
    "une fiche": sheet(),
    "trop récent": json.dumps(review() | {"version": 9}),
    "version en mots": json.dumps(review() | {"version": "1"}),
    "contenu absent": json.dumps({"boite": "relecture", "version": 1}),
    "contenu en mots": json.dumps(review() | {"contenu": "x"}),
    "autre fiche": json.dumps(review(fiche="budget")),
    "fiche inconnue": json.dumps(review(fiche="__proto__")),
    "fiche en objet": json.dumps(review(fiche={"toString": 1})),
    "sans remarques": json.dumps(review(remarques=None)),
    "remarques en liste": json.dumps(review(remarques=[])),
    "remarques en mots": json.dumps(review(remarques="x")),
    "remarque en mots": json.dumps(review(remarques={"roles": "x"})),
    "remarque nulle": json.dumps(review(remarques={"roles": None})),
    "réponse en nombre": json.dumps(review(remarques={"roles": {"garder": 3}})),
    "réponse en objet": json.dumps(review(remarques={"roles": {"garder": {"toString": "x"}}})),
    "auteur en objet": json.dumps(review(par={"toString": "x", "valueOf": "y"})),
    "date en liste": json.dumps(review(le=["2026-03-12"])),
    "avis en nombre": json.dumps(review(avis=3)),
    "mot en objet": json.dumps(review(mot={})),
    "vide": json.dumps(review(remarques={}, mot="")),
    "trop gros": json.dumps(review(mot="x" * 2_000_001)),
}


def test_hostile_reviews_are_refused_with_a_sentence_and_nothing_is_lost(visit: Visit) -> None:
    page = author(visit)
    back(page, json.dumps(review()))
    expect(remarks(page, "roles")).to_have_count(1)
    before = kept(page)
    for what, text in HOSTILE.items():
        page.evaluate("document.querySelector('.dit').replaceChildren()")
        give(page.locator(".relectures"), (f"{what}.json", text))
        expect(said(page)).to_contain_text(f"{what}.json : ")
        expect(said(page)).to_contain_text("Rien n’a changé ici.")
        assert kept(page) == before, what
    assert page.errors == []  # type: ignore[attr-defined]


def test_scripts_in_a_review_are_text_and_excess_is_cut(visit: Visit) -> None:
    page = author(visit)
    bad = review(
        par=NASTY, mot=NASTY, avis=NASTY, le="2026-99-99", lue="x",
        remarques={"roles": {"garder": NASTY + "x" * 30_000, "__proto__": NASTY}},
        traitees={"roles": True},
    )  # fmt: skip
    bad["contenu"]["remarques"]["__proto__"] = {"garder": "pris"}
    back(page, json.dumps(bad))
    expect(remarks(page, "roles")).to_contain_text("<img")
    expect(remarks(page, "roles").get_by_role("checkbox")).not_to_be_checked()
    expect(page.locator(".relectures strong")).not_to_contain_text("Invalid")
    assert page.locator(".champs img, .relectures img").count() == 0
    assert page.title() != "pris"
    assert len(kept(page)["relectures"][0]["remarques"]["roles"]["garder"]) == 20_000
    back(page, *[json.dumps(review(par=f"n{n}")) for n in range(25)])
    expect(said(page)).to_contain_text("20 relectures au plus")
    assert len(kept(page)["relectures"]) == 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.errors == []  # type: ignore[attr-defined]


SHEETS: dict[str, str | bytes] = {
    "rien": "",
    "une relecture": json.dumps(review()),
    "fiche inconnue": sheet(fiche="constructor"),
    "champs en mots": sheet(champs="x"),
    "tableau en texte": sheet(champs={"roles": "x"}),
    "trop récent": sheet().replace('"version": 1', '"version": 7'),
}


def test_the_reader_keeps_a_draft_whatever_is_opened(visit: Visit) -> None:
    page = visit("relire/")
    others = [{"par": {"toString": 1}, "mot": "secret"}, 3, None]
    give(page.locator(".relire"), ("fiche.json", sheet(projet=NASTY, relectures=others)))
    assert "secret" not in page.content()
    comment(page, "roles", "compris", "Quatre rôles.")
    page.reload()
    expect(page.locator("#r-roles-compris")).to_have_value("Quatre rôles.")
    for what, text in SHEETS.items():
        give(page.locator(".relire"), (f"{what}.json", text))
        expect(said(page)).to_contain_text(f"{what}.json : ")
        expect(said(page)).to_contain_text("Rien n’a changé ici.")
    give(page.locator(".relire"), ("fiche.json", sheet(projet="Une autre")))
    expect(said(page)).to_contain_text("Fiche ouverte, à côté des autres.")
    expect(page.locator("#r-roles-compris")).to_have_value("")
    page.get_by_role("button", name="Fermer cette fiche").click()
    expect(page.locator("#r-roles-compris")).to_have_value("Quatre rôles.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Fermer cette fiche").click()
    expect(page.locator(".relu")).to_have_count(0)
    said(page).get_by_role("button", name="Annuler").click()
    expect(page.locator("#r-roles-compris")).to_have_value("Quatre rôles.")
    assert page.locator(".relire img").count() == 0
    assert page.errors == []  # type: ignore[attr-defined]


def test_an_empty_review_is_not_given(visit: Visit) -> None:
    page = visit("relire/")
    give(page.locator(".relire"), ("fiche.json", sheet()))
    page.get_by_role("button", name="Rendre la relecture").click()
    expect(said(page)).to_contain_text("Écrire au moins une remarque")


def test_reading_and_receiving_are_accessible(visit: Visit) -> None:
    page = visit("relire/")
    give(page.locator(".relire"), ("fiche.json", sheet()))
    comment(page, "roles", "compris", "Quatre rôles.")
    look_again(page)
    page = author(visit)
    back(page, json.dumps(review()), json.dumps(review(par="")))
    remarks(page, "roles").first.get_by_role("checkbox").check()
    look_again(page)


def test_the_paper_says_who_read(visit: Visit) -> None:
    page = author(visit)
    back(page, json.dumps(review()))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".remplir__papier")).to_contain_text(
        "Relu par un pair le 12 mars 2026 (une voisine)."
    )
