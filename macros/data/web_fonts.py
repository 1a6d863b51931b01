"""The site's fonts as small web files, cut once from the wheels and kept on disk."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from macros.kept import keep, kept
from macros.told.dessin.fonts import cut, source

_CUTTERS = f"{version('fonttools')} {version('brotli')} 2"
"""What cuts a face: the last number is that of our own way."""


def web_font(face: str, folder: Path) -> bytes:
    """Return a face as WOFF2 with the characters of French texts, made once and kept in a folder."""
    key = hashlib.sha256(source(face) + _CUTTERS.encode()).hexdigest()[:16]
    path = folder / f"{face}-{key}.woff2"
    content = kept(path)
    if content is None:
        content = cut(face)
        keep(path, content)
    return content
