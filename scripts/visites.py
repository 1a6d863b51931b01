"""visites: what a first visit costs on a phone, page kind by page kind, and how soon the search answers.

Usage: python -m scripts.visites SITE. Needs Chromium and Playwright; the site is a built one.
"""

from __future__ import annotations

import functools
import gzip
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
)
"""What Chromium is called: the same engine without windows, twice as quick, if it is there."""

PAGES = (
    "",
    "methodes/",
    "methodes/world-cafe/",
    "gouvernance/",
    "gouvernance/sociocratie-cercles/",
    "fiches/",
    "fiches/carte-synergies/",
    "indicateurs/",
    "moments/",
    "objectifs/4/",
    "modules/2/",
    "composer/",
    "panier/",
    "mes-fiches/",
    "programmes/",
    "glossaire/",
    "observer/",
    "depouiller/",
    "relire/",
    "imprimer/",
    "sur-cet-appareil/",
)
"""One page of each kind."""

PHONE: ViewportSize = {"width": 390, "height": 844}

_SHIFTS = """
window.sauts = [];
new PerformanceObserver(list => window.sauts.push(...list.getEntries().map(one => one.value)))
  .observe({ type: "layout-shift", buffered: true });
try { localStorage.setItem("boite.hors-ligne", '"non"'); } catch {}
"""
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
_DRESSED = "() => document.fonts.status === 'loaded'"
_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page asked for, by path in the site, and how much of it jumped (CLS, all windows added)."""

    files: tuple[str, ...]
    shift: float


def visited(browser: Browser, address: str, page: str) -> Visit:
    """Return what a first visit asks for and shifts when all comes late: scripts once the page is
    painted, then fonts. No clock decides: the same page gives the same figures."""
    # Playwright's waiting needs eval, which our policy refuses.
    context = browser.new_context(viewport=PHONE, service_workers="block", bypass_csp=True)
    tab = context.new_page()
    tab.add_init_script(_SHIFTS)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with _late(tab, "**/*.woff2") as fonts, _late(tab, "**/*.js") as scripts:
        tab.goto(address + page, wait_until="commit")
        tab.wait_for_function(_PAINTED)
        tab.evaluate(_FRAME)
        scripts.release()
        tab.wait_for_load_state("domcontentloaded")
        tab.evaluate(_FRAME)
        fonts.release()
        tab.wait_for_function(_DRESSED)
        tab.wait_for_load_state("load")
        tab.evaluate(_FRAME)
    shift = float(tab.evaluate("window.sauts.reduce((a, b) => a + b, 0)"))
    context.close()
    ours = (url.removeprefix(address) for url in asked if url.startswith(address))
    return Visit(tuple(ours), shift)


class _Late:
    """Requests kept waiting until they are let go; palette.js stands before the page, by design."""

    def __init__(self) -> None:
        self.waiting: list[Route] | None = []

    def take(self, route: Route) -> None:
        if self.waiting is None or "palette" in route.request.url:
            route.continue_()
        else:
            self.waiting.append(route)

    def release(self) -> None:
        """Let them go, and those to come."""
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()


@contextmanager
def _late(tab: Page, pattern: str) -> Iterator[_Late]:
    late = _Late()
    tab.route(pattern, late.take)
    yield late
    tab.unroute(pattern)


def packed(path: Path) -> int:
    """Return the bytes of a file as a server sends it."""
    content = path.read_bytes()
    plain = path.suffix in {".woff2", ".png"}
    return len(content) if plain else len(gzip.compress(content, 6, mtime=0))


def file_of(site: Path, asked: str) -> Path:
    """Return the file that answers an address of a site."""
    path = site / asked.partition("?")[0]
    return path / "index.html" if path.is_dir() else path


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine for a while; its address ends with a slash."""
    handler = functools.partial(Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def browser_path() -> str | None:
    """Return the path of the Chromium of this machine, when there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the Chromium of this machine for a while."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=options)
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """Gives the files of a folder, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def main(arguments: list[str]) -> int:
    """Print the table of a built site."""
    site = Path(arguments[0])
    print("page                                requêtes  octets gz   html gz  sauts (CLS)")
    with served(site) as address, chromium() as browser:
        for page in PAGES:
            visit = visited(browser, address, page)
            sizes = [packed(file_of(site, one)) for one in visit.files]
            told = f"{len(sizes):8d} {sum(sizes):10d} {sizes[0]:9d} {visit.shift:12.3f}"
            print(f"{page or 'accueil':36s}{told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
