"""What is kept between builds comes back proved, or is made again: no damaged file is published."""

from __future__ import annotations

import os
import pickle
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from macros import memory
from macros.data import web_fonts
from macros.kept import _PACKAGE as PACKAGE
from macros.kept import forget_others, keep, kept, libraries, made_by
from macros.paper.press import glyphs, tooling
from macros.paper.press.document import Document
from macros.paper.press.workshop import forget, print_all

DAY = date(2026, 11, 29)


def text(data, day, site):
    return data["texte"].encode() * 50


def sheets(count: int = 10) -> list[Document]:
    return [
        Document(
            f"documents/{n}.txt",
            "A",
            "texte",
            "fiches",
            (),
            DAY,
            text,
            partial(dict, texte=f"n{n} "),
        )
        for n in range(count)
    ]


def emptied(content: bytes) -> bytes:
    return b""


def doubled(content: bytes) -> bytes:
    return content * 2


def unproved(content: bytes) -> bytes:
    """As files were kept before: the content alone."""
    return content[32:]


def cut(at: int):
    return lambda content: content[:at]


def flipped(at: int, bit: int):
    def one(content: bytes) -> bytes:
        told = bytearray(content)
        told[at % len(told)] ^= 1 << bit
        return bytes(told)

    return one


DAMAGES = {
    "emptied": emptied,
    "doubled": doubled,
    "unproved": unproved,
    "zeroed": lambda content: bytes(len(content)),
    "one sign more": lambda content: content + b"\n",
    "mark before": lambda content: b"\xef\xbb\xbf" + content,
    "line ends": lambda content: content.replace(b" ", b"\r\n"),
    **{f"cut at {at}": cut(at) for at in (1, 16, 31, 32, 33, 64, 100, -1, -7)},
    **{
        f"bit {bit} of {at}": flipped(at, bit)
        for at in (0, 5, 31, 32, 33, 50, 90, 120, -1, -2)
        for bit in (0, 3, 7)
    },
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_document_is_made_again(tmp_path, damage):
    (made,) = print_all(sheets(1), tmp_path)
    path = tmp_path / made.name
    whole = path.read_bytes()
    path.write_bytes(DAMAGES[damage](whole))
    assert path.read_bytes() != whole
    (again,) = print_all(sheets(1), tmp_path)
    assert again.content == made.content
    assert again.seconds > 0
    assert path.read_bytes() == whole


def test_swapped_documents_are_made_again(tmp_path):
    """Each is whole, under the name of the next."""
    made = list(print_all(sheets(), tmp_path))
    whole = {one.name: (tmp_path / one.name).read_bytes() for one in made}
    names = [one.name for one in made]
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        (tmp_path / name).write_bytes(whole[other])
    again = list(print_all(sheets(), tmp_path))
    assert [one.content for one in again] == [one.content for one in made]
    assert all(one.seconds > 0 for one in again)
    assert {name: (tmp_path / name).read_bytes() for name in names} == whole


def test_there_are_fifty_of_them():
    assert len(DAMAGES) + len(sheets()) >= 50


def made_beside(path: Path) -> None:
    path.unlink()
    path.mkdir()


def tube(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def astray(path: Path) -> None:
    path.unlink()
    path.symlink_to("nulle-part")


@pytest.mark.parametrize("damage", [made_beside, tube, astray])
def test_what_is_not_a_file_gives_nothing_back(tmp_path, damage):
    (made,) = print_all(sheets(1), tmp_path)
    damage(tmp_path / made.name)
    (again,) = print_all(sheets(1), tmp_path)
    assert again.content == made.content
    assert again.seconds > 0


def test_a_folder_that_keeps_nothing_costs_only_time(tmp_path):
    (tmp_path / "documents").write_bytes(b"")
    made = list(print_all(sheets(), tmp_path / "documents"))
    assert [one.content for one in made] == [text(s.told(), DAY, "") for s in sheets()]


def test_only_outdated_documents_are_forgotten(tmp_path):
    made = list(print_all(sheets(), tmp_path))
    forget(made[:4], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {one.name for one in made[:4]}
    assert [one.seconds > 0 for one in print_all(sheets(), tmp_path)] == [False] * 4 + [True] * 6


def test_what_another_build_removed_is_made_again(tmp_path):
    """A preview prints while a build forgets: nothing is missing."""
    asked = iter(print_all(sheets(), tmp_path))
    first = next(asked)
    forget_others(tmp_path, set())
    assert [first.content, *(one.content for one in asked)] == [
        text(s.told(), DAY, "") for s in sheets()
    ]


def test_a_name_is_part_of_the_proof(tmp_path):
    keep(tmp_path / "a", b"texte")
    shutil.copy(tmp_path / "a", tmp_path / "b")
    assert kept(tmp_path / "a") == b"texte"
    assert kept(tmp_path / "b") is None


@pytest.fixture
def house(tmp_path, monkeypatch) -> Path:
    """A copy of what may shape a document, and a key that is not remembered."""
    (tmp_path / "french.py").write_bytes((PACKAGE / "french.py").read_bytes())
    for name in ("paper", "office", "told", "model"):
        source = PACKAGE / name
        shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("macros.kept._PACKAGE", tmp_path)
    monkeypatch.setattr(tooling, "made_by", made_by.__wrapped__)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "french.py",
        "told/icons.py",
        "model/base/problems.py",
        "model/assembly/cost.py",
        "paper/press/press.py",
        "told/markdown.py",
        "office/docx.py",
        "paper/press/maison.typ",
        "paper/cartes/cartes_mesure.typ",
    ],
)
def test_a_change_of_what_shapes_documents_makes_them_again(house, name):
    key = tooling.tools.__wrapped__()
    path = house / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert tooling.tools.__wrapped__() != key


def test_a_new_file_or_another_name_makes_documents_again(house):
    keys = {tooling.tools.__wrapped__()}
    (house / "told/x.py").write_bytes(b"")
    keys.add(tooling.tools.__wrapped__())
    (house / "told/x.py").rename(house / "told/y.py")
    keys.add(tooling.tools.__wrapped__())
    assert len(keys) == 3


def test_what_python_compiles_changes_nothing(house):
    key = tooling.tools.__wrapped__()
    (house / "told" / "__pycache__").mkdir()
    (house / "told" / "__pycache__" / "french.cpython-311.pyc").write_bytes(b"x")
    assert tooling.tools.__wrapped__() == key


def test_another_library_or_another_python_makes_documents_again(house, monkeypatch):
    keys = {tooling.tools.__wrapped__()}
    known = libraries()
    monkeypatch.setattr("macros.kept.libraries", lambda: known[1:])
    keys.add(tooling.tools.__wrapped__())
    monkeypatch.setattr("macros.kept.sys.version", "3.99")
    keys.add(tooling.tools.__wrapped__())
    assert len(keys) == 3


@pytest.mark.parametrize("damage", ["emptied", "cut at 100", "bit 3 of 50", "unproved"])
def test_a_damaged_web_font_is_cut_again(tmp_path, monkeypatch, damage):
    monkeypatch.setattr(web_fonts, "cut", lambda face: b"police " * 40 + face.encode())
    whole = web_fonts.web_font("titre", tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert web_fonts.web_font("titre", tmp_path) == whole
    assert kept(path) == whole


@pytest.mark.parametrize("damage", ["emptied", "cut at 100", "bit 3 of 50", "one sign more"])
def test_a_damaged_font_of_the_press_is_put_back(tmp_path, monkeypatch, damage):
    monkeypatch.setattr(glyphs, "_ROOT", tmp_path)
    folder = glyphs.font_folder.__wrapped__()
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in folder.iterdir():
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert glyphs.font_folder.__wrapped__() == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == whole
    assert len(whole) == 8


def test_nothing_kept_in_the_cache_is_run():
    """Compiled templates stand where Python keeps and runs its own compiled code, each proved before it
    is read (test_gabarits.py): whoever can write there can write the code itself."""
    from macros.site.parts import compiled
    from macros.site.parts.rendering import environment

    assert isinstance(environment().bytecode_cache, compiled.Compiled)
    assert compiled.FOLDER.parent == Path(compiled.__file__).parent
    assert compiled.FOLDER.name == "__pycache__"


@pytest.mark.parametrize("what", [os.system, eval, Path, print_all], ids=lambda what: what.__name__)
def test_what_is_remembered_is_data_and_nothing_else(tmp_path, what, monkeypatch):
    class Order:
        def __reduce__(self):
            return what, ("touch fait",)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(memory.Memory, "every", {})
    asked = memory.Memory("essai")
    keep(tmp_path / memory._name(), pickle.dumps({"essai": {"clef": Order()}}))
    memory.recall(tmp_path)
    assert asked.known("clef") is None
    assert not (tmp_path / "fait").exists()
