"""The documents of what methods print: small, whole, one face of type, nothing lost off the sheet."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from macros.paper.press.document import Atelier, Document
from macros.paper.press.press import press
from macros.paper.press.reread import unfit
from macros.paper.supports.supports import Feuilles, Morceau, Tout, documents
from macros.store import load
from macros.told.pictos import picto

from .conftest import textes

SITE = "https://exemple.org/boite"
MOST, MEAN = 40_000, 20_000
"""Bytes of a document, and of the usual one."""
VUES = Path(__file__).parent / "vues"
MODELES = (
    "cartes", "panneau", "question", "affiche", "feuille", "grille", "zones", "cadre",
    "escalier", "cible", "etoile", "roue", "axes", "pyramide", "bateau",
)  # fmt: skip


def of(slug: str) -> Document:
    toolbox = load()
    every = documents(Atelier(toolbox.catalogue, toolbox.printed, SITE))
    return next(d for d in every if d.adresse == f"documents/supports/{slug}.pdf")


def every() -> list[Document]:
    toolbox = load()
    return list(documents(Atelier(toolbox.catalogue, toolbox.printed, SITE)))


def essai(modele: str) -> Tout:
    """Three words, a sentence, a drawing, lines and boxes, shown by one model."""
    pieces: tuple[Morceau, ...] = (
        Morceau("Soleil", "Tout va bien.", "soleil"),
        Morceau("Nuage", lignes=2, fois=2),
        Morceau("Pluie", cases=("oui", "non"), fois=3),
        Morceau("Orage", cadre=True),
    )
    if modele in {"cartes", "feuille"}:
        counted = Morceau("Brume", points=("Que voit-on ?", "Que faire ?"))
        pieces = (*pieces, counted, Morceau("Vent", cadres=3))
    shown = Feuilles(
        modele=modele, nom="Chose", note="imprimer 2 fois", preparer="Couper.",
        mural=modele == "axes", titre="Le temps", consigne="En choisir un.", champs=("Le jour :",),
        format="huitieme", couche=modele == "grille", pieces=pieces,
        colonnes=("Gauche", "Droite"), rangs=("Haut", "Bas"), largeurs=(1, 3), vides=2,
    )  # fmt: skip
    return Tout("Essai", "Méthode", [shown], {"soleil": {"svg": picto("soleil")}})


@pytest.mark.parametrize("modele", MODELES)
def test_a_model_shows_what_was_agreed(modele: str, maj: bool) -> None:
    content = press("supports/supports.typ", essai(modele), date(2026, 11, 30))
    assert unfit(content) == ()
    found = "\n".join(textes(content, "-layout"))
    golden = VUES / f"supports__{modele}.txt"
    if maj:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_every_model_is_tried() -> None:
    known = load().catalogue.vocabulaires["modeles_de_supports"]
    assert set(MODELES) == set(known) - {"fiche", "document"}


def test_a_document_holds_one_face_of_type_and_says_how_many_to_print(
    imprime: Callable[[Document, str], bytes],
) -> None:
    content = imprime(of("meteo-interieure"), SITE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = {str(f.BaseFont)[8:] for page in pdf.pages for f in page.Resources.Font.values()}
    assert fonts == {"SourceSansPro-Semibold"}
    first, cards, *_ = textes(content)
    assert "Imprimer 12 fois : 1 par personne, pour 12 personnes." in first.replace("\u00a0", " ")
    assert [cards.count(word) for word in ("Soleil", "Nuage", "Pluie", "Orage")] == [1, 1, 1, 1]


def test_every_document_is_light_and_whole(imprime: Callable[[Document, str], bytes]) -> None:
    sizes = [len(imprime(document, SITE)) for document in every()]
    assert max(sizes) <= MOST
    assert sum(sizes) <= MEAN * len(sizes)
