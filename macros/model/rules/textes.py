"""Rules of writing: no code in fields, no empty page, no notation that breaks a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..base.problems import Problem
from ..core.entries import AnyEntry
from .liens import fault

_HEADING_ID = re.compile(r"^#{1,6} .*\{#[\w-]+\}\s*$")
_CALL = re.compile(r"\{[{%]")


def no_macro_in_fields(entry: AnyEntry) -> Iterator[Problem]:
    """Macro calls live in the prose, never in a field."""
    prose = "le texte sous l’en-tête"
    if entry.path.endswith(".yml"):
        prose = "une page ou dans le texte d’un outil"
    for where, text in texts(entry.document.data, ()):
        if _CALL.search(text):
            sentence = f"les appels {{{{ … }}}} s’écrivent dans {prose}, pas ici"
            yield fault(entry, where, sentence)


def texts(
    value: object, where: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a file's fields, with the path of its field."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, (*where, key))
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from texts(item, (*where, n))


def prose(entry: AnyEntry) -> Iterator[Problem]:
    """A tool's page has prose, and its headings use the notation that works."""
    if has_body(entry) and not entry.document.body.strip():
        yield _at(entry, 0, "le texte sous l’en-tête est vide ; écrire au moins un paragraphe")
    if "{#" in entry.document.body:
        yield from _headings(entry)


def has_body(entry: AnyEntry) -> bool:
    """Say whether a file has a prose under its header."""
    return entry.path.endswith(".md")


def _headings(entry: AnyEntry) -> Iterator[Problem]:
    for n, line in enumerate(entry.document.body.split("\n")):
        if _HEADING_ID.match(line):
            yield _at(entry, n, "l’ancre d’un titre s’écrit « {: #ancre } », avec les deux-points")


def _at(entry: AnyEntry, offset: int, sentence: str) -> Problem:
    return Problem(entry.path, entry.document.body_line + offset, "", sentence)


OF_ONE = (no_macro_in_fields, prose)
