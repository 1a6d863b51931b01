"""Every document, made from a toolbox whose every sentence is hostile: none breaks, none lies."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from annotated_types import MaxLen
from pydantic import BaseModel
from pypdf import PdfReader

from macros.documents import documents
from macros.french import espaces
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS
from macros.paper.noms.liste import Personne
from macros.paper.noms.noms import Noms, papiers
from macros.paper.press.document import Atelier, Document
from macros.paper.press.glyphs import printable
from macros.store import load
from macros.told.markdown import inline, text_of

from .conftest import textes
from .hostiles import HOSTILES
from .preuves import avec_preuves
from .test_papier_accessible import templates

BODY = "\n\n".join(["## Une partie", *HOSTILES])
FREE = {"titre", "label", "terme"}
"""Fields kept as they are: they name what a document is about, tests look them up."""


WORDLESS = {
    "documents/essai.pdf",
    "documents/indicateurs/suivi-vierge.pdf",
    "documents/mur.pdf",
    "documents/calibrage.pdf",
}
"""Documents that show no text of the toolbox."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", espaces(text))


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
    catalogue = avec_preuves(load().catalogue, "pouvoir-agir-fevrier-2026")
    texts = itertools.cycle(HOSTILES)
    kinds: dict[str, Any] = {
        kind: {
            slug: replace(entry, record=spoiled(entry.record, texts))
            for slug, entry in catalogue.kind(kind).items()
        }
        for kind in KINDS
    }
    for table in ("themes", "supports"):
        kinds[table] = {
            slug: replace(entry, record=spoiled(entry.record, texts))
            for slug, entry in getattr(catalogue, table).items()
        }
    spoilt: Catalogue = replace(catalogue, **kinds)
    return Atelier(spoilt, lambda _: BODY, "https://exemple.org/boite")


OFFICE = (".docx", ".odt")
MAKERS = (*OFFICE, *templates())
"""Every template, and every office format."""


@cache
def made() -> dict[str, Document]:
    """The hostile documents: the first of every maker."""
    first: dict[str, Document] = {}
    for document in (*documents(hostile()), *nommes()):
        first.setdefault(made_by(document), document)
    return first


def nommes() -> Iterator[Document]:
    """Yield the papers of a list of two hostile names."""
    seen, entry, plan = next(hostile().programmes())
    yield from papiers(Noms(seen, entry, plan, [Personne("", text, text) for text in HOSTILES[:2]]))


def made_by(document: Document) -> str:
    """Return the template of a document, or how its name ends when there is none."""
    suffix = Path(document.adresse).suffix
    return suffix if suffix in OFFICE else getattr(document.maker, "args", ("",))[0]


READ = 12
"""Pages read back: enough to meet hostile words, even in the book."""
WORDS = [squeezed(printable(text_of(inline(text))))[:14] for text in HOSTILES[:-2]]


@pytest.mark.parametrize("maker", MAKERS)
def test_a_hostile_toolbox_prints_its_words_as_they_are(maker: str):
    document = made()[maker]
    content = document.make("https://exemple.org/boite")
    if not document.adresse.endswith(".pdf"):
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        return
    reader = PdfReader(io.BytesIO(content))
    text = squeezed("".join(textes(content, "-raw", "-l", str(READ))))
    assert any(words in text for words in WORDS) or document.adresse in WORDLESS
    sizes = {
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    }
    assert sizes <= {(595, 842), (842, 595), (1191, 842), (842, 1191), (595, 420)}


def test_every_maker_is_tried():
    assert len(MAKERS) >= 18
    assert set(made()) == set(MAKERS)
