"""What slipped on one row of YAML, and how to write it instead."""

from __future__ import annotations

import re
from collections.abc import Callable

COLON = "un deux-points dans le texte le coupe en deux ; mettre le texte entre guillemets"


NO_BREAK = {
    "\u00a0": "une espace insécable (U+00A0)",
    "\u202f": "une espace fine insécable (U+202F)",
}
"""Spaces that a word processor leaves, and that YAML takes for letters."""


MARKER = r"\s*(?:- )*"


_FIELD = re.compile(MARKER + r"([\w-]+):\s+(.+)")


_GLUED = re.compile(MARKER + r"([^\W\d][\w-]*):([^\s/].*)")


_BRACED = re.compile(r"[{,]\s*([\w-]+):\s+([^\s\"'\[\]{},][^\[\]{},]*?:\s[^\[\]{},]*?)\s*[,}]")


_CLOSED_TOO_SOON = re.compile(
    MARKER + r"(?:[\w-]+:\s+)?(?:\"(?:[^\"\\]|\\.)*\"|('[^']*'))\s*[^\s,\]}#:']"
)


def hidden_space(text: str) -> str:
    """Return which no-break space hides in a text, or nothing."""
    return next((f"{name} se cache" for sign, name in NO_BREAK.items() if sign in text), "")


def slip_on(row: str) -> str | None:
    """Return what slipped on a row and how to write it; None when it reads as it should."""
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


_EQUALS = re.compile(MARKER + r"([^\W\d][\w-]*)\s*(=|：|﹕)\s*(\S.*)")


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
