"""The lock of all that writes in a project: one verb at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from macros.files import sweep
from scripts.accidents import AccidentError
from scripts.echange import recover

LOCK = ".verrou"
HOLDER = ".cache/verrou.txt"
"""Who holds the lock, in a file of its own: Windows lets nobody read a locked one."""


class BusyError(AccidentError):
    """Another verb is writing in the project: says which, since when, in which process."""


@contextmanager
def writing(root: Path, verb: str, now: datetime | None = None) -> Iterator[None]:
    """Hold a project's folder while a verb writes in it; raise BusyError, at once, when another does.

    The system drops the lock with its process, however that ends: a killed verb blocks nobody,
    and the next one tidies what it left. Take it once, around all that a verb reads and writes.
    """
    lock = FileLock(root / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(_busy(root)) from None
    try:
        _sign(root, verb, now or datetime.now())
        recover(root)
        sweep(root)
        yield
    finally:
        with suppress(OSError):
            (root / HOLDER).unlink(missing_ok=True)
        lock.release()


def _sign(root: Path, verb: str, now: datetime) -> None:
    # Only words for people: the lock holds without them.
    with suppress(OSError):
        path = root / HOLDER
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{verb}\n{now:%H h %M}\n{os.getpid()}\n", encoding="utf-8")


def _busy(root: Path) -> str:
    try:
        verb, since, process = (root / HOLDER).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        holder = ""
    else:
        holder = f" : {verb}, depuis {since}, processus {process}"
    return (
        f"Un autre travail est en cours dans ce dossier{holder} ; "
        "attendre qu’il finisse, ou l’arrêter."
    )
