"""chercher: how soon the search answers, with so many tools and a slow processor.

Usage: python -m scripts.chercher SITE. Needs Chromium and Playwright; the site is a built one, whose
index is brought to each size: pages are told again under new names, with words of their own.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from macros.data.search import WORD, pages_of, written
from scripts.visites import chromium, served

SIZES = (300, 3000)
SLOWDOWN = 4
ROUNDS = 4
"""Each time is the best of these: a busy desk would lie."""
MOST_KEY = 50.0
"""Milliseconds from a key to the picture that answers it."""
MOST_FIRST = 400.0
"""Milliseconds from the first key to its answer, the index not yet there."""

INDEX = "assets/recherche/index.js"
WORDS = "decider a plusieurs", "brise-glace", "cartographei", "écouter les habitants"
"""What people type: plain words, one of the book, one mistyped."""
_OWN = 2
"""New roots per page told again: a language grows slower than what is said in it."""

# From the key to the first task after the frame that it made.
_TYPE = """async words => {
  const field = document.querySelector("#chercher-mots"), times = [];
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  for (const text of words)
    for (let n = 1; n <= text.length; n++) {
      await painted();
      const start = performance.now();
      field.value = text.slice(0, n);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await painted();
      times.push(performance.now() - start);
    }
  return times;
}"""
_FIRST = """async () => {
  const start = performance.now();
  document.querySelector(".chercher").click();
  const once = () => new Promise(done => setTimeout(done));
  while (!document.querySelector("#chercher-mots")) await once();
  const field = document.querySelector("#chercher-mots");
  field.value = "ville";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  while (!document.querySelector(".trouve a")) await once();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds before the first answer, and from each key to its answer."""

    tools: int
    first: float
    keys: list[float]


def main(arguments: list[str]) -> int:
    """Measure a built site at each size; return 1 past a limit."""
    late = False
    with chromium() as browser:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                told = measure(browser, Path(arguments[0]), Path(folder), size)
            key = statistics.median(told.keys)
            print(
                f"{size} outils, processeur {SLOWDOWN} fois plus lent : première réponse en"
                f" {told.first:.0f} ms (limite {MOST_FIRST:.0f}) ; une touche se voit en {key:.0f} ms"
                f" (médiane de {len(told.keys)}), {max(told.keys):.0f} ms au pire ; limite {MOST_KEY:.0f}."
            )
            late |= told.first > MOST_FIRST or key > MOST_KEY
    return int(late)


def measure(browser: Browser, site: Path, folder: Path, tools: int) -> Answer:
    """Return how soon the search of a site answers, its index brought to a number of pages."""
    grown = folder / "site"
    shutil.copytree(site, grown, ignore=shutil.ignore_patterns("documents", "*.pdf"))
    grow(grown / INDEX, tools)
    with served(grown) as address:
        rounds = [_asked(browser, address) for _ in range(ROUNDS)]
    firsts, keys = zip(*rounds, strict=True)
    return Answer(tools, min(firsts), [min(key) for key in zip(*keys, strict=True)])


def _asked(browser: Browser, address: str) -> tuple[float, list[float]]:
    page = browser.new_page(service_workers="block")
    page.goto(address)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    first, keys = float(page.evaluate(_FIRST)), page.evaluate(_TYPE, WORDS)
    page.close()
    return first, keys


def grow(path: Path, tools: int) -> None:
    """Tell the pages of an index and their names again, or forget the last ones, until there are so many."""
    head, sign, text = path.read_text(encoding="utf-8").partition("index=")
    data: dict[str, Any] = json.loads(text.rstrip(";\n"))
    pages, known = data["pages"], len(data["pages"])
    roots = {}
    for root, signs in (line.split(" ") for line in data["racines"].split("\n")):
        told = list(pages_of(signs))
        again = [(rank + more, weight) for more in range(0, tools, known) for rank, weight in told]
        roots[root] = [pair for pair in again if pair[0] < tools]
    for rank in range(known, tools):
        title, *rest = pages[rank % known]
        pages.append([f"{title} {rank}", *rest])
        for own in range(_OWN):
            roots[f"mot{rank}x{own}"] = [(rank, WORD)]
    data["pages"] = pages[:tools]
    names = data["noms"].split("\n")
    data["noms"] = "\n".join(names[rank % known] for rank in range(tools))
    lines = (f"{root} {written(told)}" for root, told in sorted(roots.items()) if told)
    data["racines"] = "\n".join(lines)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"{head}{sign}{text};\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
