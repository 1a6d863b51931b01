"""Faults as values with a place, gathered and shown together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: where it stands, which field, and a French sentence that says what to write."""

    path: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: "
        return f"{place}{self.field} : {self.sentence}" if self.field else place + self.sentence


class ToolboxError(Exception):
    """The toolbox cannot be used; carries every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem]) -> str:
    """Return one line per problem and a closing count, ready to print."""
    lines = [str(problem) for problem in problems]
    count = len(problems)
    closing = "1 problème à corriger." if count == 1 else f"{count} problèmes à corriger."
    return "\n".join([*lines, closing])


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that looks most like the word, or None when none is close."""
    close = get_close_matches(word, sorted(choices), n=1, cutoff=0.6)
    return close[0] if close else None


def remedy(word: str, choices: Iterable[str]) -> str:
    """Return « écrire X » when a choice is near, else the list of what is allowed (8 at most)."""
    ordered = sorted(choices)
    close = nearest(word, ordered)
    if close:
        return f"écrire « {close} »"
    if not ordered:
        return "rien n’est encore enregistré sous ce nom"
    shown = ", ".join(ordered[:8])
    return f"choisir parmi : {shown}" + (", …" if len(ordered) > 8 else "")
