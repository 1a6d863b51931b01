"""Words of another language marked as such, so that a screen reader says them as they are said.

The rule is WCAG 2.2, 3.1.2 (RGAA 8.7); names and words that French has taken need no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from macros.model.core.catalogue import Catalogue

from .tokens import Element, Tokens, with_words

_ASIDE = {"code", "pre", "svg", "textarea", "option", "script", "style", "title"}


@dataclass(frozen=True)
class Foreign:
    """Every word to mark: one pattern, whose groups stand for the languages."""

    pattern: re.Pattern[str]
    languages: tuple[str, ...]


def foreign(catalogue: Catalogue) -> Foreign | None:
    """Return the words that vocabulaires.yml gives to other languages; None without any."""
    langues = catalogue.vocabulaires["langues"].items()
    lists = {key: mot.mots for key, mot in langues if mot.mots.strip(" ,")}
    if not lists:
        return None
    groups = "|".join(f"({_any_of(words)})" for words in lists.values())
    return Foreign(re.compile(rf"(?<![\w’-])(?:{groups})(?![\w-])", re.I), tuple(lists))


def _any_of(words: str) -> str:
    # Nothing between two commas would be found everywhere.
    said = sorted(filter(None, map(str.strip, words.split(","))), key=lambda word: -len(word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in said)


def mark_foreign(page: Tokens, words: Foreign) -> Tokens:
    """Return a page where each of these words says its language."""

    def mark(match: re.Match[str]) -> str:
        language = words.languages[(match.lastindex or 1) - 1]
        return f'<span lang="{escape(language)}">{match[0]}</span>'

    return with_words(page, lambda text: words.pattern.sub(mark, text), _apart)


def _apart(element: Element) -> bool:
    return element.name in _ASIDE or ' lang="' in element.tag
