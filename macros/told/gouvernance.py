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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gouvernance:
    """A schema: when to choose it, its bodies, roles and rules, its limits, its links."""

    quand: tuple[Riche, ...]
    instances: tuple[Instance, ...]
    roles: tuple[Role, ...]
    regles: tuple[Riche, ...]
    limites: tuple[Riche, ...]
    liens: tuple[Lien, ...]


def faits(catalogue: Catalogue, r: record.Gouvernance) -> tuple[Fait, Fait, Fait]:
    """Return the family of a schema, how many people it suits, how hard it is to set up."""
    return (
        Fait("Famille", catalogue.mot("familles_gouvernance", r.famille).nom),
        Fait("Taille", fourchette(r.effectif.min, r.effectif.max, "personnes")),
        Fait("Mise en place", catalogue.mot("complexites", r.complexite).nom),
    )


def gouvernance(catalogue: Catalogue, r: record.Gouvernance) -> Gouvernance:
    """Return what a schema tells, each list in order."""
    return Gouvernance(
        quand=riches(r.quand),
        instances=tuple(map(_instance, r.instances)),
        roles=tuple(Role(Riche(x.role), Riche(x.mission)) for x in r.roles),
        regles=riches(r.regles),
        limites=riches(r.limites),
        liens=liens(catalogue, r),
    )


def _instance(i: record.Instance) -> Instance:
    return Instance(
        i.nom,
        Riche(i.composition),
        riches(i.attributions),
        Riche(i.regle_decision),
        Riche(i.rythme),
    )


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
