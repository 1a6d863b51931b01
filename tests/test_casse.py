"""A toolbox where everything is broken: the whole list of messages is the promise.

When a message changes on purpose: `test --maj tests/test_casse.py`, then read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.model.catalogue import Catalogue
from macros.model.problems import Problem, report
from macros.model.reading import examine
from macros.model.rules import RULES, cours

CASSE = Path(__file__).parent / "casse"
ATTENDU = CASSE / "attendu.txt"


@pytest.fixture(scope="module")
def broken(tmp_path_factory, racine) -> tuple[Catalogue, list[Problem]]:
    toolbox = tmp_path_factory.mktemp("casse") / "toolbox"
    shutil.copytree(CASSE / "toolbox", toolbox)
    shutil.copy(racine / "toolbox/vocabulaires.yml", toolbox)
    catalogue, problems = examine(toolbox)
    return catalogue, sorted(set(problems))


def test_every_message_in_order(broken, maj):
    found = report(broken[1]).splitlines()
    if maj:
        ATTENDU.write_text("\n".join([*found, ""]), encoding="utf-8", newline="\n")
    assert found == ATTENDU.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not cours.one_at_least])
def test_every_rule_finds_something_here(broken, rule):
    catalogue, problems = broken
    found = list(rule(catalogue))
    assert found
    assert set(found) <= set(problems)


def test_every_file_breaks_something(broken):
    """Only one may be sound: it holds the identifier that another takes again."""
    _, problems = broken
    files = {p.relative_to(CASSE).as_posix() for p in (CASSE / "toolbox").rglob("*") if p.is_file()}
    assert files - {problem.path for problem in problems} == {"toolbox/indicateurs/arbres.yml"}


def test_messages_point_inside_their_file(broken):
    for problem in broken[1]:
        lines = (CASSE / problem.path).read_bytes().count(b"\n")
        assert 1 <= problem.line <= lines + 1, problem


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
        "toolbox/vocabulaires.yml:2: ce passage n’est pas du YAML lisible ; "
        "vérifier les guillemets, les tirets et les espaces au début de la ligne",
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
    assert ("moments.ouvrir.nom", "champ obligatoire absent ; l’ajouter") in [
        (problem.field, problem.sentence) for problem in problems
    ]
    assert catalogue.vocabulaires == {"moments": {}}
