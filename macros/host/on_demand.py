"""The host's build taken apart: what it does before its pages, then one page when it is asked for.

MkDocs makes a whole site or nothing. Its own steps are called here, in its own order, so that a page
made alone is the page of a whole build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from macros.publishing.site import Site

EXCLUDED = InclusionLevel.EXCLUDED
ASSETS = "assets"


class Host:
    """The host as mkdocs.yml sets it, with what does not change from one state of a toolbox to the
    next: the menu as it is written, the theme's files and templates."""

    def __init__(self, settings: Path) -> None:
        self.config = load_config(str(settings))
        self.config.extra["live"] = True
        self.nav = self.config.nav
        macros = self.config.plugins["macros"]
        macros.on_config(self.config)  # Once and for all: it asks git a dozen questions.
        events = self.config.plugins.events["config"]
        self.events = [event for event in events if getattr(event, "__self__", None) is not macros]
        self.env = self.config.theme.get_env()
        self.theirs = tuple(_of_theme(self.config))


def _of_theme(config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of the theme that pages load: all stand in one folder, beside ten thousand icons."""
    found: dict[str, Path] = {}
    for folder in map(Path, config.theme.dirs):
        for path in (folder / ASSETS).rglob("*"):
            if path.is_file():
                found.setdefault(path.relative_to(folder).as_posix(), folder)
    for name, folder in sorted(found.items()):
        yield File(name, str(folder), config.site_dir, config.use_directory_urls)


@dataclass(frozen=True)
class Opened:
    """A site whose pages can be made: its files by their addresses, its menu, its theme."""

    config: MkDocsConfig
    site: Site
    files: Files
    nav: Navigation
    env: Environment
    places: Mapping[str, File]


def opened(host: Host) -> Opened:
    """Return the site of now, no page made; what is wrong in the toolbox stops it."""
    config, plugins = host.config, host.config.plugins
    config.nav = host.nav
    for event in host.events:
        event(config)
    files = get_files(config)
    for file in host.theirs:
        if file.src_uri not in files.src_uris:
            files.append(file)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    _name(nav.pages, config, files)
    env = plugins.on_env(host.env, config=config, files=files)
    places = {file.dest_uri: file for file in files if file.inclusion is not EXCLUDED}
    return Opened(config, config.extra["site"], files, nav, env, places)


def _name(pages: Iterable[Page], config: MkDocsConfig, files: Files) -> None:
    """Give their titles to the pages of the menu that it does not name: every page shows them."""
    for page in pages:
        if page.title is None:
            page.read_source(config)
            page.meta = {name: page.meta[name] for name in ("title",) if name in page.meta}
            if not page.meta:
                _populate_page(page, config, files)


def made(opened: Opened, page: Page) -> str:
    """Return a page, finished."""
    _populate_page(page, opened.config, opened.files)
    page.active = True
    try:
        return _laid_out(opened, page)
    finally:
        page.active = False


def _laid_out(opened: Opened, page: Page) -> str:
    config, plugins = opened.config, opened.config.plugins
    context = get_context(opened.nav, opened.files.documentation_pages(), config, page)
    template = opened.env.get_template("main.html")
    context = plugins.on_page_context(context, page=page, config=config, nav=opened.nav)
    return plugins.on_post_page(template.render(context), page=page, config=config)


def made_alone(opened: Opened, name: str) -> str:
    """Return what one of the theme's own templates makes: the page of what is not found, a list of
    pages."""
    template = opened.env.get_template(name)
    return _build_template(name, template, opened.files, opened.config, opened.nav)
