"""build: checks the content, then writes the whole site, or nothing."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.exports.paper.workshop import Printed
from macros.host_words import failure
from macros.host_words import handler as french_handler
from macros.model.problems import ToolboxError
from macros.presenters.french import pluriel
from macros.presenters.papiers import FAMILLES, taille
from macros.store import ROOT, load


def main() -> int:
    """Build into a new folder and put it in the place of site/ only when all went well."""
    start = time.perf_counter()
    fresh, site, former = (ROOT / name for name in ("site.neuf", "site", "site.ancien"))
    if former.exists() and not site.exists():
        # A build was killed between its last two steps: the site it had set aside is whole.
        former.rename(site)
    try:
        load()
    except ToolboxError as error:
        print(error, file=sys.stderr)
        print("Le site n’a pas été refait.", file=sys.stderr)
        return 1
    shutil.rmtree(fresh, ignore_errors=True)
    config = render(fresh)
    if config is None:
        shutil.rmtree(fresh, ignore_errors=True)
        print("Le site n’a pas été refait.", file=sys.stderr)
        return 1
    _swap(fresh, site, former)
    _papers(config.extra["imprimes"])
    _summary(site, time.perf_counter() - start)
    return 0


def render(folder: Path, *, folders: bool = True, documents: bool = True) -> MkDocsConfig | None:
    """Build the site into a folder and return what it was built with, or None when it failed.

    folders: whether pages are folders, for a server, or files, to open without one.
    documents: whether documents to print are made.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    handler = french_handler()
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        config = load_config(
            str(ROOT / "mkdocs.yml"),
            site_dir=str(folder),
            strict=True,
            use_directory_urls=folders,
        )
        config.extra["documents"] = documents
        build(config)
    except Exception as error:
        print(failure(error), file=sys.stderr)
        return None
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    return config


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


def _swap(fresh: Path, site: Path, former: Path) -> None:
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
