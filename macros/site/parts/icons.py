"""Icons drawn inline in pages."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from macros.told.icons import shape


@cache
def icon(name: str) -> Markup:
    """Return a decorative SVG that takes the colour of the text; KeyError for an unknown name."""
    return Markup(f'<svg class="icone" viewBox="0 0 24 24" aria-hidden="true">{shape(name)}</svg>')
