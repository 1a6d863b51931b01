"""What every tool of the book shows in the same way: its head, its facts, its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from macros.french import date_courte, enumeration, majuscule
from macros.model.core.entries import AnyEntry, Entry, alphabetical
from macros.model.core.kinds import kind_of
from macros.model.records.outil import Tool
from macros.told.images import Imprimee, imprimees
from macros.told.outils import Fait, Objectif, etat, servis
from macros.told.plain import Riche, riches
from macros.told.sources import dit_sources
from macros.told.suites import Suite, voisins

from ..press.document import Atelier
from .renvois import Renvoi, cible, renvoi

MANY = 12
"""How many indicators are named one by one; beyond, their themes are."""


@dataclass(frozen=True, slots=True)
class Groupe:
    """Tools of the book that go together, and what announces them."""

    nom: str
    liens: Sequence[Renvoi]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outil:
    """What stands at the head of a tool and at its foot."""

    titre: str
    cle: str
    surtitre: str
    accroche: Riche
    autres_noms: str
    faits: Sequence[Fait]
    objectifs: Sequence[Objectif]
    suites: Sequence[Groupe]
    images: Sequence[Imprimee]
    sources: Sequence[str]
    a_verifier: Sequence[Riche]
    etat: str


def outil(
    atelier: Atelier,
    entry: Entry[Tool],
    surtitre: str,
    faits: Iterable[Fait],
    suites: Sequence[Groupe],
) -> Outil:
    """Return the head and the foot of a tool, with the facts of its band and where it leads."""
    catalogue, r = atelier.catalogue, entry.record
    return Outil(
        titre=r.titre,
        cle=cible(entry),
        surtitre=surtitre,
        accroche=Riche(r.accroche),
        autres_noms=enumeration(r.autres_noms),
        faits=[replace(f, valeur=majuscule(f.valeur)) for f in faits],
        objectifs=servis(catalogue, entry),
        suites=suites,
        images=imprimees(catalogue, entry),
        sources=dit_sources(catalogue, r),
        a_verifier=riches(text.removesuffix(".") for text in r.a_verifier),
        etat=f"{etat(catalogue, r)}, mise à jour le {date_courte(r.mise_a_jour)}",
    )


def groupe(suite: Suite) -> Groupe:
    """Return the ways to tools that stand around one, in their order."""
    return Groupe(suite.titre, [renvoi(v.outil, v.raison) for v in suite.voisins])


def autour(atelier: Atelier, entry: AnyEntry) -> list[Groupe]:
    """Return the tools of the book linked to one, kind after kind, in the order of titles."""
    found = [(s.titre, [v.outil for v in s.voisins]) for s in voisins(atelier.catalogue, entry)]
    return [Groupe(nom, _liens(atelier, e)) for nom, e in found if kind_of(e[0].kind).book]


def _liens(atelier: Atelier, tools: Sequence[AnyEntry]) -> list[Renvoi]:
    if len(tools) > MANY and all(e.kind == "indicateurs" for e in tools):
        slugs = dict.fromkeys(e.document_slug for e in tools)
        themes = [atelier.catalogue.themes[slug] for slug in slugs]
        return [Renvoi(t.titre, f"theme-{t.slug}", Riche()) for t in themes]
    return [renvoi(e) for e in alphabetical(tools)]
