"""What the theme leaves inaccessible, mended in the HTML it writes (measured with axe 4.14)."""

from __future__ import annotations

import itertools
import re
from html import escape, unescape

from macros.told.icons import shape

_EMPTY = re.compile(r'\stabindex=""')
_TOGGLE = re.compile(r'(<input class="md-toggle[^>]*?) autocomplete="off"')
"""Boxes are not typed in: there is nothing to complete."""
_GENERATOR = re.compile(r'\s*<meta name="generator"[^>]*>')
"""What made the page is no part of it: MkDocs and ProperDocs write the same bytes."""
_CODE = re.compile(r"(<pre[^>]*>(?:<span></span>)?)<code")
_TABLE = re.compile(r"<table>(?:(?!<table\b).)*?</table>", re.DOTALL)
"""A table that holds no other one."""
_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_TAGS = re.compile(r"<a class=\"headerlink\".*?</a>|<[^>]+>", re.DOTALL)
_DRAWN = re.compile(r"<svg(?= xmlns=[^>]*>)(?![^>]*(?:aria-|role=))")
"""An icon of the theme: it always stands in something that has a name."""
_SKIP = re.compile(r'(<div data-md-component="skip">)\s*(</div>)')
"""Where the theme puts the way to the content; it leaves it empty on the page not found."""
_HEADER_END = re.compile(r"</nav>\s*</header>")

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
    """Return a page with valid attributes, silent icons, tables that scroll, and the search's button."""
    html = _GENERATOR.sub("", _TOGGLE.sub(r"\1", _EMPTY.sub("", html)))
    if (
        'id="__toc"' not in html
    ):  # the page stands in no menu: the label of its headings opens nothing
        html = html.replace(' for="__toc"', "")
    html = _scrolling(html)
    html = _DRAWN.sub('<svg aria-hidden="true"', html)
    html = _SKIP.sub(r'\1<a href="#contenu" class="md-skip">Aller au contenu</a>\2', html)
    html = _CODE.sub(r'\1<code tabindex="0"', html)
    html = _HEADER_END.sub(lambda end: CHERCHER + end[0], html, count=1)
    return _SECTION.sub(r'aria-label="\2"\1\2\3', html)


def _scrolling(html: str) -> str:
    """Return a page whose plain tables scroll in a box that the keyboard reaches, with a name."""
    count = itertools.count(1)

    def boxed(match: re.Match[str]) -> str:
        headings = _HEADING.findall(html, 0, match.start())
        name = _TAGS.sub("", headings[-1]).strip() if headings else ""
        table = match[0].replace("<th>", '<th scope="col">')  # Markdown has no other headers.
        label = f"Tableau {next(count)}" + (f" : {escape(unescape(name))}" if name else "")
        return (
            f'<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="{label}">'
            f'<div class="md-typeset__table">{table}</div></div>'
        )

    return _TABLE.sub(boxed, html)
