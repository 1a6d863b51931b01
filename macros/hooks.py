"""The only file that knows MkDocs: adds the toolbox's pages to the site and mends its HTML."""

from __future__ import annotations

import html
import logging
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.exports.ics import ics
from macros.exports.lheo import lheo
from macros.exports.offline.manifest import SIZES, icon, icon_name, manifest
from macros.exports.offline.worker import is_kept, worker
from macros.exports.paper.document import Atelier
from macros.exports.paper.everything import documents
from macros.exports.paper.palette import palette
from macros.exports.paper.workshop import Printed, print_all
from macros.exports.programme_json import programme_json
from macros.exports.search import Found, guide, index
from macros.exports.toolbox_json import toolbox_json
from macros.model.catalogue import Catalogue
from macros.model.documents import read_markdown
from macros.model.planning import plan_of
from macros.model.problems import ToolboxError
from macros.presenters.fonts import FACES, web_font
from macros.presenters.papiers import Papier, par_page
from macros.store import Toolbox, load
from macros.views.accessibility import mend
from macros.views.authoring import has_calls
from macros.views.links import Named, resolve, with_files, with_folders
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
    for address, content in redirections(toolbox.catalogue):
        files.append(File.generated(config, address, content=content))
    files.append(File.generated(config, "toolbox.json", content=toolbox_json(toolbox.catalogue)))
    for address, data in _downloads(toolbox.catalogue, config.site_url or ""):
        files.append(File.generated(config, address, content=data))
    for address, data in _installable(config):
        files.append(File.generated(config, address, content=data))
    for face in FACES:
        font = web_font(face, _root(config) / ".cache" / "polices")
        files.append(File.generated(config, f"assets/polices/{face}.woff2", content=font))
    guides = (found for file in files.documentation_pages() if (found := _guide(file)))
    script = index(toolbox.catalogue, toolbox.printed, guides, _named(config))
    files.append(File.generated(config, "assets/recherche/index.js", content=script))
    config.extra["adresses"] = {file.url for file in files.documentation_pages()}
    return files


def _guide(file: File) -> Found | None:
    """Return a page written by hand as the search shows it; nothing for the others."""
    if file.generated_by is not None or file.abs_src_path is None:
        return None
    document, _ = read_markdown(Path(file.abs_src_path).read_bytes(), file.src_uri)
    if document is None or "title" not in document.data:
        return None
    head = document.data
    url = file.src_uri.removesuffix(".md").removesuffix("index").rstrip("/")
    address = f"{url}/" if url else ""
    return guide(str(head["title"]), address, str(head.get("description", "")), document.body)


def _page_file(config: MkDocsConfig, page: ToolboxPage) -> File:
    return File.generated(config, page.src, content=page.markdown)


def _add_papers(files: Files, config: MkDocsConfig, toolbox: Toolbox) -> list[Papier]:
    """Make every document, add it to the site, and note which pages offer it."""
    site_url = config.site_url or ""
    atelier = Atelier(toolbox.catalogue, toolbox.printed, site_url)
    kept = _root(config) / ".cache" / "documents"
    printed = list(print_all(documents(atelier), kept, site_url))
    for made in printed:
        files.append(File.generated(config, made.document.adresse, content=made.content))
    papers = [_papier(made) for made in printed]
    config.extra["imprimes"] = printed
    named = _named(config)
    config.extra["papiers"] = {named(url): found for url, found in par_page(papers).items()}
    return papers


def _papier(made: Printed) -> Papier:
    d = made.document
    return Papier(d.titre, d.nature, d.famille, d.adresse, len(made.content), d.pages)


def _downloads(catalogue: Catalogue, site_url: str) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files that each programme lets go, all made from one plan."""
    for entry in catalogue.programmes.values():
        plan = plan_of(catalogue, entry.slug)
        address = f"programmes/{entry.slug}"
        yield f"{address}.ics", ics(plan, entry, catalogue, site_url)
        yield f"{address}.json", programme_json(plan, entry, catalogue)
        yield f"{address}.lheo.xml", lheo(plan, entry, catalogue, site_url)


def _installable(config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    """Yield what a phone asks for before it installs the site."""
    colours = palette()
    logo = (Path(config.docs_dir) / str(config.theme["logo"])).read_text(encoding="utf-8")
    described = str(config.site_description)
    yield (
        "manifest.webmanifest",
        manifest(config.site_name, "Boîte à outils", described, colours["mer"], colours["papier"]),
    )
    for size in SIZES:
        yield icon_name(size), icon(logo, colours["mer"], size)


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
    return typographie(_resolve(content + _source_line(page), page, config))


def _source_line(page: Page) -> str:
    source = page.meta["source"]
    url = page.edit_url or f"~/{EDIT_GUIDE}"
    return (
        f'\n<p class="page-source"><a href="{url}">Modifier cette page</a>'
        f" <span>Elle est écrite dans <code>{source}</code></span></p>\n"
    )


def _resolve(content: str, page: Page, config: MkDocsConfig) -> str:
    found, lost = resolve(content, page.file.url, _named(config), config.extra["adresses"])
    for target in lost:
        log.warning("%s : le lien vers « %s » ne mène à aucune page", page.file.src_uri, target)
    return found


def _named(config: MkDocsConfig) -> Named:
    return with_folders if config.use_directory_urls else with_files


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
    for path in site.glob("assets/**/*.map"):
        path.unlink()
    if config.use_directory_urls and not _live:
        _write_worker(site)


def _write_worker(site: Path) -> None:
    paths = (path for path in site.rglob("*") if path.is_file())
    names = {path.relative_to(site).as_posix(): path for path in paths}
    kept = worker({n: path.read_bytes() for n, path in names.items() if is_kept(n)})
    (site / "sw.js").write_text(kept.script, encoding="utf-8", newline="\n")
    (site / "hors-ligne.json").write_text(kept.told, encoding="utf-8", newline="\n")


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the toolbox as well as the pages."""
    server.watch(str(_root(config) / "toolbox"))
    return server
