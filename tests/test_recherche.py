"""The search's words and index, as Python makes them; tests/site/test_recherche.py is its twin."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macros.data.scripts import written
from macros.data.search import WEIGHTS, guide, index, pages_of
from macros.data.search import written as signs_of
from macros.store import load
from macros.told.search_words import fold, roots, stem

WORDS = json.loads((Path(__file__).parent / "recherche/mots.json").read_text(encoding="utf-8"))


def test_words_are_compared_as_agreed() -> None:
    assert {text: list(roots(text)) for text in WORDS} == WORDS


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_root_is_never_longer_than_its_word_nor_empty(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)


@cache
def made() -> dict:
    toolbox = load()
    guides = [guide("Imprimer", "guide/imprimer/", "Sur quel papier.", "## Cartes\n\n{{ lien }}")]
    data = index(toolbox.catalogue, toolbox.printed, guides, lambda url: f"{url}index.html")
    script = written("index", data)
    start = "var boite=boite||{};boite.index="
    assert script.startswith(start + "{")
    assert script.endswith("};\n")
    return json.loads(script.removeprefix(start).removesuffix(";\n"))


def test_every_tool_every_word_and_every_guide_is_in_the_index(boite) -> None:
    titles = [page[0] for page in made()["pages"]]
    for kind in ("methodes", "gouvernance", "fiches", "indicateurs", "glossaire", "programmes"):
        assert {e.titre for e in boite.kind(kind).values()} <= set(titles)
    assert titles[-1] == "Imprimer"


def test_a_title_weighs_more_than_a_text() -> None:
    data = made()
    rank = next(n for n, page in enumerate(data["pages"]) if page[0] == "Météo intérieure")
    roots = dict(line.split(" ") for line in data["racines"].split("\n"))
    weights = dict(pages_of(roots["meteo"]))
    assert weights[rank] == max(weights.values())


def test_addresses_are_those_of_the_files() -> None:
    assert all(page[1].endswith("index.html") for page in made()["pages"])


def test_forms_of_the_glossary_lead_to_their_term(boite) -> None:
    synonyms = made()["synonymes"]
    assert synonyms
    for entry in boite.glossaire.values():
        for form in entry.record.formes:
            other, term = (" ".join(roots(text)) for text in (form, entry.record.terme))
            assert not other or other == term or other in synonyms


@given(st.dictionaries(st.integers(0, 5000), st.sampled_from(WEIGHTS)))
def test_pages_come_back_as_they_were_written(pages: dict[int, int]) -> None:
    told = sorted(pages.items())
    signs = signs_of(told)
    assert list(pages_of(signs)) == told
    assert not set(signs) & set(' "\\\n')
