"""What all printed documents are made with, told in one digest."""

from __future__ import annotations

import json
from functools import cache

from macros.kept import digest, made_by
from macros.told.palette import palette

from .glyphs import font_folder

_SHAPING = ("*.py", "model/**/*", "told/**/*", "paper/**/*", "office/**/*", "data/**/*")
"""What may shape a document while it is made: import contracts let papers reach nothing else."""


@cache
def tools() -> str:
    """Return a digest of all that documents share: our code and templates, the site's colours,
    the fonts, Python and every library installed."""
    fonts = (
        part
        for path in sorted(font_folder().glob("*.ttf"))
        for part in (path.name, path.read_bytes())
    )
    return digest(json.dumps(dict(palette()), sort_keys=True), made_by(*_SHAPING), *fonts)
