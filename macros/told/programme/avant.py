"""What must be obtained and done around the days of a programme, and how one takes it over: the sections
of its prose that say so."""

from __future__ import annotations

import re

_TITRE = re.compile(r"^## ")
_AUTOUR = re.compile(r"^## (?:À obtenir|Avant|Entre)\b")
_REPRISE = re.compile(r"^## Reprendre\b")
_RELATIF = re.compile(r"\]\((?![a-z]+:|[#~/])(?=\S+\))")


def reprise(texte: str) -> str:
    """Return the sections that tell how one takes a programme over, for its team alone: those whose
    title begins with « Reprendre »."""
    return _sections(texte, _REPRISE)


def sans_reprise(texte: str) -> str:
    """Return a programme's prose without what is for its team alone."""
    return _sections(texte, _REPRISE, without=True) if reprise(texte) else texte


def avant(texte: str) -> str:
    """Return the sections of a programme's prose whose title begins with « À obtenir », « Avant » or
    « Entre », in their order; nothing when there is none."""
    return _sections(texte, _AUTOUR)


def ailleurs(texte: str, vers: str) -> str:
    """Return a text of a programme's page as another page shows it: vers leads from that page's folder
    to the programme's, and what was written as a link beside the programme goes by it."""
    return _RELATIF.sub(f"]({vers}/", texte)


def _sections(texte: str, titres: re.Pattern[str], *, without: bool = False) -> str:
    kept, inside = [], False
    for line in texte.split("\n"):
        if _TITRE.match(line):
            inside = bool(titres.match(line))
        if inside is not without:
            kept.append(line)
    return "\n".join(kept).strip()
