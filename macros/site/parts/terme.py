"""A word of the glossary where it is used."""

from __future__ import annotations

from markupsafe import escape

from macros.model.core.entries import AnyEntry

from .text import inline


def terme_link(entry: AnyEntry, shown: str) -> str:
    """Return a word as a link to its definition, which shows when one points at it."""
    definition = inline(entry.record.definition).striptags()
    return f'<a class="terme" href="~/{entry.url}" title="{escape(definition)}">{shown}</a>'
