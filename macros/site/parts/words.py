"""The words of a page changed where they stand: between tags, and not everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_VOID = {"br", "hr", "img", "input", "wbr", "col", "source"}


def change_words(
    html: str, change: Callable[[str], str], left_alone: Callable[[str, str], bool]
) -> str:
    """Return a page whose texts went through `change`, but in the elements that are left alone.

    `left_alone` is asked with the name of an element and its attributes as written.
    """
    return "".join(_changed(html, change, left_alone))


def _changed(
    html: str, change: Callable[[str], str], left_alone: Callable[[str, str], bool]
) -> Iterator[str]:
    start = 0
    closed: list[str] = []
    for tag in _TAG.finditer(html):
        text = html[start : tag.start()]
        yield change(text) if text.strip() and not closed else text
        yield tag[0]
        start = tag.end()
        end, name, attributes = tag.groups()
        if name in _VOID or attributes.endswith("/"):
            continue
        _follow(closed, bool(end), name, bool(closed) or left_alone(name, attributes))
    yield html[start:]


def _follow(closed: list[str], end: bool, name: str, apart: bool) -> None:
    """Keep the names of the elements open since the first one whose words are left alone."""
    if not end and apart:
        closed.append(name)
    elif end and closed and closed[-1] == name:
        closed.pop()
