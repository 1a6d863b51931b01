"""Texts for pages: inline Markdown as HTML, French spaces between tags."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from macros.french import espaces

_NOTATION = re.compile(r"[\\`*_{}\[\]#|]")
_MARKS = re.compile(r"[*_`\[\]<>&\\!]")
_RENDERER = MarkdownIt("commonmark", {"html": False})
_TAG = re.compile(
    r"(<(?:script|style|code|pre|svg|textarea)\b.*?</(?:script|style|code|pre|svg|textarea)>|<[^>]*>)",
    re.S,
)


def inline(text: str) -> Markup:
    """Return one paragraph of CommonMark as HTML; HTML in the text is shown, never obeyed."""
    if not _MARKS.search(text):
        return Markup(escape(text))
    return Markup(_RENDERER.renderInline(text))


def literal(text: str) -> Markup:
    """Return a text as one line of Markdown that shows each of its signs, and obeys none."""
    line = re.sub(r"\s*\n\s*", " ", text)
    return escape(_NOTATION.sub(r"\\\g<0>", line))


def typographie(html: str) -> str:
    """Return HTML whose texts have French no-break spaces; tags, code and drawings untouched."""
    parts = _TAG.split(html)
    parts[::2] = map(espaces, parts[::2])
    return "".join(parts)
