"""build: checks the content, then writes the whole site, or nothing."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.french import pluriel
from macros.host.keeping import Keeping, keep_pages
from macros.host.words import failure
from macros.host.words import handler as french_handler
from macros.kept import forget_oldest
from macros.model.base.problems import ToolboxError
from macros.paper.press.workshop import Printed, forget
from macros.publishing.painted import MOST
from macros.site.contributed.menu import RELUES
from macros.store import ENVIRONMENT, ROOT, shown
from macros.told.papiers import FAMILLES, taille
from scripts.accidents import AccidentError, configuration
from scripts.echange import FRESH, SITE, clear, folder_for, put_in_place
from scripts.inchange import made_from, remember, unchanged
from scripts.verrou import writing

UNKNOWN = "« {} » n’est pas une option de « build » ; la seule est « --relues »."
RARELY = 200_000, 20, 1_000
"""When a build looks for what it could give back: seldom, it holds nearly all that it makes to its end;
a twenty-fifth of its time, for a twelfth more memory."""


FLAG = "--relues"
"""Asks for a site that shows only what somebody read again."""


def only_read() -> None:
    """Ask, for this run, for what « publier: relues » asks for in the settings."""
    os.environ[ENVIRONMENT] = RELUES


def main(root: Path = ROOT, arguments: Sequence[str] = ()) -> int:
    """Build into a new folder and put it in the place of site/ only when all went well."""
    if unknown := [one for one in arguments if one != FLAG]:
        print(UNKNOWN.format(unknown[0]), file=sys.stderr)
        return 2
    if arguments:
        only_read()
    start = time.perf_counter()
    with writing(root, "build"):
        site, before = folder_for(root, SITE), made_from(root)
        if unchanged(root):
            print("Rien n’a changé depuis la dernière fabrication : le site est à jour.")
            _summary(site, time.perf_counter() - start)
            return 0
        made = _built(root)
        if made is None:
            print("Le site n’a pas été refait.", file=sys.stderr)
            return 1
        remember(root, before)
        _summary(made, time.perf_counter() - start)
    return 0


def _built(root: Path) -> Path | None:
    """Return the site, new and in its place; None when problems, told, kept it from being made."""
    fresh = root / FRESH
    try:
        shown(root)
        config = render(fresh, root=root)
        if config is None:
            return None
        site = put_in_place(root)
    except ToolboxError as error:
        print(error, file=sys.stderr)
        return None
    finally:
        clear(fresh)
    printed = config.extra["site"].printed
    forget(printed, root / ".cache" / "documents")
    forget_oldest(root / ".cache" / "pages", MOST)
    _papers(printed)
    return site


def render(
    folder: Path, *, folders: bool = True, documents: bool = True, root: Path = ROOT
) -> MkDocsConfig | None:
    """Build the site into a folder and return what it was built with, or None when it failed.

    folders: whether pages are folders, for a server, or files, to open without one.
    documents: whether documents to print are made.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    before, handler = made_from(root), french_handler()
    logging.getLogger("mkdocs").addHandler(handler)
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        config = load_config(
            str(configuration(root)),
            site_dir=str(folder),
            strict=True,
            use_directory_urls=folders,
        )
        config.extra["documents"] = documents
        config.extra["pages"] = Keeping()
        build(config)
        if made_from(root) == before:  # Else a page laid out late may show what was written since.
            keep_pages(config)
    except (AccidentError, OSError):
        raise
    except Exception as error:
        print(failure(error), file=sys.stderr)
        return None
    finally:
        gc.set_threshold(*usual)
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


def _summary(site: Path, seconds: float) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"Site prêt : {site / 'index.html'}")
    print(f"{pages} pages, {len(files)} fichiers, {size:.1f} Mo, en {seconds:.1f} s.")


if __name__ == "__main__":
    sys.exit(main(arguments=sys.argv[1:]))
