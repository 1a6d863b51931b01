"""Other makers of sites, measured on the same rendered text when they are installed.

None makes what the house makes: each has templates of a few lines, no search of ours, no check.
They say how far another engine would take us, not what it would cost to move there.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .mesure import Cout, cout

_HUGO = """\
title = "Banc"
contentDir = "docs"
publishDir = "site"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
_HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
_ELEVENTY = """\
module.exports = function (config) {
  config.addPassthroughCopy("docs/assets");
  return { dir: { input: "docs", output: "site" }, markdownTemplateEngine: false };
};
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Another maker: its name, the command when it is installed, the files that it needs, what it
    calls the page of a folder."""

    nom: str
    commande: Callable[[], Sequence[str]]
    fichiers: Mapping[str, str]
    index: str = "index.md"


def _on_path(*command: str) -> Sequence[str]:
    return command if shutil.which(command[0]) else ()


def _zensical() -> Sequence[str]:
    if find_spec("zensical"):
        return (sys.executable, "-m", "zensical", "build", "--clean")
    return _on_path("zensical", "build", "--clean")


PAIRS = (
    Pair("Zensical", _zensical, {}),
    Pair(
        "Hugo",
        lambda: _on_path("hugo", "--quiet"),
        {
            "hugo.toml": _HUGO,
            "layouts/_default/single.html": _HUGO_PAGE,
            "layouts/_default/list.html": _HUGO_PAGE,
        },
        index="_index.md",
    ),
    Pair(
        "Eleventy",
        lambda: _on_path("eleventy", "--quiet"),
        {"eleventy.config.cjs": _ELEVENTY},
    ),
)


def pairs(nu: Path) -> dict[str, Cout]:
    """Return what each maker that is installed costs on the text of a plain host, from nothing."""
    return {pair.nom: _cost(pair, nu) for pair in PAIRS if pair.commande()}


def absents() -> list[str]:
    """Return the names of the makers that are not installed."""
    return [pair.nom for pair in PAIRS if not pair.commande()]


def _cost(pair: Pair, nu: Path) -> Cout:
    """Build in a copy of the text: each maker leaves files of its own."""
    folder = nu.with_name(pair.nom.lower())
    shutil.copytree(nu, folder, ignore=shutil.ignore_patterns("site"))
    for name, text in pair.fichiers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in list((folder / "docs").rglob("index.md")):
        path.rename(path.with_name(pair.index))
    return cout(pair.commande(), folder)
