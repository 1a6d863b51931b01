"""Mentions of the law, wherever they stand: in schemas, « who decides », papers, sources, told alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.gouvernance import BaseLegale
from ..records.outil import Source

Etat = Literal["lu", "cite", "connu"]
"""How far a text was read: its words, by us; a page that quotes it; neither."""

_LEGAL = re.compile(
    r"(Lois? (n°|du \d)|Décrets? (n°|du \d)|Ordonnances? (n°|du \d)|Arrêtés? du \d|Règlement \(UE\)"
    r"|Code [^,:]+, articles? |Articles? [LRD]\.? ?\d)"
)


@dataclass(frozen=True, slots=True)
class MentionLegale:
    """A mention of the law: in which file and where in it, the text, its version, its address, the day
    on which it was read, how far, and why no further."""

    entry: AnyEntry
    path: tuple[str | int, ...]
    texte: str
    etat: Etat
    version: str = ""
    adresse: str = ""
    lu_le: str = ""
    pourquoi: str = ""

    @property
    def manque(self) -> tuple[str, ...]:
        """The fields that it lacks: those of what was read, or why it was not."""
        if self.etat != "lu":
            return () if self.pourquoi else ("pas_relu",)
        told = (("source", self.adresse), ("version", self.version), ("lu_le", self.lu_le))
        return tuple(name for name, value in told if not value)


def mentions(catalogue: Catalogue) -> Iterator[MentionLegale]:
    """Yield every mention of the law, file by file."""
    for entry in catalogue.gouvernance.values():
        for n, base in enumerate(entry.record.base_legale):
            yield _base(entry, n, base)
    yield from _decided(catalogue)
    yield from _papers(catalogue)
    for tool in catalogue.entries():
        sources: tuple[Source, ...] = getattr(tool.record, "sources", ())
        for n, source in enumerate(sources):
            if _LEGAL.match(source.titre):
                yield _source(tool, n, source)


def _base(entry: AnyEntry, n: int, base: BaseLegale) -> MentionLegale:
    return MentionLegale(
        entry,
        ("base_legale", n),
        base.texte,
        "lu" if base.verifie else "cite" if base.source else "connu",
        str(base.version or ""),
        str(base.source or ""),
        str(base.lu_le or ""),
        base.pas_relu or "",
    )


def _decided(catalogue: Catalogue) -> Iterator[MentionLegale]:
    entry = catalogue.competences
    if entry is None:
        return
    for n, line in enumerate(entry.record.domaines):
        for k, one in enumerate(line.articles):
            yield MentionLegale(
                entry,
                ("domaines", n, "articles", k),
                one.texte,
                one.surete,
                str(one.version or ""),
                str(one.source or ""),
                str(one.lu_le or ""),
                one.pas_relu or "",
            )


_READ: dict[str, Etat] = {"texte": "lu", "tiers": "cite", "memoire": "connu"}


def _papers(catalogue: Catalogue) -> Iterator[MentionLegale]:
    entry = catalogue.chaine
    if entry is None:
        return
    for name, one in entry.record.mentions.items():
        yield MentionLegale(
            entry,
            ("mentions", name),
            one.article,
            _READ[one.surete],
            one.version or "",
            str(one.source or ""),
            str(one.lu),
            one.pas_relu or "",
        )


def _source(entry: AnyEntry, n: int, source: Source) -> MentionLegale:
    """A source that was read stands on the day of its file; one that is only known says what for."""
    day: date | None = source.lu_le or getattr(entry.record, "mise_a_jour", None)
    return MentionLegale(
        entry,
        ("sources", n),
        source.titre,
        "lu" if source.consulte_pour else "connu",
        str(source.version or ""),
        str(source.url or ""),
        str(day or ""),
        source.reference_pour or "",
    )
