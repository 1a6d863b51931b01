"""Every document, made from a toolbox whose every sentence is hostile: none breaks, none lies."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from annotated_types import MaxLen
from pydantic import BaseModel
from pypdf import PdfReader

from macros.exports.paper.document import Atelier, Document
from macros.exports.paper.everything import documents
from macros.model.catalogue import KINDS, Catalogue
from macros.store import load

from .hostiles import HOSTILES

BODY = "\n\n".join(["## Une partie", *HOSTILES])
FREE = {"titre", "nom", "label", "terme"}
"""Fields kept as they are: they name what a document is about, tests look them up."""


def spoiled(record: BaseModel, texts: Iterator[str]) -> BaseModel:
    changes = {}
    for name, field in type(record).model_fields.items():
        limit = next((m.max_length for m in field.metadata if isinstance(m, MaxLen)), None)
        if name not in FREE:
            changes[name] = spoil(getattr(record, name), texts, limit)
    return record.model_copy(update=changes)


def spoil(value: Any, texts: Iterator[str], limit: int | None = None) -> Any:
    if isinstance(value, BaseModel):
        return spoiled(value, texts)
    if isinstance(value, tuple):
        return tuple(spoil(item, texts) for item in value)
    if isinstance(value, str) and " " in value and not value.startswith("http"):
        return f"{value[:12]} {next(texts)}"[: limit or 6000].strip()
    return value


@cache
def hostile() -> Atelier:
    toolbox = load()
    texts = itertools.cycle(HOSTILES)
    kinds: dict[str, Any] = {
        kind: {
            slug: replace(entry, record=spoiled(entry.record, texts))
            for slug, entry in toolbox.catalogue.kind(kind).items()
        }
        for kind in (*KINDS, "themes")
        if kind != "themes"
    }
    kinds["themes"] = {
        slug: replace(entry, record=spoiled(entry.record, texts))
        for slug, entry in toolbox.catalogue.themes.items()
    }
    catalogue: Catalogue = replace(toolbox.catalogue, **kinds)
    return Atelier(catalogue, lambda _: BODY, "https://exemple.org/boite")


def chosen() -> list[str]:
    """One address of every family and format: those of the first tool or programme met."""
    toolbox = load()
    found = documents(Atelier(toolbox.catalogue, toolbox.printed))
    first: dict[str, str] = {}
    for document in found:
        first.setdefault(f"{document.famille} {document.nature} {_shape(document)}", document.adresse)
    return list(first.values())


def _shape(document: Document) -> str:
    return f"{document.maker}"


@pytest.mark.parametrize("adresse", chosen())
def test_a_hostile_toolbox_prints(adresse: str):
    document = next(d for d in documents(hostile()) if d.adresse == adresse)
    content = document.make("https://exemple.org/boite")
    if adresse.endswith(".pdf"):
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        assert re.sub(r"\s", "", document.titre)[:10] or text
        assert "non" not in re.findall(r"panic\(\"(\w+)\"\) error", text)
    else:
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
