"""The mentions of the law that papers bear, as a lawyer reads them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import date_courte, enumeration
from macros.model.records.chaine import Chaine, Mention, mentions_of

from .plain import Riche


def reference(one: Mention) -> str:
    """Return an article and the day it was read: « Code du travail, L6353-1, lu le 22 novembre 2026 »."""
    told = {"texte": "lu le", "tiers": "lu chez un tiers le", "memoire": "de mémoire, noté le"}
    return f"{one.article}, {told[one.surete]} {date_courte(one.lu)}"


@dataclass(frozen=True, slots=True)
class Dite:
    """A mention as a lawyer reads it: what it is, its article and the day, its version, its address, from
    where, why it was not read in the text, how sure, in which papers, what is left to confirm."""

    quoi: Riche
    dit: Riche
    reference: str
    version: str
    source: str
    dans: str
    pas_relu: str
    surete: str
    papiers: str
    confirmer: Riche


SURETES = {
    "texte": "lu dans le texte",
    "tiers": "lu chez un tiers : à retrouver dans le texte",
    "memoire": "de mémoire : à chercher",
}
"""How sure a reading is."""


NOWHERE = "dans aucun papier de la chaîne : à l’organisme"


def mentions_dites(chaine: Chaine) -> list[Dite]:
    """Return every mention with the papers that answer to it, in the order of the file."""
    return [
        Dite(
            quoi=Riche(one.quoi),
            dit=Riche(one.dit or ""),
            reference=reference(one),
            version=one.version or "",
            source=one.source or "",
            dans=one.dans,
            pas_relu=one.pas_relu or "",
            surete=SURETES[one.surete],
            papiers=enumeration(_bearers(chaine, name) or [NOWHERE]),
            confirmer=Riche(one.confirmer),
        )
        for name, one in chaine.mentions.items()
    ]


def _bearers(chaine: Chaine, name: str) -> list[str]:
    return [paper.titre for paper in chaine.papiers.values() if name in mentions_of(paper)]
