"""Every address of the site, and what is wrong with a link that leads to none of them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from macros.model.base.problems import nearest, remedy

from ..parts.links import FILE, PAGE, folder_of, target
from .written import Link, Way

Anchors = Callable[[str], Collection[str] | None]
"""From the source of a page to the places one may aim at; None when nobody can tell yet."""


@dataclass(frozen=True)
class Addresses:
    """What the site holds: its pages by their sources, its files by their addresses.

    files are told on demand, as listing them may cost a second. unsure: beginnings of the sources
    that rest on a file nobody could read. former: present sources by their old ones.
    """

    pages: frozenset[str]
    files: Callable[[], frozenset[str]]
    anchors: Anchors
    unsure: tuple[str, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)

    def fault(self, link: Link, source: str) -> str | None:
        """Return what is wrong with a link of a page, named by its source; None when it leads
        somewhere."""
        try:
            url = urlsplit(link.url)
        except ValueError:
            return None  # Said already, as an address badly written.
        if url.scheme or url.netloc:
            return None
        if not url.path:
            return self._inside(link, unquote(url.fragment), source)
        if link.way is Way.MARKDOWN:
            return self._from_file(link, url, source)
        return self._from_root(link, url, source)

    def _inside(self, link: Link, anchor: str, source: str) -> str | None:
        if not link.url:
            return _empty(link)
        if link.way is Way.FIELD:
            whole = f"{PAGE}{folder_of(source)}#{anchor}"
            return f"le lien « {link.url} » ne s’écrit pas ainsi ici ; écrire « {whole} »"
        return self._anchor(source, anchor, link.url)

    def _from_file(self, link: Link, url: SplitResult, source: str) -> str | None:
        path = unquote(url.path)
        if path.startswith((PAGE, FILE, "/", "\\")):
            return self._astray(link, path.lstrip("~/\\"), source)
        aimed = target(path, source)
        if aimed in self.pages:
            return self._anchor(aimed, unquote(url.fragment), link.url)
        known = bool(path) and (self._unsure(aimed) or aimed in self.files())
        return None if known else self._astray(link, aimed, source)

    def _from_root(self, link: Link, url: SplitResult, source: str) -> str | None:
        path = unquote(url.path)
        if path.startswith(FILE):
            name = path.removeprefix(FILE)
            return None if name in self.files() else self._astray(link, name, source)
        if not path.startswith(PAGE):
            aimed = path.lstrip("/\\") if path[:1] in "/\\" else target(path, source)
            return self._astray(link, aimed, source)
        name = path.removeprefix(PAGE)
        aimed_page = self._sources.get(name)
        if aimed_page and not link.image:
            return self._anchor(aimed_page, unquote(url.fragment), link.url)
        unsure = self._unsure(f"{name.rstrip('/')}.md")
        return None if unsure else self._astray(link, name, source)

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {folder_of(source): source for source in self.pages}

    def _unsure(self, source: str) -> bool:
        return source.startswith(self.unsure)

    def _anchor(self, page: str, anchor: str, shown: str) -> str | None:
        if not anchor:
            return None
        known = self.anchors(page)
        if known is None or anchor in known:
            return None
        return f"le lien « {shown} » vise une partie qui n’existe pas ; {_places(anchor, known)}"

    def _astray(self, link: Link, aimed: str, source: str) -> str:
        what = f"l’image « {link.url} »" if link.image else f"le lien « {link.url} »"
        plain = _plain(aimed)
        if outside := _outside(link.url):
            return f"{what} mène hors du site ; écrire « {outside} »"
        found, why = self._meant(aimed, plain)
        if found is None:
            cure = (
                "la ranger dans docs/assets/images/"
                if link.image
                else "vérifier le nom, ou retirer le lien"
            )
            return f"{what} ne mène à rien ; {cure}"
        anchor = urlsplit(link.url).fragment if found in self.pages else ""
        return f"{what} {why} ; écrire « {self._written(found, link, source)}{anchor and '#'}{anchor} »"

    def _meant(self, aimed: str, plain: str) -> tuple[str | None, str]:
        """Return the page or file that was most likely meant, and what is wrong."""
        for guess in (aimed, f"{plain}.md", f"{plain}/index.md", plain):
            if guess in self.former:
                return self.former[guess], "a changé d’adresse"
            if guess in self.pages or guess in self.files():
                return guess, "ne s’écrit pas ainsi ici"
        return self._near(plain, aimed), "ne mène à rien"

    def _near(self, plain: str, aimed: str) -> str | None:
        """Return the page or file whose name is nearest: the same name elsewhere, or else a name
        of the same folder, or else of any."""
        folder, name = posixpath.split(plain)
        paged = posixpath.splitext(aimed)[1] in {"", ".md", ".html"}
        named: dict[str, list[str]] = {}
        for one in sorted(self.pages if paged else self.files()):
            named.setdefault(posixpath.basename(_plain(one)), []).append(one)
        here = {key for key, found in named.items() if _in(folder, found)}
        close = name if len(named.get(name, ())) == 1 else nearest(name, here)
        close = close or nearest(name, named)
        found = named[close] if close else []
        same = _in(folder, found)
        return same[0] if same else found[0] if len(found) == 1 else None

    def _written(self, found: str, link: Link, source: str) -> str:
        """Return how the address of a page or file is written in the place of a link."""
        if link.way is Way.MARKDOWN:
            return posixpath.relpath(found, posixpath.dirname(source) or ".")
        return f"{PAGE}{folder_of(found)}" if found in self.pages else f"{FILE}{found}"


def _plain(path: str) -> str:
    """Return a path without what tells one notation of a page from another."""
    name = posixpath.normpath(path).lstrip("./").removesuffix(".html").removesuffix(".md")
    return name.removesuffix("/index") or "index"


def _in(folder: str, found: Sequence[str]) -> list[str]:
    return [one for one in found if posixpath.dirname(one) == folder]


def _outside(url: str) -> str:
    """Return the whole address that was meant outside the site, or nothing."""
    if "@" in url and "/" not in url:
        return f"mailto:{url}"
    return f"https://{url}" if url.startswith("www.") else ""


def _empty(link: Link) -> str:
    if link.image:
        return "cette image n’a pas d’adresse ; l’écrire entre les parenthèses, ou retirer l’image"
    return "ce lien n’a pas d’adresse ; l’écrire entre les parenthèses, ou retirer le lien"


def _places(anchor: str, known: Collection[str]) -> str:
    close = nearest(anchor, known)
    if close:
        return f"écrire « #{close} »"
    return remedy(anchor, known) if known else "viser la page entière"
