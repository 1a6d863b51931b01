"""Links of the toolbox's pages, made relative to the page that shows them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Set

_FILE_LINK = re.compile(r'href="~~/([^"]*)"')
_TOOL_LINK = re.compile(r'href="~/([^"#]*)(#[^"]*)?"')

Named = Callable[[str], str]
"""Turns the address of a page into that of its file."""


def with_folders(url: str) -> str:
    """Return the address of a page on a site whose pages are folders: its own."""
    return url


def with_files(url: str) -> str:
    """Return the file of a page, its anchor kept, on a site opened from a folder.

    Lists are folder/index.html and tools folder/slug.html.
    """
    path, mark, anchor = url.partition("#")
    return ("index.html" if path == "" else path.rstrip("/") + ".html") + mark + anchor


def resolve(content: str, here: str, named: Named, known: Set[str]) -> tuple[str, list[str]]:
    """Return HTML whose links to tools and files are relative, and the addresses of no page."""
    lost: list[str] = []

    def relative_link(match: re.Match[str]) -> str:
        target, anchor = match[1], match[2] or ""
        path = named(target)
        if path not in known and path != "":
            lost.append(target)
        return f'href="{relative(path, here)}{anchor}"'

    content = _FILE_LINK.sub(lambda found: f'href="{relative(found[1], here)}"', content)
    return _TOOL_LINK.sub(relative_link, content), lost


def relative(path: str, here: str) -> str:
    """Return the way from a page to a file of the site."""
    folder = here if here.endswith("/") or here == "" else posixpath.dirname(here)
    found = posixpath.relpath(path or ".", folder or ".")
    return found + "/" if path.endswith("/") or path == "" else found
