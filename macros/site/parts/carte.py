"""The map of a territory: an SVG that reads in light, in dark, in black and white, and aloud."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.told.donnees.carte import Carte
from macros.told.donnees.svg import drawing, size


def svg(told: Carte, slug: str) -> Markup:
    """Return a map, said by its title and a sentence."""
    width, height = size(told)
    return Markup(
        f'<svg class="terr" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="terr-{slug}-t terr-{slug}-d">'
        f'<title id="terr-{slug}-t">{escape(told.titre)}</title>'
        f'<desc id="terr-{slug}-d">{escape(told.phrase)}</desc>{drawing(told)}</svg>'
    )
