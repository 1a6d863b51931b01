"""build: checks the content, then writes the whole site, or nothing."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from macros.exports.paper.workshop import Printed
from macros.model.problems import ToolboxError
from macros.presenters.french import pluriel
from macros.presenters.papiers import FAMILLES, taille
from macros.store import ROOT, load


def main() -> int:
    """Build into a new folder and put it in the place of site/ only when all went well."""
    start = time.perf_counter()
    try:
        load()
    except ToolboxError as error:
        print(error, file=sys.stderr)
        print("Le site n’a pas été refait.", file=sys.stderr)
        return 1
    fresh, site = ROOT / "site.neuf", ROOT / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    printed = _render(fresh)
    if printed is None:
        shutil.rmtree(fresh, ignore_errors=True)
        print("Le site n’a pas été refait.", file=sys.stderr)
        return 1
    _swap(fresh, site)
    _papers(printed)
    _summary(site, time.perf_counter() - start)
    return 0


def _render(folder: Path) -> Sequence[Printed] | None:
    """Build the site into a folder; return the documents it holds, or None when it failed."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
        build(config)
    except (Abort, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return None
    printed: Sequence[Printed] = config.extra["imprimes"]
    return printed


def _papers(printed: Sequence[Printed]) -> None:
    """Print what each family of documents weighs, and the time of those made this time."""
    for family in FAMILLES:
        found = [one for one in printed if one.document.famille == family]
        size = taille(sum(len(one.content) for one in found))
        fresh = [one for one in found if one.seconds]
        line = f"  {family} : {pluriel(len(found), 'document')}, {size}"
        if fresh:
            slowest = max(fresh, key=lambda one: one.seconds)
            line += (
                f", {sum(one.seconds for one in fresh):.1f} s pour {len(fresh)} (le plus long : "
            )
            line += f"{slowest.document.adresse}, {slowest.seconds:.2f} s)"
        if found:
            print(line)


def _swap(fresh: Path, site: Path) -> None:
    former = site.with_name("site.ancien")
    shutil.rmtree(former, ignore_errors=True)
    if site.exists():
        site.rename(former)
    fresh.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def _summary(site: Path, seconds: float) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"Site prêt : {site / 'index.html'}")
    print(f"{pages} pages, {len(files)} fichiers, {size:.1f} Mo, en {seconds:.1f} s.")


if __name__ == "__main__":
    sys.exit(main())
