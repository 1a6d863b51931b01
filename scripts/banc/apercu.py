"""What the preview costs, run in a project: `pret` until it shows a first page, `modifier` each time
that a method is edited and its page shown again. What it costs is printed as `mesure.dit` reads it."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from macros.host.live import Live

from .mesure import Cout, memoire
from .sites import Chantier

EDITS = 10
"""Enough for memory to tell whether it grows at each."""


def main(arguments: list[str]) -> int:
    """Print what is asked for, of the project of this folder."""
    here = Path.cwd()
    live, chantier = Live(here, lambda _: None, str), Chantier(here, here)
    page = f"/methodes/{chantier.methode.stem}/"
    _shown(live, page)
    cpu = time.process_time()
    if arguments == ["modifier"]:
        cpu = statistics.median(_edits(live, chantier, page))
    print(json.dumps(asdict(Cout(cpu, memoire()))))
    return 0


def _edits(live: Live, chantier: Chantier, page: str) -> Iterator[float]:
    for _ in range(EDITS):
        chantier.modifier()
        start = time.process_time()
        _shown(live, page)
        yield time.process_time() - start


def _shown(live: Live, page: str) -> None:
    faults = live.refresh()
    if faults or live.answer(page).status != 200:
        raise SystemExit("\n".join(map(" : ".join, faults)) or f"{page} ne se montre pas")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
