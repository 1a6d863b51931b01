"""What a page answers once its reader asks: parts that open in their place, each under its heading.

A template says where, with `<div class="replis">`: there each part, from its heading to the next one,
becomes an element that opens without a script, that the browser searches and that paper shows whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .here import Here
from .tokens import Element, Token, Tokens, read, written

_PLACE = '<div class="replis">'
_ID = re.compile(r' id="([^"]*)"')
_RESUME = re.compile(r'\s*<p class="resume">(.*?)</p>', re.DOTALL)


def folded(page: Tokens, _: Here) -> Tokens:
    """Fold the parts of a page that its template says; a link to one of them opens it."""
    for n, token in enumerate(page):
        if token.source == _PLACE:
            end = next(
                k
                for k in range(n, len(page))
                if _closes(page[k].name, page[k].element, token.element)
            )
            inside = "".join(_parts(page[n + 1 : end], token.element))
            return (*page[: n + 1], *read(inside, token.element), *folded(page[end:], _))
    return page


def _closes(name: str, element: Element, place: Element) -> bool:
    return name == "/div" and element is place


def _parts(inside: Tokens, place: Element) -> Iterator[str]:
    """Yield what stands before the first part, then each; what is folded already is left so."""
    bounds = [
        n for n, token in enumerate(inside) if token.element.outer is place and _begins(token)
    ]
    bounds.append(len(inside))
    yield written(inside[: bounds[0]])
    for start, after in pairwise(bounds):
        part = inside[start:after]
        yield _part(part) if part[0].name == "h2" else written(part)


def _begins(token: Token) -> bool:
    return token.name == "h2" or token.source.startswith('<details class="repli')


def _part(tokens: Tokens) -> str:
    """Return a part folded, with what it says of itself; its address is what it opens on: browsers
    unfold it by themselves."""
    end = next(n for n, token in enumerate(tokens) if token.name == "/h2") + 1
    heading, body = written(tokens[:end]), written(tokens[end:])
    found, said = _ID.search(heading), _RESUME.match(body)
    more = f'<span class="precision">{said[1]}</span>' if said else ""
    return (
        f'<details class="repli"><summary>{_ID.sub("", heading)}{more}</summary>'
        f'<div class="repli__corps"{found[0] if found else ""}>{body[said.end() if said else 0 :]}'
        "</div></details>"
    )
