"""What a time needs and leaves, in the words of a closed list: some are worth others."""

from __future__ import annotations

from collections.abc import Iterable

from .tables import Vocabulaires

ACQUIS = "acquis"
"""The closed list of what a time needs and leaves."""
OPENED = frozenset({"confiance"})
"""What the opening of a day leaves, be it a round of words."""


def worth(words: Iterable[str], vocabulaires: Vocabulaires) -> frozenset[str]:
    """Return words of the list with all that they are worth."""
    known = vocabulaires.get(ACQUIS, {})
    found: set[str] = set()
    left = list(words)
    while left:
        word = left.pop()
        if word not in found:
            found.add(word)
            left += known[word].vaut if word in known else ()
    return frozenset(found)
