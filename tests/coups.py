"""Kills a verb before each of its dealings with the disk, and tells what stands after each kill.

Run as: python -m tests.coups SCENARIO FOLDER. Prints JSON: how many kills, and how often each state
was seen, at once and after the next verb. The verb runs in a process forked for it, over a site
made of four files: the twenty kills of real builds are told in the notes of their landing.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from macros.kept import keep, kept
from scripts import build, bundle, new
from scripts.verrou import writing

PAGES = ("index.html", "a/index.html", "b/index.html", "b/c.pdf")
WATCHED = {
    "open",
    "os.chmod",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.scandir",
    "shutil.rmtree",
}
"""What Python announces of the disk (docs.python.org/3/library/audit_events.html)."""

Act = Callable[[Path], object]
State = Callable[[Path], str]


def rendered(folder: Path, **_: Any) -> Any:
    """Write a new site as the host does, and return what it was made with."""
    for name in PAGES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("neuf", encoding="utf-8")
    return SimpleNamespace(extra={"site": SimpleNamespace(printed=())})


def prepared(root: Path) -> None:
    """Make a project that holds a former site, a former zip and two kept documents."""
    shutil.rmtree(root, ignore_errors=True)
    for name in PAGES:
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("ancien", encoding="utf-8")
    for folder in ("dist", "toolbox/methodes", "docs", ".cache/documents"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "dist" / bundle.NAMES[False]).write_bytes(b"ancien")
    shutil.copy(VOCABULAIRES, root / "toolbox")
    for name in ("garde", "perime"):
        keep(root / ".cache/documents" / name, name.encode())


VOCABULAIRES = Path(__file__).resolve().parents[1] / "toolbox" / "vocabulaires.yml"


def of_site(root: Path) -> str:
    """Return which site stands: the former, the new, none but the former set aside, or a mix."""
    for name in ("site", "site.ancien"):
        folder = root / name
        if folder.exists():
            found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
            told = {(folder / page).read_text(encoding="utf-8") for page in found}
            whole = found == set(PAGES) and len(told) == 1
            return ("" if name == "site" else "mis de côté : ") + (
                told.pop() if whole else "incomplet"
            )
    return "absent"


def of_zip(root: Path) -> str:
    """Return which zip stands: the former, a new one that opens, or another thing."""
    import zipfile

    path = root / "dist" / bundle.NAMES[False]
    if path.read_bytes() == b"ancien":
        return "ancien"
    with zipfile.ZipFile(path) as opened:
        return "neuf" if opened.testzip() is None else "abîmé"


def of_sheet(root: Path) -> str:
    """Return whether a new sheet is there, whole."""
    path = root / "toolbox/methodes/cafe-du-monde.md"
    if not path.exists():
        return "ancien"
    text = path.read_text(encoding="utf-8")
    return "neuf" if text.startswith("---\n") and text == FULL else "incomplet"


def of_cache(root: Path) -> str:
    """Return what the cache gives back: the content, or nothing."""
    return {None: "ancien", b"neuf" * 999: "neuf"}.get(
        kept(root / ".cache/documents/essai"), "abîmé"
    )


FULL = ""


def sheet(root: Path) -> object:
    """Create a method's sheet."""
    return new.main(["methode", "Café du monde"], root=root, today=date(2026, 11, 22))


SCENARIOS: dict[str, tuple[Act, State]] = {
    "build": (build.main, of_site),
    "bundle": (lambda root: bundle.main(["--sans-documents"], root), of_zip),
    "new": (sheet, of_sheet),
    "cache": (lambda root: keep(root / ".cache/documents/essai", b"neuf" * 999), of_cache),
}


def leftovers(root: Path) -> list[str]:
    """Return what is left of a work cut short."""
    found = [*root.glob("site.*"), *root.rglob("*.boite-neuf")]
    return sorted(path.name for path in found)


def killed(act: Act, root: Path, rank: int) -> bool:
    """Run an act in a process that dies before its dealing of that rank; say whether it died."""
    child = os.fork()
    if not child:
        count = 0

        def hook(event: str, args: tuple[Any, ...]) -> None:
            nonlocal count
            if event in WATCHED and args and str(args[0]).startswith(str(root)):
                count += 1
                if count == rank:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        os.close(1)  # What verbs print is not what this script tells.
        os.open(os.devnull, os.O_WRONLY)
        act(root)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(scenario: str, root: Path) -> None:
    """Kill at every rank until the verb ends before its kill, and print what was seen."""
    global FULL
    stand_in: Any = SimpleNamespace(catalogue=None)
    build.shown = bundle.shown = lambda _: stand_in
    build.render = bundle.render = rendered
    bundle.freshest = lambda _: date(2026, 11, 22)
    act, state = SCENARIOS[scenario]
    prepared(root)
    if scenario == "new":
        sheet(root)
        FULL = (root / "toolbox/methodes/cafe-du-monde.md").read_text(encoding="utf-8")
        prepared(root)
    at_once: Counter[str] = Counter()
    after: Counter[str] = Counter()
    left: set[str] = set()
    rank = 1
    while killed(act, root, rank):
        at_once[state(root)] += 1
        with writing(root, "essai"):
            pass
        after[state(root)] += 1
        left |= set(leftovers(root))
        prepared(root)
        rank += 1
    told = {"coups": rank - 1, "aussitot": at_once, "ensuite": after, "restes": sorted(left)}
    print("\n" + json.dumps({**told, "sans_coup": state(root)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
