"""Method cards: formats, fronts and backs that meet, every deck, and texts too long for a card."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from macros.paper.cartes import mesure
from macros.paper.cartes.cartes import cotes, deck, documents, overflows, single, used
from macros.paper.cartes.faces import Coin, Pose, carte
from macros.paper.cartes.mesure import mesures, mesures_gardees
from macros.paper.press.document import Atelier
from macros.paper.press.press import query
from macros.told.papiers import FAMILLES

from .hostiles import HOSTILES

MM = 72 / 25.4
THREE = ("meteo-interieure", "gommettes", "premortem")


@pytest.fixture(scope="module")
def atelier(boite):
    return Atelier(boite, lambda entry: "", "https://exemple.org/boite")


@pytest.fixture(scope="module")
def produced(atelier):
    return {document.adresse: document for document in documents(atelier)}


@pytest.fixture(scope="module")
def three(boite):
    """A deck of three cards, as bytes."""
    entries = [boite.methodes[slug] for slug in THREE]
    faces = {entry.slug: carte(boite, entry, {}) for entry in entries}
    return deck("essai", "Essai", "methodes/", entries, faces.__getitem__).make()


def with_method(boite, slug, **changes):
    """The toolbox with one method, changed."""
    entry = boite.methodes[slug]
    changed = replace(entry, record=entry.record.model_copy(update=changes))
    return Atelier(replace(boite, methodes={slug: changed}), lambda entry: "")


def size(page):
    return tuple(round(float(side) / MM, 1) for side in page.mediabox.upper_right)


def words(page):
    """Texts of a page with where they start, in mm from its top left corner."""
    found = []

    def keep(text, cm, tm, *_):
        if text.strip():
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found.append((text.strip(), x / MM, 297 - y / MM))

    page.extract_text(visitor_text=keep)
    return found


def place(page, title):
    """The quarter of the sheet where a title stands: row, column."""
    x, y = next((x, y) for text, x, y in words(page) if title.startswith(text) and len(text) > 4)
    return ("haut" if y < 148.5 else "bas", "gauche" if x < 105 else "droite")


def test_every_deck_and_every_card_has_its_pages(boite, produced):
    names = {adresse.removeprefix("documents/cartes/")[:-4] for adresse in produced}
    served = {n for entry in boite.methodes.values() for n in boite.objectifs_of(entry)}
    assert names == {
        "toutes",
        *(f"module-{n}" for n in boite.modules),
        *(f"objectif-{n}" for n in served),
        *(f"programme-{slug}" for slug in boite.programmes),
        *boite.methodes,
    }
    assert {d.famille for d in produced.values()} == {"cartes"} <= set(FAMILLES)
    pages = {name: produced[f"documents/cartes/{name}.pdf"].pages for name in names}
    assert pages["toutes"] == ("methodes/",)
    assert pages["module-1"] == ("modules/1/",)
    assert pages["objectif-3"] == ("objectifs/3/",)
    assert pages["gommettes"] == ("methodes/gommettes/",)
    slug = next(iter(boite.programmes))
    assert pages[f"programme-{slug}"] == (f"programmes/{slug}/preparer/",)


def test_a_deck_holds_the_methods_it_names(boite, produced):
    told = produced["documents/cartes/module-1.pdf"].data.cartes
    assert {c.cle for c in told} == {
        slug for slug, entry in boite.methodes.items() if 1 in boite.modules_of(entry)
    }
    moments = [c.moment for c in produced["documents/cartes/toutes.pdf"].data.cartes]
    assert list(dict.fromkeys(moments)) == [
        mot.nom for mot in boite.vocabulaires["moments"].values() if mot.nom in moments
    ]


def test_the_deck_of_a_programme_follows_its_plan(boite, produced):
    slug = "agents-collectivites-deux-jours"
    told = [c.cle for c in produced[f"documents/cartes/programme-{slug}.pdf"].data.cartes]
    assert told == [entry.slug for entry in used(boite, slug)]
    assert len(told) == len(set(told)) > 1


def test_sheets_are_a4_front_then_back_and_both_faces_meet(boite, three):
    reader = PdfReader(io.BytesIO(three))
    front, back = reader.pages
    assert size(front) == size(back) == (210.0, 297.0)
    titles = [boite.methodes[slug].titre for slug in THREE]
    assert [place(front, title) for title in titles] == [
        ("haut", "gauche"),
        ("haut", "droite"),
        ("bas", "gauche"),
    ]
    assert [place(back, title) for title in titles] == [
        ("haut", "droite"),
        ("haut", "gauche"),
        ("bas", "droite"),
    ]
    assert "recto verso, bord long" in front.extract_text()
    assert place(front, "Notre méthode à nous") == ("bas", "droite")
    assert place(back, "À surveiller") == ("bas", "gauche")


def test_nine_cards_take_three_sheets():
    sides = cotes("Essai", 9)
    assert [side.face for side in sides] == ["recto", "verso"] * 3
    assert [len(side.poses) for side in sides] == [4, 4, 4, 4, 1, 1]
    assert sides[4].poses == [Pose(8, 0.0, 0.0)]
    assert sides[5].poses == [Pose(8, 105.0, 0.0)]


def test_a_deck_ends_with_a_card_to_write_at_least():
    last, turned = cotes("Essai", 3)
    assert last.vierges == [Coin(105.0, 148.5)]
    assert turned.vierges == [Coin(0.0, 148.5)]
    *_, full, back = cotes("Essai", 8)
    assert full.poses == back.poses == []
    assert len(full.vierges) == len(back.vierges) == 4


def test_one_card_is_an_a5_sheet_with_both_faces(boite):
    entry = boite.methodes["gommettes"]
    reader = PdfReader(
        io.BytesIO(single(entry, lambda slug: carte(boite, boite.methodes[slug], {})).make())
    )
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert size(reader.pages[0]) == (210.0, 148.0)
    assert reader.metadata.title == f"Carte\u00a0: {entry.titre}"
    assert reader.trailer["/Root"]["/Lang"].startswith("fr")
    assert text.count(entry.titre) == 2
    assert "Page du site\u00a0: methodes/gommettes/" in text
    for step in entry.record.etapes:
        assert step.titre in text


def test_two_printings_are_the_same(three, boite, produced):
    entries = [boite.methodes[slug] for slug in THREE]
    faces = {entry.slug: carte(boite, entry, {}) for entry in entries}
    assert deck("essai", "Essai", "methodes/", entries, faces.__getitem__).make() == three
    alone = produced["documents/cartes/world-cafe.pdf"]
    assert alone.make() == alone.make()


def test_the_real_methods_fit_with_and_without_an_address(atelier):
    assert overflows(atelier) == []
    assert overflows(replace(atelier, site_url="")) == []


def test_a_back_gives_up_points_before_it_overflows(boite):
    entry = boite.methodes["world-cafe"]
    steps = tuple(
        step.model_copy(update={"consigne_simple": step.consigne[:260]})
        for step in entry.record.etapes
    )
    atelier = with_method(boite, "world-cafe", etapes=steps)
    changed = atelier.catalogue.methodes["world-cafe"]
    faces = [carte(boite, e, {}) for e in (entry, changed)]
    rich, spare = (m["verso"].essai for m in mesures(faces, choisir=True))
    assert rich < spare
    assert overflows(atelier) == []


def with_long_step(boite, signs):
    steps = list(boite.methodes["gommettes"].record.etapes)
    told = ("Poser sa gommette. " * 200)[:signs]
    steps[2] = steps[2].model_copy(update={"consigne_simple": told})
    return with_method(boite, "gommettes", etapes=tuple(steps))


def test_a_text_too_long_is_named_with_its_line_and_what_to_remove(boite):
    entry = boite.methodes["gommettes"]
    (problem,) = overflows(with_long_step(boite, 2850))
    assert problem.path == "toolbox/methodes/gommettes.md"
    assert problem.line == entry.line("etapes", 2, "consigne_simple")
    assert problem.field == "etapes.3.consigne_simple"
    assert problem.sentence == (
        "le verso de la carte imprimée dépasse de 67 mm, même en petits caractères ; "
        "retirer environ 1540 signes aux textes de ce côté, d’abord à celui-ci, "
        "le plus long (2850 signes)"
    )
    assert overflows(with_long_step(boite, 2850 - 1540)) == []


def test_too_many_things_to_bring_count_together(boite):
    thing = boite.methodes["gommettes"].record.materiel[0]
    thing = thing.model_copy(
        update={"nom": "Grand panneau de liège clair et solide, avec ses pieds"}
    )
    (problem,) = overflows(with_method(boite, "gommettes", materiel=(thing,) * 40))
    assert problem.field == "materiel"
    assert problem.sentence.startswith("le recto de la carte imprimée dépasse de ")
    assert problem.sentence.endswith("le plus long (2238 signes)")


def test_a_word_too_long_for_a_line_is_named(boite):
    (problem,) = overflows(with_method(boite, "premortem", production="x" * 45))
    assert problem.field == "production"
    assert problem.sentence == (
        "un mot de 45 signes ne tient pas sur une ligne de la carte imprimée ; "
        "30 au plus, le couper ou l’écrire autrement"
    )


def test_hostile_texts_stay_texts(boite):
    entry = boite.methodes["gommettes"]
    faces = {}
    for rank, text in enumerate(HOSTILES):
        step = entry.record.etapes[0].model_copy(update={"titre": text, "consigne_simple": text})
        update = {"titre": text[:80], "accroche": text[:140], "etapes": (step, step)}
        update["origine"] = entry.record.origine.model_copy(update={"auteur": text})
        record = entry.record.model_copy(update=update)
        faces[f"essai-{rank}"] = carte(boite, replace(entry, record=record), {})
    entries = [replace(entry, slug=slug) for slug in faces]
    reader = PdfReader(
        io.BytesIO(deck("essai", "Essai", "methodes/", entries, faces.__getitem__).make())
    )
    assert len(HOSTILES) == 4 * 10
    assert len(reader.pages) == 2 * 11  # Ten full sheets, then one of cards to write.
    assert '#read("/etc/passwd")' in reader.pages[0].extract_text()


def counted(monkeypatch) -> list[int]:
    """How many cards each call of the press measures."""
    calls: list[int] = []

    def counting(template, data, label):
        calls.append(len(data["cartes"]))
        return query(template, data, label)

    monkeypatch.setattr(mesure, "query", counting)
    return calls


def test_a_card_is_measured_once_for_all_its_decks(boite, tmp_path, monkeypatch):
    calls = counted(monkeypatch)
    faces = [carte(boite, boite.methodes[slug], {}) for slug in THREE]
    first = mesures_gardees(faces, tmp_path, choisir=True)
    assert mesures_gardees(faces[:1], tmp_path, choisir=True) == first[:1]
    assert calls == [3]


def test_many_cards_are_measured_by_lots(boite, monkeypatch):
    """The compiler keeps half a megabyte of each card: a thousand at once would fill a small machine."""
    faces = [carte(boite, boite.methodes[slug], {}) for slug in THREE]
    whole = mesures(faces, choisir=False)
    calls = counted(monkeypatch)
    monkeypatch.setattr(mesure, "LOT", 2)
    assert mesures(faces, choisir=False) == whole
    assert calls == [2, 1]


def test_one_changed_card_is_measured_alone(boite, tmp_path, monkeypatch):
    faces = [carte(boite, boite.methodes[slug], {}) for slug in THREE]
    first = mesures_gardees(faces, tmp_path, choisir=True)
    calls = counted(monkeypatch)
    changed = replace(faces[1], titre="Un titre nettement plus long que celui d’avant")
    found = mesures_gardees([faces[0], changed, faces[2]], tmp_path, choisir=True)
    assert calls == [1]
    assert (found[0], found[2]) == (first[0], first[2])
    assert found[1] == mesures([changed], choisir=True)[0]


def test_both_measures_of_a_card_stand_beside_each_other(boite, tmp_path, monkeypatch):
    faces = [carte(boite, boite.methodes[slug], {}) for slug in THREE]
    chosen = mesures_gardees(faces, tmp_path, choisir=True)
    sparest = mesures_gardees(faces, tmp_path, choisir=False)
    assert chosen != sparest
    calls = counted(monkeypatch)
    assert mesures_gardees(faces, tmp_path, choisir=True) == chosen
    assert mesures_gardees(faces, tmp_path, choisir=False) == sparest
    assert calls == []


def test_damaged_measures_are_taken_again(boite, tmp_path, monkeypatch):
    faces = [carte(boite, boite.methodes[slug], {}) for slug in THREE]
    first = mesures_gardees(faces, tmp_path, choisir=True)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    calls = counted(monkeypatch)
    assert mesures_gardees(faces, tmp_path, choisir=True) == first
    assert calls == [3]
