"""What people write, tools and pages alike, judged as the host will show it: HTML and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.kept import digest
from macros.memory import Memory
from macros.model.base.problems import Problem
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import GLOSSARY, every
from macros.model.rules.textes import texts
from macros.model.source.yaml_source import Path as Where
from macros.model.source.yaml_source import dotted

from ..calls.authoring import has_calls
from ..parts.apart import steady
from .addresses import Addresses
from .handwritten import Handwritten
from .safety import faults_in_markdown, line_of
from .written import Link, field_links, may_link, written

_CALL = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CALLED_ADDRESS = re.compile(r"""(?:\]\(|\]:\s*|(?:href|src)\s*=\s*["']?)[^)\s"']*\{[{%]""")


_IN_TAG = re.compile(r"""<[a-zA-Z][^<>]*?\s(?!href|src)[\w-]+\s*=\s*["'][^"'<>]*\{[{%]""")
"""A call inside an attribute that is no address: what it shows may close it."""

IN_PROSE = {("fiches", "exemple")}
"""Fields that are shown as prose, and judged with it."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A text: as it stands in its file, and from which line; as it is judged; with its calls
    answered; and the source of the page that shows it."""

    path: str
    source: str
    first: int
    judged: str
    answered: str
    page: str


def of_tool(entry: AnyEntry, answered: str) -> Contribution:
    """Return the prose of a tool: what its calls answer is judged with it."""
    body, first = entry.document.body, entry.document.body_line
    return Contribution(
        entry.path, body, first, answered, answered, page_at(entry.kind, entry.slug)
    )


def of_page(page: Handwritten, answered: str) -> Contribution:
    """Return the text of a page written by hand: its calls show whole parts of other pages, which
    are not its own."""
    body, first = page.document.body, page.document.body_line
    own = _CALL.sub("", body) if has_calls(body) else body
    return Contribution(page.path, body, first, own, answered, page.src)


def page_at(table: str, slug: str) -> str:
    """Return the source of the page that shows a file of the toolbox."""
    if table == "accessibilite":
        return "obligations/accessibilite.md"
    homes = {**every(), GLOSSARY.name: GLOSSARY}
    return homes[table].page(slug) if table in homes else f"{table}/{slug}.md"


def refused(text: Contribution) -> list[Problem]:
    """Return what a text would put on a page that is not allowed, at its lines."""
    found = _IN_TAG.search(text.source)
    if found:
        line = text.first + text.source.count("\n", 0, found.start())
        return [
            Problem(
                text.path, line, "", "un appel ne s’écrit pas dans une balise ; l’écrire à côté"
            )
        ]
    return [
        Problem(text.path, line_of(fault.needle, text.source, text.first), "", fault.sentence)
        for fault in faults_in_markdown(text.judged)
    ]


def dead_links(text: Contribution, found: Iterable[Link], book: Addresses) -> Iterator[Problem]:
    """Yield the links found in a text that lead nowhere, each at every line that holds it."""
    for link in dict.fromkeys(found):
        if sentence := book.fault(link, text.page):
            for line in _lines(link.url, text):
                yield Problem(text.path, line, "", sentence)


def links(text: Contribution) -> tuple[Link, ...]:
    """Return the links of a text, with those of its calls when a call writes an address.

    To be asked right after `refused`: the text is read once for both.
    """
    called = has_calls(text.source) and _CALLED_ADDRESS.search(text.source)
    judged = text.answered if called else text.judged
    return _LINKS.of(digest(steady(judged)), lambda: _links(judged))


_LINKS: Memory[tuple[Link, ...]] = Memory("links")


def _links(text: str) -> tuple[Link, ...]:
    return written(text).links if may_link(text) else ()


_FIELDS: Memory[tuple[tuple[Where, Link], ...]] = Memory("links of fields")


def _of_fields(entry: AnyEntry) -> Iterator[tuple[Where, Link]]:
    for where, text in texts(entry.document.data, ()):
        if (entry.kind, where[0]) not in IN_PROSE:
            yield from ((where, link) for link in field_links(text))


def _lines(url: str, text: Contribution) -> list[int]:
    """Return the lines where an address stands whole, outside any longer one."""
    shown = (
        re.compile(rf"(?<![\w/.~#-]){re.escape(url)}(?![\w/#-])")
        if url
        else re.compile(r"\]\(\s*\)")
    )
    places = [match.start() for match in shown.finditer(text.source)]
    if not places:
        return [line_of(url or "<", text.source, text.first)]
    return [text.first + text.source.count("\n", 0, place) for place in places]


def dead_field_links(entry: AnyEntry, book: Addresses) -> Iterator[Problem]:
    """Yield the links of a file's fields that lead nowhere."""
    page = page_at(entry.kind, entry.slug)
    for where, link in _FIELDS.of(entry.document.mark, lambda: tuple(_of_fields(entry))):
        if sentence := book.fault(link, page):
            yield Problem(entry.path, entry.line(*where), dotted(where), sentence)
