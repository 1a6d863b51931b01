"""The cases: what a trainer or a server asks for, and how much more than a plain host it may cost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .mesure import Cout, cout, dit, mediane
from .sites import SITE, Chantier

NU = "hôte nu"
"""MkDocs and Material, with search alone, on the same rendered text: what all is compared with."""

_RENDER = (
    "import sys; from pathlib import Path; from scripts.build import render; "
    "sys.exit(render(Path({site!r}), documents={documents}) is None)"
)
BUILD = [sys.executable, "-c", _RENDER.format(site=SITE, documents=False)]
PRINT = [sys.executable, "-c", _RENDER.format(site="documents", documents=True)]
CHECK = [sys.executable, "-m", "scripts.check"]
PREVIEW = [sys.executable, "-m", "scripts.banc.apercu"]
PLAIN = [sys.executable, "-m", "mkdocs", "build", "--clean"]


@dataclass(frozen=True, slots=True)
class Cas:
    """One case: its name, its command, what comes before; at most how many times the plain host's
    processor, when that is promised, and how much memory in MB.

    tenu: the ratio that the house holds today among twenty methods, a fifth to a
    third wider against noise. It is what --vite refuses to exceed, so that no step back lands. It only comes down, but for
    once: drawings and « Animer » added 170 files to every site (2.09 to 2.70, 0.49 to 0.64, 0.53 to 0.65 in three runs, where the commit before had 2.19, 0.66, 0.63).

    nu: run by the plain host; petit: too long for a large toolbox; mesure: how its cost is known.
    """

    nom: str
    commande: Sequence[str]
    avant: Callable[[Chantier], None] = lambda _: None
    rapport: float | None = None
    tenu: float | None = None
    memoire: float | None = None
    nu: bool = False
    petit: bool = False
    mesure: Callable[[Sequence[str], Path], Cout] = cout

    def limite(self, *, tenu: bool) -> float | None:
        """Return the ratio that the case may not exceed: what is held today, or what is promised."""
        return self.tenu if tenu else self.rapport

    def folder(self, chantier: Chantier) -> Path:
        """Return where the command runs."""
        return chantier.nu if self.nu else chantier.maison


CAS = (
    Cas(NU, PLAIN, nu=True),
    Cas("vérifier à froid", CHECK, Chantier.vider),
    Cas("vérifier sans rien changer", CHECK),
    Cas("construire à froid", BUILD, Chantier.vider, rapport=1.10, tenu=2.8, memoire=500),
    Cas("construire sans rien changer", BUILD, rapport=0.35, tenu=0.7, memoire=500),
    Cas(
        "construire après une modification",
        BUILD,
        Chantier.modifier,
        rapport=0.40,
        tenu=0.75,
        memoire=500,
    ),
    Cas("ouvrir l’aperçu", [*PREVIEW, "pret"], mesure=dit, rapport=0.60, memoire=400),
    Cas("montrer une modification", [*PREVIEW, "modifier"], mesure=dit, rapport=0.20, memoire=400),
    Cas("imprimer tout à froid", PRINT, Chantier.oublier, rapport=5, memoire=700, petit=True),
)
"""In the order in which they run: each finds what those before it keep."""


FABRIQUER = tuple(cas for cas in CAS if cas.commande in (PLAIN, BUILD))
"""Those that make a site: what a machine without patience measures."""


def mesurer(chantier: Chantier, cases: Sequence[Cas], rounds: int) -> dict[str, Cout]:
    """Return what each case costs, the median of so many rounds; in a round cases take turns."""
    found: dict[str, list[Cout]] = {cas.nom: [] for cas in cases}
    for _ in range(rounds):
        for cas in cases:
            cas.avant(chantier)
            found[cas.nom].append(cas.mesure(cas.commande, cas.folder(chantier)))
    return {nom: mediane(couts) for nom, couts in found.items()}
