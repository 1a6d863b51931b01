"""What is looked at while a preview lasts: texts, pages, settings, and the code that shows them."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from macros.model.source.disk import files_under
from macros.site.contributed.menu import SETTINGS

CONTENT = ("toolbox", "docs")
SHOWN = ("macros/web", "macros/site/style")
"""Code that is read again each time a page asks for it."""

CODE = "macros"
_WRITTEN = {".py", ".j2", ".html", ".typ", ".css", ".js"}
_CHANGES: list[type[FileSystemEvent]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Reading is no change, and the preview reads a lot."""

_SLOW, _CALM = 2.0, 0.05
"""Seconds between two looks where the system tells nothing, on a shared folder for instance; and
without a change before files are taken as written: an editor writes in several goes."""

Seen = Mapping[str, tuple[int, int]]
"""The time and the size of every file looked at, by its path from the project's folder."""


def seen(root: Path) -> Seen:
    """Return every file that a preview shows, or is made by."""
    found = {}
    for path in _files(root):
        with suppress(OSError):  # Gone since it was listed.
            status = path.lstat()
            if not stat.S_ISDIR(status.st_mode):
                found[path.relative_to(root).as_posix()] = status.st_mtime_ns, status.st_size
    return found


def _files(root: Path) -> Iterator[Path]:
    yield root / SETTINGS
    for folder in CONTENT:
        yield from files_under(root / folder)
    yield from (path for path in (root / CODE).rglob("*") if path.suffix in _WRITTEN)


def changed(before: Seen, after: Seen) -> list[str]:
    """Return the files that differ, in order: changed, come or gone."""
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def is_code(name: str) -> bool:
    """Say whether a file was read once and for all when the preview began."""
    return name.startswith(f"{CODE}/") and not name.startswith(SHOWN)


def watch(
    root: Path, before: Seen, tell: Callable[[list[str]], None], rest: Callable[[], None]
) -> None:
    """Tell the files that change from what was seen before, as long as the process lasts; rest:
    what to do once all is quiet."""
    told, rested = Event(), False
    _listen(root, told)
    told.set()
    while True:
        if not told.wait(_SLOW) and not rested:
            rest()
            rested = True
        told.clear()
        after = _calm(root)
        if names := changed(before, after):
            before, rested = after, False
            tell(names)


def _calm(root: Path) -> Seen:
    found = seen(root)
    pause = Event()
    while not pause.wait(_CALM) and (again := seen(root)) != found:
        found = again
    return found


def _listen(root: Path, told: Event) -> None:
    class Handler(FileSystemEventHandler):
        def on_any_event(self, _: FileSystemEvent) -> None:
            told.set()

    observer = Observer()
    with suppress(OSError):  # The system counts what is watched: without it, a slow look is enough.
        observer.schedule(Handler(), str(root), event_filter=_CHANGES)
        for folder in (*CONTENT, CODE):
            if (root / folder).is_dir():
                observer.schedule(
                    Handler(), str(root / folder), recursive=True, event_filter=_CHANGES
                )
        observer.start()
