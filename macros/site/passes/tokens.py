"""A page read once, from tag to tag: each token knows the element it stands in, and comes back sign
for sign.

A tree that is written again closes, quotes and orders its tags in its own way; here what no pass
changes is untouched. Contributed tags are plainly written and closed in their place, or refused
(contributed/safety.py), so that these tokens are the ones of browsers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

_TAG = re.compile(
    r"""<!--.*?-->|<![^>]*>|<(/?[a-zA-Z][^\s/>]*)[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""",
    re.DOTALL,
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_RAW = frozenset(["script", "style", "textarea"])
"""Elements whose inside holds no tag."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of a page: its name, its tag as written, what it stands in, and whether it stands
    in the text of the page, which the theme puts in an article."""

    name: str
    tag: str
    outer: Element | None
    in_text: bool

    def nearest(self, name: str) -> Element | None:
        """Return this element or the closest one around it that has a name."""
        found: Element | None = self
        while found is not None and found.name != name:
            found = found.outer
        return found


TOP = Element("", "", None, in_text=False)
"""What stands around a page."""
TEXT = Element("article", "<article>", TOP, in_text=True)
"""What stands around the text of a page read by itself."""


class Token(NamedTuple):
    """A text, a tag, or something else that no one reads.

    name: of the element that a tag opens, after « / » when it closes it; nothing for a text, « ! »
    for a comment and its like. element: the one a tag opens or closes; else what it stands in.
    """

    source: str
    name: str
    element: Element


Tokens = tuple[Token, ...]


def read(html: str, inside: Element = TOP) -> Tokens:
    """Return the tokens of some HTML that stands in an element."""
    made: list[Token] = []
    start = 0
    for tag in _TAG.finditer(html):
        name = tag[1]
        if inside.name in _RAW and name != f"/{inside.name}":
            continue
        if start < tag.start():
            made.append(Token(html[start : tag.start()], "", inside))
        token, inside = _tag(tag[0], name, inside)
        made.append(token)
        start = tag.end()
    if start < len(html):
        made.append(Token(html[start:], "", inside))
    return tuple(made)


def _tag(source: str, name: str | None, inside: Element) -> tuple[Token, Element]:
    """Return the token of a tag, and the element that what follows stands in."""
    if not name:
        return Token(source, "!", inside), inside
    name = name.lower()
    if name[0] == "/":
        closed = inside.nearest(name[1:])
        return Token(source, name, closed or inside), (closed and closed.outer) or inside
    opened = Element(name, source, inside, inside.in_text or name == "article")
    alone = name in VOID or source.endswith("/>")
    return Token(source, name, opened), inside if alone else opened


def written(page: Tokens) -> str:
    """Return the HTML of a page."""
    return "".join([token.source for token in page])


def among(test: Callable[[Element], bool]) -> Callable[[Element], bool]:
    """Return what says whether an element, or one around it, answers a test; each is asked once."""

    @cache
    def found(element: Element) -> bool:
        return test(element) or (element.outer is not None and found(element.outer))

    return found


def with_words(
    page: Tokens, change: Callable[[str], str], left_alone: Callable[[Element], bool]
) -> Tokens:
    """Return a page whose text went through a change that may add tags, but in the elements that
    are left alone."""
    apart = among(lambda element: element.in_text and left_alone(element))
    return tuple(_with_words(page, change, apart))


def _with_words(
    page: Tokens, change: Callable[[str], str], apart: Callable[[Element], bool]
) -> Iterator[Token]:
    for token in page:
        source, name, element = token
        if (
            name
            or not element.in_text
            or source.isspace()
            or apart(element)
            or (shown := change(source)) == source
        ):
            yield token
        else:
            yield from read(shown, element)


def with_tags(page: Tokens, held: str, change: Callable[[str], str]) -> Tokens:
    """Return a page whose tags that hold some signs went through a change."""
    holding = [n for n, (source, name, _) in enumerate(page) if held in source and name]
    if not holding:
        return page
    made = list(page)
    for n in holding:
        made[n] = made[n]._replace(source=change(made[n].source))
    return tuple(made)
