"""The colours of printed documents: those of the site's light scheme, read from its tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_STYLE = Path(__file__).resolve().parents[2] / "macros" / "site" / "style" / "jetons.css"
_SCHEME = re.compile(r'\[data-md-color-scheme="default"\]\s*\{(.*?)\}', re.S)
_COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})\s*;")


@cache
def palette() -> Mapping[str, str]:
    """Return the site's colours by their French names, as #rrggbb."""
    scheme = _SCHEME.search(_STYLE.read_text(encoding="utf-8"))
    return dict(_COLOUR.findall(scheme[1] if scheme else ""))
