"""Writes sentences that never come twice, and draws choices: the same ones for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import prod
from random import Random
from typing import TypeVar

from macros.french import majuscule

from . import mots

LISTES = {
    "qui": mots.QUI,
    "quoi": mots.QUOI,
    "ou": mots.OU,
    "quand": mots.QUAND,
    "faire": mots.FAIRE,
    "but": mots.BUT,
}
"""What stands for each name between braces; a digit after the name asks for one more of the list."""

T = TypeVar("T")
_SLOT = re.compile(r"\{([a-z]+)\d?\}")


class Plume:
    """Writes from models, « {qui} posent {quoi} {ou}. »: each model gives all its combinations
    before one comes again, thirteen thousand with three names between braces."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._written: Counter[str] = Counter()
        # Only random() gives the same numbers in every version of Python.
        self._random = Random(seed).random  # noqa: S311

    def phrase(self, modele: str) -> str:
        """Return the next sentence of a model; ValueError when it would come again: only what does
        not end as a sentence, a name in a list, may."""
        listes = [LISTES[name] for name in _SLOT.findall(modele)]
        count, written = prod(map(len, listes)), self._written[modele]
        if written >= count and modele.endswith("."):
            raise ValueError(f"« {modele} » has given its {count} sentences")
        rank = _spread(written + self._seed, count)
        self._written[modele] += 1
        for liste in listes:
            rank, n = divmod(rank, len(liste))
            modele = _SLOT.sub(liste[n], modele, count=1)
        return majuscule(modele)

    def texte(self, modeles: Sequence[str]) -> str:
        """Return a paragraph, a sentence from each model."""
        return " ".join(map(self.phrase, modeles))

    def un(self, values: Sequence[T]) -> T:
        """Return one of the values."""
        return values[int(self._random() * len(values))]

    def plusieurs(self, values: Sequence[T], count: int) -> list[T]:
        """Return so many different values that follow one another, from any of them on."""
        start = int(self._random() * len(values))
        return [values[(start + n) % len(values)] for n in range(min(count, len(values)))]

    def entre(self, least: int, most: int) -> int:
        """Return a whole number between two bounds, both included."""
        return least + int(self._random() * (most - least + 1))


def _spread(n: int, count: int) -> int:
    """Return the n-th of so many ranks, far from the one before; all come before one comes again,
    because the step shares no divisor with the sizes of the lists, 24 each."""
    step = int(count * 0.618) // 24 * 24 + 7
    return n * step % count
