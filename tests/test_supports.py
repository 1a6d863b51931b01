"""What methods print: written beside them, counted right, found where pages say « à imprimer »."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.documents import documents
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.model.records.methode import Materiel
from macros.model.records.support import Piece, Support
from macros.model.rules.supports import own_lines, printed, printed_by_lines, things
from macros.paper.press.document import Atelier
from macros.paper.supports.mots import lie
from macros.paper.supports.supports import PER_SHEET, donne, note
from macros.site.passes.here import Around, Here
from macros.site.passes.text import documents as placed
from macros.site.passes.tokens import read, written
from macros.told.papiers import Papier
from macros.told.pictos import PICTOS, picto
from macros.told.supports import PAPERS, imprimes, kept, of_programme

from .conftest import extrait

METEO = "methodes/meteo-interieure.md"


def carte(titre: str, fois: int = 1) -> Piece:
    return Piece(titre=titre, fois=fois)


def cartes(*pieces: Piece, **more: object) -> Support:
    return Support(pour="Cartes", modele="cartes", pieces=pieces, **more)


@pytest.mark.parametrize(
    ("support", "quantite", "gives"),
    [
        (cartes(carte("A")), 30, 8),
        (cartes(carte("A"), format="jeton"), 30, 24),
        (cartes(carte("A"), vierges=1), 30, 1),
        (cartes(carte("A"), carte("B")), 1, 1),
        (cartes(carte("A"), carte("B")), 2, 2),
        (cartes(carte("A", 6), carte("B", 4)), 10, 10),
        (cartes(carte("A"), carte("B"), donne=4), 8, 4),
    ],
)
def test_one_print_gives_so_many_of_a_thing(support: Support, quantite: int, gives: int) -> None:
    assert donne(support, Materiel(nom="Cartes", quantite=quantite)) == gives


@pytest.mark.parametrize(
    ("thing", "gives", "piece", "told"),
    [
        (Materiel(nom="Affiche"), 1, Piece(titre="A"), "imprimer 1 fois"),
        (
            Materiel(nom="Jeu", par="personne"),
            1,
            Piece(titre="A"),
            "imprimer 12 fois : 1 par personne, pour 12 personnes",
        ),
        (
            Materiel(nom="Fiche", par="sous-groupe"),
            1,
            Piece(titre="A"),
            "imprimer 1 fois : 1 par petit groupe, 1 groupe pour 12 personnes",
        ),
        (
            Materiel(nom="Réponse", quantite=30),
            2,
            Piece(titre="A", lignes=5),
            "imprimer l’original, puis le photocopier 15 fois : 30 en tout, à 2 par tirage",
        ),
        (
            Materiel(nom="Étiquette", quantite=5, par="personne"),
            8,
            Piece(titre="A", lignes=2),
            "imprimer l’original, puis le photocopier 8 fois : 5 par personne, pour 12 personnes, soit 60, à 8 par tirage",
        ),
    ],
)
def test_a_note_counts_what_is_printed(
    boite: Catalogue, thing: Materiel, gives: int, piece: Piece, told: str
) -> None:
    r = boite.methodes["meteo-interieure"].record
    assert note(r, thing, gives, cartes(piece)) == told


def test_a_note_counts_small_groups(boite: Catalogue) -> None:
    r = boite.methodes["budget-participatif"].record
    thing = next(one for one in things(r) if one.nom.startswith("Fiche d’idée"))
    assert note(r, thing, 1, cartes(carte("A"))) == (
        "imprimer 8 fois : 2 par petit groupe, 4 groupes pour 20 personnes, soit 8"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Un an plus tard, le projet a raté.", "Un_an plus_tard, le_projet a_raté."),
        ("Que vivez-vous ici", "Que_vivez-vous ici"),
        ("dans une administration", "dans_une administration"),
        ("", ""),
    ],
)
def test_a_small_word_stays_with_the_next_one(text: str, told: str) -> None:
    assert lie(text) == told.replace("_", "\u00a0")


def test_formats_models_and_drawings_are_those_of_the_closed_lists(boite: Catalogue) -> None:
    assert set(boite.vocabulaires["formats_de_cartes"]) == set(PER_SHEET)
    assert set(boite.vocabulaires["dessins_de_supports"]) == set(PICTOS)
    assert all("<path" in picto(name) for name in PICTOS)


def test_a_thing_to_print_without_a_support_is_told(racine: Path, tmp_path: Path) -> None:
    root = extrait(racine, tmp_path, METEO)
    (root / "supports/meteo-interieure.yml").unlink()
    catalogue, _ = examine(root)
    found = [str(problem) for problem in printed(catalogue)]
    assert len(found) == 2
    assert found[0].endswith(
        "« Jeu de quatre cartes météo » est à imprimer, et rien ne dit ce qui s’imprime ; l’écrire "
        "dans toolbox/supports/meteo-interieure.yml, ou remplacer « imprimable: true » par "
        "« comment: à dessiner… »"
    )
    catalogue, _ = examine(extrait(racine, tmp_path, METEO))
    assert list(printed(catalogue)) == []


def test_each_thing_to_print_leads_to_its_document(boite: Catalogue) -> None:
    count = 0
    for slug, entry in boite.methodes.items():
        names = {m.nom for m in things(entry.record) if m.imprimable}
        assert set(imprimes(boite, slug)) == names
        count += len(names)
    assert count >= 200
    assert imprimes(boite, "relecture-croisee") == {
        "Grille de relecture croisée": "~/fiches/relecture-croisee-fiche/"
    }
    assert imprimes(boite, "meteo-interieure")["Affiche des quatre temps"] == (
        "~~/documents/supports/meteo-interieure.pdf"
    )
    assert [s.modele for s in kept(boite, "meteo-interieure")] == ["cartes", "affiche"]


def test_each_thing_that_a_programme_prints_leads_to_a_document_or_a_sheet(
    boite: Catalogue,
) -> None:
    assert set(boite.vocabulaires["papiers_de_programmes"]) == set(PAPERS)
    made = {f"~~/{one.adresse}" for one in documents(Atelier(boite, lambda entry: ""))}
    sheets = {f"~/{entry.url}" for entry in boite.fiches.values()}
    for slug, entry in boite.programmes.items():
        found = of_programme(boite, slug)
        asked = {
            thing.nom
            for _, line in own_lines(entry.record)
            for thing in line.materiel
            if thing.imprimable
            and thing.nom not in imprimes(boite, str(getattr(line, line.nature)))
        }
        assert set(found) == asked
        assert set(found.values()) <= made | sheets, slug
    assert of_programme(boite, "elus-une-soiree")[
        "Plan de participation (A3), neuf cases, trois déjà remplies d’après l’appel"
    ] == ("~~/documents/programmes/elus-une-soiree-supports.pdf")


def test_a_line_that_prints_what_no_file_holds_is_told(racine: Path, tmp_path: Path) -> None:
    root = extrait(racine, tmp_path, "programmes/demi-journee-decouverte.md")
    path = "supports/programmes/demi-journee-decouverte.yml"
    written = (racine / "toolbox" / path).read_text(encoding="utf-8")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    wrong = written.replace("trois questions", "quatre questions", 1)
    (root / path).write_text(wrong, encoding="utf-8")
    catalogue, problems = examine(root)
    assert [str(p).split(" : ", 1)[1][:60] for p in printed_by_lines(catalogue)] == [
        "« Feuille de la matinée, trois questions » est à imprimer, et rien"[:60]
    ]
    told = [str(p) for p in problems if "le programme n’imprime pas" in str(p)]
    assert len(told) == 1
    assert told[0].endswith("écrire « Feuille de la matinée, trois questions »")


def test_words_lead_to_a_document_only_where_the_page_offers_it() -> None:
    page = '<p>1 × Jeu, <a class="imprime" href="~~/documents/supports/jeu.pdf">à imprimer</a>.</p>'
    paper = Papier("Jeu", "PDF A4", "supports", "documents/supports/jeu.pdf", 12_000, ("m/",))
    offered = Here(Around(papers={"m/": (paper,)}), "m/")
    assert written(placed(read(page), offered)) == page
    assert written(placed(read(page), Here(Around(), "m/"))) == "<p>1 × Jeu, à imprimer.</p>"


def test_a_model_that_shows_no_numbered_frame_says_so(racine: Path, tmp_path: Path) -> None:
    root = extrait(racine, tmp_path, METEO)
    path = root / "supports/meteo-interieure.yml"
    written = path.read_text(encoding="utf-8")
    assert "modele: affiche" in written
    path.write_text(
        written.replace("dessin: soleil,", "dessin: soleil, cadres: 3,"), encoding="utf-8"
    )
    _, problems = examine(root)
    told = [str(p) for p in problems if "cadres" in str(p)]
    assert len(told) == 1
    assert told[0].endswith(
        "un support « affiche » ne montre ni « points » ni « cadres » ; les écrire sur une feuille "
        "ou sur des cartes"
    )
