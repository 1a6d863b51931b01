"""An indicator with the words of its lists, ready to show or to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records import indicateur as record

from .plain import Riche
from .sources import sans_source


@dataclass(frozen=True, slots=True)
class Odd:
    """A sustainable development goal, and those of its targets that an indicator follows."""

    numero: int
    nom: str
    cibles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """The facts of an indicator."""

    slug: str
    nom: str
    anciens: tuple[str, ...]
    url: str
    unite: str
    sens: str
    definition: Riche
    mode_calcul: Riche
    limite: Riche
    facilite: str
    frequence: Riche
    source_donnees: Riche
    echelles: str
    odd: tuple[Odd, ...]
    sans_source: str
    a_verifier: tuple[str, ...]


def indicateur(catalogue: Catalogue, entry: Entry[record.Indicateur]) -> Indicateur:
    """Return an indicator in the words of its lists."""
    r = entry.record
    return Indicateur(
        slug=r.slug,
        nom=r.nom,
        anciens=r.anciens_slugs,
        url=f"~/{entry.url}",
        unite=r.unite,
        sens=catalogue.mot("sens", r.sens_souhaite).nom,
        definition=Riche(r.definition),
        mode_calcul=Riche(r.mode_calcul),
        limite=Riche(r.limite),
        facilite=catalogue.mot("facilites", r.facilite).aide,
        frequence=Riche(r.frequence),
        source_donnees=Riche(r.source_donnees),
        echelles=", ".join(catalogue.mot("echelles", e).nom.lower() for e in r.echelles),
        odd=tuple(
            Odd(n, catalogue.mot("odd", n).nom, tuple(_targets(r.cibles_odd, n))) for n in r.odd
        ),
        sans_source=sans_source(catalogue, r),
        a_verifier=r.a_verifier,
    )


def _targets(cibles: Iterable[str], goal: int) -> Iterable[str]:
    return (cible for cible in cibles if cible.split(".")[0] == str(goal))


def doutes(entries: Iterable[Entry[record.Indicateur]]) -> dict[str, list[str]]:
    """Return what remains to be checked, once, with the names of the indicators it is said of."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for text in entry.record.a_verifier:
            found.setdefault(text, []).append(entry.titre)
    return found
