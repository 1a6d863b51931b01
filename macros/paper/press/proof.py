"""Reading the toolbox as the press will: what cannot go on paper, file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from macros.french import enumeration
from macros.kept import digest
from macros.memory import Memory
from macros.model.base.problems import Problem
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.rules.textes import texts
from macros.model.source.documents import Document as Source
from macros.model.source.shapes import line_of
from macros.model.source.yaml_source import Path
from macros.told.markdown import IMAGE, faults

from .glyphs import undrawn

_PICTURE = re.compile(r"!\[[^\]]*\]\(")


def unprintable(catalogue: Catalogue, prose: Callable[[AnyEntry], str]) -> list[Problem]:
    """Return what no document can show: signs without a glyph, pictures, HTML, with their lines."""
    found: list[Problem] = []
    beside = (*catalogue.supports.values(), *catalogue.affaires.values())
    for entry in (*catalogue.files(), *beside):
        found += _FOUND.of(entry.document.mark, partial(_header, entry.document))
    for entry in catalogue.entries():
        if entry.document.body and not entry.where:
            text = prose(entry)
            key = entry.document.mark and digest(entry.document.mark, text)
            found += _FOUND.of(key, partial(_body, entry, text))
    return found


_FOUND: Memory[tuple[Problem, ...]] = Memory("unprintable")


def _header(source: Source) -> tuple[Problem, ...]:
    return tuple(_of_header(source))


def _of_header(source: Source) -> Iterator[Problem]:
    for where, text in texts(source.data, ()):
        if signs := undrawn(text):
            yield _in_field(source, where, _unknown(signs))
        if "![" in text and _PICTURE.search(text):
            yield _in_field(source, where, IMAGE)


def _in_field(source: Source, where: Path, sentence: str) -> Problem:
    return Problem(source.path, line_of(source.lines, where), ".".join(map(str, where)), sentence)


def _body(entry: AnyEntry, text: str) -> tuple[Problem, ...]:
    return tuple(_of_body(entry, text))


def _of_body(entry: AnyEntry, text: str) -> Iterator[Problem]:
    first = entry.document.body_line
    for line, sentence in faults(text):
        yield Problem(entry.path, first + line, "", sentence)
    if undrawn(text):
        for rank, row in enumerate(entry.document.body.split("\n")):
            if signs := undrawn(row):
                yield Problem(entry.path, first + rank, "", _unknown(signs))


def _unknown(signs: tuple[str, ...]) -> str:
    told = enumeration([f"« {sign} » (U+{ord(sign):04X})" for sign in signs[:3]])
    return f"aucune police imprimée ne dessine {told} ; l’écrire avec des mots"
