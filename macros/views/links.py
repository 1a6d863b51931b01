"""Links of the toolbox's pages, made relative to the page that shows them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

_FILE_LINK = re.compile(r'href="~~/([^"]*)"')
_TOOL_LINK = re.compile(r'href="~/([^"#]*)(#[^"]*)?"')

Addresses = Mapping[str, str]
"""Where each page really is, from the address that the toolbox knows it by: a folder on a server,
a file in a folder opened without one."""


def folder_of(source: str) -> str:
    """Return the address by which the toolbox knows a page, from its Markdown file."""
    name = source.removesuffix(".md")
    name = "" if name == "index" else name.removesuffix("/index")
    return f"{name}/" if name else ""


def placed(url: str, addresses: Addresses) -> str:
    """Return where an address leads, its anchor kept; itself when it is no page's."""
    path, mark, anchor = url.partition("#")
    return addresses.get(path, path) + mark + anchor


def resolve(content: str, here: str, addresses: Addresses) -> tuple[str, list[str]]:
    """Return HTML whose links to tools and files are relative, and the addresses of no page."""
    lost: list[str] = []

    def relative_link(match: re.Match[str]) -> str:
        target, anchor = match[1], match[2] or ""
        if target not in addresses:
            lost.append(target)
        return f'href="{relative(placed(target, addresses), here)}{anchor}"'

    content = _FILE_LINK.sub(lambda found: f'href="{relative(found[1], here)}"', content)
    return _TOOL_LINK.sub(relative_link, content), lost


def relative(path: str, here: str) -> str:
    """Return the way from a page to a file of the site."""
    folder = here if here.endswith("/") or here == "" else posixpath.dirname(here)
    found = posixpath.relpath(path or ".", folder or ".")
    return found + "/" if path.endswith("/") or path == "" else found
