"""What the theme leaves inaccessible, mended in the HTML it writes (measured with axe 4.14)."""

from __future__ import annotations

import re

_MENDS = (
    (
        re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")'),
        r'\1 aria-label="Recherche"',
    ),
    (re.compile(r'\stabindex=""'), ""),
    (re.compile(r'<nav class="md-tags"'), '<nav class="md-tags" aria-label="Étiquettes"'),
)


def mend(html: str) -> str:
    """Return a page whose search dialog has a name and whose attributes are valid."""
    for pattern, replacement in _MENDS:
        html = pattern.sub(replacement, html)
    return html
