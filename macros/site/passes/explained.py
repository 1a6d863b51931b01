"""Words of the glossary linked in a page, once each, without the writer asking for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS

from ..parts.text import terme_link
from .tokens import Element, Tokens, with_words

FOLDERS = ("modules/", "objectifs/", "reperes/")
"""Where pages are read from top to bottom, as tools are, so that explaining a word helps."""

_CLOSED = {"a", "h1", "h2", "h3", "h4", "button", "label", "summary", "code", "pre", "svg", "th"}
_APART = re.compile(
    r'class="(?:carte|fil|accroche|autres-noms|bandeau|faits|resume|sources|doutes|etat|puce|papiers|'
    r"telechargements|page-source|ensuite|formulaire|champ)\b"
)
AIMED = re.compile(r'#([^"#]+)"')


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
    alike = _alike(entries)
    groups = (
        f"(?={start})(?:{'|'.join(f'({either})' for _, either in words)})"
        for start, words in alike.items()
    )
    pattern = re.compile(rf"(?<![\w’'-])(?:{'|'.join(groups)})(?![\w-])", re.I)
    return Explained(pattern, tuple(entry for words in alike.values() for entry, _ in words))


def _alike(entries: Iterable[AnyEntry]) -> dict[str, list[tuple[AnyEntry, str]]]:
    """Return the entries, the longest first, and the patterns of their words, by how these begin: a
    place in a page is tried against those few alone, however many words there are."""
    found: dict[str, list[tuple[AnyEntry, str]]] = {}
    for entry in sorted(entries, key=lambda e: -max(map(len, _forms(e)))):
        for start, forms in groupby(sorted(_forms(entry), key=_start), _start):
            found.setdefault(start, []).append((entry, "|".join(map(_plural, forms))))
    return found


def _forms(entry: AnyEntry) -> list[str]:
    """« Savoirs chauds, savoirs froids » are two words, « … (DPA-PC) » goes without its letters.

    The entry's other forms are what people look for, often words of every day: not linked.
    """
    terme: str = entry.record.terme
    found = re.sub(r"\s*\(.*?\)", "", terme).split(", ")
    return [form for form in found if form.strip()] or [terme]


def _start(form: str) -> str:
    return re.escape(form.split()[0][:2].lower())


def _plural(form: str) -> str:
    return " ".join(
        re.escape(word) + ("" if word[-1] in "sx" else "[sx]?") for word in form.split()
    )


def link_words(page: Tokens, words: Explained) -> Tokens:
    """Return a page where the first mention of each word leads to its definition.

    Headings, links, buttons and cards keep their words; a word already linked is left alone.
    """
    tags = [token.source for token in page if token.element.in_text and "#" in token.source]
    linked = {part for tag in tags for part in AIMED.findall(tag)}
    done = {entry.slug for entry in words.entries if entry.slug in linked}
    return with_words(page, lambda text: _with_links(text, words, done), _apart)


def _apart(element: Element) -> bool:
    return element.name in _CLOSED or bool(_APART.search(element.tag))


def _with_links(text: str, words: Explained, done: set[str]) -> str:
    def link(match: re.Match[str]) -> str:
        entry = words.entries[(match.lastindex or 1) - 1]
        if entry.slug in done:
            return match[0]
        done.add(entry.slug)
        return terme_link(entry, match[0])

    return words.pattern.sub(link, text)


def is_read(address: str) -> bool:
    """Whether the words of a page, named by its source, are linked."""
    tools = (f"{kind.folder}/" for kind in KINDS.values() if kind.tool)
    return address.startswith((*FOLDERS, *tools)) and not address.endswith("/index.md")
