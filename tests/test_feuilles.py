"""Sheets of labels: none off the sheet, none over another, words away from the edges, one French sentence
for each slip."""

from __future__ import annotations

from itertools import combinations

import pytest

from macros.model.reading import examine
from macros.model.records.feuilles import HAUTEUR, LARGEUR, Case, Feuille
from macros.paper.feuilles import feuilles
from macros.paper.feuilles.places import BORD, Mots, nomme, pages
from macros.paper.press.document import Atelier
from macros.paper.press.reread import unfit
from macros.store import ROOT, load

from .conftest import textes
from .petit import petit_projet

REAL = ROOT / "toolbox" / "feuilles.yml"
SHEETS = load().catalogue.feuilles.record.feuilles


def sheet(**changes: object) -> Feuille:
    given = {
        "nom": "6 étiquettes",
        "usage": "Essai.",
        "largeur": 60.0,
        "hauteur": 40.0,
        "colonnes": 2,
        "rangs": 3,
        "gauche": 10.0,
        "haut": 20.0,
        "pas_x": 65.0,
        "pas_y": 42.0,
    }
    return Feuille(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SHEETS)
def test_no_label_is_off_its_sheet(name: str) -> None:
    for case in SHEETS[name].cases:
        assert case.x >= 0
        assert case.y >= 0
        assert case.x + case.largeur <= LARGEUR
        assert case.y + case.hauteur <= HAUTEUR


@pytest.mark.parametrize("name", SHEETS)
def test_no_label_lies_over_another(name: str) -> None:
    def over(a: Case, b: Case) -> bool:
        across = min(a.x + a.largeur, b.x + b.largeur) - max(a.x, b.x)
        down = min(a.y + a.hauteur, b.y + b.hauteur) - max(a.y, b.y)
        return across > 0.001 and down > 0.001

    assert not any(over(a, b) for a, b in combinations(SHEETS[name].cases, 2))


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_how_many_it_holds(name: str) -> None:
    told = int(SHEETS[name].nom.split()[0])
    assert len(SHEETS[name].cases) == told


@pytest.mark.parametrize("name", SHEETS)
def test_words_stay_away_from_the_edges_of_the_sheet(name: str) -> None:
    (labels,) = pages(SHEETS[name], [Mots()] * len(SHEETS[name].cases))
    for one in labels:
        assert one.x + one.gauche >= BORD
        assert one.y + one.haut >= BORD
        assert round(LARGEUR - one.x - one.largeur + one.droite, 2) >= BORD
        assert round(HAUTEUR - one.y - one.hauteur + one.bas, 2) >= BORD


def test_places_go_row_after_row() -> None:
    assert sheet().cases == (
        Case(10, 20, 60, 40),
        Case(75, 20, 60, 40),
        Case(10, 62, 60, 40),
        Case(75, 62, 60, 40),
        Case(10, 104, 60, 40),
        Case(75, 104, 60, 40),
    )


def test_a_sheet_begins_at_a_place_and_the_next_one_at_its_first() -> None:
    first, second = pages(sheet(), [nomme(f"n{n}", "") for n in range(4)], depart=5)
    assert [(p.x, p.y, p.mots.nom) for p in first] == [(10, 104, "n0"), (75, 104, "n1")]
    assert [(p.x, p.y, p.mots.nom) for p in second] == [(10, 20, "n2"), (75, 20, "n3")]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return petit_projet(tmp_path_factory.mktemp("feuilles"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "pas_x: 66\n",
            "pas_x: 60\n",
            "feuilles.etiquettes-63x38 : deux étiquettes se recouvrent : « pas_x » (60 mm) est plus "
            "petit que « largeur » (63,5 mm) ; mesurer d’un bord d’étiquette au même bord de la "
            "suivante",
        ),
        (
            "haut: 15.1\n",
            "haut: 45.1\n",
            "feuilles.etiquettes-63x38 : la dernière étiquette finit à 311,8 mm, la feuille à 297 mm ; "
            "revoir « hauteur », « pas_y » ou le nombre d’étiquettes",
        ),
        (
            "  etiquettes-63x38:",
            "  Étiquettes 63:",
            "feuilles : « Étiquettes 63 » nomme une feuille : minuscules sans accent, chiffres et "
            "tirets seulement",
        ),
    ],
)
def test_a_slip_is_told_at_its_line(project, old: str, new: str, told: str) -> None:
    text = REAL.read_text(encoding="utf-8")
    assert old in text
    path = project / "toolbox" / "feuilles.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = examine(project / "toolbox")
    path.unlink()
    (problem,) = map(str, problems)
    place, _, sentence = problem.partition(": ")
    assert place.startswith("toolbox/feuilles.yml:")
    assert sentence == told


def test_a_toolbox_without_sheets_borrows_those_of_the_house(project) -> None:
    catalogue, problems = examine(project / "toolbox")
    assert problems == []
    assert catalogue.feuilles
    assert list(catalogue.feuilles.record.feuilles) == list(SHEETS)


@pytest.mark.parametrize("name", SHEETS)
def test_the_roles_of_a_schema_stand_whole_on_every_sheet(name: str) -> None:
    atelier = Atelier(load().catalogue, lambda entry: "")
    entry = atelier.catalogue.gouvernance["conseil-developpement"]
    content = feuilles.planche(atelier, name, [entry], 2).make()
    assert unfit(content) == ()
    shown = " ".join("".join(textes(content)).split())
    assert all(role.role.split()[0] in shown for role in entry.record.roles)
