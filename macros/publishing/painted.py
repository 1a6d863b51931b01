"""Pages laid out once, and given back as long as nothing that they are made from changes.

Every page is told anew at each build, which is quick, and what is told of it is compared, not what
was read to tell it: no list can then be stale. What the theme and the passes put around a page comes
into the name that it is kept under.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.kept import digest, keep, kept, made_by
from macros.site.contributed.menu import SETTINGS, Nav, sources
from macros.site.parts.apart import steady
from macros.site.parts.links import PAGE, placed
from macros.site.parts.text import terme_link
from macros.site.passes.astray import Read
from macros.site.passes.explained import AIMED, is_read

from .site import Site

MOST = 200_000_000
"""Bytes of pages that are kept, some five sites of a thousand tools."""

_LED = re.compile(rf"{re.escape(PAGE)}([^\s\"'<>)#]*)")
_HEADER = re.compile(r"^title:.*$", re.MULTILINE)
_TITLE = re.compile(r"^#[ \t].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Painted:
    """A finished page: its title, its HTML, what it holds that links need."""

    title: str
    html: bytes
    read: Read


def folder(site: Site) -> Path:
    """Return where the pages of a project are kept."""
    return site.settings.root / ".cache" / "pages"


def shared(site: Site, nav: Nav, texts: Mapping[str, str]) -> str:
    """Return a digest of what every page is laid out with: our code and the theme, the settings, the
    menu with the titles that pages give it, the words of other languages.

    texts: what each page is made from, by its source.
    """
    said = {
        name: str(value) for name, value in asdict(site.settings).items() if name not in _PLACES
    }
    strange = site.around.strange
    menu = (site.settings.root / SETTINGS).read_text(encoding="utf-8")
    bare = (str(source) for where, source in sources(nav) if isinstance(where[-1], int))
    titles = [_title(texts.get(source, "")) for source in bare]
    foreign = [strange.pattern.pattern, *strange.languages] if strange else []
    return _digest(made_by("**/*"), said, menu, nav, titles, site.compliance, foreign)


_PLACES = {"root", "folder", "documents", "jour"}
"""Settings that change no page."""


def _title(text: str) -> str:
    """Return the lines of a page's text that its title comes from; all of it when none shows."""
    found = [*_HEADER.findall(text), *_TITLE.findall(text)[:1]]
    return "\n".join(found) or text


def text_of(site: Site, source: str, text: str) -> str:
    """Return what a page is made from: its text, and as written by hand, its calls answered."""
    return steady(text) + "\0" + steady(site.toolbox.answered.get(source, ""))


def name(site: Site, common: str, source: str, text: str) -> str:
    """Return the name that a page is kept under: a digest of all that it is made from, but of what
    is said of the glossary's words, which the page kept says.

    common: what every page is laid out with. text: what this one is made from.
    """
    around, here = site.around, site.here(source, "")
    led = {path: placed(path, around.addresses) for path in set(_LED.findall(text))}
    known = [(path, there, path in around.addresses) for path, there in sorted(led.items())]
    words = around.words.pattern.pattern if around.words and is_read(source) else ""
    papers = [repr(paper) for paper in around.papers.get(here.url, ())]
    return _digest(common, source, here.url, text, known, words, papers)


def given(site: Site, named: str) -> Painted | None:
    """Return the page kept under a name, when it says of each word what the glossary says now."""
    content = kept(folder(site) / named)
    if content is None:
        return None
    head, _, html = content.partition(b"\n")
    told = json.loads(head)
    if any(_said(site, word) != said for word, said in told["words"].items()):
        return None
    return Painted(told["title"], html, Read(*map(tuple, told["read"])))


def keep_page(site: Site, named: str, title: str, html: bytes, read: Read) -> None:
    """Keep a finished page that was judged sound."""
    aimed = sorted(set(AIMED.findall(html.decode())))
    words = {word: said for word in aimed if (said := _said(site, word))}
    head = {"title": title, "read": [sorted(read.parts), read.links], "words": words}
    keep(
        folder(site) / named,
        json.dumps(head, ensure_ascii=False).encode() + b"\n" + html,
        safe=False,
    )


def _said(site: Site, word: str) -> str:
    entry = site.toolbox.catalogue.glossaire.get(word)
    return _digest(terme_link(entry, "")) if entry else ""


def _digest(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str))
