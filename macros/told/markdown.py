"""From Markdown to nodes: plain data that templates draw, and that nothing can run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True, slots=True)
class Marked:
    """Nodes that stand apart in one way: strong, stressed, a paragraph, a quotation, code."""

    t: Literal["fort", "appui", "code", "para", "citation", "bloc-code"]
    c: Nodes


@dataclass(frozen=True, slots=True)
class Sign:
    """A line cut short, or a rule between two blocks."""

    t: Literal["saut", "filet"]


@dataclass(frozen=True, slots=True)
class Link:
    """Nodes that lead to an address."""

    url: str
    c: Nodes
    t: Literal["lien"] = "lien"


@dataclass(frozen=True, slots=True)
class Heading:
    """Nodes as the heading of what follows, with its rank."""

    rang: int
    c: Nodes
    t: Literal["titre"] = "titre"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, each made of blocks; numbered from debut when they are in order."""

    c: tuple[Nodes, ...]
    ordre: bool = False
    debut: int = 1
    t: Literal["liste"] = "liste"


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table: those of its head, then row after row."""

    tete: tuple[Nodes, ...]
    lignes: tuple[tuple[Nodes, ...], ...]
    t: Literal["tableau"] = "tableau"


Node = str | Marked | Sign | Link | Heading | Listing | Table
"""A text, or what templates know by its « t »; « c » holds the nodes inside."""

Nodes = tuple[Node, ...]

Fault = tuple[int, str]
"""A line, from 0, and a French sentence."""

_INLINE = MarkdownIt("commonmark", {"html": False})
_BLOCKS = MarkdownIt("commonmark", {"html": True}).enable("table")
_MARKS = re.compile(r"[*_`\[\]<>&\\!\n]")
_HOST_ONLY = re.compile(r"(?m)^(!!!|\?\?\?)|\{:")


@lru_cache(maxsize=8192)
def inline(text: str) -> Nodes:
    """Return one paragraph of CommonMark as nodes; HTML in the text is shown, never obeyed."""
    if not _MARKS.search(text):
        return (str(text),)
    return _children(SyntaxTreeNode(_INLINE.parseInline(text)).children[0])


@lru_cache(maxsize=256)
def blocks(text: str) -> Nodes:
    """Return CommonMark with tables as block nodes; HTML shows as text (see faults)."""
    return _inside(_tree(text))


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


def _children(node: SyntaxTreeNode) -> Nodes:
    return tuple(found for child in node.children for found in _span(child))


def _span(node: SyntaxTreeNode) -> Iterable[Node]:
    if node.type == "strong":
        yield Marked("fort", _children(node))
    elif node.type == "em":
        yield Marked("appui", _children(node))
    elif node.type == "code_inline":
        yield Marked("code", (node.content,))
    elif node.type == "link":
        yield Link(str(node.attrs.get("href", "")), _children(node))
    elif node.type == "softbreak":
        yield " "
    elif node.type == "hardbreak":
        yield Sign("saut")
    elif node.type in {"image", "text", "html_inline"}:
        yield node.content
    elif node.children:
        yield from _children(node)


def _inside(node: SyntaxTreeNode) -> Nodes:
    return tuple(_BLOCK[child.type](child) for child in node.children if child.type in _BLOCK)


def _text(node: SyntaxTreeNode) -> Nodes:
    return tuple(found for child in node.children for found in _children(child))


def _list(node: SyntaxTreeNode) -> Node:
    items = tuple(_inside(item) for item in node.children)
    return Listing(items, node.type == "ordered_list", int(node.attrs.get("start", 1)))


def _code(node: SyntaxTreeNode) -> Node:
    return Marked("bloc-code", (node.content.rstrip("\n"),))


def _table(node: SyntaxTreeNode) -> Node:
    rows = (row for part in node.children for row in part.children)
    head, *body = (tuple(_text(cell) for cell in row.children) for row in rows)
    return Table(head, tuple(body))


_BLOCK: Mapping[str, Callable[[SyntaxTreeNode], Node]] = {
    "paragraph": lambda node: Marked("para", _text(node)),
    "heading": lambda node: Heading(int(node.tag[1:]), _text(node)),
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": lambda node: Marked("citation", _inside(node)),
    "fence": _code,
    "code_block": _code,
    "html_block": lambda node: Marked("para", (node.content.strip(),)),
    "hr": lambda _: Sign("filet"),
    "table": _table,
}


def text_of(nodes: Iterable[Node]) -> str:
    """Return the words of nodes, without their marks."""
    return "".join(n if isinstance(n, str) else text_of(inside(n)) for n in nodes)


def inside(node: Node) -> Nodes:
    """Return the nodes that stand in a node, none in a table nor in a text."""
    match node:
        case Marked() | Link() | Heading():
            return node.c
        case Listing():
            return tuple(found for item in node.c for found in item)
        case str() | Sign() | Table():
            return ()


def led(nodes: Nodes, lead: Callable[[str], str]) -> Nodes:
    """Return nodes whose links go where lead sends their addresses."""
    return tuple(_led(node, lead) for node in nodes)


def _led(node: Node, lead: Callable[[str], str]) -> Node:
    match node:
        case Link():
            return Link(lead(node.url), led(node.c, lead))
        case Marked() | Heading():
            return replace(node, c=led(node.c, lead))
        case Listing():
            return replace(node, c=tuple(led(item, lead) for item in node.c))
        case Table():
            head, *rows = (tuple(led(x, lead) for x in row) for row in (node.tete, *node.lignes))
            return Table(head, tuple(rows))
        case str() | Sign():
            return node
