"""The verb imprimer: a document from tools chosen by name, or one French sentence."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

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


def test_a_wrong_name_is_told_with_the_nearest(ailleurs, capsys):
    assert imprimer.main(["cartes", "meteo-interieur"]) == 1
    assert capsys.readouterr().err == (
        "« meteo-interieur » n’est pas connu ; écrire « meteo-interieure »\n"
    )
    assert not (ailleurs / "papier").exists()


@pytest.mark.parametrize("arguments", [[], ["cartes"], ["affiches", "x"]])
def test_its_use_is_told(arguments, capsys):
    assert imprimer.main(arguments) == 1
    assert capsys.readouterr().err == "imprimer s’appelle ainsi : imprimer cartes|suivi nom nom…\n"
