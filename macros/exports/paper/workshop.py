"""The print shop: every document made once, kept while nothing it is made from changes."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..files import write_whole
from .document import Document
from .palette import palette

_SOURCES = Path(__file__).resolve().parents[1]
_LIBRARIES = ("typst", "segno", "python-docx", "pymupdf-fonts", "markdown-it-py")


@dataclass(frozen=True)
class Printed:
    """A document, its bytes, and the seconds it took to make; none when it was kept."""

    document: Document
    content: bytes
    seconds: float


def print_all(documents: Iterable[Document], kept: Path, site_url: str = "") -> Iterator[Printed]:
    """Yield every document in order, several made at once, those of the last time read again from
    a folder that holds nothing else; ValueError when two documents have the same address."""
    kept.mkdir(parents=True, exist_ok=True)
    former = {path.name for path in kept.iterdir() if not path.suffix}
    asked = _by_address(documents)
    paths = [kept / _name(document, site_url) for document in asked]
    with ThreadPoolExecutor(os.cpu_count()) as presses:
        yield from presses.map(partial(_printed, site_url=site_url), asked, paths)
    for name in former - {path.name for path in paths}:
        (kept / name).unlink(missing_ok=True)


def _by_address(documents: Iterable[Document]) -> list[Document]:
    found: dict[str, Document] = {}
    for document in documents:
        if document.adresse in found:
            raise ValueError(f"two documents at {document.adresse}")
        found[document.adresse] = document
    return list(found.values())


def _printed(document: Document, path: Path, site_url: str) -> Printed:
    # Two builds may share the folder: a file may go at any time, never be seen half-written.
    with suppress(FileNotFoundError):
        return Printed(document, path.read_bytes(), 0.0)
    start = time.perf_counter()
    content = document.make(site_url)
    seconds = time.perf_counter() - start
    write_whole(path, content)
    return Printed(document, content, seconds)


def _name(document: Document, site_url: str) -> str:
    """Return what a document is kept under: a digest of all that it is made from."""
    told = [_tools(), _maker(document.maker), document.data, document.jour.isoformat(), site_url]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _maker(maker: Any) -> str:
    if isinstance(maker, partial):
        return f"{_maker(maker.func)}{maker.args}"
    return f"{maker.__module__}.{maker.__qualname__}"


@cache
def _tools() -> str:
    """Return a digest of the templates, of our own code and of the libraries that print."""
    digest = hashlib.sha256(json.dumps(dict(palette()), sort_keys=True).encode())
    for path in sorted([*_SOURCES.rglob("*.py"), *_SOURCES.rglob("*.typ")]):
        digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(version(library).encode())
    return digest.hexdigest()
