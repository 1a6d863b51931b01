"""The last pages of a brochure: the territory, and what to know before enrolling."""

from __future__ import annotations

from typing import Any

from macros.french import enumeration, fourchette, jour
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.formation import Formation
from macros.model.records.territoire import Acteur, Territoire
from macros.told.markdown import inline

from ..texts.riche import riches

Data = dict[str, Any]


def territoire(catalogue: Catalogue, t: Territoire, entier: bool) -> Data:
    """Return a territory, whole in a whole course, in a few lines in a short one."""
    return {
        "titre": t.titre,
        "perimetre": inline(t.perimetre),
        "entier": entier,
        "parties": [
            {"nom": nom, "lignes": lignes, "noms": enumeration([x["nom"] for x in lignes])}
            for nom, lignes in (
                ("Qui agit ici", [_acteur(catalogue, a) for a in t.acteurs]),
                ("Des réseaux sur qui compter", [_acteur(catalogue, a) for a in t.reseaux]),
                ("Des lieux où aller", [_lieu(x.nom, x.interet) for x in t.lieux]),
                ("Des données publiques", [_lieu(x.nom, x.apport) for x in t.ressources]),
            )
            if lignes
        ],
    }


def _acteur(catalogue: Catalogue, a: Acteur) -> Data:
    return _lieu(a.nom, a.role) | {"type": catalogue.mot("types_acteurs", a.type).nom}


def _lieu(nom: str, texte: str) -> Data:
    return {"nom": nom, "type": "", "texte": inline(texte)}


def pratique(f: Formation, plan: Plan) -> Data:
    """Return how to enrol, the price, the recognition, the welcome and the contacts."""
    r = plan.programme
    return {
        "inscription": inline(f.acces.inscription),
        "etapes": riches(f.acces.etapes),
        "limite": jour(last_enrolment(r, f)),
        "delai": f"{f.acces.delai_estime_mois} mois au maximum",
        "effectif": fourchette(f.effectif.min, f.effectif.max, "personnes"),
        "tarif": inline(r.tarif or f"{f.tarif.euros} €, {f.tarif.mention}."),
        "prises_en_charge": riches(f.financement.prises_en_charge),
        "cpf": inline(f.financement.cpf),
        "conseil": inline(f.financement.conseil),
        "reconnaissance": inline(f.reconnaissance.texte),
        "handicap": inline(f.handicap.texte),
        "referent": inline(f.handicap.referent),
        "organisme": _organisme(f),
    }


def _organisme(f: Formation) -> Data:
    o = f.organisme
    return {
        "nom": o.nom,
        "presentation": inline(o.presentation),
        "adresse": f"{o.adresse}, {o.code_postal} {o.ville}",
        "contact": f"{o.contact}, {o.fonction_contact}",
        "telephones": " · ".join(o.telephones),
        "courriel": o.courriel,
        "site": {"nom": o.site.split("//")[1], "url": o.site},
        "siret": o.siret,
        "declaration": o.declaration_activite,
        "mention": inline(o.mention_declaration),
        "qualiopi": inline(o.qualiopi),
    }
