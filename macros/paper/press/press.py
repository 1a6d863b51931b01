"""The press: a template and data in, a tagged PDF out, the same bytes every time."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import typst

from macros.french import espaces
from macros.told.markdown import inline
from macros.told.palette import palette
from macros.told.plain import Heure, Minutes, Riche, plain

from .glyphs import font_folder, printable

TEMPLATES = Path(__file__).parents[1]
STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst refuses to write a document that its own checker faults."""

_LINK = re.compile(r"https?://|mailto:|tel:")
_RAW = frozenset({"svg", "url", "t", "cle"})
"""Keys whose text is for the template, not for readers: left as it is."""


class PressError(Exception):
    """A template refused its data: a fault of ours, never of a writer's."""


def press(template: str, data: object, day: date, site_url: str = "") -> bytes:
    """Return a PDF/UA-1 made by a template from data, dated from a day and not from the clock.

    Texts get French spaces; a sign that no font has shows its number; ~/links lead to site_url or
    are only words. PressError carries what Typst refused.
    """
    stamp = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    compiler = _compiler(template)
    try:
        made = compiler.compile(
            sys_inputs={"data": prepared(data, site_url)},
            format="pdf",
            pdf_standards=STANDARD,
            timestamp=stamp,
        )
    except typst.TypstError as error:
        raise PressError(f"{template}: {error.message}\n{error.diagnostic}") from error
    return _bytes(made)


def query(template: str, data: object, label: str) -> Any:
    """Return the values that a template leaves under a label, as <label> metadata."""
    compiler = typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": prepared(data)},
    )
    return json.loads(compiler.query(f"<{label}>", field="value"))


def prepared(data: object, site_url: str = "") -> str:
    """Return a dataclass, or a mapping, as the JSON that templates read, the site's colours added.

    Marked texts become nodes, hours and lengths of time words, dataclasses mappings.
    """
    told = cast("dict[str, object]", _prepare(data, site_url))
    told["couleurs"] = _prepare(palette(), site_url)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _prepare(value: object, site: str, key: str = "") -> object:
    if isinstance(value, Riche):
        nodes = inline(value) if value else []
        return [_prepare(str(node) if isinstance(node, str) else node, site) for node in nodes]
    if isinstance(value, str):
        return value if key in _RAW else espaces(printable(value))
    if isinstance(value, Heure | Minutes):
        return espaces(str(value))
    if is_dataclass(value):
        value = plain(value)
    if isinstance(value, Mapping):
        if value.get("t") == "lien":
            return _link(value, site)
        return {str(k): _prepare(v, site, str(k)) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_prepare(item, site, key) for item in value]
    return value


def _link(node: Mapping[str, object], site: str) -> object:
    url, inside = str(node["url"]), _prepare(node["c"], site)
    if url.startswith("~/") and site:
        url = site.rstrip("/") + url[1:]
    return {"t": "lien" if _LINK.match(url) else "texte", "url": url, "c": inside}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(False, False, [font_folder()])


class _Compilers(threading.local):
    """The compilers of a thread, by template: one cannot print two documents at once."""

    def __init__(self) -> None:
        self.of: dict[str, typst.Compiler] = {}


_COMPILERS = _Compilers()


def _compiler(template: str) -> typst.Compiler:
    if template not in _COMPILERS.of:
        _COMPILERS.of[template] = typst.Compiler(
            TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
        )
    return _COMPILERS.of[template]


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    return made if isinstance(made, bytes) else b"".join(made or ())
