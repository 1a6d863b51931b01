"""Pages kept from one build to the next: in the menu, but neither read nor laid out again.

Only scripts/build.py asks for it, by `extra`: a host left to itself lays every page out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.host.made import Made
from macros.publishing.painted import Painted, given, keep_page, name, shared, text_of
from macros.publishing.site import Site


class Ready(File):
    """A page laid out before: a page until the menu is made, then a file to copy."""

    painted: Painted
    listed = True

    def is_documentation_page(self) -> bool:
        """Say whether the host lists this file among its pages."""
        return self.listed


@dataclass
class Keeping:
    """The pages of one build: the names they are kept under and their titles, by file of the site,
    and all of them as the host lists them."""

    names: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    pages: list[File] = field(default_factory=list)


def _keeping(config: MkDocsConfig) -> Keeping | None:
    kept: Keeping | None = config.extra.get("pages")
    return kept


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the pages that nothing has changed in the place of their sources."""
    if not (keeping := _keeping(config)):
        return
    site: Site = config.extra["site"]
    pages = files.documentation_pages(inclusion=lambda _: True)
    texts = {f.src_uri: text_of(site, f.src_uri, _text(f)) for f in pages}
    common = shared(site, config.nav or (), texts)
    found = {}
    for file in pages:
        named = name(site, common, file.src_uri, texts[file.src_uri])
        keeping.names[file.dest_uri] = named
        if page := given(site, named):
            found[file.src_uri] = _ready(file, page, config)
            site.read[file.dest_uri] = page.read
    for file in list(files):  # All are moved: the order of the pages is that of the files.
        files.remove(file)
        files.append(found.get(file.src_uri, file))


def _text(file: File) -> str:
    return file.ahead() if isinstance(file, Made) else file.content_string


def _ready(file: File, page: Painted, config: MkDocsConfig) -> Ready:
    ready = Ready(
        file.src_uri, None, config.site_dir, file.use_directory_urls, dest_uri=file.dest_uri
    )
    ready.content_bytes, ready.painted = page.html, page
    return ready


def on_nav(nav: object, config: MkDocsConfig, files: Files) -> None:
    """Give pages laid out before their titles in the menu; the host has nothing more to do of them."""
    if keeping := _keeping(config):
        keeping.pages = list(files.documentation_pages())
        for file in keeping.pages:
            if isinstance(file, Ready) and file.page:
                file.page.title = file.painted.title
                file.listed = False


def on_template_context(
    context: dict[str, object], template_name: str, config: MkDocsConfig
) -> dict[str, object]:
    """Tell the templates of the host, as the map of the site, of every page."""
    if keeping := _keeping(config):
        context["pages"] = keeping.pages
    return context


def on_page_context(context: object, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Remember the title that a page gave itself."""
    if keeping := _keeping(config):
        keeping.titles[page.file.dest_uri] = str(page.title)


def keep_pages(config: MkDocsConfig) -> None:
    """Keep every page that a sound build has just laid out."""
    site: Site = config.extra["site"]
    keeping: Keeping = config.extra["pages"]
    for file, title in keeping.titles.items():
        html = (Path(config.site_dir) / file).read_bytes()
        keep_page(site, keeping.names[file], title, html, site.read[file])
