"""Toolboxes where everything is broken: the whole list of messages is the promise.

In casse/toolbox every kind of file is broken; in casse/horaires only programmes are, so that the
clock and the assembler, which say nothing while a method is unread, have something to say.

When a message changes on purpose: `test --maj tests/test_casse.py`, then read the diff.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.model.base.problems import Problem, report
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.model.rules import OF_ONE, RULES, cours, histoire

CASSE = Path(__file__).parent / "casse"


def examined(source: Path, target: Path, racine: Path) -> tuple[Catalogue, list[Problem]]:
    shutil.copytree(source, target)
    if not (target / "vocabulaires.yml").exists():
        shutil.copy(racine / "toolbox/vocabulaires.yml", target)
    catalogue, problems = examine(target)
    return catalogue, sorted(set(problems))


def compare(problems: list[Problem], golden: Path, maj: bool) -> None:
    found = report(problems).splitlines()
    if maj:
        golden.write_text("\n".join([*found, ""]), encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def broken(tmp_path_factory, racine) -> tuple[Catalogue, list[Problem]]:
    return examined(CASSE / "toolbox", tmp_path_factory.mktemp("casse") / "toolbox", racine)


@pytest.fixture(scope="module")
def late(tmp_path_factory, racine) -> tuple[Catalogue, list[Problem]]:
    source = CASSE / "horaires/toolbox"
    return examined(source, tmp_path_factory.mktemp("horaires") / "toolbox", racine)


def test_every_message_in_order(broken, maj):
    compare(broken[1], CASSE / "attendu.txt", maj)


def test_every_message_of_programmes_that_are_late(late, maj):
    compare(late[1], CASSE / "horaires/attendu.txt", maj)


def test_what_rests_on_an_unread_file_is_not_judged(tmp_path, racine, maj):
    """A broken course, a broken vocabulary and a wrong suffix make no other message false."""
    source = CASSE / "illisible/toolbox"
    _, problems = examined(source, tmp_path / "toolbox", racine)
    compare(problems, CASSE / "illisible/attendu.txt", maj)


SILENT = (cours.one_at_least, histoire.worths)
"""What they find breaks every other message too: each has a test of its own."""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in SILENT])
def test_every_rule_finds_something_here(broken, late, rule):
    found = [list(rule(catalogue)) for catalogue, _ in (broken, late)]
    assert any(found)
    for faults, (_, problems) in zip(found, (broken, late), strict=True):
        assert set(faults) <= set(problems)


def test_a_word_is_worth_words_of_its_list(boite: Catalogue) -> None:
    plan = boite.vocabulaires["acquis"]["plan"].model_copy(update={"vaut": ("projet", "role")})
    words = {**boite.vocabulaires, "acquis": {**boite.vocabulaires["acquis"], "plan": plan}}
    assert [
        problem.sentence for problem in histoire.worths(replace(boite, vocabulaires=words))
    ] == ["« role » n’est pas dans cette liste ; écrire « roles »"]


@pytest.mark.parametrize("rule", OF_ONE)
def test_every_rule_of_one_file_finds_something_here(broken, rule):
    catalogue, problems = broken
    found = [problem for entry in catalogue.files() for problem in rule(entry)]
    assert found
    assert set(found) <= set(problems)


def test_every_file_breaks_something(broken):
    """One is sound: those that came later take again its title, its address and its sentences."""
    _, problems = broken
    files = {p.relative_to(CASSE).as_posix() for p in (CASSE / "toolbox").rglob("*") if p.is_file()}
    assert files - {problem.path for problem in problems} == {
        "toolbox/methodes/simple.md",
    }


def test_every_programme_is_late_and_nothing_else_is_broken(late):
    files = {
        p.relative_to(CASSE / "horaires").as_posix()
        for p in (CASSE / "horaires/toolbox/programmes").iterdir()
    }
    assert {problem.path for problem in late[1]} == files


def test_messages_point_inside_their_file(broken, late):
    for root, problems in ((CASSE, broken[1]), (CASSE / "horaires", late[1])):
        for problem in problems:
            lines = (root / problem.path).read_bytes().count(b"\n")
            assert 1 <= problem.line <= lines + 1, problem


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "« jeu-de-piste » n’existe pas dans methodes",
            [
                ("nom-perdu-ailleurs.md", "jours.1.matin.sequences.2.methode"),
                ("noms-perdus.md", "contraintes.exclure.1"),
                ("noms-perdus.md", "jours.1.matin.sequences.2.methode"),
            ],
        ),
        (
            "« panneau » a changé de nom ; écrire « affiche »",
            [
                ("noms-perdus.md", "contraintes.inclure.1"),
                ("noms-perdus.md", "jours.1.matin.sequences.1.methode"),
            ],
        ),
    ],
)
def test_a_removed_or_renamed_method_is_a_problem_wherever_it_is_named(late, sentence, places):
    found = [(Path(p.path).name, p.field) for p in late[1] if p.sentence.startswith(sentence)]
    assert found == places


def test_the_clock_of_a_written_programme_is_judged_beside_an_unread_method(broken):
    catalogue, problems = broken
    assert catalogue.broken["methodes"]
    late = [p.line for p in problems if p.path.endswith("hors-du-temps.md") and p.line in (20, 25)]
    assert late == [20, 25]


def test_no_course_at_all(tmp_path, racine):
    """The one rule that a toolbox with a course cannot break."""
    shutil.copy(racine / "toolbox/vocabulaires.yml", tmp_path)
    catalogue, problems = examine(tmp_path)
    assert [str(problem) for problem in problems] == [
        'toolbox/formations:1: aucune formation n’est écrite ; en créer une : new formation "Titre"'
    ]
    assert list(cours.one_at_least(catalogue)) == problems


VOCABULAIRES = [
    (None, "toolbox/vocabulaires.yml:1: le fichier des listes fermées manque ; le rétablir"),
    ("", "toolbox/vocabulaires.yml:1: ce fichier est vide ; l’écrire ou le supprimer"),
    (
        "moments:\n  ouvrir: { nom: Ouvrir : entrer }\n",
        "toolbox/vocabulaires.yml:2: un deux-points dans le texte le coupe en deux ; "
        'mettre le texte entre guillemets : nom: "Ouvrir : entrer"',
    ),
    (
        "moments:\n  ouvrir: { nom: Ouvrir }\nmoments:\n  clore: { nom: Clore }\n",
        "toolbox/vocabulaires.yml:3: moments : ce champ est écrit deux fois (déjà ligne 1)",
    ),
]


@pytest.mark.parametrize(("text", "message"), VOCABULAIRES)
def test_vocabulary_that_cannot_be_read(tmp_path, text, message):
    toolbox = tmp_path / "toolbox"
    toolbox.mkdir()
    if text is not None:
        (toolbox / "vocabulaires.yml").write_text(text, encoding="utf-8")
    _, problems = examine(toolbox)
    assert message in [str(problem) for problem in problems]


def test_vocabulary_word_without_a_name(tmp_path):
    text = "moments:\n  ouvrir: { aide: Accueillir }\n"
    (tmp_path / "vocabulaires.yml").write_text(text, encoding="utf-8")
    catalogue, problems = examine(tmp_path)
    place = f"{tmp_path.name}/vocabulaires.yml:2: moments.ouvrir.nom"
    assert f"{place} : champ obligatoire absent ; l’ajouter" in list(map(str, problems))
    assert catalogue.vocabulaires == {}


def test_sound_lists_are_kept_beside_a_wrong_one(tmp_path):
    text = "moments: texte\nodd: *x\nsens:\n  hausse: { nom: à faire monter }\nanciens:\n"
    (tmp_path / "vocabulaires.yml").write_text(text.replace("*x", "!x 1"), encoding="utf-8")
    catalogue, problems = examine(tmp_path)
    assert [str(p).split(":", 1)[1] for p in problems if p.field] == [
        "2: odd : l’étiquette « !x » est refusée ; la retirer",
        "1: moments : des champs sont attendus, « texte » trouvé",
        "5: anciens : des champs sont attendus, rien n’est écrit",
    ]
    assert list(catalogue.vocabulaires) == ["sens"]


def test_the_course_of_reference_holds_the_first_objective(tmp_path, racine):
    """Whatever the names of the files."""
    toolbox = tmp_path / "toolbox"
    shutil.copytree(racine / "toolbox", toolbox)
    text = (toolbox / "formations/pouvoir-agir.yml").read_text(encoding="utf-8")
    other = text.replace("  - id: ", "  - id: 1").replace("    module: ", "    module: 1")
    (toolbox / "formations/autre.yml").write_text(other, encoding="utf-8")
    catalogue, _ = examine(toolbox)
    assert list(catalogue.formations) == ["autre", "pouvoir-agir"]
    assert catalogue.formation.slug == "pouvoir-agir"
