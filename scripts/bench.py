"""bench: what the house costs beside a plain host, in toolboxes of any size, and since the last time.

Each case runs in a process of its own; seconds are the processor's, so that other work of the
machine does not count, and limits are ratios of one run. --vite: few methods, one round, the limits
that are held today; this is what .ci/run asks for.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from macros.data.web_fonts import web_font
from macros.french import enumeration
from macros.store import ROOT
from macros.told.dessin.fonts import FACES
from scripts.banc.cas import CAS, FABRIQUER, Cas, mesurer
from scripts.banc.mesure import cout
from scripts.banc.pairs import absents, pairs
from scripts.banc.resultats import (
    Taille,
    Tailles,
    croissance,
    depassements,
    garder,
    lire,
    tableau,
)
from scripts.banc.sites import SITE, Chantier, poids
from scripts.banc.vues import vues

KEPT = ROOT / ".cache" / "bench.json"
QUICK = "--vite"


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked: sizes, in methods made up, cases, rounds, whether ratios are
    judged by what is held or promised, whether other makers and first views are measured beside."""

    tailles: tuple[int, ...] = (100, 1000)
    cas: tuple[Cas, ...] = CAS
    rounds: int = 3
    tenu: bool = False
    tout: bool = True


LARGE = 500
"""A size that is long enough to tell in one round, and too long for what does not depend on it."""

VITE = Demande((20,), FABRIQUER, rounds=1, tenu=True, tout=False)


def main(arguments: list[str]) -> int:
    """Measure each size asked for, 100 and 1000 by default; return 1 beyond a limit."""
    asked = demande(arguments)
    if asked is None:
        print("bench s’appelle ainsi : bench 100 1000 (des nombres d’outils)", file=sys.stderr)
        return 2
    # Each case is a process: none pays for compiling what another could have left compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for face in FACES:
        web_font(face, ROOT / ".cache" / "polices")
    if asked.tout and (missing := absents()):
        told = enumeration(missing)
        print(f"Mesurés aussi, s’ils étaient installés : {told}.")
    before = lire(KEPT)
    measured: dict[int, Taille] = {}
    for size in asked.tailles:
        measured[size] = taille(size, asked)
        print("\n".join(tableau(measured[size], before.get(size), tenu=asked.tenu)), flush=True)
        garder(KEPT, {**before, **measured}, contexte())
    return juger(measured, tenu=asked.tenu)


def demande(arguments: list[str]) -> Demande | None:
    """Return what arguments ask for, or None when they are not numbers of tools."""
    if arguments == [QUICK]:
        return VITE
    if not all(a.isdecimal() and int(a) for a in arguments):
        return None
    return Demande(tuple(map(int, arguments))) if arguments else Demande()


def taille(size: int, asked: Demande) -> Taille:
    """Measure one size: make both projects, run every case, weigh the site."""
    with tempfile.TemporaryDirectory(prefix="boite-bench-") as folder:
        chantier = Chantier(Path(folder) / "maison", Path(folder) / "nu")
        # Elsewhere: a command is counted at least the memory of the process that starts it.
        module = [sys.executable, "-m"]
        cout([*module, "scripts.banc.boite", str(size), str(chantier.maison)], ROOT)
        cout([*module, "scripts.banc.sites", str(chantier.maison), str(chantier.nu)], ROOT)
        large = size >= LARGE
        cases = [cas for cas in asked.cas if not (large and cas.petit)]
        couts = mesurer(chantier, cases, 1 if large else asked.rounds)
        others = pairs(chantier.nu) if asked.tout else {}
        site = chantier.maison / SITE
        seen = () if large or not asked.tout else vues(site)
        return Taille(size, {**couts, **others}, poids(site), seen)


def juger(measured: Tailles, *, tenu: bool) -> int:
    """Print each limit that is passed; return 1 when there is one."""
    said = list(_beyond(measured, tenu=tenu))
    print("\n".join(said) if said else "Tout tient dans ce qui est promis.")
    return int(bool(said))


def _beyond(measured: Tailles, *, tenu: bool) -> Iterator[str]:
    for one in measured.values():
        yield from depassements(one, tenu=tenu)
    small, large = measured[min(measured)], measured[max(measured)]
    if small is not large:
        yield from croissance(small, large)


def contexte() -> dict[str, str]:
    """Return when, where and on which code a measure is made."""
    git = ["git", "rev-parse", "--short", "HEAD"]
    code = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return {
        "jour": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} processeurs, Python {platform.python_version()}",
        "code": code.strip(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
