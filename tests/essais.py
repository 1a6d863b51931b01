"""The trials of the search, that trainers own: one set for node, for a server, for a folder, for lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from macros.data.search_said import told
from macros.model.records.recherche import Essai
from macros.store import load

FIRST = 3


@cache
def essais() -> tuple[Essai, ...]:
    """Return the trials of toolbox/recherche.yml."""
    return told(load().catalogue).essais


def named(url: str) -> str:
    """Return how a trial names a page, whatever file it is in: methodes/world-cafe, glossaire/besoin."""
    return re.sub(r"(/?index)?\.html", "", url).replace("/#", "/").replace("#", "/").strip("/")


def missed(found: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the sentences none of whose pages is among the first addresses found, and these."""
    first = {query: [named(url) for url in urls][:FIRST] for query, urls in found.items()}
    return {
        one.cherche: first[one.cherche]
        for one in essais()
        if set(one.accepte).isdisjoint(first[one.cherche])
    }


def helped(one: Essai) -> set[str]:
    """Return the tools that answer a trial: those it accepts, those its situations lead to."""
    situations = load().catalogue.situations
    led = (
        situations[page.partition("/")[2]] for page in one.accepte if page.startswith("situations/")
    )
    tools = (f"{kind}/{slug}" for s in led for r in s.record.recours for _, kind, slug in r.nomme)
    return {*one.accepte, *tools}
