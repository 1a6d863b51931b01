"""From bytes to a located document: encoding, line ends, header and body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .problems import Problem
from .yaml_slips import delimiter_fault
from .yaml_source import Lines, parse

DELIMITER = "---"
_HIDDEN_BREAKS = "\x85\u2028\u2029"
"""Line ends for YAML, not for editors: kept, they would shift every line number below."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its data, the line of each path, and the prose under the header."""

    path: str
    data: Any
    lines: Lines = field(default_factory=dict)
    body: str = ""
    body_line: int = 1


MOST_BYTES = 400_000
"""How long a file may be: forty times a long tool, and read within a second."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Signs that are not seen and change what is: controls, and marks that turn the reading order."""

Outcome = tuple[Document | None, list[Problem]]


def decode(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text without byte-order mark and with plain line ends, or why it cannot be."""
    if len(content) > MOST_BYTES:
        sentence = f"ce fichier est trop long ({len(content) // 1000} Ko) ; {MOST_BYTES // 1000} Ko au plus, le partager"
        return None, [Problem(path, 1, "", sentence)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sentence = (
            "ce fichier n’est pas en UTF-8, les accents y sont illisibles ; "
            "l’enregistrer en choisissant l’encodage UTF-8"
        )
        return None, [Problem(path, line, "", sentence)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in _HIDDEN_BREAKS:
        text = text.replace(sign, " ")
    if not text.strip():
        sentence = "ce fichier est vide ; l’écrire ou le supprimer"
        return None, [Problem(path, 1, "", sentence)]
    hidden = _UNSEEN.search(text)
    return (None, [_unseen(text, path, hidden)]) if hidden else (text, [])


def _unseen(text: str, path: str, found: re.Match[str]) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    sentence = (
        f"un signe invisible (U+{ord(found[0]):04X}) est caché dans cette ligne ; "
        "l’effacer, ou récrire la ligne à la main"
    )
    return Problem(path, line, "", sentence)


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
    return _mapping(Document(path, data, lines, body, end + 2), problems)


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
    return None


def _mapping(document: Document, problems: list[Problem]) -> Outcome:
    if isinstance(document.data, Mapping):
        return document, problems
    if not problems:
        sentence = "des champs sont attendus, un par ligne, sous la forme « nom: valeur »"
        problems = [Problem(document.path, 1, "", sentence)]
    return None, problems
