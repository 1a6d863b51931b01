"""The press: a template and data in, a tagged PDF out, the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from macros.french import espaces
from macros.told.figures.steps import Dessin
from macros.told.markdown import inline
from macros.told.palette import palette
from macros.told.plain import Heure, Minutes, Riche, plain

from .figures import figure
from .glyphs import printable
from .presses import asked

TEMPLATES = Path(__file__).parents[1]
_LINK = re.compile(r"https?://|mailto:|tel:")
_RAW = frozenset({"svg", "url", "t", "cle"})
"""Keys whose text is for the template, not for readers: left as it is."""


class PressError(Exception):
    """A template refused its data: a fault of ours, never of a writer's."""


def press(template: str, data: object, day: date, site_url: str = "", *, auteur: str = "") -> bytes:
    """Return a PDF/UA-1 made by a template from data, dated from a day and not from the clock.

    Texts get French spaces; a sign that no font has shows its number; ~/links lead to site_url or
    are only words. auteur signs the file: whose paper it is. PressError carries what Typst refused.
    """
    stamp = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    made, fault = asked(template, TEMPLATES, prepared(data, site_url, auteur), stamp=stamp)
    if fault:
        raise PressError(f"{template}: {fault}")
    return made


def query(template: str, data: object, label: str) -> Any:
    """Return the values that a template leaves under a label, as <label> metadata; PressError as press."""
    found, fault = asked(template, TEMPLATES, prepared(data), label=label)
    if fault:
        raise PressError(f"{template}: {fault}")
    return json.loads(found)


def prepared(data: object, site_url: str = "", auteur: str = "") -> str:
    """Return a dataclass, or a mapping, as the JSON that templates read, the site's colours added.

    Marked texts become nodes, hours and lengths of time words, drawings their paths and their sentence,
    dataclasses mappings.
    """
    told = cast("dict[str, object]", _prepare(data, site_url))
    told["couleurs"] = _prepare(palette(), site_url)
    if auteur:
        told["auteur"] = _words(auteur)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _prepare(value: object, site: str, key: str = "") -> object:
    if isinstance(value, Riche):
        nodes = inline(value) if value else []
        return [_prepare(str(node) if isinstance(node, str) else node, site) for node in nodes]
    if isinstance(value, str):
        return value if key in _RAW else _words(value)
    if isinstance(value, Heure | Minutes):
        return espaces(str(value))
    if isinstance(value, Dessin):
        value = figure(value)
    if is_dataclass(value):
        value = plain(value)
    if isinstance(value, Mapping):
        if value.get("t") == "lien":
            return _link(value, site)
        return {str(k): _prepare(v, site, str(k)) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_prepare(item, site, key) for item in value]
    return value


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    """Return a text as paper shows it: cards stand in five decks, the same words in many documents."""
    return espaces(printable(text))


def _link(node: Mapping[str, object], site: str) -> object:
    url, inside = str(node["url"]), _prepare(node["c"], site)
    if url.startswith("~/") and site:
        url = site.rstrip("/") + url[1:]
    return {"t": "lien" if _LINK.match(url) else "texte", "url": url, "c": inside}
