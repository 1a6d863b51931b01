"""Rules of notation: what a word processor writes and a page does not understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..base.problems import Problem
from ..core.entries import AnyEntry
from .textes import has_body

_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_TITLE = re.compile(r"# +([^#\s].*)")
_BULLET = re.compile(r"[ \t]*([•·–—▪‣●◦])[ \t\u00a0\u202f]+(\S.*)")
_SINGLE = re.compile(
    r"(?<!\{)\{\s*([a-z_]+)\s*\([^{}\n]*\)\s*\}(?!\})"
    r"|\{\{\s*([a-z_]+)\s*\([^{}\n]*\)\s*\}(?!\})"
    r"|(?<!\{)\{\s*([a-z_]+)\s*\([^{}\n]*\)\s*\}\}"
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HEADER_AGAIN = re.compile(r"\s*---[ \t]*\n(?:[\w-]+:.*\n|[ \t-].*\n)+---[ \t]*(?:\n|$)")

Slip = tuple[int, str]


def notation(entry: AnyEntry) -> Iterator[Problem]:
    """A tool's prose is written as Markdown: its lists, its tables, its headings and its calls."""
    for line, sentence in slips(entry.document.body, tool=True) if has_body(entry) else ():
        yield Problem(entry.path, entry.document.body_line + line, "", sentence)


def slips(text: str, tool: bool = False) -> Iterator[Slip]:
    """Yield each slip of notation of a text, with how many lines stand before it.

    In a tool's prose, where the title comes from the header, a title of the first level is one.
    """
    rows = _outside_fences(text.split("\n"))
    yield from _second_header(text)
    for look in (_single_braces, _bullets, _tables, *((_titles,) if tool else ())):
        yield from look(rows)


def _outside_fences(rows: list[str]) -> list[str]:
    """Return the rows of a text, those of its blocks of code emptied."""
    inside, kept = False, []
    for row in rows:
        fence = bool(_FENCE.match(row))
        kept.append("" if inside or fence else row)
        inside ^= fence
    return kept


def _second_header(text: str) -> Iterator[Slip]:
    if _HEADER_AGAIN.match(text):
        line = len(text) - len(text.lstrip())
        yield text.count("\n", 0, line), "un second en-tête suit le premier ; n’en garder qu’un"


def _titles(rows: Iterable[str]) -> Iterator[Slip]:
    for n, row in enumerate(rows):
        if match := _TITLE.match(row):
            sentence = "le titre de la page vient de l’en-tête ; écrire un titre de partie"
            yield n, f"{sentence} : ## {match[1].strip()}"


def _bullets(rows: Iterable[str]) -> Iterator[Slip]:
    for n, row in enumerate(rows):
        if match := _BULLET.match(row):
            start = " ".join(match[2].split()[:4])
            yield (
                n,
                f"« {match[1]} » ne fait pas une liste ; commencer la ligne par un tiret : - {start}",
            )


def _single_braces(rows: Iterable[str]) -> Iterator[Slip]:
    for n, row in enumerate(rows):
        for match in _SINGLE.finditer(re.sub(r"`[^`]*`", "", row)):
            call = match[0].strip("{} ")
            yield n, f"un appel a deux accolades de chaque côté ; écrire {{{{ {call} }}}}"


def _tables(rows: list[str]) -> Iterator[Slip]:
    for n, row in enumerate(rows):
        first = _ROW.match(row) and not (n and rows[n - 1].lstrip().startswith("|"))
        if not first or (n + 1 < len(rows) and _RULE.match(rows[n + 1])):
            continue
        count = row.strip().strip("|").count("|") + 1
        if n + 1 < len(rows) and _ROW.match(rows[n + 1]):
            rule = "|---" * count + "|"
            yield n, f"ce tableau n’a pas de ligne sous ses titres ; ajouter dessous : {rule}"


OF_ONE: tuple[Callable[[AnyEntry], Iterator[Problem]], ...] = (notation,)
