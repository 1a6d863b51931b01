"""What the theme leaves inaccessible, mended in the HTML it writes (measured with axe 4.14)."""

from __future__ import annotations

import re

from ..presenters.icons import shape

_EMPTY = re.compile(r'\stabindex=""')
_MENU = re.compile(r'<label class="md-header__button md-icon" for="__drawer">')
_HEADER_END = re.compile(r"</nav>\s*</header>")

MENU = (
    '<label class="md-header__button md-icon" for="__drawer" role="button" tabindex="0" '
    'aria-label="Menu" aria-expanded="false">'
)
CHERCHER = (
    '<button type="button" class="chercher" hidden aria-keyshortcuts="/ Control+K">'
    f'<svg class="icone" viewBox="0 0 24 24" aria-hidden="true">{shape("explorer")}</svg>'
    "<span>Chercher</span></button>"
)
"""Our own search's button, at the end of the theme's header; scripts show it."""


_SECTION = re.compile(
    r'aria-labelledby="__nav_\d+_label"([^>]*>\s*<label class="md-nav__title"[^>]*>'
    r"\s*<span[^>]*></span>\s*)([^<]+?)(\s*<)"
)
"""A section whose heading is a page of its own: its label holds an icon only, so no name."""


def mend(html: str) -> str:
    """Return a page with valid attributes, a menu that has a name, and the search's button."""
    html = _MENU.sub(MENU, _EMPTY.sub("", html))
    html = _HEADER_END.sub(lambda end: CHERCHER + end[0], html, count=1)
    return _SECTION.sub(r'aria-label="\2"\1\2\3', html)
