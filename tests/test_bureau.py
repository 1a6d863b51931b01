"""Files for offices, made in the browser: what they hold, as those who open them read it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest

from .noeud import answers

IMPORTS = 'import * as bureau from "./bureau.js";'
SIGNS = "Été : <b>« ₂ »</b> 🌻"
BLOCKS = [
    {"rang": 1, "texte": "Synergies : l’école & nous"},
    {"rang": 2, "texte": "Objet"},
    {"texte": f"{SIGNS}\nDeux\tlignes"},
    {"points": ["Un |", "Deux"]},
    {"table": [["Qui", "Apporte"], ["La régie", "Un local\nUn four"], ["", "*fort*"]]},
]


def made(kind: str, blocks: object = BLOCKS) -> bytes:
    return bytes(answers(IMPORTS, f"blocks => [...bureau.{kind}(blocks)]", blocks))


def test_a_text_for_word_says_it_all() -> None:
    content = made("docx")
    zipped = zipfile.ZipFile(io.BytesIO(content))
    assert zipped.testzip() is None
    assert zipped.namelist()[0] == "[Content_Types].xml"
    read = docx.Document(io.BytesIO(content))
    assert [(p.style.name, p.text) for p in read.paragraphs if p.style and p.text] == [
        ("Heading 1", "Synergies : l’école & nous"),
        ("Heading 2", "Objet"),
        ("Normal", SIGNS),
        ("Normal", "Deux lignes"),
        ("List Bullet", "Un |"),
        ("List Bullet", "Deux"),
    ]
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert rows == [["Qui", "Apporte"], ["La régie", "Un local\nUn four"], ["", "*fort*"]]
    assert "w:tblHeader" in read.tables[0].rows[0]._tr.xml
    assert read.styles.default is not None


def test_a_text_for_libreoffice_says_it_all() -> None:
    content = made("odt")
    zipped = zipfile.ZipFile(io.BytesIO(content))
    assert zipped.testzip() is None
    assert zipped.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]
    assert content[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    body = odfdo.Document(io.BytesIO(content)).body
    heads = [(head.level, head.text) for head in body.get_headers()]
    assert heads == [("1", "Synergies : l’école & nous"), ("2", "Objet")]
    texts = [p.text for p in body.paragraphs]
    assert texts[:4] == [SIGNS, "Deux lignes", "Un |", "Deux"]
    (points,) = body.get_lists()
    assert [item.text_recursive.strip() for item in points.get_elements("text:list-item")] == [
        "Un |",
        "Deux",
    ]
    assert body.tables[0].size == (2, 3)


def test_plain_text_shows_what_was_written() -> None:
    assert answers(IMPORTS, "bureau.markdown", BLOCKS) == (
        "# Synergies : l’école & nous\n\n## Objet\n\nÉté : \\<b\\>« ₂ »\\</b\\> 🌻\nDeux\tlignes\n\n"
        "- Un \\|\n- Deux\n\n| Qui | Apporte |\n| --- | --- |\n| La régie | Un local Un four |\n"
        "|  | \\*fort\\* |\n"
    )


@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("CI"), reason="LibreOffice is not here"
)
def test_libreoffice_opens_both(tmp_path: Path) -> None:
    for kind in ("docx", "odt"):
        (tmp_path / f"{kind}.{kind}").write_bytes(made(kind))
    home = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "docx.docx", "odt.odt"], cwd=tmp_path, check=True, capture_output=True
    )
    for kind in ("docx", "odt"):
        lines = (tmp_path / f"{kind}.txt").read_text(encoding="utf-8-sig").split("\n")
        told = [line.strip(" •") for line in lines]
        assert told[:6] == [
            *("Synergies : l’école & nous", "Objet", SIGNS, "Deux lignes", "Un |", "Deux"),
        ]
        assert {"Qui", "Un four", "*fort*"} <= set(told)
