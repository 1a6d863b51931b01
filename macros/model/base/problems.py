"""Faults as values with a place, gathered and shown together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that end a line, or turn the words after them around: shown by their number."""

LONG = 20
"""Above this many names a list of them helps nobody."""


class Named(str):
    """A sentence about a name that many places may write: past a few, it is told once, at home.

    many has room for {count} and {places}; home is the file where it is told, when one is.
    """

    many: str
    home: str

    def __new__(cls, sentence: str, many: str, home: str = "") -> Named:
        """Return the sentence, with what is said of many places."""
        made = super().__new__(cls, sentence)
        made.many, made.home = many, home
        return made


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: where it stands, which field, and a French sentence that says what to write."""

    path: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: "
        said = f"{place}{self.field} : {self.sentence}" if self.field else place + self.sentence
        return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", said)


class ToolboxError(Exception):
    """The toolbox cannot be used; carries every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(gathered(set(problems))))
        super().__init__(report(self.problems))


MOST_TOLD = 5
"""Above this many places, what is said of one name is said once."""


def gathered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, those about one name told once when they stand in many places."""
    groups: dict[Named, list[Problem]] = {}
    for problem in problems:
        if isinstance(problem.sentence, Named):
            groups.setdefault(problem.sentence, []).append(problem)
        else:
            yield problem
    for sentence, found in groups.items():
        if len(found) <= MOST_TOLD:
            yield from found
        else:
            yield _once(sentence, sorted(found))


def _once(sentence: Named, found: Sequence[Problem]) -> Problem:
    shown = [f"{p.path}:{p.line}" for p in found[:3]]
    places = f"{', '.join(shown)} et {len(found) - len(shown)} autres"
    told = sentence.many.format(count=len(found), places=places)
    first = found[0]
    return Problem(sentence.home or first.path, 1 if sentence.home else first.line, "", told)


def report(problems: Sequence[Problem]) -> str:
    """Return one line per problem and a closing count, ready to print."""
    lines = [str(problem) for problem in problems]
    count = len(problems)
    closing = "1 problème à corriger." if count == 1 else f"{count} problèmes à corriger."
    return "\n".join([*lines, closing])


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that looks most like the word, or None when none is close.

    A far likeness counts only from the same first letter: elsewhere it is chance.
    """
    ordered = sorted(choices)
    alike = [choice for choice in ordered if choice[:1] == word[:1]]  # « nmo », « ouverture »
    close = get_close_matches(word, ordered, 1, 0.75) or get_close_matches(word, alike, 1, 0.66)
    return close[0] if close else None


def remedy(word: str, choices: Iterable[str], place: str = "") -> str:
    """Return « écrire X » when a choice is near, else the list of what is allowed (8 at most).

    With a place, where the names come from, a long list gives way to it.
    """
    ordered = sorted(choices)
    close = nearest(word, ordered)
    if close:
        return f"écrire « {close} »"
    return allowed(ordered, place)


def allowed(choices: Iterable[str], place: str = "") -> str:
    """Return the list of what is allowed (8 at most), or where it comes from when it is long."""
    ordered = sorted(choices)
    if not ordered:
        return "rien n’est encore enregistré sous ce nom"
    if place and len(ordered) > LONG:
        return f"vérifier {place}"
    shown = ", ".join(ordered[:8])
    return f"choisir parmi : {shown}" + (", …" if len(ordered) > 8 else "")


def found(value: object) -> str:
    """Return what an author wrote in place of what was expected, as the author sees it."""
    if value is None:
        return "rien n’est écrit"
    if isinstance(value, tuple):
        return "une liste trouvée"
    if isinstance(value, Mapping):
        return "des champs trouvés"
    return f"« {plain(value)} » trouvé"


def plain(value: object) -> str:
    """Return a value as it is written in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)
