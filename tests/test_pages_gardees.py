"""Pages kept from one build to the next: after any edit, the site is the one of a clean build, byte
for byte, and only what the edit changes is laid out again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.host.keeping import Keeping
from macros.store import load
from scripts.new import main as new
from scripts.renommer import main as renommer
from scripts.retirer import main as retirer

from .petit import DAY, fabriquer, petit_projet
from .photo import illustrated

METHOD = "toolbox/methodes/methode-d-essai.md"
SHEET = "toolbox/fiches/fiche-d-essai.md"
SECOND = "toolbox/methodes/une-autre-methode.md"


def _replaced(path: str, pattern: str, new_text: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        changed = re.sub(pattern, new_text, text, count=1, flags=re.MULTILINE)
        file.write_text(changed, encoding="utf-8")

    return edit


def _added(path: str, text: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        file = project / path
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")

    return edit


def _renamed(project: Path) -> None:
    assert renommer(["territoire", "territoire-d-essai", "vallee"], project) == 0


def _removed(project: Path) -> None:
    assert retirer(["methode", "une-methode-de-trop"], project) == 0


def _pictured(project: Path) -> None:
    illustrated(project / METHOD)


READ = "etat: relue\\nrelectures: [{ role: animation, le: 2026-11-20 }]"


def _only_what_was_read(project: Path) -> None:
    sheet = project / SHEET
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("À écrire", "Un texte"), "utf-8")
    _replaced(SHEET, r"^etat: brouillon$", READ)(project)
    _replaced("mkdocs.yml", "publier: tout", "publier: relues")(project)


EDITS: dict[str, Callable[[Path], None]] = {
    "a text": _added(METHOD, "\nUne phrase de plus, sur le territoire.\n"),
    "a title": _replaced(METHOD, r"^titre: .*", 'titre: "Un nom tout neuf"'),
    "a moment": _replaced(METHOD, r"^moment: .*", "moment: clore"),
    "a hook": _replaced(SECOND, r"^accroche: .*", "accroche: Une phrase qui donne envie."),
    "a new name": _renamed,
    "a tool less": _removed,
    "a picture": _pictured,
    "a definition": _replaced("toolbox/glossaire.yml", "Un lieu habité", "Un lieu où l’on vit"),
    "a word more": _added(
        "toolbox/glossaire.yml",
        "  - slug: phrase\n    terme: Phrase\n    definition: Des mots.\n    domaine: territoire\n    verifie: true\n",
    ),
    "a word of a list": _replaced("toolbox/vocabulaires.yml", "nom: Clore", "nom: Finir"),
    "a programme": _replaced(
        "toolbox/programmes/programme-d-essai.md", "Garder les chaises", "Ranger les chaises"
    ),
    "a page": _added("docs/index.md", "\nUn mot du [glossaire](glossaire.md).\n"),
    "a page's title": _replaced("docs/depouiller.md", "title: .*", "title: Compter"),
    "only what was read": _only_what_was_read,
    "all of it again": _replaced("mkdocs.yml", "publier: relues", "publier: tout"),
    "a title of the menu": _replaced("mkdocs.yml", "site_name: .*", "site_name: Boîte d’essai"),
}
"""What people change, one thing at a time."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one tool of each kind, and of two more methods, built once."""
    project = petit_projet(tmp_path_factory.mktemp("gardees") / "projet")
    for title in ("Une autre méthode", "Une méthode de trop"):
        assert new(["methode", title], project, DAY) == 0
    build(project)
    return project


@pytest.fixture
def project(start: Path, tmp_path: Path) -> Path:
    shutil.copytree(start, tmp_path / "projet", symlinks=True)
    return tmp_path / "projet"


def build(project: Path) -> set[str]:
    """Build a project with what it kept, and return the pages that were laid out."""
    pages = Keeping()
    fabriquer(project, project / "site", pages=pages)
    return set(pages.titles)


def test_what_nothing_changed_is_not_laid_out_again(project: Path) -> None:
    assert build(project) == set()


def test_an_edit_lays_out_the_pages_that_show_it_and_no_other(project: Path) -> None:
    EDITS["a text"](project)
    assert build(project) == {"methodes/methode-d-essai/index.html"}
    EDITS["a hook"](project)
    assert build(project) == {
        "methodes/index.html",
        "methodes/une-autre-methode/index.html",
        "modules/1/index.html",
        "moments/explorer/index.html",
        "moments/index.html",
        "objectifs/1/index.html",
    }
    EDITS["a definition"](project)  # The page whose text holds the word, and the list of words.
    assert build(project) == {"glossaire/index.html", "methodes/methode-d-essai/index.html"}
    assert differing(project) == []


def test_a_page_that_was_damaged_is_laid_out_again(project: Path) -> None:
    kept = sorted((project / ".cache" / "pages").iterdir())[0]
    kept.write_bytes(kept.read_bytes().replace(b"</body>", b"</body >"))
    assert len(build(project)) == 1
    assert build(project) == set()


def test_other_code_lays_every_page_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = {name for name, _ in files(project / "site") if name.endswith("index.html")}
    monkeypatch.setattr("macros.publishing.painted.made_by", lambda *_: "another code")
    assert build(project) == every - {"methodes/vieux-nom/index.html"}  # A former address.


def test_a_link_to_what_is_gone_is_told_though_its_page_has_not_changed(project: Path) -> None:
    drawing = project / "docs/assets/images/plan.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    _added("docs/index.md", "\n![Un plan](assets/images/plan.svg)\n")(project)
    assert build(project) == {"index.html"}
    read = load(project)
    drawing.unlink()
    said = fabriquer(project, project / "site", read, pages=Keeping())
    assert said == ["page index.html : le lien « assets/images/plan.svg » ne mène à rien"]


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def differing(project: Path) -> list[str]:
    """Build a project from nothing beside the site that it has, and name what differs."""
    fabriquer(project, project / "net")
    ours, clean = dict(files(project / "site")), dict(files(project / "net"))
    return sorted(name for name in ours.keys() | clean if ours.get(name) != clean.get(name))


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(list(EDITS)))
def test_after_any_edits_the_site_is_the_one_of_a_clean_build(
    start: Path, tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    project = tmp_path_factory.mktemp("suite") / "projet"
    shutil.copytree(start, project, symlinks=True)
    for n, edit in enumerate(order):
        EDITS[edit](project)
        build(project)
        if n % 6 == 5:
            assert differing(project) == [], order[: n + 1]
