"""serve: a live preview on http://127.0.0.1:8000, or the next free port; toolbox and pages watched.

It takes no lock: it lasts for hours beside other verbs, and writes nothing but documents, kept to
save time.
"""

from __future__ import annotations

import errno
import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from macros.french import nombre, pluriel
from macros.host.apercu import HOST, PORT, TRIED, Preview, preview
from macros.host.bulletin import Fault
from scripts.accidents import ROOT, AccidentError, configuration, sentence

LOCK = ".cache/apercu.verrou"
WHERE = ".cache/apercu.txt"
"""Where the preview of this project is: a file of its own, since Windows lets nobody read a locked one."""

ALREADY = (
    "Un aperçu de ce projet est déjà ouvert{} ; y aller, ou l’arrêter (Ctrl+C dans sa fenêtre), "
    "puis recommencer."
)
TAKEN = (
    "Les adresses http://{}:{} à {} sont déjà prises, sans doute par d’autres aperçus ; "
    "en arrêter un (Ctrl+C dans sa fenêtre), puis recommencer."
)
RESTART = "le code a changé ; arrêter l’aperçu (Ctrl et C), puis le relancer"


def main(root: Path = ROOT) -> int:
    """Serve until interrupted; what is wrong is told here and in the pages, until it is mended."""
    configuration(root)
    with _alone(root), suppress(KeyboardInterrupt), _listening() as server:
        (root / WHERE).write_text(server.address, encoding="utf-8")
        print(f"L’aperçu s’ouvre : {server.address} (Ctrl et C pour l’arrêter)", flush=True)
        show(root, server)
    print("L’aperçu est arrêté.")
    return 0


def show(root: Path, server: Preview) -> None:
    """Show a project as it stands, until interrupted."""
    from macros.host.live import Live  # Slow to load: the address is printed before.
    from macros.host.watching import is_code, seen, watch
    from macros.host.words import failure

    code: set[str] = set()

    def tell(faults: tuple[Fault, ...]) -> None:
        every = (*((name, RESTART) for name in sorted(code)), *faults)
        server.bulletin.post(every)
        print(_report(every), file=sys.stderr, end="", flush=True)

    live = Live(root, tell, lambda error: sentence(error) or failure(error))

    def again(names: list[str]) -> None:
        code.update(filter(is_code, names))
        print(f"Changé : {', '.join(names[:3])}{', …' if len(names) > 3 else ''}.", flush=True)
        _refresh(live.refresh, "L’aperçu est à jour")

    before = seen(root)  # What changes while it is read is read again.
    _refresh(live.refresh, "L’aperçu est prêt")
    server.answers_by(live.answer)
    watch(root, before, again, _tidy)


def _tidy() -> None:
    gc.collect()  # The host's pages and files hold one another: a former site would last.


def _refresh(read: Callable[[], tuple[Fault, ...]], said: str) -> None:
    start = time.perf_counter()
    if not read():
        print(f"{said}, en {nombre(round(time.perf_counter() - start, 1))} s.", flush=True)


def _report(faults: tuple[Fault, ...]) -> str:
    """Return what the terminal says of what is wrong; nothing when nothing is."""
    lines = [f"{place}: {sentence}" if place else sentence for place, sentence in faults]
    told = f"{pluriel(len(faults), 'problème')} à corriger, puis enregistrer."
    return "\n".join((*lines, told, "")) if faults else ""


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the place of the one preview of a project; AccidentError says where another is."""
    lock = FileLock(root / LOCK, timeout=0)
    (root / LOCK).parent.mkdir(exist_ok=True)
    try:
        lock.acquire()
    except Timeout:
        where = (root / WHERE).read_text(encoding="utf-8") if (root / WHERE).is_file() else ""
        raise AccidentError(ALREADY.format(where and f" : {where}")) from None
    try:
        yield
    finally:
        (root / WHERE).unlink(missing_ok=True)
        lock.release()


@contextmanager
def _listening() -> Iterator[Preview]:
    """Listen at the first free port, until the end; AccidentError when there is none."""
    try:
        server = preview(PORT)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise AccidentError(TAKEN.format(HOST, PORT, PORT + TRIED - 1)) from None
    if server.server_port != PORT:
        print(f"L’adresse http://{HOST}:{PORT} est déjà prise ; l’aperçu prend une des suivantes.")
    try:
        server.start()
        yield server
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
