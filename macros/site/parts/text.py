"""Texts for pages: inline Markdown as HTML, words of the glossary."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from macros.model.core.entries import AnyEntry

_NOTATION = re.compile(r"[\\`*_{}\[\]#|]")
_MARKS = re.compile(r"[*_`\[\]<>&\\!]")
_RENDERER = MarkdownIt("commonmark", {"html": False})


def inline(text: str) -> Markup:
    """Return one paragraph of CommonMark as HTML; HTML in the text is shown, never obeyed."""
    if not _MARKS.search(text):
        return Markup(escape(text))
    return Markup(_RENDERER.renderInline(text))


def literal(text: str) -> Markup:
    """Return a text as one line of Markdown that shows each of its signs, and obeys none."""
    line = re.sub(r"\s*\n\s*", " ", text)
    return escape(_NOTATION.sub(r"\\\g<0>", line))


def terme_link(entry: AnyEntry, shown: str) -> str:
    """Return a word as a link to its definition, which shows when one points at it."""
    definition = inline(entry.record.definition).striptags()
    return f'<a class="terme" href="~/{entry.url}" title="{escape(definition)}">{shown}</a>'
