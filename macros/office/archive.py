"""Zip archives whose bytes depend on what they hold, and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold: no clock goes in."""


def archive(files: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of files in the order given; those named in stored are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content)
    return out.getvalue()


def repacked(content: bytes) -> bytes:
    """Return the same archive with fixed dates and its files in the order of their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        names = sorted(zipped.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return archive([(name, zipped.read(name)) for name in names])
