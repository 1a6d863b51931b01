"""What is kept from one build to the next: named by all that makes it, bounded in size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros import kept


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.md.j2").write_text("Bonjour", encoding="utf-8")
    (tmp_path / "a.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    return tmp_path


def digest(*patterns: str) -> str:
    """Return what other processes would find."""
    kept.made_by.cache_clear()
    try:
        return kept.made_by(*patterns)
    finally:
        kept.made_by.cache_clear()


def test_code_templates_names_and_libraries_are_told(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest("**/*")
    assert digest("**/*") == before
    (package / "site/page.md.j2").write_text("Bonsoir", encoding="utf-8")
    changed = digest("**/*")
    (package / "site/page.md.j2").rename(package / "site/autre.md.j2")
    renamed = digest("**/*")
    monkeypatch.setattr(kept, "libraries", lambda: ["mkdocs-9.9.dist-info"])
    assert len({before, changed, renamed, digest("**/*")}) == 4


def test_what_is_compiled_or_not_named_is_not(package: Path) -> None:
    before = digest("**/*.py")
    (package / "site/page.md.j2").write_text("Bonsoir", encoding="utf-8")
    (package / "a.pyc").write_bytes(b"compiled")
    assert digest("**/*.py") == before
    assert any(name.startswith("mkdocs-") for name in kept.libraries())


def test_what_was_asked_for_last_is_kept(tmp_path: Path) -> None:
    for n, name in enumerate("abc"):
        kept.keep(tmp_path / name, b"x" * 68)  # 100 bytes with its proof.
        os.utime(tmp_path / name, ns=(n, n))
    assert kept.kept(tmp_path / "a")  # The oldest, asked for now.
    kept.forget_oldest(tmp_path, 200)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
    kept.forget_oldest(tmp_path / "rien", 200)
