"""What an author meant when a YAML text cannot be read: the slip, its line and its remedy."""

from __future__ import annotations

import re

import yaml

from .problems import Problem
from .row_slips import MARKER, slip_on

ALIAS = "les raccourcis YAML (& et *) sont refusés ; recopier le texte"
DEEPEST = 30
TOO_DEEP = f"plus de {DEEPEST} niveaux s’emboîtent ; aplatir ce passage"
UNREADABLE = (
    "ce passage n’est pas du YAML lisible ; vérifier les guillemets, les tirets "
    "et les espaces au début de la ligne"
)
TAB = "une tabulation décale la ligne ; la remplacer par des espaces"
ESCAPE = (
    "une barre \\ entre guillemets droits annonce un signe qui n’existe pas ; "
    "l’effacer, ou écrire le signe lui-même"
)

_DASHES = re.compile(r"[ \t]*([-–—−‐‑=_]{2,6}|…)[ \t\u00a0]*")
_TAB = re.compile(r"^(?: |-(?=[ \t]))*\t", re.MULTILINE)
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENED = re.compile(MARKER + r"(?:[\w-]+:\s+)?([\"'])")


def tabs(text: str, path: str, first_line: int) -> list[Problem]:
    """Return a problem for each line that a tab shifts."""
    if "\t" not in text:
        return []
    lines = [text.count("\n", 0, match.end()) for match in _TAB.finditer(text)]
    return [Problem(path, first_line + line, "", TAB) for line in lines]


def delimiter_fault(row: str) -> str:
    """Return what to say of a line that was meant to be « --- », or nothing."""
    if row.rstrip() == "---" or not (match := _DASHES.fullmatch(row)):
        return ""
    return f"« {match[1]} » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"


def explain(
    error: yaml.YAMLError | RecursionError, text: str, path: str, first_line: int
) -> Problem:
    """Return the problem that a reader's error stands for, on the line where the author slipped."""
    index, sentence = _cause(error, text)
    return Problem(path, index + first_line, "", sentence)


def _cause(error: yaml.YAMLError | RecursionError, text: str) -> tuple[int, str]:
    if isinstance(error, RecursionError):
        return 0, TOO_DEEP
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        code = f"U+{ord(forbidden[0]):04X}"
        sentence = f"un signe invisible ({code}) n’est pas permis ici ; retaper ce passage"
        return text.count("\n", 0, forbidden.start()), sentence
    rows = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(int(mark.line) if mark else 0, len(rows) - 1)
    if "escape" in str(error) or "hexdecimal" in str(error):
        return index, ESCAPE
    return (
        _never_closed(error)
        or _slip(rows, index)
        or _shifted(rows, index)
        or (index, ALIAS if "alias" in str(error) else UNREADABLE)
    )


_INDENT = re.compile(r"( *)(?:- )?[^\W\d][\w-]*:(?: |$)")


def _shifted(rows: list[str], index: int) -> tuple[int, str] | None:
    """Return what to say of a field that stands one space aside from the field above it."""
    match = _INDENT.match(rows[index])
    above = next((m for n in range(index - 1, -1, -1) if (m := _INDENT.match(rows[n]))), None)
    if match is None or above is None or abs(len(match[1]) - len(above[1])) != 1:
        return None
    wide, due = len(match[1]), len(above[1])
    sentence = f"cette ligne commence par {_spaces(wide)}, celle du dessus par {_spaces(due)}"
    return index, f"{sentence} ; les aligner"


def _spaces(count: int) -> str:
    return "aucune espace" if not count else f"{count} espace" + "s" * (count > 1)


def _never_closed(error: yaml.YAMLError) -> tuple[int, str] | None:
    opening = getattr(error, "context_mark", None)
    if opening and "end of stream" in str(error) and "quoted scalar" in str(error):
        return int(opening.line), "le guillemet ouvert ici n’est pas refermé ; le refermer"
    return None


def _slip(rows: list[str], index: int) -> tuple[int, str] | None:
    for guess in (index, index - 1):
        if guess >= 0 and (sentence := slip_on(rows[guess])):
            return guess, sentence
    for guess in range(index, -1, -1):
        if _open_until(rows, guess, index):
            return guess, "le guillemet ouvert ici n’est pas refermé ; le refermer"
    return None


def _open_until(rows: list[str], start: int, index: int) -> bool:
    """Say whether a quote opened on a line only meets another one where the reader gave up."""
    opened = _OPENED.match(rows[start])
    if opened is None or opened[1] in rows[start][opened.end() :]:
        return False
    # One row at a time: a copy of all of them, at each row, takes minutes in a long file.
    return start < index and not any(opened[1] in rows[n] for n in range(start + 1, index))
