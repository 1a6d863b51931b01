"""Words as the search compares them.

macros/web/trouver.js does the same, with these lists: both are held to
tests/recherche/mots.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from macros.french import sans_accents

_SILENT = (
    "a ai alors au aussi aux avec c ca ce cela ces cet cette comme comment d dans de des doit dois doivent donc du elle elles en est et etait ete "
    "etre eux fais fait font faut il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas peut peux peuvent plus "
    "pour qu quand que quel quelle s sa se ses si son sont suis sur t te tes ton tout toute tu un une "
    "va vais vont vos votre vous y"
)
SILENT = frozenset(_SILENT.split())
"""Words that say nothing of what is looked for."""

_ENDINGS = (
    "issements issement atrices ations ateurs ements atrice ation ateur ement trices teurs euses "
    "antes trice euse teur eurs ives ante ants ees ent eur ive ifs ant iez ee er es ez if e"
)
ENDINGS = tuple(_ENDINGS.split())
"""What French adds to a root, longest first: number, gender, person, trade, action."""

DOUBLED = frozenset({"nne", "lle", "tte", "sse"})
"""How French doubles a consonant before the e of the feminine."""

ROOT = 3
"""How many signs a root keeps at least."""

MARKS = (
    r"[·•](?:e|es|s|ne|nes|le|les|rice|rices|trice|trices|euse|euses)(?=[·•\s.,;:!?)/’'-]|$)"
    r"|\((?:e|es|s|ne|nes|le|les)\)"
)
"""Marks of gender, as both languages read them."""

_MARKS = re.compile(MARKS)
_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return a text in small letters without accents, ligatures nor marks of gender: accents first,
    so that a mark in capitals or with an accent is one too, and marks until none is left."""
    folded = sans_accents(text, "NFD")
    while folded != (bare := _MARKS.sub("", folded)):
        folded = bare
    return folded


@cache
def stem(word: str) -> str:
    """Return the root of a folded word: projets, projet → projet; évaluer, évaluation → evalu."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-1] if word[-4] == "e" else word[:-3] + "al"
    single = word[:-1] if len(word) > ROOT and word[-1] in "sx" else word
    if single[-3:] in DOUBLED and len(single) > ROOT + 2:
        return single[:-2]
    for ending in ENDINGS:
        for form in (word, single):
            if form.endswith(ending) and len(form) - len(ending) >= ROOT:
                return form[: -len(ending)]
    return single


def roots(text: str) -> Iterator[str]:
    """Yield the roots of a text's words in order, silent words left out."""
    for word in _WORD.findall(fold(text)):
        if word not in SILENT:
            yield stem(word)
