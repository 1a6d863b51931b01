"""The site's fonts: widths for drawings, and small web files cut from the wheels."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "texte": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "texte-gras": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "titre": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}
"""The faces the site uses, and the wheel that carries each one (SIL Open Font License)."""

_CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x100)))
    + "ŒœŸ€–—‘’“”„†•…‹›\u202f\u2009→←↑↓−×÷≥≤≠✓№"
)


def _path(face: str) -> Path:
    package, name = FACES[face]
    return Path(str(files(package) / "files" / name))


@cache
def _advances(face: str) -> tuple[dict[int, int], int]:
    with TTFont(_path(face), lazy=True) as font:
        metrics = font["hmtx"]
        cmap = font.getBestCmap() or {}
        units = int(font["head"].unitsPerEm)
        return {code: metrics[name][0] for code, name in cmap.items()}, units


def source(face: str) -> bytes:
    """Return what a cut face is made from: the whole font, and this very code."""
    return _path(face).read_bytes() + Path(__file__).read_bytes()


def width(text: str, size: float, face: str = "texte") -> float:
    """Return the width of a line of text in pixels, at a font size in pixels."""
    advances, units = _advances(face)
    default = advances[ord("n")]
    return sum(advances.get(ord(c), default) for c in text) * size / units


def cut(face: str) -> bytes:
    """Return a face as WOFF2 with the characters of French texts; a second's work."""
    # Cutting fonts is rare and its module slow to load: builds that find the cache skip it.
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum"])
    options.name_IDs = [0, 1, 2, 13, 14]
    font = TTFont(_path(face), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=_CHARACTERS)
    subsetter.subset(font)
    _own_widths(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


_BORROWED = 0x200
"""USE_MY_METRICS, of a component of a glyph (OpenType, glyf): the whole takes its width."""


def _own_widths(font: TTFont) -> None:
    """Give back its own width to a glyph that would borrow a part's: the guillemets of titles, made of
    two angle marks, were drawn as wide as one, and closed upon their words."""
    glyphs, widths = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        for part in glyphs[name].components if glyphs[name].isComposite() else ():
            if widths[part.glyphName][0] != widths[name][0]:
                part.flags &= ~_BORROWED
