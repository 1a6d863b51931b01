"""Fonts as paper needs them: the same drawings and spaces, without what helps screens or tells of a font."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from macros.kept import digest, keep, kept, made_by

_SCREENS: Final = ("cvt ", "fpgm", "prep", "gasp", "hdmx", "LTSH", "VDMX", "DSIG")
"""Tables that hint at pixels, or sign the file: a printer fills outlines."""
_NAMES: Final = {1, 2, 6, 16, 17}
"""Family, style and PostScript name: what the compiler and readers of PDFs know a font by."""
_NAMELESS: Final = 3.0
"""The form of a table of glyphs without their names: a PDF holds letters by number."""


def light(font: bytes, folder: Path) -> bytes:
    """Return a TrueType font without hints, licence nor names of glyphs: half its weight in each PDF,
    not a point moved. Kept in a folder."""
    path = folder / f"{digest(font, made_by('paper/press/fonts.py'))}.ttf"
    content = kept(path)
    if content is None:
        keep(path, content := _lightened(font))
    return content


def _lightened(font: bytes) -> bytes:
    out = BytesIO()
    with TTFont(BytesIO(font), recalcTimestamp=False, recalcBBoxes=False) as one:
        for name in _SCREENS:
            if name in one:
                del one[name]
        one["name"].names = [
            told for told in one["name"].names if told.platformID == 3 and told.nameID in _NAMES
        ]
        one["post"].formatType = _NAMELESS
        glyphs = one.get("glyf", {})
        for name in glyphs.keys():  # noqa: SIM118 (a table is no dict)
            glyphs[name].removeHinting()
        one.save(out)
    return out.getvalue()
