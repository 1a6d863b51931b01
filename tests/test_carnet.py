"""The notebook without a browser: two as one, a group's whatever the order, files that others open."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
import zipfile
from pathlib import Path

import odfdo
import pytest

from .noeud import answers

IMPORTS = 'import * as carnet from "./carnet-texte.js";'


def note(le: str = "", *, essayer: bool = False, garde: str = "") -> dict[str, object]:
    return {"titre": "Café", "le": le, "essayer": essayer, "garde": garde}


BOOKS = [
    {"world-cafe": note("2026-11-12", garde="Vingt minutes."), "gommettes": note(essayer=True)},
    {"world-cafe": note("2026-11-12", essayer=True, garde="Été : changer de salle.")},
    {"gommettes": note(essayer=True), "abecedaire": note(garde="<b>A & B</b>")},
]
HARVEST = [
    [
        "Café",
        "world-cafe",
        "Essayé : 2. À essayer : 1.",
        "Été : changer de salle.",
        "Vingt minutes.",
    ],
    ["Café", "abecedaire", "Essayé : 0. À essayer : 0.", "<b>A & B</b>"],
    ["Café", "gommettes", "Essayé : 0. À essayer : 2."],
]


def test_the_order_of_notebooks_changes_nothing_and_tells_nobody_apart() -> None:
    orders = list(itertools.permutations(BOOKS))
    made = answers(IMPORTS, "orders => orders.map(carnet.gathered)", orders)
    assert all(one == HARVEST for one in made)


def test_two_notes_are_one_whatever_the_order_and_the_repetitions() -> None:
    texts = ("", "Vingt minutes.", "Vingt", "Changer de salle.", "b / a", "a")
    days = ("", "2026-10-01", "2026-11-12")
    told = itertools.product(days, (False, True), texts)
    some = [note(le, essayer=essayer, garde=garde) for le, essayer, garde in told]
    pairs = list(itertools.combinations(some, 2))
    act = "pairs => pairs.map(([a, b]) => [[a, b], [b, a], [carnet.both(a, b), b]].map(one => carnet.both(...one)))"
    for one, other, again in answers(IMPORTS, act, pairs):
        assert one == other == again
    both = answers(
        IMPORTS,
        "([a, b]) => carnet.both(a, b)",
        [note("2026-10-01", garde="Un."), note("2026-11-12", essayer=True, garde="Deux.")],
    )
    assert both == note("2026-11-12", essayer=True, garde="Deux. / Un.")


def test_what_was_tried_last_comes_first() -> None:
    notes = {
        "c": note(essayer=True),
        "a": note("2026-10-01"),
        "b": note("2026-11-12", essayer=True, garde="Vingt minutes."),
    }
    assert answers(IMPORTS, "carnet.told", notes) == [
        ["Café", "b", "Essayé le 12 novembre 2026.", "À essayer.", "Vingt minutes."],
        ["Café", "a", "Essayé le 1 octobre 2026."],
        ["Café", "c", "À essayer."],
    ]


def odt(parts: list[list[str]]) -> bytes:
    return bytes(answers(IMPORTS, "([t, p]) => [...carnet.odt(t, p)]", ["Mon carnet, été", parts]))


PARTS = [["Café & thé", "x", "Été : <b>« ₂ »</b> 🌻", "Deux\tlignes"], ["Vide", "y"]]


def test_the_text_opens_in_offices() -> None:
    content = odt(PARTS)
    zipped = zipfile.ZipFile(io.BytesIO(content))
    assert zipped.testzip() is None
    assert zipped.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]
    assert content[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    read = odfdo.Document(io.BytesIO(content))
    heads = [(head.level, head.text) for head in read.body.get_headers()]
    assert heads == [("1", "Mon carnet, été"), ("2", "Café & thé"), ("2", "Vide")]
    assert [p.text for p in read.body.paragraphs] == ["Été : <b>« ₂ »</b> 🌻", "Deux lignes"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this desk")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "carnet.odt"
    path.write_bytes(odt(PARTS))
    home = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", path.name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "carnet.txt").read_text(encoding="utf-8-sig")
    assert text.split("\n")[:4] == [
        "Mon carnet, été",
        "Café & thé",
        "Été : <b>« ₂ »</b> 🌻",
        "Deux lignes",
    ]


def test_markdown_shows_what_was_written() -> None:
    act = "([t, p]) => carnet.markdown(t, p)"
    assert answers(IMPORTS, act, ["Mon carnet", [["Café", "x", "# *1* [a](b)"]]]) == (
        "# Mon carnet\n\n## Café\n\n\\# \\*1\\* \\[a\\](b)"
    )
