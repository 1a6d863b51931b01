"""An instruction in two: what the facilitator says aloud, what the facilitator does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.french import majuscule
from macros.kept import digest
from macros.memory import Memory

_SPOKEN = re.compile(
    r"(?P<avant>[^.!?…«»]*?)"
    r"(?:(?:^|(?<=[.!?…»] )|, )(?:(?:[Pp]uis |[Ee]nsuite )?[Dd]ire)\b(?P<qui>[^.!?«»]{0,70}?)"
    r"|(?:^|(?<=[.!?…»] ))(?P<puis>Puis(?: (?:à|aux?|demander)\b[^.!?«»,]{0,50}?)?|Et revenir))"
    r"\s:\s«\s?(?P<mots>[^«»]*?)\s?»\.?"
)
"""« Faire ceci, puis dire à chacun : « … » »: what comes before is done, what is quoted is said."""
_WHEN = re.compile(r"(?:Puis à|Au|Aux|À|Après|Avant|Pendant)\b.{0,40}")
"""Words that say when one speaks: « Aux arrêts, dire : … »."""


@dataclass(frozen=True, slots=True)
class Parole:
    """Words to say as they are, and to whom or when they are said; empty for everybody, at once."""

    qui: str
    mots: str


_SAID: Memory[tuple[tuple[Parole, ...], str]] = Memory("words to say")


def paroles(consigne: str) -> tuple[tuple[Parole, ...], str]:
    """Return the words that an instruction has one say, in order, and all that it asks besides."""
    return _SAID.of(digest(consigne), lambda: _paroles(consigne))


def _paroles(consigne: str) -> tuple[tuple[Parole, ...], str]:
    said: list[Parole] = []

    def take(found: re.Match[str]) -> str:
        before, when = found["avant"].strip(), (found["qui"] or found["puis"] or "").strip(" ,")
        if _WHEN.fullmatch(before):
            before, when = "", ", ".join(filter(None, (before, when)))
        said.append(Parole(majuscule(when), found["mots"]))
        return f"{before}.\0" if before else "\0"

    parts = _SPOKEN.sub(take, consigne).split("\0")
    return tuple(said), " ".join(majuscule(part.strip()) for part in parts if part.strip())
