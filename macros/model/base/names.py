"""Names of tools: how a title becomes one, and when two of them are the same one mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.french import sans_accents

LONGEST = 80
"""Beyond so many signs a name is no slip of a name."""

_SMALL = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un")
)
"""Words that a name may gain or lose and stay the same."""


def slugify(text: str) -> str:
    """Return a text as an ASCII kebab-case identifier."""
    return re.sub(r"[^a-z0-9]+", "-", sans_accents(text)).strip("-")


def near_name(word: str, names: Iterable[str]) -> str | None:
    """Return the one name that this word is a slip of, or None: never another tool's name.

    A slip is a few signs taken, added, changed or crossed; a small word more or less; another
    ending of one word; or the start or the end of a single name.
    """
    if not word or len(word) > LONGEST:
        return None
    folded = slugify(word)
    known = sorted(set(names))
    slips = sorted((distance(folded, name), name) for name in known if _slip(folded, name))
    if slips and (len(slips) == 1 or slips[0][0] < slips[1][0]):
        return slips[0][1]
    inside = [name for name in known if _inside(folded, name)]
    return inside[0] if len(inside) == 1 and not slips else None


def fits(slug: str, titles: Iterable[str]) -> bool:
    """Say whether a name is made of the words of one of these titles."""
    parts = content_words(slug)
    return bool(parts) and any(parts <= content_words(title) for title in titles)


@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a name or of a title, small words left out."""
    return frozenset(part for part in slugify(text).split("-") if part and part not in _SMALL)


def distance(one: str, other: str) -> int:
    """Return how many signs are taken, added, changed or crossed from one word to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one):
        above, before, row = before, row, [i + 1]
        for j, letter in enumerate(other):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (sign != letter))
            if i and j and sign == other[j - 1] and one[i - 1] == letter:
                cost = min(cost, above[j - 1] + 1)
            row.append(cost)
    return row[-1]


def _slip(word: str, name: str) -> bool:
    if word.replace("-", "") == name.replace("-", ""):
        return True
    ours, theirs = _content(word), _content(name)
    if len(ours) == len(theirs):
        changed = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
        return all(_near(*pair) for pair in changed) and len(changed) <= 2
    return len(word) > 8 and abs(len(word) - len(name)) < 2 and distance(word, name) == 1


def _near(one: str, other: str) -> bool:
    """Say whether two words are one: a slip for each five signs, or another ending."""
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > 3:
        return False
    if distance(one, other) <= (1 if longer < 10 else 2):
        substituted = len(one) == len(other) and sorted(one) != sorted(other)
        return not (one + other).isdigit() and not (substituted and longer < 4)
    start = next((n for n in range(longer) if one[n : n + 1] != other[n : n + 1]), longer)
    return longer > 5 and 3 * start >= 2 * longer


def _inside(word: str, name: str) -> bool:
    """Say whether a word is the start or the end of a name."""
    return len(word) > 3 and (name.startswith(word) or name.endswith("-" + word))


def _content(name: str) -> list[str]:
    parts = name.split("-")
    return [part for part in parts if part not in _SMALL] or parts
