"""A paper filled with what the team knows of who signs it, outside the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from macros.model.records.session import Payeur

from .lettres import Bloc, Bout, Lettre

SIGNES: Mapping[str, frozenset[Payeur]] = {
    "devis": frozenset(("structure", "particulier")),
    "convention": frozenset(("structure",)),
    "contrat": frozenset(("particulier",)),
}
"""The papers that a client signs, and whoever may be that client."""


def du_client(name: str, payeurs: Sequence[Payeur]) -> bool:
    """Say whether a paper is the client's: a person who pays beside an organisation is not that client."""
    signs = SIGNES.get(name, frozenset())
    return bool(signs) and ("structure" in signs or "structure" not in payeurs)


def rempli(told: Lettre, champs: Mapping[str, str]) -> Lettre:
    """Return a paper with fields filled, by their names in chaine.yml; the others stay blank."""
    return replace(told, corps=[_filled(bloc, champs) for bloc in told.corps])


def _filled(bloc: Bloc, known: Mapping[str, str]) -> Bloc:
    if bloc.nature != "champs":
        return bloc
    return replace(bloc, bouts=tuple(Bout(known.get(str(mot), "")) for mot in bloc.mots))
