"""What happens once every page is written: the site is cleared, judged, and kept by devices."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from macros.data.smaller import shrink
from macros.offline.worker import worker
from macros.paper.livre.livre import freshest
from macros.site.passes.astray import Ledger, links_of
from macros.site.passes.finished import Finished, faults_of_page
from macros.site.passes.here import Here
from macros.site.passes.ordered import finished
from macros.store import remember

from .site import Site

NOT_FOUND = "404.html"
"""The page that a server shows at any address: its links start from the site's root."""


def ended(site: Site) -> list[str]:
    """Remove what the theme copies and nobody reads, list what a device may keep; return what is
    wrong in the finished pages."""
    folder = site.settings.folder
    _clear(folder)
    lost = (folder / NOT_FOUND).read_text(encoding="utf-8")
    _write(folder, NOT_FOUND, finished(lost, Here(site.around, NOT_FOUND))[0])
    found = list(_judged(site, folder))
    if site.settings.folders:
        contents = ((name, (folder / name).read_bytes()) for name in _files(folder))
        kept = worker(contents, site.papers, freshest(site.toolbox.catalogue))
        for name, text in kept.written.items():
            _write(folder, name, text)
    remember()
    return found


def _clear(folder: Path) -> None:
    for name in ("lunr", "workers"):
        shutil.rmtree(folder / "assets" / "javascripts" / name, ignore_errors=True)
    unread = ("assets/**/*.map", "assets/javascripts/bundle.*", "sitemap.xml.gz")
    for path in {path for pattern in unread for path in folder.glob(pattern)}:
        path.unlink()
    for name in ("javascripts", "style"):
        shrink(folder / "assets" / name)


def _judged(site: Site, folder: Path) -> Iterator[str]:
    """Read every finished page once more, but those kept from a build that did, and yield its dead
    links and its faults."""
    files = set(_files(folder))
    known = Finished(urlsplit(site.settings.url or "/").path or "/", files)
    faults = list[str]()
    for name in sorted(name for name in files - site.read.keys() if name.endswith(".html")):
        tree = LexborHTMLParser((folder / name).read_text(encoding="utf-8"))
        if name != NOT_FOUND:
            site.read[name] = links_of(tree)
        for sentence in dict.fromkeys(faults_of_page(tree, name, known)):
            faults.append(f"{name} : {sentence} ; la page n’est pas publiée")
    ledger = Ledger({name: site.read[name] for name in sorted(site.read)})
    yield from _dead(ledger, files, printed=bool(site.printed))
    yield from faults


def _dead(ledger: Ledger, files: Collection[str], *, printed: bool) -> Iterator[str]:
    for page, link in ledger.lost(files):
        if printed or not link.split("#")[0].endswith((".pdf", ".docx", ".odt")):
            yield f"page {page} : le lien « {link} » ne mène à rien"


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
