"""Pages that people write in docs/: their header, their text, their name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.model.base.problems import Problem
from macros.model.records.common import SLUG
from macros.model.records.page import PageHeader
from macros.model.source.documents import DELIMITER, Document, decode, prose_faults, read_markdown
from macros.model.source.sans_liens import Hidden, unlinked
from macros.model.source.shapes import line_of, shape

from ..parts.links import folder_of

FOLDER = "docs"
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_BARE_HEADER = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?:\s|$)")
"""What the host takes for a header without its dashes."""


@dataclass(frozen=True)
class Handwritten:
    """A page written by hand: its source from docs/, what its header says, its text."""

    src: str
    head: PageHeader
    document: Document

    @property
    def path(self) -> str:
        """The file, relative to the project, with forward slashes."""
        return self.document.path

    @property
    def titre(self) -> str:
        """The name people read: the header's, or the first title of the text, or the file's."""
        if self.head.title:
            return self.head.title
        found = _TITLE.search(self.document.body)
        return found[1] if found else self.src.rsplit("/", 1)[-1].removesuffix(".md")

    def line(self, *where: str | int) -> int:
        """Return the line of a field of the header."""
        return line_of(self.document.lines, where)

    def without(self, hidden: Hidden) -> Handwritten:
        """Return this page without its links to what is not shown."""
        body = unlinked(self.document.body, self.src, hidden)
        return replace(self, document=replace(self.document, body=body))


def handwritten(
    content: bytes, src: str, known: Mapping[str, Collection[str]]
) -> tuple[Handwritten | None, list[Problem]]:
    """Return a page and what is wrong with its name and header; no page when it cannot be read.

    known: the scripts and the sections of the menu that a header may name.
    """
    path = f"{FOLDER}/{src}"
    named = [Problem(path, 1, "", sentence) for sentence in _misnamed(src)]
    text, faults = decode(content, path)
    if text is None:
        return None, [*named, *faults]
    document, faults = _document(content, text, path)
    head, others = shape(document, PageHeader, known)
    return Handwritten(src, head or PageHeader(), document), [*named, *faults, *others]


def _document(content: bytes, text: str, path: str) -> tuple[Document, list[Problem]]:
    """Return a page's header and body; a page that has no header is all body.

    A body that would cost too much to read is left out, and said.
    """
    document: Document | None = None
    faults: list[Problem] = []
    if text.lstrip().startswith(DELIMITER):
        document, faults = read_markdown(content, path)
    elif _BARE_HEADER.match(text):
        sentence = (
            "la première ligne se lit comme un en-tête ; mettre « --- » au-dessus et au-dessous, "
            "ou commencer la page par son titre : # Titre"
        )
        faults = [Problem(path, 1, "", sentence)]
    if document is None:
        costly = prose_faults(text, path)
        return Document(path, {}, {}, "" if costly else text), [*faults, *costly]
    return document, faults


def _misnamed(src: str) -> Iterator[str]:
    *folders, name = src.removesuffix(".md").split("/")
    if not all(map(SLUG.match, (*folders, name))):
        yield (
            f"le nom « {src} » devient une adresse ; n’y mettre que des minuscules sans accent, "
            "des chiffres et des tirets"
        )
    elif folders[:1] == ["templates"]:
        yield "le dossier docs/templates/ n’est pas publié ; ranger cette page dans un autre"


def same_address(pages: Iterable[Handwritten], made: Iterable[str]) -> Iterator[Problem]:
    """Yield the pages that take the address of another one, made or written by hand."""
    taken = {folder_of(source): "une page faite par la boîte à outils" for source in made}
    for page in pages:
        address = folder_of(page.src)
        if address in taken:
            sentence = (
                f"l’adresse « {address} » est déjà prise par {taken[address]} ; renommer ce fichier"
            )
            yield Problem(page.path, 1, "", sentence)
        taken.setdefault(address, page.path)
