"""What must be obtained and done around the days of a programme: the sections of its prose that say so."""

from __future__ import annotations

import re

_TITRE = re.compile(r"^## ")
_AUTOUR = re.compile(r"^## (?:À obtenir|Avant|Entre)\b")


def avant(texte: str) -> str:
    """Return the sections of a programme's prose whose title begins with « À obtenir », « Avant » or
    « Entre », in their order; nothing when there is none."""
    kept, inside = [], False
    for line in texte.split("\n"):
        if _TITRE.match(line):
            inside = bool(_AUTOUR.match(line))
        if inside:
            kept.append(line)
    return "\n".join(kept).strip()
