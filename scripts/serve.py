"""serve: a live preview on http://127.0.0.1:8000, toolbox and pages watched.

It takes no lock: it lasts for hours beside other verbs, and writes only a site of its own, in
.cache/, and documents that are kept to save time.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from macros.host.words import failure, handler
from macros.model.base.problems import ToolboxError
from macros.store import ROOT, load
from scripts.accidents import AccidentError, sentence
from scripts.build import configuration
from scripts.echange import clear

ADDRESS = ("127.0.0.1", 8000)


def main(root: Path = ROOT) -> int:
    """Serve until interrupted; problems are printed and the preview waits for the mending."""
    from mkdocs.commands import serve as host

    config = configuration(root)
    reachable(*ADDRESS)
    host.build = told(host.build)  # type: ignore[attr-defined]
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    logging.getLogger("mkdocs").addHandler(handler(logging.INFO))
    with _own_folder(root / ".cache" / "apercu"):
        try:
            load(root)
            host.serve(str(config), strict=False)
        except ToolboxError as error:
            print(error, file=sys.stderr)
            return 1
        except OSError as error:  # Another project's preview was faster.
            raise (_taken(*ADDRESS) if error.errno == errno.EADDRINUSE else error) from None
        except Exception as error:
            print(failure(error), file=sys.stderr)
            return 1
    return 0


def told(build: Callable[..., None]) -> Callable[..., None]:
    """Return a build of a preview, whose accidents the host prints as a sentence, and goes on."""
    from mkdocs.exceptions import Abort

    def attempt(config: Any, **options: Any) -> None:
        config.extra["live"] = True
        try:
            build(config, **options)
        except OSError as error:
            raise Abort(sentence(error)) from None

    return attempt


def reachable(host: str, port: int) -> None:
    """Do nothing when an address is free; AccidentError says what holds it otherwise."""
    with socket.socket() as probe:
        if os.name != "nt":  # As the server does: an address just left is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise _taken(host, port) from None


def _taken(host: str, port: int) -> AccidentError:
    return AccidentError(
        f"L’adresse http://{host}:{port} est déjà prise, sans doute par un autre aperçu ; "
        "l’arrêter (Ctrl+C dans sa fenêtre), puis recommencer."
    )


@contextmanager
def _own_folder(folder: Path) -> Iterator[None]:
    """Have the host make its site in a folder, cleared first of what killed previews left there;
    AccidentError while another preview works there, which has no address yet or has ours."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_suffix(".verrou"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise _taken(*ADDRESS) from None
    try:
        for left in folder.iterdir():
            clear(left)
        tempfile.tempdir = str(folder)
        yield
    finally:
        tempfile.tempdir = None
        lock.release()


if __name__ == "__main__":
    sys.exit(main())
