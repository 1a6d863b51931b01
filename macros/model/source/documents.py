"""From bytes to a located document: encoding, line ends, header and body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from macros.kept import digest
from macros.memory import Memory

from ..base.bounds import MOST_BYTES, MOST_LINE, costly
from ..base.problems import Problem
from ..base.signs import UNSEEN, hidden, on_lines, unseen
from ..base.yaml_slips import delimiter_fault
from .yaml_source import Lines, parse

DELIMITER = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its data, the line of each path, and the prose under the header.

    mark tells it from any other, when it is sound: what is made from it alone is kept under it.
    A document that is changed by hand has none.
    """

    path: str
    data: Any
    lines: Lines = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    mark: str = field(default="", init=False, compare=False)


Outcome = tuple[Document | None, list[Problem]]

_SOUND: Memory[Document] = Memory("documents")


def read(content: bytes, path: str, suffix: str) -> Outcome:
    """Read a file, once as long as it holds the same: one save changes one file."""
    mark = digest(content, path, suffix)
    if document := _SOUND.known(mark):
        return document, []
    document, problems = (read_markdown if suffix == ".md" else read_yaml)(content, path)
    if document and not problems:
        object.__setattr__(document, "mark", mark)
        _SOUND.note(mark, document)
    return document, problems


def too_long(size: int) -> str:
    """Return what to say of a file of so many bytes, too many."""
    return f"ce fichier est trop long ({size // 1000} Ko) ; {MOST_BYTES // 1000} Ko au plus, le partager"


def decode(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text without byte-order mark and with plain line ends, or why it cannot be."""
    if len(content) > MOST_BYTES:
        return None, [Problem(path, 1, "", too_long(len(content)))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sentence = (
            "ce fichier n’est pas en UTF-8, les accents y sont illisibles ; "
            "l’enregistrer en choisissant l’encodage UTF-8"
        )
        return None, [Problem(path, line, "", sentence)]
    text = on_lines(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        sentence = "ce fichier est vide ; l’écrire ou le supprimer"
        return None, [Problem(path, 1, "", sentence)]
    early = _unreadable(text, path)
    return (None, [early]) if early else (text, [])


def _unreadable(text: str, path: str) -> Problem | None:
    """Return what stops any reader: a sign that is not seen, a line without end."""
    if found := UNSEEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return Problem(path, line, "", hidden(f"U+{ord(found[0]):04X}"))
    for line, row in enumerate(text.split("\n"), start=1):
        if len(row) > MOST_LINE:
            sentence = (
                f"cette ligne est trop longue ({len(row)} signes) ; {MOST_LINE} au plus, la couper"
            )
            return Problem(path, line, "", sentence)
    return None


def prose_faults(text: str, path: str, first_line: int = 1) -> list[Problem]:
    """Return what stops a prose from being read: what would cost too much, signs hidden by number."""
    found = _STOPS.of(digest(text), partial(_stops, text))
    return [Problem(path, first_line + line, "", sentence) for line, sentence in found]


_STOPS: Memory[list[tuple[int, str]]] = Memory("stops of proses")


def _stops(text: str) -> list[tuple[int, str]]:
    found = costly(text)
    for line, row in enumerate(text.split("\n") if "&" in text else ()):
        if sign := unseen(row):
            found.append((line, hidden(sign[1])))
    return found


def read_yaml(content: bytes, path: str) -> Outcome:
    """Read a whole file as YAML."""
    text, problems = decode(content, path)
    if text is None:
        return None, problems
    data, lines, problems = parse(text, path)
    return _mapping(Document(path, data, lines), problems)


def read_markdown(content: bytes, path: str) -> Outcome:
    """Read a Markdown file whose YAML header stands between two lines of three dashes."""
    text, problems = decode(content, path)
    if text is None:
        return None, problems
    rows = text.split("\n")
    fault = _header_fault(rows)
    if fault:
        return None, [Problem(path, *fault)]
    end = next(n for n, row in enumerate(rows) if n and row.rstrip() == DELIMITER)
    data, lines, problems = parse("\n".join(rows[1:end]), path, first_line=2)
    body = "\n".join(rows[end + 1 :])
    # A prose that costs too much goes no further: its fields are judged without it.
    faults = prose_faults(body, path, end + 2)
    document = Document(path, data, lines, "" if faults else body, end + 2)
    return _mapping(document, [*problems, *faults])


def _header_fault(rows: list[str]) -> tuple[int, str, str] | None:
    first = next(n for n, row in enumerate(rows) if row.strip())
    if meant := delimiter_fault(rows[first]):
        return first + 1, "", meant
    if rows[first].rstrip() != DELIMITER:
        return 1, "", "l’en-tête manque ; la première ligne doit être « --- »"
    if first:
        return 1, "", "une ligne vide précède l’en-tête ; « --- » doit être la toute première ligne"
    if len(rows) > 2 and rows[1].rstrip() == DELIMITER:
        return 2, "", "deux lignes « --- » se suivent, l’en-tête est vide ; en retirer une"
    if not any(row.rstrip() == DELIMITER for row in rows[1:]):
        for line, row in enumerate(rows, start=1):
            if meant := delimiter_fault(row):
                return line, "", meant
        return (
            1,
            "",
            "l’en-tête n’est pas refermé ; ajouter une ligne « --- » sous le dernier champ",
        )
    return _closed_early(rows)


def _closed_early(rows: list[str]) -> tuple[int, str, str] | None:
    """Return where the host would see the end of a header before its dashes."""
    for line, row in enumerate(rows[1:], start=2):
        if row.rstrip() == DELIMITER:
            break
        if row.rstrip() == "...":
            return line, "", "« ... » fermerait l’en-tête ici ; l’enlever"
    return None


def _mapping(document: Document, problems: list[Problem]) -> Outcome:
    if isinstance(document.data, Mapping):
        return document, problems
    if not problems:
        sentence = "des champs sont attendus, un par ligne, sous la forme « nom: valeur »"
        problems = [Problem(document.path, 1, "", sentence)]
    return None, problems
