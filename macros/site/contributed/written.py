"""What a contributed text becomes: its HTML, read once, and the links that stand in it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables", "toc")
"""The Markdown that mkdocs.yml turns on."""

_FIELD = MarkdownIt("commonmark", {"html": False})
_ADDRESSES = {"a": "href", "img": "src"}


class Way(Enum):
    """How a link is written, which says where its address starts from."""

    MARKDOWN = "from the file that holds it"
    HTML = "from the page that shows it"
    FIELD = "from the page that shows the field"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as its author wrote it, how, and whether it brings an image."""

    url: str
    way: Way
    image: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A text as the host renders it: HTML, and the links it holds."""

    html: str
    links: tuple[Link, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """Every place of this text that a link may aim at."""
        return anchors(self.html)


class _Gather(Treeprocessor):
    """Keeps the links that the host resolves, where it resolves them: raw HTML is not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = _ADDRESSES.get(element.tag) if isinstance(element.tag, str) else None
            url = element.get(name) if name else None
            if url is not None and markdown.util.AMP_SUBSTITUTE not in url:
                self.links.append(Link(url, Way.MARKDOWN, element.tag == "img"))


@functools.cache
def _host() -> tuple[markdown.Markdown, _Gather]:
    """Return the host's Markdown, made once: making it costs more than a short text."""
    made, gather = markdown.Markdown(extensions=list(EXTENSIONS)), _Gather()
    made.treeprocessors.register(gather, "boite", 0)
    return made, gather


@functools.lru_cache(maxsize=64)
def written(text: str) -> Written:
    """Return what a contributed text becomes; kept, since who judges asks again."""
    made, gather = _host()
    gather.links = []
    try:
        html = made.reset().convert(text)
    except BaseException:
        _host.cache_clear()
        raise
    return Written(html, (*gather.links, *_raw(html, gather.links)))


def _raw(html: str, known: list[Link]) -> Iterator[Link]:
    """Yield the links that were written in HTML: all those of the page but the known ones."""
    left = Counter((link.url, link.image) for link in known)
    for node in LexborHTMLParser(html).css("[href], [src]"):
        for name in ("href", "src"):
            url = node.attributes.get(name)
            if url is None:
                continue
            image = node.tag == "img"
            left[url, image] -= 1
            if left[url, image] < 0:
                yield Link(url, Way.HTML, image)


def field_links(text: str) -> Iterator[Link]:
    """Yield the links of one field: a paragraph of Markdown, shown on more than one page."""
    if "](" not in text and "<" not in text:
        return
    for block in _FIELD.parseInline(text):
        for token in block.children or ():
            name = {"link_open": "href", "image": "src"}.get(token.type)
            if name and token.info != "auto":
                yield Link(str(token.attrs[name]), Way.FIELD, token.type == "image")


def anchors(html: str) -> frozenset[str]:
    """Return the places of some HTML that a link may aim at."""
    return anchors_in(LexborHTMLParser(html))


def anchors_in(tree: LexborHTMLParser) -> frozenset[str]:
    """Return the places of a page already read that a link may aim at."""
    named = (node.attributes.get("name") for node in tree.css("a[name]"))
    return frozenset(
        name for name in (*(node.attributes.get("id") for node in tree.css("[id]")), *named) if name
    )


_MAYBE = re.compile(r"\]\(|\]\[|^\s*\[[^\]]+\]:|<[a-zA-Z]", re.MULTILINE)


def may_link(text: str) -> bool:
    """Say whether a text may hold a link at all: most hold none, and are not read for it."""
    return bool(_MAYBE.search(text))
