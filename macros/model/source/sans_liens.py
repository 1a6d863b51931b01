"""Links to pages that are not shown, taken out of what people wrote: their words stay, and it is said."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from pydantic import BaseModel

T = TypeVar("T")

LATER = " (en relecture)"
"""What follows the name of a tool that is not shown."""

_LINK = re.compile(
    r"(?P<code>^(?P<mark>```+|~~~+).*?^(?P=mark)|`[^`\n]+`)"
    r"|(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<url>[^()\s<>]+)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
    r"|<a\b[^>]*?\bhref\s*=\s*(?P<quote>[\"'])(?P<href>[^\"'>]*)(?P=quote)[^>]*>(?P<inner>.*?)</a>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_ENDS = ("/index.html", "/index.md", ".html", ".md", "/")

Hidden = frozenset[str]
"""The addresses of what is not shown, without ending: what stands under one is not shown either."""


def unlinked(text: str, source: str, hidden: Hidden) -> str:
    """Return a text without its links to what is not shown, as code still shows them; source is the
    page's file, from which a link without « ~/ » starts."""
    if "](" not in text and "href" not in text:
        return text

    def told(match: re.Match[str]) -> str:
        url = match["url"] or match["href"]
        if not url or not leads(url, source, hidden):
            return match[0]
        return (match["text"] if match["url"] else match["inner"]) + LATER

    return _LINK.sub(told, text)


def leads(url: str, source: str, hidden: Hidden) -> bool:
    """Say whether a link of a page leads to what is not shown."""
    if ":" in url:
        return False
    path = url.partition("#")[0].partition("?")[0]
    rooted = path.startswith(("~/", "~~/"))
    whole = path.partition("/")[2] if rooted else posixpath.join(posixpath.dirname(source), path)
    return bool(path) and within(posixpath.normpath(whole), hidden)


def within(path: str, hidden: Hidden) -> bool:
    """Say whether the address of a page or of a file is one of what is not shown, or under one."""
    for end in _ENDS:
        path = path.removesuffix(end)
    parts = path.split("/")
    return any("/".join(parts[:n]) in hidden for n in range(2, len(parts) + 1)) or (
        posixpath.splitext(path)[0] in hidden
    )


def rewritten(value: T, change: Callable[[str], str]) -> T:
    """Return a value with every text in it changed; itself when none is."""
    return cast("T", _rewritten(value, change))


def _rewritten(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, BaseModel):
        told = {name: getattr(value, name) for name in type(value).model_fields}
        new = {n: made for n, old in told.items() if (made := _rewritten(old, change)) is not old}
        return value.model_copy(update=new) if new else value
    if isinstance(value, Mapping):
        pairs = {key: _rewritten(old, change) for key, old in value.items()}
        return pairs if any(pairs[key] is not value[key] for key in pairs) else value
    if type(value) in (tuple, list):
        items: list[object] = list(value)  # type: ignore[call-overload]
        each = [_rewritten(item, change) for item in items]
        same = all(a is b for a, b in zip(each, items, strict=True))
        return value if same else tuple(each) if isinstance(value, tuple) else each
    return value
