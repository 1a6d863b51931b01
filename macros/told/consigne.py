"""An instruction in three: what the facilitator says aloud, what he does, what he does only if."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from macros.french import majuscule
from macros.kept import digest
from macros.memory import Memory

from .plain import Riche

_SPOKEN = re.compile(
    r"(?P<avant>[^.!?…«»]*?)"
    r"(?:(?:^|(?<=[.!?…»] )|, )(?:(?:[Pp]uis |[Ee]nsuite )?[Dd]ire)\b(?P<qui>[^.!?«»]{0,70}?)"
    r"|(?:^|(?<=[.!?…»] ))(?P<puis>Puis(?: (?:à|aux?|demander)\b[^.!?«»,]{0,50}?)?|Et revenir))"
    r"\s:\s«\s?(?P<mots>[^«»]*?)\s?»\.?"
)
"""« Faire ceci, puis dire à chacun : « … » »: what comes before is done, what is quoted is said."""
_WHEN = re.compile(r"(?:Puis à|Au|Aux|À|Après|Avant|Pendant)\b.{0,40}")
"""Words that say when one speaks: « Aux arrêts, dire : … »."""
_LABEL = 60
"""How many signs of a case stand before the words that it has one say."""


@dataclass(frozen=True, slots=True)
class Parole:
    """Words to say as they are, and to whom or when they are said; empty for everybody, at once."""

    qui: str
    mots: str


@dataclass(frozen=True, slots=True)
class Cas:
    """What is done only if: « Si personne ne parle, … »."""

    mots: str


Morceau = str | Parole | Cas
_SENTENCE = re.compile(r"(?<=[.!?…»])(?<!En (?:retard|avance).\?) (?=[A-ZÀÂÉÈÊÎÔÇŒ«])")
_IF = re.compile(r"(?:Si|S[’']ils?|En retard|En avance)\b")
_SAID: Memory[tuple[Morceau, ...]] = Memory("words to say")


def morceaux(consigne: str) -> tuple[Morceau, ...]:
    """Return an instruction in order: what it asks to do, the words to say, what is done only if."""
    return _SAID.of(digest(consigne), lambda: tuple(_morceaux(consigne)))


@dataclass(frozen=True, slots=True)
class Partie:
    """A part of an instruction as a run sheet shows it: what is done, words to say (etiquette: to whom
    or when), what is done only if."""

    genre: Literal["fait", "dit", "cas"]
    texte: Riche
    etiquette: str = ""


def parties(consigne: str) -> tuple[Partie, ...]:
    """Return an instruction in order, as a run sheet shows it."""
    return tuple(_partie(part) for part in morceaux(consigne))


def _partie(part: Morceau) -> Partie:
    if isinstance(part, Parole):
        return Partie("dit", Riche(part.mots), f"{part.qui}, dire" if part.qui else "Dire")
    if isinstance(part, Cas):
        return Partie("cas", Riche(part.mots))
    return Partie("fait", Riche(part))


def paroles(consigne: str) -> tuple[tuple[Parole, ...], str]:
    """Return the words that an instruction has one say, in order, and all that it asks besides."""
    parts = morceaux(consigne)
    said = tuple(part for part in parts if isinstance(part, Parole))
    rest = (p.mots if isinstance(p, Cas) else p for p in parts if not isinstance(p, Parole))
    return said, " ".join(rest)


def _morceaux(consigne: str) -> Iterator[Morceau]:
    if "«" not in consigne:  # Nothing is said: what looks for words would try every place.
        yield from _done(consigne)
        return
    read = 0
    for found in _SPOKEN.finditer(consigne):
        before, when = found["avant"].strip(), (found["qui"] or found["puis"] or "").strip(" ,")
        if _WHEN.fullmatch(before) or (_IF.match(before) and len(before) <= _LABEL):
            before, when = "", ", ".join(filter(None, (before, when)))
        yield from _done(consigne[read : found.start()] + (f"{before}." if before else ""))
        yield Parole(majuscule(when), found["mots"])
        read = found.end()
    yield from _done(consigne[read:])


def _done(text: str) -> Iterator[str | Cas]:
    """Yield what is done, and each case apart, in order; a quotation is never cut."""
    sentences = [one for one in _sentences(text.strip()) if one]
    for case, together in groupby(sentences, lambda one: _IF.match(one) is not None):
        if case:
            yield from (Cas(one) for one in together)
        else:
            yield majuscule(" ".join(together))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; those that a quotation holds stay in it."""
    start = 0
    for cut in _SENTENCE.finditer(text):
        if text.count("«", start, cut.start()) == text.count("»", start, cut.start()):
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]
