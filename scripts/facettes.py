"""facettes: how long a facet change takes to show, with so many tools and a slow processor.

Usage: python -m scripts.facettes SITE. Needs Chromium and Playwright; the site is a built one.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.visites import chromium, served

TOOLS = 300
SLOWDOWN = 4
MOST = 50.0
"""Milliseconds from a click to the picture that answers it."""

PAGE = "methodes/index.html"

_CARD = re.compile(r'<li class="carte carte--methodes".*?</li>', re.DOTALL)
_LIST = re.compile(r'(<ul class="cartes">)(.*?)(</ul>)', re.DOTALL)
_HREF = re.compile(r'(href="[^"]*?)/(?=")')

# From the click to the first task after the frame that it made.
_CLICKS = """async () => {
  const boxes = [...document.querySelectorAll('.choisir fieldset input')], times = [];
  for (const box of boxes.concat(boxes)) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    box.click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


def main(arguments: list[str]) -> int:
    """Measure a built site; return 1 past the limit."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        times = measure(browser, Path(arguments[0]), Path(folder))
    median = statistics.median(times)
    print(
        f"{TOOLS} outils, processeur {SLOWDOWN} fois plus lent : un choix se voit en"
        f" {median:.0f} ms (médiane de {len(times)}), {max(times):.0f} ms au pire ; limite {MOST:.0f}."
    )
    return int(median > MOST)


def measure(browser: Browser, site: Path, folder: Path) -> list[float]:
    """Return the milliseconds of each facet change on the listing of a site brought to TOOLS."""
    grown = folder / "site"
    shutil.copytree(site, grown, ignore=shutil.ignore_patterns("documents", "*.pdf"))
    grow(grown)
    with served(grown) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 844})
        page.goto(f"{address}methodes/")
        times = _clicked(page)
        page.close()
    return times


def _clicked(page: Page) -> list[float]:
    told = page.locator(".choisir__combien").inner_text()
    if told != f"{TOOLS} résultats":
        raise SystemExit(f"{told} au lieu de {TOOLS}")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times: list[float] = page.evaluate(_CLICKS)
    return times


def grow(site: Path) -> None:
    """Repeat the methods of a listing until there are TOOLS."""
    page = site / PAGE
    html = page.read_text(encoding="utf-8")
    cards = _CARD.findall(html)
    copies = [_HREF.sub(rf"\1-{n}/", cards[n % len(cards)]) for n in range(TOOLS - len(cards))]
    lists = len(_LIST.findall(html))
    shares = iter([copies[k::lists] for k in range(lists)])
    html = _LIST.sub(lambda m: m[1] + m[2] + "".join(next(shares)) + m[3], html)
    page.write_text(html, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
