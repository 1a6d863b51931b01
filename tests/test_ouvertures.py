"""No formula opens one page in ten of a kind: each page has the words that it needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from macros.model.base.sentences import plain_lines, words
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry

MOST = 0.10
"""The share of the pages of a kind that one opening of three words may have."""
ONE_WORD = 0.25
"""The same for a word alone: « L’assemblée » opens rightly what several schemas say of who decides."""
FEWEST = 10
"""Pages of a kind below which a share says nothing."""

PROSE = ("methodes", "gouvernance", "fiches")
FIELDS = {
    "methodes": ("accroche", "production"),
    "gouvernance": ("accroche",),
    "fiches": ("accroche",),
    "indicateurs": ("definition", "limite", "mode_calcul"),
    "situations": ("avant_tout",),
}


def first(text: str) -> str:
    return " ".join(words(plain_lines(text))[:3])


def sections(entry: AnyEntry) -> Iterator[str]:
    """The first words of each part of a page, and the first one when it is more than an article."""
    for part in re.split(r"^## .*$", entry.document.body, flags=re.MULTILINE):
        if part.strip():
            opening = first(part)
            yield opening
            if len(opening.split(" ")[0]) > len("quand"):
                yield opening.split(" ")[0]


def formulas(found: list[set[str]]) -> dict[str, int]:
    """The openings that too many pages share, with how many do."""
    counts = Counter(opening for page in found for opening in page)
    return {
        opening: n
        for opening, n in counts.items()
        if opening and n > max(1, (MOST if " " in opening else ONE_WORD) * len(found))
    }


@pytest.mark.parametrize("kind", PROSE)
def test_no_formula_opens_the_parts_of_pages(boite: Catalogue, kind: str) -> None:
    pages = [set(sections(entry)) for entry in boite.kind(kind).values()]
    assert len(pages) >= FEWEST
    assert formulas(pages) == {}


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind, fields in FIELDS.items() for field in fields]
)
def test_no_formula_opens_a_field(boite: Catalogue, kind: str, field: str) -> None:
    found = [{first(getattr(e.record, field))} for e in boite.kind(kind).values()]
    assert len(found) >= FEWEST
    assert formulas(found) == {}


@pytest.mark.parametrize("kind", ["methodes", "gouvernance"])
def test_what_is_made_up_says_so(boite: Catalogue, kind: str) -> None:
    """An example is imagined: its title or its words say it."""
    silent = []
    for slug, entry in boite.kind(kind).items():
        for title, text in re.findall(
            r"^## (Un exemple.*|Une scène.*|Une histoire.*)\n((?:(?!^## ).*\n?)*)",
            entry.document.body,
            re.MULTILINE,
        ):
            if not re.search(r"invent|imagin", title + text, re.IGNORECASE):
                silent.append(slug)
    assert silent == []
