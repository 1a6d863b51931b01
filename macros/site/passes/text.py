"""The text of a page: its documents in their place, links that lead from it, French spaces."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import espaces

from ..pages.papiers import papiers_de
from ..parts.apart import PLACE
from ..parts.links import resolve
from .explained import is_read, link_words
from .foreign import mark_foreign
from .here import Here
from .tokens import Element, Token, Tokens, read, with_tags, with_words

_KEPT = frozenset(["script", "style", "code", "pre", "svg", "textarea"])
"""Elements whose spaces are meant as they are."""
_PRINTED = '<a class="imprime" href="~~/'
"""How words that lead to a document begin, where the page offers it."""
_ROOTED = "~/"
"""What every address from the site's root holds."""


def documents(page: Tokens, here: Here) -> Tokens:
    """Put the documents of a page under its title; its words link to no document that is not there."""
    return tuple(_documents(page, here))


def _documents(page: Tokens, here: Here) -> Iterator[Token]:
    papers = here.around.papers.get(here.url, ())
    made = {f'{_PRINTED}{paper.adresse}"' for paper in papers}
    left: list[Element] = []
    for token in page:
        if token.source == PLACE:
            yield from read(papiers_de(papers, here.title), token.element)
        elif token.source.startswith(_PRINTED) and not token.source.startswith(tuple(made)):
            left.append(token.element)
        elif token.name != "/a" or token.element not in left:
            yield token


def explained(page: Tokens, here: Here) -> Tokens:
    """Link the words of the glossary where pages are read from top to bottom."""
    words = here.around.words
    return link_words(page, words) if words and is_read(here.src) else page


def strange(page: Tokens, here: Here) -> Tokens:
    """Mark the words of other languages."""
    return mark_foreign(page, here.around.strange) if here.around.strange else page


def links(page: Tokens, here: Here) -> Tokens:
    """Have the links from the site's root lead from the page."""
    return with_tags(page, _ROOTED, lambda tag: resolve(tag, here.url, here.around.addresses)[0])


def lost(page: Tokens, here: Here) -> list[str]:
    """Return the addresses from the site's root where no page stands."""
    tags = (token.source for token in page if token.name and _ROOTED in token.source)
    return [url for tag in tags for url in resolve(tag, here.url, here.around.addresses)[1]]


def spaces(page: Tokens, _: Here) -> Tokens:
    """Set French no-break spaces in the text; tags, code and drawings untouched."""
    return with_words(page, espaces, lambda element: element.name in _KEPT)
