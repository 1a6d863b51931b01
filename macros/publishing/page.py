"""A page on its way through the host: its header, then its content once rendered."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from macros.model.source.depot import DOCS
from macros.site.calls.authoring import has_calls
from macros.site.contributed.safety import faults
from macros.site.contributed.written import anchors
from macros.site.parts.apart import bare, put_back

Header = Mapping[str, Any]
"""A page's header as the host holds it."""

_HEADER = ("title", "description", "scripts", "hide")
"""What a page's header may tell the theme: another field would choose a template, or print itself."""
_GUIDE = "~/guide/modifier-une-page/"
"""What tells how to edit a page where no forge holds it."""


def header(meta: Header, src: str, written: str | None) -> dict[str, Any]:
    """Return the header of a page: what the theme reads, the file to edit, and whether the macros
    plugin answers its calls.

    written: the text of a page written by hand; None for one of the toolbox, whose header names its
    file and whose calls are answered.
    """
    kept = {name: meta[name] for name in _HEADER if name in meta}
    source = str(meta["source"]) if written is None else f"{DOCS}/{src}"
    return {**kept, "source": source, "render_macros": has_calls(written or "")}


def whole(content: str, meta: Header, edit: str) -> tuple[str, frozenset[str], list[str]]:
    """Return a page's HTML with our own in its slots and a last line for its source, its parts that
    a link may aim at, and what is refused of what contributors wrote.

    edit: where its source is edited; without any, the guide tells how to.
    """
    wrong = [f"{meta['source']} : {fault.sentence}" for fault in faults(content)]
    content = put_back(bare(content), meta["brut"])
    return content + _source_line(meta["source"], edit or _GUIDE), anchors(content), wrong


def _source_line(source: str, edit: str) -> str:
    return (
        f'\n<p class="page-source"><a href="{html.escape(edit)}">Pour l’équipe : modifier cette page</a>'
        f" <span>Elle est écrite dans <code>{html.escape(source)}</code></span></p>\n"
    )
