"""new: each kind starts with a file that has no problem, and nothing is ever overwritten."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.model.plans.avertissements import avertissements
from macros.model.plans.planning import plan_of
from macros.model.reading import examine
from scripts import new

from .conftest import petite_boite

TITLE = "Essai d’été n° 1"
SLUG = new.slugify(TITLE)
GENRES = (
    "Genres : formation, methode, gouvernance, fiche, indicateur, questionnaire, situation, territoire, "
    "programme, session"
)


LIMITS = ("difficulte_max", "lecture", "mobilite", "materiel_absent")


@pytest.fixture
def project(tmp_path, racine) -> Path:
    petite_boite(racine, tmp_path)
    return tmp_path


def create(project, kind, title=TITLE, today=date(2026, 11, 22)) -> int:
    return new.main([kind, title], root=project, today=today)


def written(project, kind) -> Path:
    return next((project / "toolbox" / new.homes()[kind].folder).glob(f"{SLUG}.*"))


def problems_of(project, path) -> list[str]:
    _, problems = examine(project / "toolbox")
    place = path.relative_to(project).as_posix()
    return [str(problem) for problem in problems if problem.path == place]


@pytest.mark.parametrize("kind", [kind for kind in new.homes() if kind != "formation"])
def test_a_new_file_has_no_problem(project, capsys, kind):
    if kind == "programme":  # A programme takes place somewhere.
        create(project, "territoire", "Quartier d’essai")
        capsys.readouterr()
    assert create(project, kind) == 0
    path = written(project, kind)
    assert capsys.readouterr().out == f"Créé : {path.relative_to(project).as_posix()}\n"
    assert problems_of(project, path) == []
    text = path.read_text(encoding="utf-8")
    assert f'{new.homes()[kind].title}: "{TITLE}"' in text
    assert "mise_a_jour: 2026-11-22" in text
    assert "$" not in text


def test_a_new_course_numbers_its_own_and_leaves_the_sheets_alone(project, capsys):
    before, _ = examine(project / "toolbox")
    assert create(project, "formation") == 0
    assert capsys.readouterr().out == f"Créé : toolbox/formations/{SLUG}.yml\n"
    assert problems_of(project, written(project, "formation")) == []
    catalogue, _ = examine(project / "toolbox")
    assert catalogue.formation.slug == before.formation.slug
    course = catalogue.formations[SLUG]
    (slug,) = course.record.objectifs[0].fiches
    assert problems_of(project, project / "toolbox/fiches" / f"{slug}.md") == []
    seen = catalogue.of(SLUG)
    assert (seen.objectifs_of(course), seen.modules_of(course)) == ((1,), (1,))
    assert seen.objectifs_of(catalogue.fiches[slug]) == (1,)


@pytest.mark.parametrize(
    ("today", "first_day"),
    [
        (date(2026, 11, 22), date(2027, 1, 19)),
        (date(2026, 11, 24), date(2027, 1, 19)),  # A Tuesday, and eight weeks later another.
        (date(2026, 11, 25), date(2027, 1, 26)),
        (date(2026, 5, 19), date(2026, 7, 21)),  # Eight weeks later is 14 July.
        (date(2029, 11, 6), date(2030, 1, 8)),  # Eight weeks later is 1 January.
        (date(2029, 3, 6), date(2029, 5, 15)),  # 1 May, then 8 May: two Tuesdays in a row.
    ],
)
def test_a_new_programme_composes_itself_on_a_tuesday_that_is_no_holiday(project, today, first_day):
    assert create(project, "programme", today=today) == 0
    catalogue, problems = examine(project / "toolbox")
    assert problems == []
    record = catalogue.programmes[SLUG].record
    assert [jour.date for jour in record.jours] == [first_day]
    assert (first_day - today).days >= new.AHEAD > 7
    made = plan_of(catalogue, SLUG)
    assert made.refus == ()
    assert [(s.nom, s.coincements, s.creneaux[-1].fin) for s in made.sessions] == [
        ("matin", (), 12 * 60 + 30),
        ("apres_midi", (), 17 * 60),
    ]
    assert all(s.plage.minutes == sum(c.minutes for c in s.creneaux) for s in made.sessions)
    codes = {warning.code for warning in avertissements(made, catalogue)}
    assert codes.isdisjoint({"dimanche", "ferie"})


def test_the_aids_of_a_new_programme_are_right_once_uncommented(project):
    assert create(project, "programme") == 0
    path = written(project, "programme")
    text = path.read_text(encoding="utf-8")
    for aid in ("# positionnement:", "# contraintes:", *(f"#   {name}:" for name in LIMITS)):
        assert aid in text
        text = text.replace(aid, aid.removeprefix("# ").replace("#  ", " "))
    path.write_text(text, encoding="utf-8")
    assert problems_of(project, path) == []


def test_new_never_overwrites(project, capsys):
    create(project, "methode")
    path = written(project, "methode")
    path.write_text("à moi", encoding="utf-8")
    capsys.readouterr()
    assert create(project, "methode") == 1
    assert capsys.readouterr().err == (
        f"toolbox/methodes/{SLUG}.md existe déjà ; choisir un autre titre.\n"
    )
    assert path.read_text(encoding="utf-8") == "à moi"


def test_quotes_in_a_title_stay_in_the_title(project):
    title = 'Le "café" du \\ monde : $titre {ici}'
    assert create(project, "methode", title) == 0
    catalogue, _ = examine(project / "toolbox")
    assert catalogue.methodes["le-cafe-du-monde-titre-ici"].titre == title


LONG = "Un titre aussi long qu’il est permis de l’écrire à la fin coupé court, 80 signes"


@pytest.mark.parametrize("kind", ["methode", "indicateur"])
def test_a_title_of_eighty_signs_fits_everywhere(project, kind):
    assert len(LONG) == 80
    assert create(project, kind, LONG) == 0
    assert create(project, kind, f'"{LONG[:-4]}" !') == 0
    for path in (project / "toolbox" / new.homes()[kind].folder).glob("un-titre-*"):
        assert problems_of(project, path) == []


def test_a_longer_title_is_refused(project, capsys):
    assert create(project, "methode", f"{LONG}.") == 1
    assert capsys.readouterr().err == "Un titre compte 80 signes au plus, 81 ici ; le raccourcir.\n"
    assert not list((project / "toolbox/methodes").glob("un-titre-*"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "toolbox/vocabulaires.yml:1: le fichier des listes fermées manque ; le rétablir"),
        (
            "familles: texte\n",
            "toolbox/vocabulaires.yml:1: familles : des champs sont attendus, « texte » trouvé",
        ),
        ("a: {}\n", "toolbox/vocabulaires.yml:1: la liste « familles » manque ; la rétablir"),
        ("- a\n", "toolbox/vocabulaires.yml:1: des champs sont attendus, un par ligne, sous la forme « nom: valeur »"),
    ],
)  # fmt: skip
def test_without_its_lists_new_says_why(tmp_path, capsys, text, message):
    (tmp_path / "toolbox").mkdir()
    if text:
        (tmp_path / "toolbox/vocabulaires.yml").write_text(text, encoding="utf-8")
    assert create(tmp_path, "methode") == 1
    assert message in capsys.readouterr().err.splitlines()
    assert not (tmp_path / "toolbox/methodes").exists()


def test_a_course_without_any_sheet(tmp_path, racine, capsys):
    (tmp_path / "toolbox").mkdir()
    shutil.copy(racine / "toolbox/vocabulaires.yml", tmp_path / "toolbox")
    assert create(tmp_path, "formation") == 0
    assert capsys.readouterr().out.splitlines()[1] == (
        "Écrire la fiche que l’objectif 1 demande, puis son nom dans ses « fiches »."
    )


@pytest.mark.parametrize("kind", sorted(new.homes()))
def test_an_empty_toolbox_can_start_with_any_kind(tmp_path, racine, kind):
    (tmp_path / "toolbox").mkdir()
    shutil.copy(racine / "toolbox/vocabulaires.yml", tmp_path / "toolbox")
    assert create(tmp_path, kind) == 0


@pytest.mark.parametrize("arguments", [["--help"], ["programme", "--help"], ["methode", "-h"]])
def test_help_is_no_title(tmp_path, capsys, arguments):
    assert new.main(arguments, root=tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[1] == GENRES
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [[], ["methode"], ["methode", "!?"], ["methode", "a", "b"]],
)
def test_usage(tmp_path, capsys, arguments):
    assert new.main(arguments, root=tmp_path) == 2
    assert capsys.readouterr().err.splitlines() == [
        'Usage : new GENRE "Titre", par exemple : new methode "Café du monde"',
        GENRES,
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [
        ("methodes", "écrire « methode »"),
        (
            "xyz",
            "choisir parmi : fiche, formation, gouvernance, indicateur, methode, programme, "
            "questionnaire, session, …",
        ),
    ],
)
def test_unknown_kind(tmp_path, capsys, kind, remedy):
    assert create(tmp_path, kind) == 2
    assert capsys.readouterr().err == f"Le genre « {kind} » n’existe pas ; {remedy}.\n"
    assert list(tmp_path.iterdir()) == []
