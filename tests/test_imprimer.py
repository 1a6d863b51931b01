"""The verb imprimer: a document from tools chosen by name, or one French sentence."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from macros.paper.press.livret import livret, order
from macros.store import load
from scripts import imprimer


@pytest.fixture(autouse=True)
def ailleurs(tmp_path, monkeypatch):
    monkeypatch.setattr(imprimer, "ROOT", tmp_path)
    return tmp_path


def test_a_deck_of_chosen_cards(ailleurs, capsys):
    assert imprimer.main(["cartes", "meteo-interieure", "decision-consentement"]) == 0
    reader = PdfReader(ailleurs / "papier" / "cartes.pdf")
    assert len(reader.pages) == 2
    assert "Météo intérieure" in reader.pages[0].extract_text()
    assert "Cartes choisies" in capsys.readouterr().out


def test_a_table_of_chosen_indicators(ailleurs):
    assert imprimer.main(["suivi", "participants-nb", "benevolat-heures"]) == 0
    reader = PdfReader(ailleurs / "papier" / "suivi.pdf")
    assert len(reader.pages) == 1


@pytest.mark.parametrize("slug", ["meteo-interieure", "radio-jeunes"])
def test_a_sheet_of_trial_has_two_pages_and_every_step_whatever_their_number(ailleurs, slug):
    assert imprimer.main(["essai", slug]) == 0
    reader = PdfReader(ailleurs / "papier" / "essai.pdf")
    assert len(reader.pages) == 2
    methode = load().catalogue.methodes[slug].record
    first = " ".join(reader.pages[0].extract_text().split())
    assert methode.titre in first
    assert [n for n, e in enumerate(methode.etapes) if e.titre.split()[0] not in first] == []
    last = " ".join(reader.pages[1].extract_text().split())
    assert "Aucun nom, aucun lieu, aucun jour." in last


def test_a_wrong_name_is_told_with_the_nearest(ailleurs, capsys):
    assert imprimer.main(["cartes", "meteo-interieur"]) == 1
    assert capsys.readouterr().err == (
        "« meteo-interieur » n’est pas connu ; écrire « meteo-interieure »\n"
    )
    assert not (ailleurs / "papier").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["cartes"], ["affiches", "x"], ["etiquettes", "--case"], ["cahier", "x", "y"]]
)
def test_its_use_is_told(arguments, capsys):
    assert imprimer.main(arguments) == 1
    assert capsys.readouterr().err == (
        "imprimer s’appelle ainsi :\n"
        "  imprimer cartes méthode méthode…\n"
        "  imprimer suivi indicateur indicateur…\n"
        "  imprimer etiquettes planche [schéma…] [--case 4]\n"
        "  imprimer essai méthode\n"
        "  imprimer brochure programme [--livret]\n"
        "  imprimer cahier programme [--livret]\n"
        "  imprimer session nom --noms liste.csv [--badges planche]\n"
        "  imprimer session nom --client prive/nom.yml\n"
    )


def test_labels_begin_at_a_place_with_the_roles_of_a_schema(ailleurs):
    asked = ["etiquettes", "badges-90x54", "conseil-developpement", "--case", "9"]
    assert imprimer.main(asked) == 0
    reader = PdfReader(ailleurs / "papier" / "etiquettes.pdf")
    roles = load().catalogue.gouvernance["conseil-developpement"].record.roles
    assert len(reader.pages) == 1 + -(-(len(roles) - 2) // 10)
    first = reader.pages[0].extract_text()
    assert roles[0].role.split()[0] in first
    assert roles[2].role.split()[0] not in first


def test_labels_without_roles_are_blank_to_the_end_of_the_sheet(ailleurs, capsys):
    assert imprimer.main(["etiquettes", "etiquettes-63x38", "--case=4"]) == 0
    assert "18 étiquettes" in capsys.readouterr().out
    assert len(PdfReader(ailleurs / "papier" / "etiquettes.pdf").pages) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["badges-90x54", "--case", "11"],
            "« --case 11 » : cette planche a 10 cases\n",
        ),
        (
            ["badges-90x54", "--case", "zéro"],
            "« --case zéro » : un numéro de case est attendu, à partir de 1\n",
        ),
        (
            ["badges"],
            "« badges » n’est pas une planche connue ; il y a etiquettes-63x38, etiquettes-70x37, "
            "badges-80x50, badges-90x54, cartes-85x54, chevalets-210x148 et chevalets-105x74\n",
        ),
    ],
)
def test_a_slip_about_labels_is_told(arguments, told, capsys):
    assert imprimer.main(["etiquettes", *arguments]) == 1
    assert capsys.readouterr().err == told


def test_what_does_not_go_with_a_document_is_told(capsys):
    assert imprimer.main(["cartes", "meteo-interieure", "--case", "2"]) == 1
    assert capsys.readouterr().err.startswith("« --case » ne va pas avec « cartes »\n")


def test_a_brochure_is_folded_beside_the_one_that_is_read(ailleurs, capsys):
    assert imprimer.main(["brochure", "elus-une-soiree", "--livret"]) == 0
    flat = PdfReader(ailleurs / "papier" / "brochure.pdf")
    folded = PdfReader(ailleurs / "papier" / "brochure-livret.pdf")
    assert len(folded.pages) == 2 * -(-len(flat.pages) // 4)
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in folded.pages}
    assert sizes == {(842, 595)}
    words = flat.pages[0].extract_text().split()[:3]
    assert all(word in folded.pages[0].extract_text() for word in words)
    assert "recto verso, bord court" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (4, [(3, 0), (1, 2)]),
        (6, [(None, 0), (1, None), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_stand_in_the_order_of_a_fold(count, sides):
    assert list(order(count)) == sides


def test_a_folded_document_is_the_same_twice(ailleurs):
    assert imprimer.main(["cahier", "elus-une-soiree"]) == 0
    content = (ailleurs / "papier" / "cahier.pdf").read_bytes()
    assert livret(content) == livret(content)
