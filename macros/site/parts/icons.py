"""Icons of pages: a name, that the style sheet draws once for all pages."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from macros.told.icons import shape


@cache
def icon(name: str) -> Markup:
    """Return a decorative icon that takes the colour of the text; KeyError for an unknown name."""
    shape(name)
    return Markup(f'<i class="icone icone--{name}" aria-hidden="true"></i>')
