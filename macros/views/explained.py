"""Words of the glossary linked in a page, once each, without the writer asking for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.catalogue import Catalogue
from ..model.entries import AnyEntry
from .text import inline

FOLDERS = ("methodes/", "gouvernance/", "fiches/", "modules/", "objectifs/", "reperes/")
"""Where pages are read from top to bottom, so that explaining a word helps."""

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_CLOSED = {"a", "h1", "h2", "h3", "h4", "button", "label", "summary", "code", "pre", "svg", "th"}
_VOID = {"br", "hr", "img", "input", "wbr", "col", "source"}
_APART = re.compile(
    r'class="(?:carte|fil|accroche|autres-noms|bandeau|sauts|sources|doutes|etat|puce|papiers|'
    r"telechargements|page-source|ensuite|formulaire|champ)\b"
)


@dataclass(frozen=True)
class Explained:
    """Every word to link: one pattern, whose groups stand for the entries."""

    pattern: re.Pattern[str]
    entries: tuple[AnyEntry, ...]


def explained(catalogue: Catalogue) -> Explained | None:
    """Return the words that pages link by themselves; None without any."""
    entries = tuple(e for e in catalogue.glossaire.values() if not e.record.courant)
    if not entries:
        return None
    longest = sorted(entries, key=lambda e: -max(map(len, _forms(e))))
    groups = "|".join(f"({'|'.join(map(_plural, _forms(entry)))})" for entry in longest)
    return Explained(re.compile(rf"(?<![\w’'-])(?:{groups})(?![\w-])", re.I), tuple(longest))


def _forms(entry: AnyEntry) -> list[str]:
    """« Savoirs chauds, savoirs froids » are two words, « … (DPA-PC) » goes without its letters.

    The entry's other forms are what people look for, often words of every day: not linked.
    """
    return re.sub(r"\s*\(.*?\)", "", entry.record.terme).split(", ")


def _plural(form: str) -> str:
    return " ".join(
        re.escape(word) + ("" if word[-1] in "sx" else "[sx]?") for word in form.split()
    )


def link_words(html: str, words: Explained) -> str:
    """Return a page where the first mention of each word leads to its definition.

    Headings, links, buttons and cards keep their words; a word already linked is left alone.
    """
    done = {entry.slug for entry in words.entries if f'#{entry.slug}"' in html}
    return "".join(_linked(html, words, done))


def _linked(html: str, words: Explained, done: set[str]) -> Iterator[str]:
    start = 0
    closed: list[str] = []
    for tag in _TAG.finditer(html):
        text = html[start : tag.start()]
        yield text if closed else _with_links(text, words, done)
        yield tag[0]
        start = tag.end()
        _follow(closed, *tag.groups())
    yield html[start:]


def _follow(closed: list[str], end: str, name: str, attributes: str) -> None:
    """Keep the names of the elements open since the first one where words are left alone."""
    if name in _VOID or attributes.endswith("/"):
        return
    if end:
        if closed and closed[-1] == name:
            closed.pop()
    elif closed or name in _CLOSED or _APART.search(attributes):
        closed.append(name)


def _with_links(text: str, words: Explained, done: set[str]) -> str:
    def link(match: re.Match[str]) -> str:
        entry = words.entries[(match.lastindex or 1) - 1]
        if entry.slug in done:
            return match[0]
        done.add(entry.slug)
        return terme_link(entry, match[0])

    return words.pattern.sub(link, text) if text.strip() else text


def terme_link(entry: AnyEntry, shown: str) -> str:
    """Return a word as a link to its definition, which shows when one points at it."""
    definition = inline(entry.record.definition).striptags()
    return f'<a class="terme" href="~/{entry.url}" title="{definition}">{shown}</a>'


def is_read(address: str) -> bool:
    """Whether the words of a page, named by its source, are linked."""
    return address.startswith(FOLDERS) and not address.endswith("/index.md")
