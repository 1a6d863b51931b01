"""Templates are compiled once, and again when their words or what was kept of them change."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros.site.parts import compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    return tmp_path


def shown(words: str, *, compiles: int) -> str:
    """Show a template in a new environment, which compiles it so many times."""
    made = []

    class Counted(Environment):
        def _generate(self, *arguments: object, **options: object) -> str:
            made.append(1)
            return super()._generate(*arguments, **options)  # type: ignore[arg-type]

    env = Counted(loader=DictLoader({"a": words}), bytecode_cache=compiled.Compiled())
    told = env.get_template("a").render(nom="Ada")
    assert len(made) == compiles
    return told


def test_a_template_is_compiled_once() -> None:
    assert shown("Bonjour {{ nom }}", compiles=1) == "Bonjour Ada"
    assert shown("Bonjour {{ nom }}", compiles=0) == "Bonjour Ada"
    assert shown("Bonsoir {{ nom }}", compiles=1) == "Bonsoir Ada"


def test_a_damaged_one_is_compiled_again(folder: Path) -> None:
    shown("Bonjour {{ nom }}", compiles=1)
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert shown("Bonjour {{ nom }}", compiles=1) == "Bonjour Ada"
