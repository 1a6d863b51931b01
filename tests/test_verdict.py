"""What check said of these very files comes back at once; of any others it is asked again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import verdict

SAID = (1, "toolbox/a.md:1: é\nÀ corriger : 1 problème.")


class Judge:
    """Counts how often it is asked."""

    def __init__(self, said: verdict.Said = SAID) -> None:
        self.said, self.asked = said, 0

    def __call__(self) -> verdict.Said:
        self.asked += 1
        return self.said


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    for name in ("toolbox/methodes/a.md", "docs/index.md", "docs/assets/logo.svg", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_the_same_files_are_judged_once(projet: Path) -> None:
    judge = Judge()
    assert [verdict.verdict(projet, judge) for _ in range(3)] == [SAID] * 3
    assert judge.asked == 1
    (projet / "README.md").write_text("x", encoding="utf-8")
    assert verdict.verdict(projet, judge) == SAID
    assert judge.asked == 1


def rewritten(projet: Path) -> None:
    """As many signs, at the same instant."""
    path = projet / "toolbox/methodes/a.md"
    stat = path.stat()
    path.write_text("toolbox/methodes/b.md", encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": rewritten,
    "a new file": lambda p: (p / "docs/neuf.md").touch(),
    "a file less": lambda p: (p / "docs/assets/logo.svg").unlink(),
    "another name": lambda p: (p / "docs/index.md").rename(p / "docs/autre.md"),
    "an empty folder": lambda p: (p / "toolbox/rien.md").mkdir(),
    "a link": lambda p: (p / "docs/lien.md").symlink_to("index.md"),
    "rights": lambda p: (p / "docs/index.md").chmod(0),
    "settings": lambda p: (p / "mkdocs.yml").write_text("nav: []", encoding="utf-8"),
    "no settings": lambda p: (p / "mkdocs.yml").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_other_files_are_judged_again(projet: Path, name: str) -> None:
    verdict.verdict(projet, Judge())
    CHANGES[name](projet)
    judge = Judge((0, "Tout va bien."))
    assert verdict.verdict(projet, judge) == (0, "Tout va bien.")
    assert judge.asked == 1
    assert len(list((projet / ".cache/verdict").iterdir())) == 1


def test_other_code_judges_again(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict.verdict(projet, Judge())
    monkeypatch.setattr(verdict, "made_by", lambda *_: "other")
    judge = Judge()
    verdict.verdict(projet, judge)
    assert judge.asked == 1


def test_a_damaged_verdict_is_none(projet: Path) -> None:
    verdict.verdict(projet, Judge())
    (kept,) = (projet / ".cache/verdict").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"1\n", b"0\n", 1))
    judge = Judge()
    assert verdict.verdict(projet, judge) == SAID
    assert judge.asked == 1


def test_what_is_written_while_one_judges_is_judged_again(projet: Path) -> None:
    def judge() -> verdict.Said:
        (projet / "docs/index.md").write_text("plus tard", encoding="utf-8")
        return SAID

    verdict.verdict(projet, judge)
    after = Judge()
    verdict.verdict(projet, after)
    assert after.asked == 1
