"""The Content-Security-Policy of every page, written in advance: it never looks at what a page holds."""

from __future__ import annotations

from typing import Final

_DIRECTIVES = (
    "default-src 'none'",
    # No inline script at all, the theme's included: macros/host/theme replaces them by files.
    "script-src 'self'",
    # Scripts set styles through the object model, which no policy rules (CSP 3, § 8.3).
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)

POLICY: Final = "; ".join(_DIRECTIVES)
"""What a browser lets a page of the site do: files of the site, nothing written in the page."""
