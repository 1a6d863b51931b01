"""How much a contributed text may cost, judged before anything else reads it.

Readers of Markdown take a time that grows as the square of a paragraph's signs, marks or levels
(measured, both of ours). Each number is at least three times the longest text of the toolbox; all
together hold any accepted text under two seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

MOST_BYTES = 400_000
"""How long a file may be: four times the glossary, and read within a second."""

MOST_LINE = 5_000
"""Signs of a line: our expressions read line by line."""

MOST_FIELD = 4_000
"""Signs of a field's text: eight times the longest."""

MOST_ITEMS = 1_000
"""Items of a list, or fields side by side: six times the glossary's words."""

MOST_FORMS, MOST_FOREIGN = 600, 300
"""Words that the glossary explains and words of other languages: each page is searched for all."""

MOST_DAYS_WRITTEN, MOST_BODIES, MOST_LINKS = 30, 40, 80
"""Days of a programme, bodies and links of a schema: what is composed, and what is drawn."""

MOST_PROSE = 60_000
"""Signs of a page, or of a tool's prose: three times the longest."""

MOST_BLOCK, MOST_LINES = 8_000, 200
"""Signs and lines without a blank line between: three times the longest table."""

MOST_MARKS, MOST_BRACKETS = 400, 100
"""Marks of Markdown and opening brackets in a block: readers try to pair each with all the others."""

MOST_MARKS_IN_ALL = 5_000
"""The same marks in a whole text, or in all the fields of a file: six times the most."""

TOO_MARKED = f"plus de {MOST_MARKS_IN_ALL} signes de Markdown dans ce texte ; le partager"

MOST_CELLS = 4_000
"""Cells of the tables of a text, empty ones as well: a row of two signs makes as many as the first."""

DEEPEST_PROSE = 12
"""Lists and quotations inside one another, four spaces or a sign each."""

MOST_CALLS, MOST_DAYS = 300, 15
"""Calls of a page, five times the most, and days that all of them together may compose."""

MOST_ARGUMENT, MOST_LISTED = 300, 100
"""Signs of a text given to a call, and items of a list."""

MOST_SHOWN = 2_000_000
"""Signs that a page may become, with what its calls show: ten times the heaviest call."""

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_MARK = re.compile(r"[\[\]<>*_`!&{\\]")
_LEAD = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|[0-9]+[.)](?=[ \t])))+")
_LEVEL = re.compile(r">|[-*+]|[0-9]+[.)]")

Fault = tuple[int, str]
"""A line, from 0, and a French sentence."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Something that a text holds few of: how it is recognised, how many may stand, what to say."""

    pattern: re.Pattern[str]
    most: int
    sentence: str


_DEFINED = r"(?m)^[ \t]*\[[^\]\n]*\]:"
_COUNTED = (
    Bound(re.compile(r"<[a-zA-Z/!?]"), 400, "plus de {} balises HTML dans ce texte ; le partager"),
    Bound(
        re.compile(r"(?m)^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)"),
        200,
        "plus de {} titres ou filets dans ce texte ; le partager",
    ),
    Bound(
        re.compile(r"(?m)^[ \t]*(?:```|~~~)"),
        200,
        "plus de {} débuts ou fins de blocs de code dans ce texte ; le partager",
    ),
    Bound(
        re.compile(_DEFINED),
        60,
        "plus de {} renvois de lien « [mot]: adresse » ; écrire les adresses dans le texte",
    ),
    Bound(
        re.compile(_DEFINED + r"(?:[^\n]*\n){0,2}?[^\n]{300}"),
        0,
        "un renvoi de lien dépasse 300 signes ; écrire l’adresse dans le texte",
    ),
    Bound(
        re.compile(r"\{[{%]"),
        MOST_CALLS,
        "plus de {} appels entre accolades dans ce texte ; le partager",
    ),
    Bound(_MARK, MOST_MARKS_IN_ALL, TOO_MARKED),
)
"""What costs more than its own length, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two blank lines: its first line, from 0, and its text."""

    line: int
    text: str

    @property
    def cells(self) -> int:
        """How many cells a reader would make of it, were it a table."""
        rows = self.text.strip().split("\n")
        return max(row.count("|") for row in rows) * len(rows)


def costly(text: str) -> list[Fault]:
    """Return why a page or a prose would cost too much to read, each reason with its line."""
    if len(text) > MOST_PROSE:
        return [
            (0, f"ce texte est trop long ({len(text)} signes) ; {MOST_PROSE} au plus, le partager")
        ]
    blocks = list(_blocks(text))
    found = [fault for bound in _COUNTED if (fault := _too_many(text, bound))]
    found += [
        (block.line + line, said) for block in blocks for line, said in _costly_block(block.text)
    ]
    return found or _cells(blocks)


def marks(text: str) -> int:
    """Return how many marks of Markdown a text holds."""
    return len(_MARK.findall(text))


def costly_field(text: str) -> str | None:
    """Return why the text of a field would cost too much to read, or None."""
    if len(text) > MOST_FIELD:
        return f"ce texte est trop long ({len(text)} signes) ; {MOST_FIELD} au plus, le raccourcir"
    return next((said for _, said in _costly_block(text)), None)


def _blocks(text: str) -> Iterator[Block]:
    start, line = 0, 0
    for end in (*(match.end() for match in _BLANK.finditer(text)), len(text)):
        yield Block(line, text[start:end])
        line += text.count("\n", start, end)
        start = end


def _too_many(text: str, bound: Bound) -> Fault | None:
    beyond = next(islice(bound.pattern.finditer(text), bound.most, None), None)
    if beyond is None:
        return None
    line = text.count("\n", 0, beyond.start())
    return line, bound.sentence.format(bound.most)


def _cells(blocks: Iterable[Block]) -> list[Fault]:
    total = 0
    for block in blocks:
        total += block.cells
        if total > MOST_CELLS:
            said = f"plus de {MOST_CELLS} cases dans les tableaux de ce texte ; le partager"
            return [(block.line, said)]
    return []


def _costly_block(text: str) -> Iterator[Fault]:
    """Yield what is too much between two blank lines."""
    if len(text) > MOST_BLOCK:
        yield 0, f"plus de {MOST_BLOCK} {_NO_BLANK}"
    elif text.count("\n") > MOST_LINES:
        yield 0, f"plus de {MOST_LINES} lignes sans ligne vide ; en laisser une entre deux idées"
    elif text.count("[") > MOST_BRACKETS:
        yield 0, f"plus de {MOST_BRACKETS} crochets sans ligne vide ; {_LIGHTEN}"
    elif len(text) > MOST_MARKS and marks(text) > MOST_MARKS:
        yield 0, f"plus de {MOST_MARKS} signes de Markdown sans ligne vide ; {_LIGHTEN}"
    else:
        yield from _deep(text)


_LIGHTEN = "aérer ou simplifier ce passage"
_NO_BLANK = "signes sans ligne vide ; en laisser une entre deux idées"


def _deep(text: str) -> Iterator[Fault]:
    for line, row in enumerate(text.split("\n")):
        if _level(row) > DEEPEST_PROSE:
            said = f"plus de {DEEPEST_PROSE} listes ou citations s’emboîtent ; aplatir ce passage"
            yield line, said


def _level(row: str) -> int:
    """Return how many lists and quotations a line may stand in."""
    if row[:1] not in _LEADING:
        return 0
    lead = _LEAD.match(row)
    signs = len(_LEVEL.findall(lead[0])) if lead else 0
    spaces = row[: len(row) - len(row.lstrip(" \t"))].expandtabs(4)
    return signs + len(spaces) // 4


_LEADING = frozenset(" \t>-*+0123456789")
