"""What the theme leaves inaccessible, mended in the HTML it writes (measured with axe 4.14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from ..parts.icons import icon
from .here import Here
from .tokens import TOP, Token, Tokens, read, with_tags, written

_HEADINGS = frozenset(f"/h{level}" for level in range(1, 7))
_SKIP = '<div data-md-component="skip">'
_SECTION = re.compile(r'aria-labelledby="__nav_\d+_label"')

CHERCHER = (
    '<button type="button" class="chercher" hidden aria-keyshortcuts="/ Control+K">'
    f"{icon('chercher')}<span>Chercher</span></button>"
)
"""Our own search's button, at the end of the theme's header; scripts show it."""


def unsigned(page: Tokens, _: Here) -> Tokens:
    """Leave out what made the page: MkDocs and ProperDocs write the same bytes."""
    for n, token in enumerate(page):
        if token.source.startswith('<meta name="generator"'):
            return (*_trimmed(page[:n]), *page[n + 1 :])
    return page


def _trimmed(before: Tokens) -> Tokens:
    """Return some tokens without a blank at their end."""
    return before[:-1] if before and _blank(before[-1]) else before


def _blank(token: Token) -> bool:
    return not token.name and token.source.isspace()


def valid(page: Tokens, _: Here) -> Tokens:
    """Leave out attributes that mean nothing where they stand: an empty rank in the page, what
    completes a box that nobody types in, the label of headings in a page that stands in no menu."""
    page = with_tags(page, ' tabindex=""', lambda tag: tag.replace(' tabindex=""', ""))
    page = with_tags(
        page, '<input class="md-toggle', lambda t: t.replace(' autocomplete="off"', "")
    )
    if any('id="__toc"' in token.source for token in page if token.name == "input"):
        return page
    return with_tags(page, ' for="__toc"', lambda tag: tag.replace(' for="__toc"', ""))


def silent(page: Tokens, _: Here) -> Tokens:
    """Hide the theme's icons from those who listen: they always stand in something that has a name."""

    def hidden(tag: str) -> str:
        named = "aria-" in tag or "role=" in tag
        return tag if named else tag.replace("<svg", '<svg aria-hidden="true"', 1)

    return with_tags(page, "<svg xmlns=", hidden)


def skipping(page: Tokens, _: Here) -> Tokens:
    """Fill the way to the content, which the theme leaves empty on the page not found."""
    for n, token in enumerate(page):
        before = _trimmed(page[:n]) if token.element.tag == _SKIP else ()
        if before and token.name == "/div" and before[-1].source == _SKIP:
            way = '<a href="#contenu" class="md-skip">Aller au contenu</a>'
            return (*before, *read(way, token.element), *page[n:])
    return page


def reached(page: Tokens, _: Here) -> Tokens:
    """Have the keyboard reach blocks of code, which scroll."""

    def mended(token: Token) -> Token:
        outer = token.element.outer
        if token.name != "code" or outer is None or outer.name != "pre":
            return token
        return token._replace(source=token.source.replace("<code", '<code tabindex="0"', 1))

    return tuple(map(mended, page))


def searching(page: Tokens, _: Here) -> Tokens:
    """Put the search's button at the end of the theme's header."""
    for n, token in enumerate(page):
        before = _trimmed(page[:n]) if token.name == "/header" else ()
        if before and before[-1].name == "/nav":
            end = len(before) - 1
            return (*page[:end], *read(CHERCHER, before[-1].element), *page[end:])
    return page


def named(page: Tokens, _: Here) -> Tokens:
    """Name the sections whose heading is a page of its own: a label that holds an icon says nothing."""
    return tuple(_named(page, n) if token.name == "nav" else token for n, token in enumerate(page))


def _named(page: Tokens, place: int) -> Token:
    nav, inside = page[place], page[place + 1 : place + 8]
    said = [token for token in inside if not _blank(token)][:4]
    if [token.name for token in said] != ["label", "span", "/span", ""]:
        return nav
    name = f'aria-label="{said[3].source.strip()}"'
    return nav._replace(source=_SECTION.sub(lambda _: name, nav.source))


def scrolling(page: Tokens, _: Here) -> Tokens:
    """Have plain tables scroll in a box that the keyboard reaches, with a name; tables that hold
    another one keep as they are."""
    found: list[Token] = []
    start = 0
    for count, (first, last) in enumerate(_plain_tables(page), 1):
        found += (*page[start:first], *_boxed(page, first, last, count))
        start = last
    return (*found, *page[start:])


def _plain_tables(page: Tokens) -> Iterator[tuple[int, int]]:
    """Yield where each table starts, and where what follows it does."""
    start: int | None = None
    for n, token in enumerate(page):
        if token.name == "table":
            start = n if token.source == "<table>" else None
        elif token.name == "/table" and start is not None:
            yield start, n + 1
            start = None


def _boxed(page: Tokens, first: int, last: int, count: int) -> Tokens:
    table = written(page[first:last]).replace("<th>", '<th scope="col">')  # Markdown has no others.
    name = _heading(page[:first])
    label = f"Tableau {count}" + (f" : {escape(unescape(name))}" if name else "")
    html = (
        f'<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="{label}">'
        f'<div class="md-typeset__table">{table}</div></div>'
    )
    return read(html, page[first].element.outer or TOP)


def _heading(before: Tokens) -> str:
    """Return the words of the last heading."""
    end = next((n for n in reversed(range(len(before))) if before[n].name in _HEADINGS), 0)
    heading = before[end].element if before else TOP
    words = []
    for token in reversed(before[:end]):
        if token.element is heading and token.name:
            break
        if not token.name:
            words.append(token.source)
    return "".join(reversed(words)).strip()
