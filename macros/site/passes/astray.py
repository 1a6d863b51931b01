"""The second lock on links: finished pages are read, and each link must lead to what was written."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from ..contributed.written import anchors_in


@dataclass(frozen=True)
class Ledger:
    """What the finished pages of a site hold: their parts and their links, by the pages' files."""

    parts: dict[str, Collection[str]] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self, file: str, tree: LexborHTMLParser) -> None:
        """Note what a finished page holds."""
        found = tree.css("[href], [src]")
        urls = (node.attributes.get(name) for node in found for name in ("href", "src"))
        self.parts[file] = anchors_in(tree)
        self.links[file] = tuple(dict.fromkeys(url for url in urls if url))

    def lost(self, files: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield each link that leads neither to a file of the site nor to a part of a page, after
        the page that holds it."""
        for file, urls in self.links.items():
            for url in urls:
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
        # What scripts read of an address, as « formation=… », is no part.
        return not part or "=" in part or found not in self.parts or part in self.parts[found]


def _file(path: str, here: str) -> str:
    joined = posixpath.join(posixpath.dirname(here), path)
    found = posixpath.normpath(joined)
    if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        return posixpath.normpath(f"{found}/index.html")
    return found
