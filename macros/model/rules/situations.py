"""Rules of situations: each line names one tool, once; a sentence leads to one situation only."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import sans_accents

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.situation import Situation
from .liens import fault

NAMES = "« methode », « fiche » ou « gouvernance »"


def one_tool_a_line(catalogue: Catalogue) -> Iterator[Problem]:
    """Each line of « recours » names one tool, that no line before it names."""
    for entry in catalogue.situations.values():
        seen: set[tuple[str, str]] = set()
        for n, recours in enumerate(entry.record.recours):
            named = recours.nomme
            if len(named) != 1:
                found = f"{len(named)} trouvés ; en garder un" if named else "aucun trouvé"
                sentence = f"une ligne nomme un seul outil, par {NAMES}, {found}"
                yield fault(entry, ("recours", n), sentence)
            for field, kind, slug in named:
                if (kind, slug) in seen:
                    sentence = f"« {slug} » est déjà nommé plus haut ; retirer cette ligne"
                    yield fault(entry, ("recours", n, field), sentence)
                seen.add((kind, slug))


def said_once(catalogue: Catalogue) -> Iterator[Problem]:
    """A sentence that people say belongs to one situation: the search would not know which to give."""
    first: dict[str, Entry[Situation]] = {}
    for entry in catalogue.situations.values():
        for n, text in enumerate(entry.record.se_dit_aussi):
            yield from _again(first, entry, ("se_dit_aussi", n), text)
        yield from _again(first, entry, ("phrase",), entry.titre)


def _again(
    first: dict[str, Entry[Situation]],
    entry: Entry[Situation],
    where: tuple[str | int, ...],
    text: str,
) -> Iterator[Problem]:
    elder = first.setdefault(sans_accents(text.strip(" .?!…")), entry)
    if elder is not entry:
        sentence = f"« {text} » est déjà dans {elder.path} ; la garder là où elle mène le mieux"
        yield fault(entry, where, sentence)


RULES = (one_tool_a_line, said_once)
