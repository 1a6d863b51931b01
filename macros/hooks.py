"""The only file that knows MkDocs: adds the toolbox's pages to the site and mends its HTML."""

from __future__ import annotations

import html
import logging
import posixpath
import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.exports.data import SCRIPTS
from macros.exports.downloads import Downloads, downloads, furniture
from macros.exports.offline.worker import forgetting, worker
from macros.exports.paper.document import Atelier
from macros.exports.paper.everything import documents
from macros.exports.paper.livre import freshest
from macros.exports.paper.workshop import Printed, print_all
from macros.exports.search import Found, guide, index
from macros.exports.smaller import shrink
from macros.model.documents import read_markdown
from macros.model.problems import ToolboxError
from macros.presenters.papiers import Papier, par_page
from macros.store import Toolbox, load
from macros.views.accessibility import mend
from macros.views.authoring import has_calls
from macros.views.explained import explained, is_read, link_words
from macros.views.foreign import foreign, mark_foreign
from macros.views.links import folder_of, placed, resolve
from macros.views.pages_accessibilite import said_of
from macros.views.papiers import PLACE, imprimer_page, papiers_de
from macros.views.rendering import Page as ToolboxPage
from macros.views.safety import faults, sealed
from macros.views.site import pages, redirections
from macros.views.text import typographie

log = logging.getLogger("mkdocs.hooks.boite")
EDIT_GUIDE = "guide/modifier-une-page/"
_RAW = re.compile(r"<!--brut-->(.*?)<!--/brut-->", re.DOTALL)
_KEPT = re.compile(r"<!--brut-(\d+)-->")


_live = False
"""Whether pages are previewed: the preview adds a script of its own, that no policy knows."""


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the site is built or previewed."""
    global _live
    _live = command == "serve"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _toolbox(config: MkDocsConfig) -> Toolbox:
    try:
        return load(_root(config))
    except ToolboxError as error:
        raise Abort(f"\n{error}") from None


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the toolbox before anything else: its problems stop the build, all at once."""
    _toolbox(config)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Replace the plugin's Jinja by the sealed one: contributed pages cannot run code."""
    plugin: Any = config.plugins["macros"]
    plugin._env = _toolbox(config).environment


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the toolbox, its downloads, the fonts and the former addresses."""
    toolbox = _toolbox(config)
    for page in pages(toolbox.catalogue, toolbox.prose, config.site_url or ""):
        files.append(_page_file(config, page))
    papers = _add_papers(files, config, toolbox)
    files.append(_page_file(config, imprimer_page(papers)))
    former = redirections(toolbox.catalogue) if config.use_directory_urls else ()
    for address, content in former:
        files.append(File.generated(config, address, content=content))
    for address, data in (
        *downloads(toolbox.catalogue, config.site_url or ""),
        *_furniture(config),
    ):
        files.append(File.generated(config, address, content=data))
    addresses = {folder_of(file.src_uri): file.url for file in files.documentation_pages()}
    config.extra["adresses"] = addresses
    config.extra["mots"] = explained(toolbox.catalogue)
    config.extra["mots_etrangers"] = foreign(toolbox.catalogue)
    config.extra["accessibilite"] = said_of(toolbox.catalogue)
    config.extra["papiers"] = {
        placed(url, addresses): found for url, found in par_page(papers).items()
    }
    guides = (found for file in files.documentation_pages() if (found := _guide(file)))
    named = partial(placed, addresses=addresses)
    script = index(toolbox.catalogue, toolbox.printed, guides, named)
    files.append(File.generated(config, "assets/recherche/index.js", content=script))
    for name, written in SCRIPTS.items():
        script = written(toolbox.catalogue, named)
        files.append(File.generated(config, f"assets/donnees/{name}.js", content=script))
    return files


def _furniture(config: MkDocsConfig) -> Downloads:
    logo = (Path(config.docs_dir) / str(config.theme["logo"])).read_text(encoding="utf-8")
    cache = _root(config) / ".cache" / "polices"
    return furniture(config.site_name, str(config.site_description), logo, cache)


def _guide(file: File) -> Found | None:
    """Return a page written by hand as the search shows it; nothing for the others, and for those
    that say `search: {exclude: true}` as the theme has it."""
    if file.generated_by is not None or file.abs_src_path is None:
        return None
    document, _ = read_markdown(Path(file.abs_src_path).read_bytes(), file.src_uri)
    if document is None or "title" not in document.data:
        return None
    head = document.data
    if head.get("search") == {"exclude": True}:
        return None
    described = str(head.get("description", ""))
    return guide(str(head["title"]), folder_of(file.src_uri), described, document.body)


def _page_file(config: MkDocsConfig, page: ToolboxPage) -> File:
    return File.generated(config, page.src, content=page.markdown)


def _add_papers(files: Files, config: MkDocsConfig, toolbox: Toolbox) -> list[Papier]:
    """Make every document and add it to the site; none on request."""
    if not config.extra.get("documents", True):
        config.extra["imprimes"] = []
        return []
    site_url = config.site_url or ""
    atelier = Atelier(toolbox.catalogue, toolbox.printed, site_url)
    kept = _root(config) / ".cache" / "documents"
    printed = list(print_all(documents(atelier), kept, site_url))
    for made in printed:
        files.append(File.generated(config, made.document.adresse, content=made.content))
    config.extra["imprimes"] = printed
    return [_papier(made) for made in printed]


def _papier(made: Printed) -> Papier:
    d = made.document
    return Papier(d.titre, d.nature, d.famille, d.adresse, len(made.content), d.pages)


@event_priority(100)
def _name_source(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the source of a page, and ask the macros plugin for hand-written pages with calls.

    Runs before the plugin. The toolbox's own pages arrive with their calls answered.
    """
    generated = page.file.generated_by is not None
    source = page.meta.get("source") or f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    page.meta["source"] = source
    # The theme prints the description as it is, inside an attribute.
    page.meta["description"] = html.escape(str(page.meta.get("description", "")))
    page.meta["render_macros"] = not generated and has_calls(markdown)
    page.edit_url = _edit_url(config, source)
    return markdown


@event_priority(-100)
def _set_aside(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take our own HTML out of a page before Markdown reads it: reading it is half the work.

    Runs after the macros plugin; on_page_content puts the pieces back.
    """
    pieces: list[str] = []

    def keep(match: re.Match[str]) -> str:
        pieces.append(match[1])
        return f"\n\n<!--brut-{len(pieces) - 1}-->\n\n"

    page.meta["brut"] = pieces
    return _RAW.sub(keep, markdown)


on_page_markdown = CombinedEvent(_name_source, _set_aside)


def _edit_url(config: MkDocsConfig, source: str) -> str | None:
    if not config.repo_url:
        return None
    return posixpath.join(config.repo_url, config.extra["depot_edition"], source)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve links to tools, set French spaces, and close the page with its source."""
    pieces: list[str] = page.meta["brut"]
    for fault in faults(content):
        log.error("%s : %s", page.meta["source"], fault.sentence)
    content = _KEPT.sub(lambda match: pieces[int(match[1])], content)
    papers = config.extra["papiers"].get(page.file.url, ())
    content = content.replace(PLACE, papiers_de(papers, str(page.title)), 1)
    content = _with_words(content, page, config)
    return typographie(_resolve(content + _source_line(page), page, config))


def _with_words(content: str, page: Page, config: MkDocsConfig) -> str:
    words, strange = config.extra["mots"], config.extra["mots_etrangers"]
    if words and is_read(page.file.src_uri):
        content = link_words(content, words)
    return mark_foreign(content, strange) if strange else content


def _source_line(page: Page) -> str:
    source = page.meta["source"]
    url = page.edit_url or f"~/{EDIT_GUIDE}"
    return (
        f'\n<p class="page-source"><a href="{url}">Modifier cette page</a>'
        f" <span>Elle est écrite dans <code>{source}</code></span></p>\n"
    )


def _resolve(content: str, page: Page, config: MkDocsConfig) -> str:
    found, lost = resolve(content, page.file.url, config.extra["adresses"])
    for target in lost:
        log.warning("%s : le lien vers « %s » ne mène à aucune page", page.file.src_uri, target)
    return found


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme leaves inaccessible, and say what the page may run."""
    return _finished(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the pages that are not made from Markdown, as 404.html."""
    return _finished(output_content) if template_name.endswith(".html") else output_content


def _finished(html: str) -> str:
    return mend(html) if _live else sealed(mend(html))


def on_post_build(config: MkDocsConfig) -> None:
    """Remove what the theme copies and nobody reads; list what a device may keep."""
    site = Path(config.site_dir)
    for folder in ("lunr", "workers"):
        shutil.rmtree(site / "assets" / "javascripts" / folder, ignore_errors=True)
    for path in {*site.glob("assets/**/*.map"), *site.glob("assets/javascripts/bundle.*")}:
        path.unlink()
    if not _live:
        for name in ("javascripts", "style"):
            shrink(site / "assets" / name)
    if _live:
        (site / "sw.js").write_text(forgetting(), encoding="utf-8", newline="\n")
    elif config.use_directory_urls:
        _write_worker(site, config)


def _write_worker(site: Path, config: MkDocsConfig) -> None:
    paths = (path for path in site.rglob("*") if path.is_file())
    contents = ((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths)
    papers = [_papier(made) for made in config.extra["imprimes"]]
    kept = worker(contents, papers, freshest(_toolbox(config).catalogue))
    for name, text in kept.written.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the toolbox as well as the pages."""
    server.watch(str(_root(config) / "toolbox"))
    return server
