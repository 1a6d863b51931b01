"""What all printed documents are made with, told in one digest."""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path

from macros.kept import libraries
from macros.told.palette import palette

from .glyphs import font_folder

_PACKAGE = Path(__file__).resolve().parents[2]
_SHAPING = ("*.py", "model/**/*", "told/**/*", "paper/**/*", "office/**/*", "data/**/*")
"""What may shape a document while it is made: import contracts let papers reach nothing else."""


@cache
def tools() -> str:
    """Return a digest of all that documents share: our code and templates, the site's colours,
    the fonts, Python and every library installed."""
    digest = hashlib.sha256(json.dumps(dict(palette()), sort_keys=True).encode())
    for path in (*_sources(), *sorted(font_folder().glob("*.ttf"))):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    digest.update("\n".join([sys.version, *libraries()]).encode())
    return digest.hexdigest()


def _sources() -> list[Path]:
    found = (path for name in _SHAPING for path in _PACKAGE.glob(name))
    return sorted(p for p in found if p.is_file() and p.suffix not in {".pyc", ".pyo"})
