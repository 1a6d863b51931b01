"""What an author meant when a YAML text cannot be read: the slip, its line and its remedy."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from .problems import Problem

ALIAS = "les raccourcis YAML (& et *) sont refusés ; recopier le texte"
DEEPEST = 30
TOO_DEEP = f"plus de {DEEPEST} niveaux s’emboîtent ; aplatir ce passage"
UNREADABLE = (
    "ce passage n’est pas du YAML lisible ; vérifier les guillemets, les tirets "
    "et les espaces au début de la ligne"
)
TAB = "une tabulation décale la ligne ; la remplacer par des espaces"
COLON = "un deux-points dans le texte le coupe en deux ; mettre le texte entre guillemets"
ESCAPE = (
    "une barre \\ entre guillemets droits annonce un signe qui n’existe pas ; "
    "l’effacer, ou écrire le signe lui-même"
)
NO_BREAK = {
    "\u00a0": "une espace insécable (U+00A0)",
    "\u202f": "une espace fine insécable (U+202F)",
}
"""Spaces that a word processor leaves, and that YAML takes for letters."""

_DASHES = re.compile(r"[ \t]*([-–—−‐‑=_]{2,6}|…)[ \t\u00a0]*")
_MARKER = r"\s*(?:- )*"
_FIELD = re.compile(_MARKER + r"([\w-]+):\s+(.+)")
_GLUED = re.compile(_MARKER + r"([^\W\d][\w-]*):([^\s/].*)")
_TAB = re.compile(r"^(?: |-(?=[ \t]))*\t", re.MULTILINE)
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACED = re.compile(r"[{,]\s*([\w-]+):\s+([^\s\"'\[\]{},][^\[\]{},]*?:\s[^\[\]{},]*?)\s*[,}]")
_OPENED = re.compile(_MARKER + r"(?:[\w-]+:\s+)?([\"'])")
_CLOSED_TOO_SOON = re.compile(
    _MARKER + r"(?:[\w-]+:\s+)?(?:\"(?:[^\"\\]|\\.)*\"|('[^']*'))\s*[^\s,\]}#:']"
)


def tabs(text: str, path: str, first_line: int) -> list[Problem]:
    """Return a problem for each line that a tab shifts."""
    if "\t" not in text:
        return []
    lines = [text.count("\n", 0, match.end()) for match in _TAB.finditer(text)]
    return [Problem(path, first_line + line, "", TAB) for line in lines]


def hidden_space(text: str) -> str:
    """Return which no-break space hides in a text, or nothing."""
    return next((f"{name} se cache" for sign, name in NO_BREAK.items() if sign in text), "")


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
        if guess >= 0 and (sentence := _on_line(rows[guess])):
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


def _on_line(row: str) -> str | None:
    return next((found for look in _LOOKS if (found := look(row))), None)


_STRUCTURE = re.compile(
    r"(?P<indent>[ \t]*[\u00a0\u202f][ \u00a0\u202f]*)\S"
    r"|[ ]*(?:- )*(?P<dash>-)[\u00a0\u202f]"
    r"|[ ]*(?:- )*(?P<colon>[^\W\d][\w-]*):[\u00a0\u202f]"
    r"|[ ]*(?:- )*(?P<key>[^\W\d][\w\u00a0\u202f-]*[\u00a0\u202f][\w\u00a0\u202f-]*):(?: |$)"
)


def _no_break(row: str) -> str | None:
    match = _STRUCTURE.match(row)
    if match is None:
        return None
    space = hidden_space(match[0])
    if match["indent"]:
        column = len(match["indent"].split("\u00a0")[0].split("\u202f")[0]) + 1
        return (
            f"{space} au début de la ligne, signe {column} ; la remplacer par une espace ordinaire"
        )
    where = "après le tiret" if match["dash"] else f"après « {match['colon']}: »"
    if match["key"]:
        where = "dans le nom du champ"
    return f"{space} {where} ; la remplacer par une espace ordinaire"


_BULLET = re.compile(r"\s*([•·–—▪‣●◦*])[ \u00a0\u202f]\s*(\S.*)")


def _bullet(row: str) -> str | None:
    match = _BULLET.match(row)
    if match is None:
        return None
    return f"« {match[1]} » ne fait pas une liste ; commencer la ligne par un tiret : - {match[2].strip()}"


_EQUALS = re.compile(_MARKER + r"([^\W\d][\w-]*)\s*(=|：|﹕)\s*(\S.*)")


def _no_colon(row: str) -> str | None:
    match = _EQUALS.match(row)
    if match is None:
        return None
    return f"le nom d’un champ est suivi d’un deux-points ; écrire {match[1]}: {match[3].strip()}"


def _curly(row: str) -> str | None:
    match = _FIELD.match(row)
    if match is None or match[2][0] not in "“”„" or ": " not in match[2]:
        return None
    inner = match[2].strip().strip("“”„").strip()
    return f"les guillemets “ ” ne ferment pas un texte ; écrire {match[1]}: {_straight(inner)}"


def _straight(inner: str) -> str:
    return '"' + inner.replace('"', "”") + '"'


def _unclosed(row: str) -> str | None:
    for opening, closing in ("[]", "{}"):
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", row)
        if bare.count(opening) > bare.count(closing):
            return f"« {opening} » n’est pas refermé ; ajouter « {closing} »"
    return None


def _colon(row: str) -> str | None:
    match = _FIELD.match(row)
    if match is None or match[2][0] in "\"'[{|>#":
        return None
    if ": " in match[2] or match[2].rstrip().endswith(":"):
        return COLON + _quoted(match[1], match[2])
    return None


def _colon_in_braces(row: str) -> str | None:
    match = _BRACED.search(row)
    return COLON + _quoted(match[1], match[2]) if match else None


def _quoted(name: str, text: str) -> str:
    """Return the corrected line; straight quotes inside the text become French ones."""
    inner = re.sub(r'"([^"]*)"', r"« \1 »", text.strip())
    if '"' in inner or "\\" in inner:
        return ", et utiliser « » à l’intérieur"
    return f' : {name}: "{inner}"'


def _first_sign(row: str) -> str | None:
    match = _FIELD.match(row)
    if match is None:
        return None
    sign = match[2][0]
    if sign in "@`%&*!" or match[2].startswith("? "):
        return f"un texte ne peut pas commencer par « {sign} » ; le mettre entre guillemets"
    if match[2].startswith("- "):
        return "un texte qui commence par un tiret se met entre guillemets"
    return None


def _glued(row: str) -> str | None:
    match = _GLUED.match(row)
    if match is None:
        return None
    return f"il manque une espace après le deux-points ; écrire {match[1]}: {match[2].strip()}"


def _after_quote(row: str) -> str | None:
    match = _CLOSED_TOO_SOON.match(row)
    if match is None:
        return None
    if match[1]:
        return "l’apostrophe droite ferme le texte ; écrire ’ ou utiliser des guillemets doubles"
    return "du texte suit le guillemet fermant ; utiliser « » à l’intérieur du texte"


_LOOKS: tuple[Callable[[str], str | None], ...] = (
    _no_break,
    _bullet,
    _curly,
    _colon,
    _first_sign,
    _glued,
    _after_quote,
    _colon_in_braces,
    _no_colon,
    _unclosed,
)
