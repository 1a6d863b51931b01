"""Links of the site's pages: where they lead, and how they are written from one page to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

PAGE, FILE = "~/", "~~/"
"""How an address from the site's root is written, for a page and for a file."""

_OTHERS = r"""(?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*?"""
"""Attributes that stand before the one looked for: what their values hold is no attribute."""
_ROOTED = re.compile(
    rf"""(<[a-z][^\s<>/]*{_OTHERS}\s+(?:href|src)\s*=\s*)"""
    r"""(?:"(~~?/[^"]*)"|'(~~?/[^']*)'|(~~?/[^\s>"']*))""",
    re.IGNORECASE,
)

Addresses = Mapping[str, str]
"""Where each page really is, from the address that the toolbox knows it by: a folder on a server,
a file in a folder opened without one."""


def folder_of(source: str) -> str:
    """Return the address by which the toolbox knows a page, from its Markdown file."""
    name = source.removesuffix(".md")
    name = "" if name == "index" else name.removesuffix("/index")
    return f"{name}/" if name else ""


def place_of(source: str, *, folders: bool) -> str:
    """Return where the host puts a page, from its Markdown file: in a folder, or in a file."""
    return (folder_of(source) or "./") if folders else f"{source.removesuffix('.md')}.html"


def placed(url: str, addresses: Addresses) -> str:
    """Return where an address leads, its anchor kept; itself when it is no page's."""
    path, mark, anchor = url.partition("#")
    return addresses.get(path, path) + mark + anchor


def resolve(content: str, here: str, addresses: Addresses) -> tuple[str, list[str]]:
    """Return HTML whose links to tools and files are relative, and the addresses of no page."""
    lost: list[str] = []

    def relative_link(match: re.Match[str]) -> str:
        url = match[2] or match[3] or match[4]
        if url.startswith(FILE):
            return f'{match[1]}"{relative(url.removeprefix(FILE), here)}"'
        path, mark, anchor = url.removeprefix(PAGE).partition("#")
        if path not in addresses:
            lost.append(path)
        return f'{match[1]}"{relative(placed(path, addresses), here)}{mark}{anchor}"'

    return _ROOTED.sub(relative_link, content), lost


def relative(path: str, here: str) -> str:
    """Return the way from a page to a file of the site."""
    folder = here if here.endswith("/") or here == "" else posixpath.dirname(here)
    found = posixpath.relpath(path or ".", folder or ".")
    return found + "/" if path.endswith("/") or path == "" else found


def target(path: str, source: str) -> str:
    """Return the file that a Markdown link aims at, from the file that holds the link."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
