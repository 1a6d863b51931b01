"""The fonts that the site cuts: what is written keeps the room that it takes."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from macros.told.dessin.fonts import FACES, cut


@pytest.mark.parametrize("face", FACES)
def test_a_sign_made_of_others_keeps_its_own_width(face):
    font = TTFont(BytesIO(cut(face)))
    glyphs, widths = font["glyf"], font["hmtx"]
    borrowed = [
        name
        for name in font.getGlyphOrder()
        if glyphs[name].isComposite()
        for part in glyphs[name].components
        if part.flags & 0x200 and widths[part.glyphName][0] != widths[name][0]
    ]
    assert borrowed == []
    made = font.getBestCmap()[ord("«")]
    assert glyphs[made].isComposite(), "the test has its subject"
