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
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from macros.data.downloads import Downloads, downloads, fonts
from macros.data.scripts import SCRIPTS
from macros.data.search import Found, guide, index
from macros.data.smaller import shrink
from macros.documents import documents
from macros.host.apercu import guarded, with_script
from macros.host.words import guarded as rebuilt
from macros.model.base.problems import ToolboxError
from macros.model.source.depot import read_depot
from macros.offline.manifest import installable
from macros.offline.worker import forgetting, worker
from macros.paper.livre.livre import freshest
from macros.paper.press.document import Atelier
from macros.paper.press.workshop import Printed, print_all
from macros.site.calls.authoring import has_calls
from macros.site.contributed.handwritten import Handwritten
from macros.site.contributed.menu import with_pages
from macros.site.contributed.safety import faults
from macros.site.contributed.written import anchors
from macros.site.pages.accessibilite import said_of
from macros.site.pages.everything import pages, redirections
from macros.site.pages.papiers import imprimer_page, papiers_de
from macros.site.parts.apart import PLACE, bare, put_back, taken_out
from macros.site.parts.explained import explained, is_read, link_words
from macros.site.parts.links import folder_of, placed, resolve
from macros.site.parts.policy import POLICY
from macros.site.parts.rendering import Page as ToolboxPage
from macros.site.parts.text import typographie
from macros.site.passes.accessibility import mend
from macros.site.passes.astray import Ledger
from macros.site.passes.finished import Finished, faults_of_page
from macros.site.passes.foreign import foreign, mark_foreign
from macros.site.style.sheet import ADDRESS, style_sheet
from macros.store import Toolbox, load
from macros.told.papiers import Papier, par_page

log = logging.getLogger("mkdocs.hooks.boite")
EDIT_GUIDE = "guide/modifier-une-page/"
_HEADER = ("title", "description", "scripts", "hide")
"""What a page's header may tell the theme: another field would choose a template, or print itself."""


_live = False
"""Whether pages are previewed: what only a published site needs is not made."""


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
    toolbox = _toolbox(config)
    config.extra["politique"] = Markup(POLICY)
    config.extra["liens"] = Ledger()
    config.nav = with_pages(config.nav or (), toolbox.handwritten)
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Have the theme escape all that it prints: header fields are text wherever they are shown."""
    env.autoescape = True
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Tell the theme what is HTML: the page itself; titles of its parts are text."""
    page.content = Markup(page.content)
    for title in page.toc:
        _as_text(title)
    return context


def _as_text(anchor: AnchorLink) -> None:
    anchor.title = html.unescape(re.sub(r"<[^>]*>", "", anchor.title))
    for child in anchor.children:
        _as_text(child)


def on_pre_build(config: MkDocsConfig) -> None:
    """Replace the plugin's Jinja by the sealed one: contributed pages cannot run code."""
    plugin: Any = config.plugins["macros"]
    plugin._env = _toolbox(config).environment


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the toolbox, its downloads, the fonts and the former addresses."""
    toolbox = _toolbox(config)
    _keep_sound(files, config)
    for page in pages(toolbox.catalogue, toolbox.prose, config.site_url or ""):
        files.append(_page_file(config, page))
    _one_style_sheet(files, config)
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
    guides = (_guide(page) for page in toolbox.handwritten if page.head.recherche)
    named = partial(placed, addresses=addresses)
    script = index(toolbox.catalogue, toolbox.printed, guides, named)
    files.append(File.generated(config, "assets/recherche/index.js", content=script))
    for name, written in SCRIPTS.items():
        script = written(toolbox.catalogue, named)
        files.append(File.generated(config, f"assets/donnees/{name}.js", content=script))
    return files


def _keep_sound(files: Files, config: MkDocsConfig) -> None:
    """Leave out what came into docs/ since it was judged, and the litter of systems."""
    sound = read_depot(_root(config)).sound
    for file in list(files):
        if file.src_dir == config.docs_dir and file.src_uri not in sound:
            files.remove(file)


def _one_style_sheet(files: Files, config: MkDocsConfig) -> None:
    """Put ours in the place of the theme's, which it holds."""
    theirs = [file for file in files if file.src_uri.startswith("assets/stylesheets/")]
    for file in theirs:
        files.remove(file)
    material = [file.content_string for file in theirs if file.src_uri.endswith(".css")]
    files.append(File.generated(config, ADDRESS, content=style_sheet(material)))


def _furniture(config: MkDocsConfig) -> Downloads:
    logo = (Path(config.docs_dir) / str(config.theme["logo"])).read_text(encoding="utf-8")
    yield from fonts(_root(config) / ".cache" / "polices")
    yield from installable(config.site_name, str(config.site_description), logo)


def _guide(page: Handwritten) -> Found:
    """Return a page written by hand as the search shows it."""
    return guide(page.titre, folder_of(page.src), page.head.description, page.document.body)


def _page_file(config: MkDocsConfig, page: ToolboxPage) -> File:
    return File.generated(config, page.src, content=page.markdown)


def _add_papers(files: Files, config: MkDocsConfig, toolbox: Toolbox) -> list[Papier]:
    """Make every document and add it to the site; none on request."""
    if not config.extra.get("documents", True):
        config.extra["imprimes"] = []
        return []
    # The preview's own address is not the site's: on paper it would lead nowhere.
    site_url = "" if _live else config.site_url or ""
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
    written = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    source = str(page.meta["source"]) if generated else written
    page.meta = {name: page.meta[name] for name in _HEADER if name in page.meta}
    page.meta["source"] = source
    page.meta["render_macros"] = not generated and has_calls(markdown)
    page.edit_url = _edit_url(config, source)
    return markdown


@event_priority(-100)
def _set_aside(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take our own HTML out of a page before Markdown reads it: reading it is half the work.

    Runs after the macros plugin; on_page_content puts the pieces back.
    """
    text, page.meta["brut"] = taken_out(markdown)
    return text


on_page_markdown = CombinedEvent(_name_source, _set_aside)


def _edit_url(config: MkDocsConfig, source: str) -> str | None:
    if not config.repo_url:
        return None
    return posixpath.join(config.repo_url, config.extra["depot_edition"], source)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve links to tools, set French spaces, and close the page with its source."""
    for fault in faults(content):
        log.error("%s : %s", page.meta["source"], fault.sentence)
    content = put_back(bare(content), page.meta["brut"])
    # The host has not seen the parts that were set aside: links may aim at them too.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchors(content)}
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
    source = html.escape(page.meta["source"])
    url = html.escape(page.edit_url or f"~/{EDIT_GUIDE}")
    return (
        f'\n<p class="page-source"><a href="{url}">Modifier cette page</a>'
        f" <span>Elle est écrite dans <code>{source}</code></span></p>\n"
    )


def _resolve(content: str, page: Page, config: MkDocsConfig) -> str:
    found, lost = resolve(content, page.file.url, config.extra["adresses"])
    for target in lost:
        log.warning("%s : le lien « ~/%s » ne mène à aucune page", page.meta["source"], target)
    return found


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme leaves inaccessible, and note the links of the page."""
    config.extra["liens"].read(page.file.dest_uri, output)
    return mend(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the pages that are not made from Markdown, as 404.html."""
    return mend(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse dead links, remove what the theme copies and nobody reads, list what a device may keep."""
    site = Path(config.site_dir)
    _dead_links(site, config)
    for folder in ("lunr", "workers"):
        shutil.rmtree(site / "assets" / "javascripts" / folder, ignore_errors=True)
    for path in {*site.glob("assets/**/*.map"), *site.glob("assets/javascripts/bundle.*")}:
        path.unlink()
    if not _live:
        for name in ("javascripts", "style"):
            shrink(site / "assets" / name)
    _examine(site, config)
    if _live:
        (site / "sw.js").write_text(forgetting(), encoding="utf-8", newline="\n")
    elif config.use_directory_urls:
        _write_worker(site, config)


def _examine(site: Path, config: MkDocsConfig) -> None:
    """Read every finished page once more: a fault stops the build before the site is in place."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    known = Finished(urlsplit(config.site_url or "/").path or "/", files)
    for name in sorted(name for name in files if name.endswith(".html")):
        text = (site / name).read_text(encoding="utf-8")
        for sentence in dict.fromkeys(faults_of_page(text, name, known)):
            log.error("%s : %s ; la page n’est pas publiée", name, sentence)


def _dead_links(site: Path, config: MkDocsConfig) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    printed = config.extra.get("documents", True)
    for page, link in config.extra["liens"].lost(files):
        if printed or not link.split("#")[0].endswith((".pdf", ".docx", ".odt")):
            log.error("page %s : le lien « %s » ne mène à rien", page, link)


def _write_worker(site: Path, config: MkDocsConfig) -> None:
    paths = (path for path in site.rglob("*") if path.is_file())
    contents = ((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths)
    papers = [_papier(made) for made in config.extra["imprimes"]]
    kept = worker(contents, papers, freshest(_toolbox(config).catalogue))
    for name, text in kept.written.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the toolbox as well as the pages, under the policy of the site."""
    server.watch(str(_root(config) / "toolbox"))
    server.set_app(guarded(server.get_app()))
    server._inject_js_into_html = with_script
    server.builder = rebuilt(server.builder, Abort)
    return server
