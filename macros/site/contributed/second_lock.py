"""Contributed HTML read again as browsers read it: a sanitiser, and the tree that HTML5 makes of it.

The sanitiser (nh3, that is Ammonia and html5ever) must have nothing to change, and the HTML must
stay in its place: what it opens it closes, what it closes it opened.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Final

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .allowed import ATTRIBUTES, SCHEMES, TAGS

_TEXT: Final = f"x-{secrets.token_hex(16)}"
"""The element that holds the text while it is read: nobody can close it by its name."""
_BEFORE = f"<!doctype html><title>x</title><body><p>x</p><div><main><div><div><article><{_TEXT}>"
"""Elements like those around the text of a page: a stray end tag would close one of them."""
_AFTER = f"</{_TEXT}><x-suite></x-suite></article></div></div></main></div>"

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(),
    attributes={"*": set(ATTRIBUTES)},
    generic_attribute_prefixes={"aria-"},
    strip_comments=False,
    link_rel=None,
    url_schemes=set(SCHEMES - {""}),
)


def reread(html: str) -> str | None:
    """Return the signs near which a browser would read HTML otherwise than it stands; None if not."""
    tree = LexborHTMLParser(f"{_BEFORE}{html}{_AFTER}")
    lost = _misplaced(tree)
    if lost is not None:
        return lost
    clean = LexborHTMLParser(f"{_BEFORE}{_CLEANER.clean(html)}{_AFTER}")
    return _difference(list(_told(tree)), list(_told(clean)))


def _misplaced(tree: LexborHTMLParser) -> str | None:
    """Return the element that is not closed in its place, or one that reached above the text."""
    text, rest = tree.css_first(_TEXT), tree.css(_TEXT + "~x-suite")
    if text is None or not rest:
        inside = tree.css(_TEXT + " x-suite")
        return f"<{inside[-1].parent.tag}" if inside and inside[-1].parent else "</"
    if rest[-1].prev is None or rest[-1].prev.mem_id != text.mem_id or rest[-1].next is not None:
        return "</"
    above = (tree.root, tree.body, text.parent)
    return "<" if any(node is not None and node.attributes for node in above) else None


def _told(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the elements, attributes, texts and comments of a text, in order."""
    start = tree.css_first(_TEXT)
    if start is None:
        return
    yield from map(_one, start.traverse(include_text=True))


def _one(node: LexborNode) -> str:
    if node.is_text_node:
        return node.text_content or ""
    if node.is_comment_node:
        return f"<!--{node.comment_content}"
    attributes = sorted((name, value or "") for name, value in node.attributes.items())
    return f"<{node.tag}" + "".join(f' {name}="{value}"' for name, value in attributes)


def _difference(written: list[str], clean: list[str]) -> str | None:
    if written == clean:
        return None
    pairs = zip(written, clean, strict=False)
    first = next((one for one, other in pairs if one != other), "")
    return first.split(" ")[0][:60]
