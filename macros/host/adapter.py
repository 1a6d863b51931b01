"""MkDocs’ events on pages and files: each hands over to what makes the site, and tells what it says."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.host.made import add
from macros.host.settings import settings
from macros.publishing.added import added
from macros.publishing.ended import ended
from macros.publishing.page import header, whole
from macros.publishing.site import Site, opened
from macros.site.parts.apart import taken_out
from macros.site.passes.ordered import finished

log = logging.getLogger("mkdocs.hooks.boite")


def _site(config: MkDocsConfig) -> Site:
    return config.extra["site"]  # type: ignore[no-any-return]


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Read the toolbox before anything else: its problems stop the build, all at once."""
    config.extra["site"], config.nav = opened(settings(config), config.nav or (), Abort)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what nobody judged, add all that the toolbox makes; no contributed page runs code."""
    site = _site(config)
    for file in [f for f in files if f.src_dir == config.docs_dir and f.src_uri not in site.sound]:
        files.remove(file)
    add(files, config, added(site))
    config.plugins["macros"]._env = site.toolbox.environment  # type: ignore[attr-defined]


@event_priority(100)
def _before_macros(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    made = page.file.generated_by is not None  # The toolbox's pages come with their calls answered.
    page.meta = header(page.meta, page.file.src_uri, None if made else markdown)
    page.edit_url = _site(config).settings.edit(page.meta["source"])
    return markdown if made else _site(config).written(markdown, page.file.src_uri)


@event_priority(-100)
def _after_macros(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    text, page.meta["brut"] = taken_out(markdown)
    return text


on_page_markdown = CombinedEvent(_before_macros, _after_macros)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Judge what contributors wrote, and put our own HTML back, to which links may aim too."""
    content, anchors, wrong = whole(content, page.meta, page.edit_url or "")
    for sentence in wrong:
        log.error(sentence)
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchors}
    return content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Make every pass over a page that the theme has laid out."""
    output, lost = finished(output, _site(config).here(page.file.src_uri, str(page.title)))
    for target in lost:
        log.warning("%s : le lien « ~/%s » ne mène à aucune page", page.meta["source"], target)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Clear the site and judge it: an error stops the build before the site is in place."""
    for sentence in ended(_site(config)):
        log.error(sentence)
