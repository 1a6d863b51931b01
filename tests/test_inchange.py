"""A build that has nothing to do says so, and does nothing; whatever changed, it does its work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import build
from scripts.inchange import remember, unchanged

from .petit import petit_site

FILES = (
    "mkdocs.yml",
    "toolbox/a.md",
    "docs/index.md",
    "macros/a.py",
    "scripts/a.py",
    "site/a.html",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    remember(tmp_path, tmp_path / "site")
    return tmp_path


def test_a_site_is_the_one_that_was_made_while_nothing_moves(root: Path) -> None:
    assert unchanged(root, root / "site")
    (root / "macros/__pycache__").mkdir()
    (root / "macros/__pycache__/a.pyc").write_bytes(b"compiled")
    assert unchanged(root, root / "site")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "act",
    [
        lambda path: path.write_text("autre chose", encoding="utf-8"),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("b")),
    ],
    ids=["changed", "gone", "renamed"],
)
def test_any_file_that_moves_is_seen(root: Path, name: str, act: Callable[[Path], None]) -> None:
    act(root / name)
    assert not unchanged(root, root / "site")


def test_a_file_more_is_seen(root: Path) -> None:
    (root / "site/b.html").write_text("", encoding="utf-8")
    assert not unchanged(root, root / "site")


def test_the_settings_of_the_machine_are_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOITE_SITE_URL", "https://exemple.fr/")
    assert not unchanged(root, root / "site")


def test_what_was_never_made_or_cannot_be_read_is_made(root: Path) -> None:
    assert not unchanged(root, root / "ailleurs")
    (root / ".cache/site-fait").write_bytes(b"?")
    assert not unchanged(root, root / "site")


def test_a_build_with_nothing_to_do_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = petit_site(tmp_path / "projet")
    monkeypatch.chdir(project)
    assert build.main(project) == 0
    assert "Rien n’a changé" not in capsys.readouterr().out
    monkeypatch.setattr(build, "_built", None)  # What would be called, were there anything to do.
    assert build.main(project) == 0
    said = capsys.readouterr().out
    assert said.startswith("Rien n’a changé depuis la dernière fabrication : le site est à jour.\n")
    assert "Site prêt : " in said
