"""A record and where it stands: its file, its lines, its address, its links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from macros.french import sans_accents

from ..records.common import Record
from ..source.documents import Document
from ..source.shapes import line_of
from ..source.yaml_source import Path
from .kinds import kind_of

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record, its kind, its slug and where every part of it is written."""

    kind: str
    slug: str
    record: R
    document: Document
    where: Path = ()

    def line(self, *path: str | int) -> int:
        """Return the line of a field, or of the nearest parent that is written."""
        return line_of(self.document.lines, (*self.where, *path))

    @property
    def path(self) -> str:
        """The file, relative to the project, with forward slashes."""
        return self.document.path

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""
        kind = kind_of(self.kind)
        page = (kind.inside or kind).page(self.document_slug).removesuffix(".md")
        return f"{page}/#{self.slug}" if kind.inside else f"{page}/"

    @property
    def premier_slug(self) -> str:
        """The slug the record was first published under: what others know it by survives a new name."""
        former: tuple[str, ...] = getattr(self.record, "anciens_slugs", ())
        return former[0] if former else self.slug

    @property
    def titre(self) -> str:
        """The name people read."""
        return str(getattr(self.record, kind_of(self.kind).title))

    @property
    def document_slug(self) -> str:
        """The file's name without folder and extension."""
        return self.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


AnyEntry = Entry[Any]


@dataclass(frozen=True)
class Relation:
    """A link from one tool to another, as each of the two says it."""

    source: AnyEntry
    target: AnyEntry
    name: str
    note: str = ""


def alphabetical(entries: Iterable[Entry[R]]) -> list[Entry[R]]:
    """Return entries in the order of a French dictionary."""
    return sorted(entries, key=lambda entry: sans_accents(entry.titre))
