"""What a governance schema tells: its facts, its bodies, its links, the law it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import fourchette
from macros.model.core.catalogue import Catalogue
from macros.model.records import gouvernance as record

from .outils import Fait
from .plain import Riche, riches


@dataclass(frozen=True, slots=True)
class Instance:
    """A body: who sits in it, what it does, how it decides, how often it meets."""

    nom: str
    composition: Riche
    attributions: tuple[Riche, ...]
    decide: Riche
    reunit: Riche


@dataclass(frozen=True, slots=True)
class Role:
    """Someone's part, and what it is for."""

    role: Riche
    mission: Riche


@dataclass(frozen=True, slots=True)
class Lien:
    """A link between two bodies by their names: the word for its type, what it carries."""

    de: str
    vers: str
    type: str
    libelle: Riche


def faits(catalogue: Catalogue, r: record.Gouvernance) -> tuple[Fait, Fait, Fait]:
    """Return the family of a schema, how many people it suits, how hard it is to set up."""
    return (
        Fait("Famille", catalogue.mot("familles_gouvernance", r.famille).nom),
        Fait("Taille", fourchette(r.effectif.min, r.effectif.max, "personnes")),
        Fait("Mise en place", catalogue.mot("complexites", r.complexite).nom),
    )


def instances(r: record.Gouvernance) -> tuple[Instance, ...]:
    """Return the bodies of a schema, in order."""
    return tuple(
        Instance(
            i.nom,
            Riche(i.composition),
            riches(i.attributions),
            Riche(i.regle_decision),
            Riche(i.rythme),
        )
        for i in r.instances
    )


def roles(r: record.Gouvernance) -> tuple[Role, ...]:
    """Return the roles of a schema, in order."""
    return tuple(Role(Riche(x.role), Riche(x.mission)) for x in r.roles)


def liens(catalogue: Catalogue, r: record.Gouvernance) -> tuple[Lien, ...]:
    """Return the links of a schema as rows, in order."""
    names = {i.id: i.nom for i in r.instances}
    return tuple(
        Lien(
            names[x.de],
            names[x.vers],
            catalogue.mot("types_de_liens", x.type).nom,
            Riche(x.libelle),
        )
        for x in r.liens
    )
