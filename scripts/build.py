"""build: checks the content, then writes the whole site, or nothing."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from pathlib import Path

from macros.model.problems import ToolboxError
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
    if not _render(fresh):
        shutil.rmtree(fresh, ignore_errors=True)
        print("Le site n’a pas été refait.", file=sys.stderr)
        return 1
    _swap(fresh, site)
    _summary(site, time.perf_counter() - start)
    return 0


def _render(folder: Path) -> bool:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    except (Abort, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return False
    return True


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
