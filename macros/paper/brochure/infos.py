"""The last pages of a brochure: the territory, and what to know before enrolling."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import fourchette, jour
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records import territoire as records
from macros.model.records.formation import Formation
from macros.told.organisme import organisme
from macros.told.plain import Riche, riches
from macros.told.programme.acces import acces

from ..press.document import Data


@dataclass(frozen=True, slots=True)
class Lieu:
    """Someone, somewhere or something to count on: its name, its kind if any, what it brings."""

    nom: str
    type: str
    texte: Riche


@dataclass(frozen=True, slots=True)
class Partie:
    """A part of a territory, and its lines."""

    nom: str
    lignes: tuple[Lieu, ...]


@dataclass(frozen=True, slots=True)
class Territoire:
    """A territory, whole in a whole course, in a few lines in a short one."""

    titre: str
    perimetre: Riche
    entier: bool
    parties: tuple[Partie, ...]


def territoire(catalogue: Catalogue, t: records.Territoire, entier: bool) -> Territoire:
    """Return a territory and those of its parts that hold something."""
    parties = (
        ("Qui agit ici", tuple(_acteur(catalogue, a) for a in t.acteurs)),
        ("Des réseaux sur qui compter", tuple(_acteur(catalogue, a) for a in t.reseaux)),
        ("Des lieux où aller", tuple(Lieu(x.nom, "", Riche(x.interet)) for x in t.lieux)),
        ("Des données publiques", tuple(Lieu(x.nom, "", Riche(x.apport)) for x in t.ressources)),
    )
    shown = tuple(Partie(nom, lignes) for nom, lignes in parties if lignes)
    return Territoire(t.titre, Riche(t.perimetre), entier, shown)


def _acteur(catalogue: Catalogue, a: records.Acteur) -> Lieu:
    return Lieu(a.nom, catalogue.mot("types_acteurs", a.type).nom, Riche(a.role))


def pratique(f: Formation, plan: Plan) -> Data:
    """Return how to enrol, the price, the recognition, the welcome and the contacts."""
    r = plan.programme
    way = acces(r, f)
    return {
        "inscription": Riche(way.inscription),
        "etapes": riches(way.etapes),
        "limite": jour(last_enrolment(r, f)),
        "delai": f"{f.acces.delai_estime_mois} mois au maximum",
        "effectif": fourchette(f.effectif.min, f.effectif.max, "personnes"),
        "tarif": Riche(r.tarif or f"{f.tarif.somme}, {f.tarif.mention}."),
        "prises_en_charge": riches(way.prises_en_charge),
        "conseil": Riche(way.conseil),
        "reconnaissance": Riche(f.reconnaissance.texte),
        "handicap": Riche(f.handicap.texte),
        "referent": Riche(f.handicap.referent),
        "organisme": organisme(f.organisme),
    }
