"""A build that has nothing to do says so, and does nothing; whatever changed, it does its work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands.build import build as host_build

from scripts import build
from scripts.inchange import made_from, remember, unchanged

from .petit import petit_site

FILES = (
    "mkdocs.yml",
    "toolbox/a.md",
    "docs/index.md",
    "macros/a.py",
    "scripts/a.py",
    "site/a.html",
)


def written_after(config: object, build: Callable[[object], None], project: Path) -> None:
    """Build, then write as a trainer may while a build is at work."""
    build(config)
    (project / "docs/index.md").write_text("# Accueil\n\nUn mot de plus.\n", encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    remember(tmp_path, made_from(tmp_path))
    return tmp_path


def test_a_site_is_the_one_that_was_made_while_nothing_moves(root: Path) -> None:
    assert unchanged(root)
    (root / "macros/__pycache__").mkdir()
    (root / "macros/__pycache__/a.pyc").write_bytes(b"compiled")
    assert unchanged(root)


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
    assert not unchanged(root)


def test_a_file_more_is_seen(root: Path) -> None:
    (root / "site/b.html").write_text("", encoding="utf-8")
    assert not unchanged(root)


def test_the_settings_of_the_machine_are_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOITE_SITE_URL", "https://exemple.fr/")
    assert not unchanged(root)


def test_what_was_never_made_or_cannot_be_read_is_made(root: Path) -> None:
    (root / ".cache/site-fait").write_bytes(b"?")
    assert not unchanged(root)


def test_a_site_made_while_somebody_wrote_is_made_again(root: Path) -> None:
    before = made_from(root)
    (root / "docs/index.md").write_text("un mot de plus", encoding="utf-8")
    remember(root, before)
    assert not unchanged(root)
    (root / "docs/index.md").write_text("docs/index.md", encoding="utf-8")  # Back as it was.
    assert unchanged(root)  # What was remembered is the site made before.


def test_a_page_laid_out_while_somebody_wrote_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = petit_site(tmp_path / "projet")
    monkeypatch.chdir(project)
    kept = project / ".cache" / "pages"

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(
            "mkdocs.commands.build.build", partial(written_after, build=host_build, project=project)
        )
        assert build.render(tmp_path / "site", documents=False, root=project)
    assert not kept.exists()
    assert build.render(tmp_path / "site", documents=False, root=project)
    assert len(list(kept.iterdir())) > 20


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
