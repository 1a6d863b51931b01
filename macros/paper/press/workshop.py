"""The print shop: every document made once, kept while nothing it is made from changes."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from macros.french import pluriel
from macros.kept import forget_others, keep, kept
from macros.told.plain import plain

from .document import Document
from .presses import rest
from .reread import unfit
from .tooling import tools

SHOWN = "~/"
"""What a text says where it leads to the site: no other document is made with its address."""


@dataclass(frozen=True)
class Printed:
    """A document, its bytes, the seconds it took to make (none when it was kept), the name it is
    kept under, and what paper would lose of it: a document with a fault is not kept."""

    document: Document
    content: bytes
    seconds: float
    name: str
    faults: tuple[str, ...] = ()


def print_all(documents: Iterable[Document], folder: Path, site_url: str = "") -> Iterator[Printed]:
    """Yield every document in order, several made at once, those kept in a folder given back;
    ValueError when two documents have the same address.

    The last ones are started first: decks measure their cards together, the book is the longest.
    """
    asked = _by_address(documents)
    with ThreadPoolExecutor(os.cpu_count()) as presses:
        made = [presses.submit(_printed, one, folder, site_url) for one in reversed(asked)]
        for one in reversed(made):
            yield one.result()
    rest()


def forget(printed: Iterable[Printed], folder: Path) -> None:
    """Keep nothing but these documents in a folder; only under the project's lock."""
    forget_others(folder, {one.name for one in printed})


def refused(printed: Iterable[Printed]) -> str:
    """Return every fault that paper would show, document by document; an empty text without any."""
    found = [f"{one.document.adresse}, {fault}" for one in printed for fault in one.faults]
    return "\n".join(
        [*found, f"{pluriel(len(found), 'défaut')} d’impression à corriger."] if found else []
    )


def _by_address(documents: Iterable[Document]) -> list[Document]:
    found: dict[str, Document] = {}
    for document in documents:
        if document.adresse in found:
            raise ValueError(f"two documents at {document.adresse}")
        found[document.adresse] = document
    return list(found.values())


def _printed(document: Document, folder: Path, site_url: str) -> Printed:
    data = document.told()
    text = json.dumps(data, default=plain, sort_keys=True, ensure_ascii=False)
    address = site_url if SHOWN in text else ""
    name = _name(document, text, address)
    content = kept(folder / name)
    if content is not None:
        return Printed(document, content, 0.0, name)
    start = time.perf_counter()
    content = document.maker(data, document.jour, address)
    faults = unfit(content)
    seconds = time.perf_counter() - start
    if not faults:
        keep(folder / name, content)
    return Printed(document, content, seconds, name, faults)


def _name(document: Document, data: str, address: str) -> str:
    """Return what a document is kept under: a digest of all that it is made from."""
    told = json.dumps([tools(), _maker(document.maker), document.jour.isoformat(), address])
    return hashlib.sha256(f"{told}{data}".encode()).hexdigest()[:32]


def _maker(maker: Any) -> str:
    if isinstance(maker, partial):
        return f"{_maker(maker.func)}{maker.args}{maker.keywords}"
    return f"{maker.__module__}.{maker.__qualname__}"
