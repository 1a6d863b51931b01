"""The second lock on links: finished pages are read, and each link must lead to what was written."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from ..contributed.written import anchors_in


@dataclass(frozen=True, slots=True)
class Read:
    """What a finished page holds: its parts that a link may aim at, and its links."""

    parts: Collection[str]
    links: tuple[str, ...]


def links_of(tree: LexborHTMLParser) -> Read:
    """Return what a finished page holds."""
    found = tree.css("[href], [src]")
    urls = (node.attributes.get(name) for node in found for name in ("href", "src"))
    return Read(anchors_in(tree), tuple(dict.fromkeys(url for url in urls if url)))


@dataclass(frozen=True)
class Ledger:
    """What the finished pages of a site hold, by the pages' files."""

    pages: dict[str, Read] = field(default_factory=dict)

    def lost(self, files: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield each link that leads neither to a file of the site nor to a part of a page, after
        the page that holds it."""
        for file, page in self.pages.items():
            for url in page.links:
                if not self._leads(file, url, files):
                    yield file, url

    def _leads(self, file: str, url: str, files: Collection[str]) -> bool:
        aimed = urlsplit(url)
        if aimed.scheme or aimed.netloc:
            return True
        path = unquote(aimed.path)
        found = _file(path, file) if path else file
        if found not in files:
            return False
        part = unquote(aimed.fragment)
        if (
            not part or "=" in part
        ):  # What scripts read of an address, as « formation=… », is no part.
            return True
        return found not in self.pages or part in self.pages[found].parts


def _file(path: str, here: str) -> str:
    joined = posixpath.join(posixpath.dirname(here), path)
    found = posixpath.normpath(joined)
    if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        return posixpath.normpath(f"{found}/index.html")
    return found
