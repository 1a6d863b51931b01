"""No message sends someone to harm the right file: it is told once, on the newcomer, what is near."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.model.base.names import distance, fits, near_name
from macros.model.base.problems import MOST_TOLD, Problem, ToolboxError
from macros.model.core.catalogue import Catalogue
from macros.model.core.lost import lost
from macros.model.reading import examine
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.calls.macros import macros

from .conftest import petite_boite


@pytest.fixture(scope="module")
def copie(tmp_path_factory: pytest.TempPathFactory, racine: Path) -> Path:
    return petite_boite(racine, tmp_path_factory.mktemp("nouveau"))


def told(toolbox: Path) -> list[str]:
    return [str(problem) for problem in ToolboxError(examine(toolbox)[1]).problems]


COPIES = [
    # Whatever the name of the copy: before or after, longer or shorter.
    ("methodes/world-cafe.md", "methodes/a-cafe.md", 84, "dupliquer methode world-cafe"),
    ("methodes/world-cafe.md", "methodes/zz.md", 84, "dupliquer methode world-cafe"),
    ("methodes/world-cafe.md", "methodes/world-cafe-2.md", 84, "dupliquer methode world-cafe"),
    ("fiches/budget.md", "fiches/a-budget.md", 34, "dupliquer fiche budget"),
    ("gouvernance/tontine.md", "gouvernance/a-tontine.md", 83, "dupliquer gouvernance tontine"),
    ("indicateurs/culture.yml", "indicateurs/a-culture.yml", 12, "new indicateur"),
    ("formations/pouvoir-agir.yml", "formations/a-pouvoir.yml", 11, "new formation"),
]


@pytest.mark.parametrize(("source", "target", "count", "verb"), COPIES)
def test_a_copied_file_is_one_problem_on_the_copy(
    copie: Path, source: str, target: str, count: int, verb: str
) -> None:
    shutil.copy(copie / source, copie / target)
    try:
        assert told(copie) == [
            f"toolbox/{target}:1: ce fichier est une copie de toolbox/{source} : {count} passages "
            f'y sont les mêmes ; les récrire, ou le supprimer et lancer : {verb} "Nouveau titre"'
        ]
    finally:
        (copie / target).unlink()


TITRES = [
    ("questionnaires/a-chaud.yml", "questionnaires/b.yml", 1, "Questionnaire à chaud"),
    ("territoires/marseille-centre.md", "territoires/a-centre.md", 3, "Marseille centre"),
]


@pytest.mark.parametrize(("source", "target", "line", "title"), TITRES)
def test_a_copy_without_other_doubles_is_told_of_its_title(
    copie: Path, source: str, target: str, line: int, title: str
) -> None:
    shutil.copy(copie / source, copie / target)
    try:
        (only,) = told(copie)
        assert only.startswith(f"toolbox/{target}:{line}: titre : « {title}")
        assert only.endswith(f" est déjà le nom de toolbox/{source} ; préciser l’un des deux")
    finally:
        (copie / target).unlink()


def renamed(toolbox: Path, old: str, new: str) -> list[str]:
    source, target = toolbox / old, toolbox / new
    source.rename(target)
    try:
        return told(toolbox)
    finally:
        target.rename(source)


def test_a_renamed_file_is_one_problem_on_it(copie: Path) -> None:
    found = renamed(copie, "methodes/contrat-de-groupe.md", "methodes/accord-du-groupe.md")
    assert found == [
        "toolbox/methodes/accord-du-groupe.md:1: 32 renvois mènent à « contrat-de-groupe », qui "
        "n’existe pas dans methodes (toolbox/fiches/charte-coproduction.md:92, "
        "toolbox/fiches/schema-gouvernance.md:148, toolbox/gouvernance/association-collegiale.md:101 "
        "et 29 autres) ; si « accord-du-groupe » est son nouveau nom, lancer : "
        "renommer methode contrat-de-groupe accord-du-groupe, ou écrire ici "
        "« anciens_slugs: [contrat-de-groupe] »"
    ]


def test_a_renamed_file_that_says_its_old_name_is_one_problem_too(copie: Path) -> None:
    path = copie / "methodes/contrat-de-groupe.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\netat:", "\nanciens_slugs: [contrat-de-groupe]\netat:"), "utf-8")
    try:
        (only,) = renamed(copie, "methodes/contrat-de-groupe.md", "methodes/accord.md")
    finally:
        path.write_text(text, encoding="utf-8")
    assert only.startswith(
        "toolbox/methodes/accord.md:1: 32 renvois disent encore « contrat-de-groupe », "
        "l’ancien nom de « accord » (toolbox/fiches/charte-coproduction.md:92, "
    )
    assert only.endswith(" ; lancer : renommer methode contrat-de-groupe accord")


def test_a_removed_tool_is_one_problem_without_another_name(copie: Path) -> None:
    path = copie / "methodes/contrat-de-groupe.md"
    content = path.read_bytes()
    path.unlink()
    try:
        (only,) = told(copie)
    finally:
        path.write_bytes(content)
    assert only.startswith(
        "toolbox/fiches/charte-coproduction.md:92: 32 renvois mènent à « contrat-de-groupe », "
        "qui n’existe pas dans methodes ("
    )
    assert only.endswith(
        " ; si cet outil a changé de nom, lancer : renommer methode contrat-de-groupe "
        "NOUVEAU-NOM ; sinon les retirer"
    )


def test_few_places_are_told_one_by_one(boite: Catalogue) -> None:
    sentence = lost(boite, "methodes", "contrat-de-groupes")
    few = [Problem("a.md", line, "", sentence) for line in range(1, MOST_TOLD + 1)]
    assert list(ToolboxError(few).problems) == few
    (once,) = ToolboxError([*few, Problem("b.md", 9, "", sentence)]).problems
    assert (once.path, once.line) == ("a.md", 1)
    assert once.sentence == (
        "6 renvois mènent à « contrat-de-groupes », qui n’existe pas dans methodes "
        "(a.md:1, a.md:2, a.md:3 et 3 autres) ; écrire « contrat-de-groupe »"
    )


@pytest.mark.parametrize("kind", ["methodes", "fiches", "gouvernance", "questionnaires"])
def test_the_name_of_a_real_tool_never_suggests_another_one(boite: Catalogue, kind: str) -> None:
    names = set(boite.names(kind))
    for name in names:
        assert near_name(name, names - {name}) is None


def test_every_slip_of_a_real_name_finds_it(boite: Catalogue) -> None:
    """Crossed, missing or doubled signs anywhere, a plural, an underscore, capitals."""
    names = boite.names("methodes")
    for name in names:
        slips = {name + "s", name.replace("-", "_"), name.upper(), name.replace("-", "")}
        for i in range(len(name) - 1):
            slips |= {name[:i] + name[i + 1] + name[i] + name[i + 2 :], name[:i] + name[i:]}
            slips |= {name[:i] + name[i + 1 :]} if len(name) > 5 and name[i] != "-" else set()
        found = {slip: near_name(slip, names) for slip in slips}
        assert {slip: other for slip, other in found.items() if other not in (name, None)} == {}
        lost_ones = [slip for slip, other in found.items() if other is None]
        assert len(lost_ones) <= len(slips) // 4, lost_ones


NEAR = [
    ("contrat-groupe", "contrat-de-groupe"),
    ("contrats-de-groupe", "contrat-de-groupe"),
    ("contart-de-groupe", "contrat-de-groupe"),
    ("frise-historic", "frise-historique"),
    ("frise", "frise-historique"),
    ("worldcafe", "world-cafe"),
    ("world_cafe", "world-cafe"),
    ("World Café", "world-cafe"),
    ("cafe", "world-cafe"),
    ("carte", None),  # Two begin so: neither is the one.
    ("constellation-de-groupe", None),
    ("theatre-forum", None),
    ("brainwriting", None),
    ("plan-participation", None),
    ("evs", None),
    ("zzz", None),
    ("", None),
    ("x" * 5000, None),
]


@pytest.mark.parametrize(("word", "close"), NEAR)
def test_only_what_is_near_is_suggested(word: str, close: str | None) -> None:
    names = [
        "contrat-de-groupe", "frise-historique", "world-cafe", "carte-mentale", "carte-empathie",
        "theatre-image", "brainstorming", "plan-action", "ess",
    ]  # fmt: skip
    assert near_name(word, names) == close


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("chat", "chta", 1),
        ("carte", "carotte", 2),
        ("forum", "image", 5),
    ],
)
def test_distance(one: str, other: str, count: int) -> None:
    assert distance(one, other) == distance(other, one) == count


def test_a_name_made_of_the_words_of_a_title() -> None:
    assert fits("contrat-groupe", ["Contrat de groupe"])
    assert not fits("accord-groupe", ["Contrat de groupe"])
    assert not fits("de-la", ["Contrat de la rue"])


def test_a_title_where_a_name_is_expected_is_told_its_name(boite: Catalogue) -> None:
    assert lost(boite, "methodes", "cafe-des-tables-tournantes") == (
        "« cafe-des-tables-tournantes » n’existe pas dans methodes ; écrire « world-cafe »"
    )


CALLS = ['methode("{}")', 'lien("methodes", "{}")']


@pytest.mark.parametrize("call", CALLS)
def test_calls_know_old_names(copie: Path, call: str) -> None:
    path = copie / "methodes/world-cafe.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\netat:", "\nanciens_slugs: [cafe-monde]\netat:"), "utf-8")
    try:
        catalogue, _ = examine(copie)
    finally:
        path.write_text(text, encoding="utf-8")
    env = AuthorEnvironment(macros(catalogue))
    (found,) = answer(env, "{{ " + call.format("cafe-monde") + " }}", "docs/index.md")[1]
    assert str(found) == ("docs/index.md:1: « cafe-monde » a changé de nom ; écrire « world-cafe »")
