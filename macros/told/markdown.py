"""From Markdown to nodes: plain data that templates draw, and that nothing can run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Node = str | dict[str, Any]
"""A text, or a mapping whose "t" says what it is and whose "c" holds the nodes inside."""

Fault = tuple[int, str]
"""A line, from 0, and a French sentence."""

_INLINE = MarkdownIt("commonmark", {"html": False})
_BLOCKS = MarkdownIt("commonmark", {"html": True}).enable("table")
_MARKS = re.compile(r"[*_`\[\]<>&\\!\n]")
_HOST_ONLY = re.compile(r"(?m)^(!!!|\?\?\?)|\{:")
_MARKED = {"strong": "fort", "em": "appui"}


@lru_cache(maxsize=8192)
def _inline(text: str) -> tuple[Node, ...]:
    if not _MARKS.search(text):
        return (text,)
    return tuple(_children(SyntaxTreeNode(_INLINE.parseInline(text)).children[0]))


def inline(text: str) -> list[Node]:
    """Return one paragraph of CommonMark as nodes; HTML in the text is shown, never obeyed."""
    return list(_inline(text))


def blocks(text: str) -> list[Node]:
    """Return CommonMark with tables as block nodes; HTML shows as text (see faults)."""
    return [node for child in _tree(text).children for node in _block(child)]


def faults(text: str) -> list[Fault]:
    """Return what a document cannot show: pictures, HTML, signs of the site's own Markdown."""
    found = [
        (text.count("\n", 0, match.start()), _HOST_SENTENCE) for match in _HOST_ONLY.finditer(text)
    ]
    if "<" not in text and "![" not in text:  # Neither HTML nor a picture: most texts.
        return found
    line = 0
    for node in _tree(text).walk(include_self=False):
        line = node.map[0] if node.map else line
        if node.type in _SENTENCES:
            found.append((line, _SENTENCES[node.type]))
    return found


_HOST_SENTENCE = (
    "ce signe n’est compris que par le site, pas par les documents à imprimer ; "
    "écrire un paragraphe, une liste, un tableau ou une citation « > »"
)
IMAGE = (
    "une image ne peut pas s’imprimer ici ; "
    "la décrire en une phrase, ou la mettre dans une page de docs/"
)
_HTML = "du HTML ne peut pas s’imprimer ; l’écrire en Markdown"
_SENTENCES = {
    "html_block": _HTML,
    "html_inline": _HTML,
    "image": IMAGE,
}


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_BLOCKS.parse(text))


def _children(node: SyntaxTreeNode) -> list[Node]:
    return [found for child in node.children for found in _span(child)]


def _span(node: SyntaxTreeNode) -> Iterable[Node]:
    if node.type in _MARKED:
        yield {"t": _MARKED[node.type], "c": _children(node)}
    elif node.type == "code_inline":
        yield {"t": "code", "c": [node.content]}
    elif node.type == "link":
        yield {"t": "lien", "url": str(node.attrs.get("href", "")), "c": _children(node)}
    elif node.type == "softbreak":
        yield " "
    elif node.type == "hardbreak":
        yield {"t": "saut"}
    elif node.type == "image" or node.type in {"text", "html_inline"}:
        yield node.content
    elif node.children:
        yield from _children(node)


def _block(node: SyntaxTreeNode) -> Iterable[Node]:
    make = _BLOCK.get(node.type)
    if make:
        yield make(node)


def _inside(node: SyntaxTreeNode) -> list[Node]:
    return [found for child in node.children for found in _block(child)]


def _paragraph(node: SyntaxTreeNode) -> Node:
    return {"t": "para", "c": _text(node)}


def _text(node: SyntaxTreeNode) -> list[Node]:
    return [found for child in node.children for found in _children(child)]


def _heading(node: SyntaxTreeNode) -> Node:
    return {"t": "titre", "rang": int(node.tag[1:]), "c": _text(node)}


def _list(node: SyntaxTreeNode) -> Node:
    return {
        "t": "liste",
        "ordre": node.type == "ordered_list",
        "debut": int(node.attrs.get("start", 1)),
        "c": [_inside(item) for item in node.children],
    }


def _quote(node: SyntaxTreeNode) -> Node:
    return {"t": "citation", "c": _inside(node)}


def _code(node: SyntaxTreeNode) -> Node:
    return {"t": "bloc-code", "c": [node.content.rstrip("\n")]}


def _as_text(node: SyntaxTreeNode) -> Node:
    return {"t": "para", "c": [node.content.strip()]}


def _rule(_: SyntaxTreeNode) -> Node:
    return {"t": "filet"}


def _table(node: SyntaxTreeNode) -> Node:
    rows = [row for part in node.children for row in part.children]
    head, *body = [[_text(cell) for cell in row.children] for row in rows]
    return {"t": "tableau", "tete": head, "lignes": body}


_BLOCK: Mapping[str, Callable[[SyntaxTreeNode], Node]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "html_block": _as_text,
    "hr": _rule,
    "table": _table,
}


def text_of(nodes: Iterable[Node]) -> str:
    """Return the words of nodes, without their marks."""
    return "".join(n if isinstance(n, str) else text_of(n.get("c", ())) for n in nodes)


__all__ = ["IMAGE", "Fault", "Node", "blocks", "faults", "inline", "text_of"]
