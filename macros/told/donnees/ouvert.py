"""All that open data tell of a territory, for its page and its paper."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import espaces, milliers, mois, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.records.donnees import Donnees, Mairie, SourceDonnees
from macros.model.records.territoire import Territoire

from .carte import Carte, carte
from .chiffres import Chiffre, chiffres


@dataclass(frozen=True, slots=True)
class Porte:
    """The town hall: its address, telephone, site and hours, and when these were read."""

    adresse: str
    telephone: str
    site: str
    horaires: tuple[str, ...]
    releve: str


@dataclass(frozen=True, slots=True)
class Groupe:
    """The intercommunality: its name, its people, how many communes, all of them in a line."""

    nom: str
    faits: str
    communes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouvert:
    """What open data tell: map, figures, town hall, intercommunality, where all that comes from."""

    carte: Carte | None
    chiffres: tuple[Chiffre, ...]
    mairie: Porte | None
    groupe: Groupe | None
    sources: tuple[str, ...]


def ouvert(catalogue: Catalogue, record: Territoire) -> Ouvert | None:
    """Return what open data tell of a territory; nothing when it names none."""
    entry = catalogue.donnees.get(record.donnees or "")
    if entry is None:
        return None
    d = entry.record
    return Ouvert(
        carte=carte(d),
        chiffres=chiffres(catalogue, d),
        mairie=_porte(d.mairie) if d.mairie else None,
        groupe=_groupe(d),
        sources=tuple(map(_source, d.sources)),
    )


def _porte(m: Mairie) -> Porte:
    return Porte(
        adresse=", ".join(m.adresse),
        telephone=espaces(m.telephone or ""),
        site=m.site or "",
        horaires=m.horaires,
        releve=f"relevé en {mois(m.releve)}, à vérifier",
    )


def _groupe(d: Donnees) -> Groupe | None:
    group = d.intercommunalite
    if group is None:
        return None
    people = f", {milliers(group.population)} habitants" if group.population else ""
    also = d.etablissement_territorial
    within = f" ; établissement public territorial : {also}" if also else ""
    told = f"{pluriel(len(group.communes), 'commune')}{people}{within}"
    return Groupe(group.nom, told, ", ".join(group.communes))


def _source(s: SourceDonnees) -> str:
    return f"{s.organisme}, {s.titre} ({s.millesime} ; {s.licence}) : {s.pour}"
