"""What was measured: kept in a file that the next run compares with, judged, told in French."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.french import pluriel

from .cas import CAS, NU, Cas
from .mesure import Cout
from .sites import Poids
from .vues import Vue, exces, lignes

MOST_GROWTH = 1.15
"""How much more a page may cost in the largest toolbox measured than in the smallest."""

MOST_WEIGHT = 1.05
"""How much heavier a method's page may be there."""


@dataclass(frozen=True, slots=True)
class Taille:
    """All that was measured at one size, a number of made-up methods beside the real ones."""

    outils: int
    couts: Mapping[str, Cout]
    poids: Poids
    vues: tuple[Vue, ...] = ()

    def rapport(self, nom: str) -> float:
        """Return how many times the plain host's processor a case takes."""
        return self.couts[nom].cpu / self.couts[NU].cpu

    @property
    def par_page(self) -> float:
        """Milliseconds of processor for a page of the house, built from nothing."""
        return 1000 * self.couts["construire à froid"].cpu / self.poids.pages


Tailles = Mapping[int, Taille]


def lire(path: Path) -> Tailles:
    """Return what earlier runs measured; nothing when the file is missing or of another shape."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["tailles"]
        return {one["outils"]: _taille(one) for one in told}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _taille(told: Mapping[str, object]) -> Taille:
    couts, poids, vues = told["couts"], told["poids"], told["vues"]
    if not isinstance(couts, dict) or not isinstance(poids, dict) or not isinstance(vues, list):
        raise TypeError
    return Taille(
        outils=int(str(told["outils"])),
        couts={name: Cout(**cost) for name, cost in couts.items()},
        poids=Poids(**poids),
        vues=tuple(Vue(**vue) for vue in vues),
    )


def garder(path: Path, tailles: Tailles, contexte: Mapping[str, str]) -> None:
    """Keep what was measured, with the day, the machine and the code that it was measured on."""
    told = [asdict(tailles[size]) for size in sorted(tailles)]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**contexte, "tailles": told}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def tableau(taille: Taille, before: Taille | None, *, tenu: bool = False) -> Iterator[str]:
    """Yield the lines that tell a size, beside the ratios of the last time."""
    made = pluriel(taille.outils, "méthode inventée", "méthodes inventées")
    p = taille.poids
    yield f"{made}, {pluriel(p.pages, 'page')} ; une page coûte {_one(taille.par_page)} ms."
    yield (
        f"La page d’une méthode pèse {_ko(p.methode)} Ko, la plus lourde {_ko(p.methode_max)} ; leur "
        f"liste {_ko(p.liste)}, la recherche {_ko(p.recherche)}, les données ouvertes "
        f"{_ko(p.donnees)}, le site {_one(p.site / 1e6)} Mo."
    )
    yield f"  {'':36}{'s':>8}{'rapport':>9}{'permis':>8}{'avant':>8}{'Mo':>6}"
    limits = {cas.nom: cas.limite(tenu=tenu) for cas in CAS}
    for nom, cost in taille.couts.items():
        most, known = limits.get(nom), before is not None and nom in before.couts
        yield (
            f"  {nom:36}{_two(cost.cpu):>8}{_two(taille.rapport(nom)):>9}"
            f"{_two(most) if most else '':>8}"
            f"{_two(before.rapport(nom)) if before and known else '':>8}{cost.memoire:6.0f}"
        )
    yield from lignes(taille.vues)


def _measured(taille: Taille) -> Iterator[Cas]:
    return (cas for cas in CAS if cas.nom in taille.couts)


def _ko(size: float) -> int:
    return round(size / 1000)


def _one(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _two(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def depassements(taille: Taille, *, tenu: bool = False) -> Iterator[str]:
    """Yield a sentence for each limit that a size goes beyond; tenu: of what is held, not promised."""
    for cas in _measured(taille):
        found, cost, most = taille.rapport(cas.nom), taille.couts[cas.nom], cas.limite(tenu=tenu)
        if most and found > most:
            yield (
                f"{_named(cas, taille)} coûte {_two(found)} fois l’hôte nu ; {_two(most)} au plus"
            )
        if cas.memoire and cost.memoire > cas.memoire:
            yield (
                f"{_named(cas, taille)} prend {cost.memoire:.0f} Mo de mémoire ; "
                f"{cas.memoire:.0f} au plus"
            )
    yield from exces(taille.vues)


def _named(cas: Cas, taille: Taille) -> str:
    return f"À {taille.outils} méthodes inventées, « {cas.nom} »"


def croissance(small: Taille, large: Taille) -> Iterator[str]:
    """Yield a sentence for each thing that grows with the toolbox and should not."""
    pairs = (
        ("le temps d’une page", large.par_page / small.par_page, MOST_GROWTH),
        (
            "le poids de la page d’une méthode",
            large.poids.methode / small.poids.methode,
            MOST_WEIGHT,
        ),
        (
            "le poids de la plus lourde",
            large.poids.methode_max / small.poids.methode_max,
            MOST_WEIGHT,
        ),
    )
    for what, found, most in pairs:
        if found > most:
            yield (
                f"de {small.outils} à {large.outils} méthodes, {what} est multiplié par "
                f"{_two(found)} ; {_two(most)} au plus"
            )
