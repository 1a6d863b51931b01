"""The text of a programme without the parts that name its own days: a session has others."""

from __future__ import annotations

import re

from macros.french import MOIS

_NAMED = re.compile(rf"\b(?:\d{{1,2}}|1er) (?:{'|'.join(MOIS)})\b|\b(?:{'|'.join(MOIS)}) 20\d\d\b")
_HEAD = re.compile(r"^(?=## )", re.MULTILINE)


def sans_jours(text: str) -> str:
    """Return the parts of a text, each under its heading, that name no day."""
    return "".join(part for part in _HEAD.split(text) if not _NAMED.search(part))


def datees(text: str) -> list[str]:
    """Return the headings of the parts that name days."""
    parts = (part for part in _HEAD.split(text) if _NAMED.search(part))
    return [part.partition("\n")[0].removeprefix("## ").strip() for part in parts]
