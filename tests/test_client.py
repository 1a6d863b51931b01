"""Quote and agreement filled from a private file: into papier/, in no place that is shared."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from macros.model.records.prive import Client, Prive
from macros.store import ROOT, load
from macros.told.client import du_client
from scripts.client import imprime_client
from scripts.demande import RefusedError
from scripts.prive import prive_yaml

SESSION = "pouvoir-agir-mars-2027"
FILE = """client:
  nom: Association Zwyxoquat
  adresse: 1 place inventée, 26400 Crest
  siret: "12345678901234"
  fonction: présidente
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("client")
    (root / "prive").mkdir()
    (root / "prive" / "essai.yml").write_text(FILE, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def said(project: Path) -> list[str]:
    given = str(project / "prive" / "essai.yml")
    return list(imprime_client(project, load(ROOT), SESSION, given))


def test_a_client_fills_the_papers_that_it_signs_and_no_other(
    project: Path, said: list[str]
) -> None:
    folder = project / "papier" / f"client-{SESSION}"
    assert sorted(p.name for p in folder.iterdir()) == [
        "convention.docx",
        "convention.pdf",
        "devis.docx",
        "devis.pdf",
    ]
    assert said[0] == f"papier/client-{SESSION}/ : 4 fichiers"
    assert said[-1].startswith("Ces papiers portent l’adresse")
    told = " ".join(
        " ".join(p.extract_text() for p in PdfReader(folder / "convention.pdf").pages).split()
    )
    word = WordDocument(io.BytesIO((folder / "convention.docx").read_bytes()))
    typed = " ".join(p.text.replace("\u00a0", " ") for p in word.paragraphs)
    for fact in (
        "Raison sociale : Association Zwyxoquat",
        "SIRET : 12345678901234",
        "Représentée par (nom, qualité) : …, présidente",
    ):
        assert fact in told.replace("\u00a0", " ")
        assert fact in typed
    quote = WordDocument(io.BytesIO((folder / "devis.docx").read_bytes()))
    address = "Association Zwyxoquat, 1 place inventée, 26400 Crest"
    assert any(p.text.endswith(address) for p in quote.paragraphs)


def test_a_person_who_pays_beside_an_organisation_is_not_the_client() -> None:
    assert not du_client("contrat", ("structure", "particulier"))
    assert du_client("contrat", ("particulier",))
    assert not du_client("attestation", ("structure",))


def test_what_cannot_be_filled_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "prive").mkdir()
    empty = tmp_path / "prive" / "vide.yml"
    empty.write_text("limites: {}\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="« client » manque"):
        list(imprime_client(tmp_path, load(ROOT), SESSION, str(empty)))
    (tmp_path / "toolbox").mkdir()
    shared = tmp_path / "toolbox" / "vide.yml"
    shared.write_text(FILE, encoding="utf-8")
    with pytest.raises(RefusedError, match="le ranger dans prive/"):
        list(imprime_client(tmp_path, load(ROOT), SESSION, str(shared)))
    with pytest.raises(RefusedError, match="pas une session connue"):
        list(imprime_client(tmp_path, load(ROOT), "inconnue", str(empty)))
    assert not (tmp_path / "papier").exists()


def test_the_private_file_asks_for_the_name_that_nobody_told() -> None:
    told = prive_yaml("essai", Prive(client=Client(adresse="1 place inventée")))
    assert "imprimer session SESSION --client prive/essai.yml" in told
    assert "  # nom: Le nom de la structure" in told
    assert '  adresse: "1 place inventée"' in told
