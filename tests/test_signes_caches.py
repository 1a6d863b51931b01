"""Signs that nobody sees: raw, by a YAML escape, by an HTML reference, the sentence is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.base.problems import ToolboxError
from macros.model.source.documents import decode, read_markdown, read_yaml
from macros.site.contributed.handwritten import handwritten
from macros.store import load

from .petit import petits_outils

LINE = (
    "un signe invisible ({}) est caché dans cette ligne ; l’effacer, ou récrire la ligne à la main"
)
FIELD = "un signe invisible ({}) est caché dans ce champ ; l’effacer, ou récrire le champ à la main"
NAME = (
    "un signe invisible ({}) est caché dans ce nom de champ ; "
    "l’effacer, ou récrire le nom de champ à la main"
)
NO_SUCH = (
    "une barre \\ entre guillemets droits annonce un signe qui n’existe pas ; "
    "l’effacer, ou écrire le signe lui-même"
)

ESCAPES = {
    r"\0": "U+0000",
    r"\a": "U+0007",
    r"\b": "U+0008",
    r"\v": "U+000B",
    r"\f": "U+000C",
    r"\r": "U+000D",
    r"\e": "U+001B",
    r"\x7f": "U+007F",
    r"\x80": "U+0080",
    r"\x9b": "U+009B",
    r"\u061c": "U+061C",
    r"\u200e": "U+200E",
    r"\u200f": "U+200F",
    r"\u202a": "U+202A",
    r"\u202e": "U+202E",
    r"\u2066": "U+2066",
    r"\u2069": "U+2069",
    r"\ufeff": "U+FEFF",
    r"\ufffa": "U+FFFA",
    r"\ufffc": "U+FFFC",
    r"\ue000": "U+E000",
    r"\uf0b7": "U+F0B7",
    r"\ufdd0": "U+FDD0",
    r"\ufffe": "U+FFFE",
    r"\uffff": "U+FFFF",
    r"\U0001ffff": "U+1FFFF",
    r"\U000e0041": "U+E0041",
    r"\U000f0000": "U+F0000",
    r"\U0010ffff": "U+10FFFF",
}
REFERENCES = (
    "&#0;",
    "&#x0;",
    "&#8238;",
    "&#x202e;",
    "&#X202E;",
    "&#x0000000202e;",
    "&#0000008238",
    "&#x202e",
    "&rlm;",
    "&lrm;",
    "&#xFEFF;",
    "&#xD800;",
    "&#xFFFF;",
    "&#xE000;",
    "&#127;",
    "&#x80;",
    "&#1114112;",
    "&#99999999;",
)


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escape_is_judged_by_the_sign_it_makes(escape: str) -> None:
    text = f'titre: A\nliste:\n  - b: "mot{escape}"\n'
    _, problems = read_yaml(text.encode(), "f.yml")
    assert list(map(str, problems)) == [f"f.yml:3: liste.1.b : {FIELD.format(ESCAPES[escape])}"]


@pytest.mark.parametrize("escape", [r"\0", r"\v", r"\u202e", r"\ue000"])
def test_the_name_of_a_field_is_judged_too(escape: str) -> None:
    text = f'titre: A\nb:\n  "nom{escape}": 1\n'
    _, problems = read_yaml(text.encode(), "f.yml")
    assert list(map(str, problems)) == [f"f.yml:3: b : {NAME.format(ESCAPES[escape])}"]


@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\U00110000", r"\q", r"\xZZ"])
def test_half_a_sign_or_none_has_its_sentence(escape: str) -> None:
    _, problems = read_yaml(f'titre: A\nb: "mot{escape}"\n'.encode(), "f.yml")
    assert list(map(str, problems)) == [f"f.yml:2: {NO_SUCH}"]


RAW = [name for name in ESCAPES.values() if name not in {"U+000D"}]


@pytest.mark.parametrize("name", RAW)
def test_the_raw_sign_is_refused_in_a_field_and_in_a_prose(name: str) -> None:
    sign = chr(int(name[2:], 16))
    told = [f"f.md:2: {LINE.format(name)}"]
    assert list(map(str, read_yaml(f"a: 1\nb: c{sign}d\n".encode(), "f.md")[1])) == told
    assert list(map(str, decode(f"Un.\nDeux{sign}.\n".encode(), "f.md")[1])) == told


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_hidden_line_end_is_a_space_however_it_is_written(sign: str) -> None:
    escaped = f"\\u{ord(sign):04x}"
    for written in (sign, escaped):
        document, problems = read_yaml(f'"a{written}b": "c{written}d"\n'.encode(), "f.yml")
        assert problems == []
        assert document is not None
        assert document.data == {"a b": "c d"}


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_is_judged_in_a_field_and_in_a_prose(reference: str) -> None:
    shown = reference
    _, problems = read_yaml(f"a: 1\nb: mot {reference} mot\n".encode(), "f.yml")
    assert list(map(str, problems)) == [f"f.yml:2: b : {FIELD.format(shown)}"]
    text = f"---\ntitle: A\n---\nUn.\n\nMot {reference} mot.\n".encode()
    for path, found in (
        ("f.md", read_markdown(text, "f.md")[1]),
        ("docs/f.md", handwritten(text, "f.md", {})[1]),
    ):
        assert list(map(str, found)) == [f"{path}:6: {LINE.format(shown)}"]


def test_signs_that_people_write_are_kept() -> None:
    kept = "é’«\u00a0»\u202f!\u00ad 👩\u200d👩 ❤\ufe0f مرحبا\tfin &amp; &eacute; &#233; &#x2019; &nbsp; A&B"
    document, problems = read_yaml(f"a: 'x {kept}'\n".encode(), "f.yml")
    assert problems == []
    assert document is not None
    assert document.data == {"a": f"x {kept}"}
    page, problems = handwritten(kept.encode(), "f.md", {})
    assert page is not None
    assert (page.document.body, problems) == (kept, [])


def said(project: Path) -> list[str]:
    with pytest.raises(ToolboxError) as error:
        load(project)
    return str(error.value).splitlines()


def test_check_says_it_of_a_page(tmp_path: Path) -> None:
    project = petits_outils(tmp_path).parent
    (project / "docs").mkdir()
    text = '---\ntitle: "\\0"\n---\n\nMot &rlm;.\n'
    (project / "docs/page.md").write_text(text, encoding="utf-8")
    assert said(project) == [
        f"docs/page.md:2: title : {FIELD.format('U+0000')}",
        f"docs/page.md:5: {LINE.format('&rlm;')}",
        "2 problèmes à corriger.",
    ]


def test_check_says_it_of_a_tool(tmp_path: Path) -> None:
    toolbox = petits_outils(tmp_path)
    tool = toolbox / "methodes/affiche.md"
    text = tool.read_text(encoding="utf-8").replace("\ntitre: ", '\ntitre: "\\u202e" #', 1)
    tool.write_text(text, encoding="utf-8")
    sentence = f"titre : {FIELD.format('U+202E')}"
    assert f"toolbox/methodes/affiche.md:2: {sentence}" in said(toolbox.parent)
