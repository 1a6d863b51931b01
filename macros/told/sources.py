"""What a tool leans on, in words: its sources, or that it has none in writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from macros.french import date_courte, majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.records.competences import Article
from macros.model.records.gouvernance import BaseLegale
from macros.model.records.outil import Source


class Cites(Protocol):
    """A record that quotes what it leans on."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it quotes."""

    @property
    def sans_source(self) -> str | None:
        """The word that says why it quotes nothing."""


def sans_source(catalogue: Catalogue, r: Cites) -> str:
    """Return, in words, that nothing written is known of it; nothing when it does not say so."""
    return catalogue.mot("sans_source", r.sans_source).nom if r.sans_source else ""


def dit_sources(catalogue: Catalogue, r: Cites) -> Sequence[str]:
    """Return each source as it is quoted on paper, and whether there is none in writing."""
    said = sans_source(catalogue, r)
    return (*(cite(source) for source in r.sources), *((said,) if said else ()))


def cite(source: Source) -> str:
    """Return how a source is quoted, with the day of the version that was read."""
    return f"{source.cite}, {version(source)}" if source.version else source.cite


def version(r: Source | BaseLegale | Article) -> str:
    """Return which version of a text was read, nothing when it is not told."""
    return f"version du {date_courte(r.version)}" if r.version else ""


def appui(b: BaseLegale) -> str:
    """Return how far a legal text was read, and why no further."""
    if not b.verifie:
        return unread(b.pas_relu)
    day = f" le {date_courte(b.lu_le)}" if b.lu_le else ""
    return ", ".join(filter(None, (f"source lue{day}", version(b))))


def unread(why: str | None) -> str:
    """Return that a legal text is known, not read, and why."""
    if not why:
        return "connu, pas relu"
    return f"connu, pas relu : {why[:1].lower()}{why[1:].rstrip('.')}"


@dataclass(frozen=True, slots=True)
class Droit:
    """A legal text on the page of a schema: what it is, what it says, how far it was read, in which
    copy, its address."""

    texte: str
    note: str
    appui: str
    dans: str
    source: str


def droit(laws: Sequence[BaseLegale]) -> list[Droit]:
    """Return legal texts as a page tells them."""
    return [Droit(b.texte, b.note, majuscule(appui(b)), b.dans or "", b.source or "") for b in laws]
