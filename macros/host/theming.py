"""What the theme is told: to load our style sheet, to escape all that it prints, but the HTML of pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import partial

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from macros.publishing.added import scripts
from macros.site.parts.compiled import Compiled
from macros.site.parts.policy import POLICY
from macros.site.parts.scripts import addresses
from macros.site.style.sheet import ADDRESS, style_sheet


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put our style sheet in the place of the theme's, which it holds."""
    theirs = [file for file in files if file.src_uri.startswith("assets/stylesheets/")]
    for file in theirs:
        files.remove(file)
    material = [file.content_string for file in theirs if file.src_uri.endswith(".css")]
    files.append(File.generated(config, ADDRESS, content=style_sheet(material)))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Have header fields be text wherever they are shown; give the theme what every page says, and the
    pages there are: it leads to none that a site may lack."""
    env.autoescape = True
    env.bytecode_cache = Compiled()
    env.globals["politique"] = Markup(POLICY)
    env.globals["conformite"] = config.extra["site"].compliance
    # Those laid out before too, which the host no longer takes for pages.
    env.globals["sources"] = frozenset(f.src_uri for f in files if f.src_uri.endswith(".md"))
    env.globals["alone"] = _alone
    env.globals["scripts"] = partial(addresses, scripts=scripts())


def on_page_context(context: object, page: Page, config: object, nav: object) -> None:
    """Tell the theme what is HTML: the page itself; titles of its parts are text."""
    page.content = Markup(page.content)
    _as_text(page.toc)


def _alone(page: Page | None) -> bool:
    """Return whether a page has the whole screen, without the tree of its pages."""
    return page is not None and "menu" in page.meta.get("hide", ())


def _as_text(anchors: Iterable[AnchorLink]) -> None:
    for anchor in anchors:
        anchor.title = html.unescape(re.sub(r"<[^>]*>", "", anchor.title))
        _as_text(anchor.children)
