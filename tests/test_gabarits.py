"""Templates compiled once: found again by the next process, made again when their text changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros.site.parts import compiled


class Counted(Environment):
    """An environment that counts what it compiles."""

    made = 0

    def _generate(self, *args: object, **kwargs: object) -> str:
        self.made += 1
        return super()._generate(*args, **kwargs)  # type: ignore[arg-type, no-any-return]


def compiles(text: str) -> tuple[str, int]:
    """Return what a new environment shows of a template, and how many it compiled."""
    env = Counted(loader=DictLoader({"a": text}), bytecode_cache=compiled.Compiled())
    return env.get_template("a").render(nom="Belsunce"), env.made


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "gardé")
    return tmp_path / "gardé"


def test_a_template_is_compiled_once_and_again_when_its_text_changes(folder: Path) -> None:
    assert compiles("Ici, {{ nom }}.") == ("Ici, Belsunce.", 1)
    assert compiles("Ici, {{ nom }}.") == ("Ici, Belsunce.", 0)
    assert compiles("À {{ nom }}.") == ("À Belsunce.", 1)
    assert len(list(folder.iterdir())) == 1


def test_what_is_damaged_or_cannot_be_kept_is_compiled(folder: Path) -> None:
    compiles("Ici, {{ nom }}.")
    (one,) = folder.iterdir()
    one.write_bytes(one.read_bytes()[:-20])
    assert compiles("Ici, {{ nom }}.") == ("Ici, Belsunce.", 1)
    one.unlink()
    folder.rmdir()
    folder.write_text("un fichier à la place du dossier")
    assert compiles("Ici, {{ nom }}.") == ("Ici, Belsunce.", 1)
