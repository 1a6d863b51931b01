"""Texts seen as sentences: what is left of Markdown once its signs are taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_TERME = re.compile(r"\{\{\s*terme\([^,)\n]*(?:,\s*[\"']([^\"']*)[\"'])?\s*\)\s*\}\}")
_CALL = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_ASIDE = re.compile(
    r"```.*?```|`[^`\n]*`|(?<=\])\([^)\n]*\)|<[^>\n]+>|https?://\S+|\{:[^}\n]*\}"
    r"|^[ \t]*\|[^\n]*$|^#+ [^\n]*$",
    re.DOTALL | re.MULTILINE,
)
"""Code, targets of links, tags, attributes, rows of tables, headings: none of it is a sentence."""

_STOP = r"(?<![.!?…][.!?…])[.!?…]*[ \u00a0\u202f]?»?(?=\s)"
_BREAK = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+\.) )"
    + "".join(f"|{sign}{_STOP}" for sign in (r"\.", "!", r"\?", "…"))
)
"""What ends a sentence, each from its own sign on, which is found fast; looking behind, a long run
of points is tried once."""

_LEAD = re.compile(r"[\s«]*(?:(?:[-*]|\d+\.) )?\s*")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
"""A word: « aujourd’hui » and « peut-être » count for one."""


@lru_cache(maxsize=4096)
def plain_lines(text: str) -> str:
    """Return a text without what is not read aloud, each line at its place."""
    text = _TERME.sub(lambda match: match[1] or "mot", text)
    text = _CALL.sub(_blank, text)
    return _ASIDE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") or " "


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return each sentence of a Markdown text, with how many lines stand before it."""
    return tuple(_sentences(plain_lines(text)))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(found.end() for found in _BREAK.finditer(text)), len(text)):
        found = text[start:end]
        if WORD.search(found):
            lead = _LEAD.match(found)
            before = start + (lead.end() if lead else 0)
            yield text.count("\n", 0, before), text[before:end].strip()
        start = end


def words(sentence: str) -> list[str]:
    """Return the words of a sentence, in small letters."""
    return WORD.findall(sentence.lower())
