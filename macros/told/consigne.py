"""An instruction in two: what the facilitator says aloud, what the facilitator does."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


_SAID: Memory[tuple[str | Parole, ...]] = Memory("words to say")


def morceaux(consigne: str) -> tuple[str | Parole, ...]:
    """Return an instruction in order: what it asks to do, the words that it has one say."""
    return _SAID.of(digest(consigne), lambda: tuple(_morceaux(consigne)))


def paroles(consigne: str) -> tuple[tuple[Parole, ...], str]:
    """Return the words that an instruction has one say, in order, and all that it asks besides."""
    parts = morceaux(consigne)
    said = tuple(part for part in parts if isinstance(part, Parole))
    return said, " ".join(part for part in parts if isinstance(part, str))


def _morceaux(consigne: str) -> Iterator[str | Parole]:
    read = 0
    for found in _SPOKEN.finditer(consigne):
        before, when = found["avant"].strip(), (found["qui"] or found["puis"] or "").strip(" ,")
        if _WHEN.fullmatch(before):
            before, when = "", ", ".join(filter(None, (before, when)))
        yield from _done(consigne[read : found.start()] + (f"{before}." if before else ""))
        yield Parole(majuscule(when), found["mots"])
        read = found.end()
    yield from _done(consigne[read:])


def _done(text: str) -> Iterator[str]:
    if text.strip():
        yield majuscule(text.strip())
