"""Sessions in words: when, where, for how much, and whether one may still come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.french import date_courte, enumeration, jour, majuscule, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.plans.tenues import (
    Tenue,
    a_venir,
    derniere,
    formation_de,
    limite,
    plan_tenu,
    sessions_de,
)
from macros.model.records.programme import Programme
from macros.model.records.session import Session

from .plain import Riche
from .programme.faits import MODALITES, dates, horaires, longueur

PAYEURS = {
    "structure": "une structure, par une convention",
    "particulier": "une personne qui paie elle-même, par un contrat",
}
"""Who signs, and what: the two papers are never taken for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annonce:
    """A session as it is announced: what it does not tell is empty."""

    titre: str
    intitule: str
    programme: str
    url: str
    programme_url: str
    quand: str
    jours: str
    horaires: str
    lieux: list[Riche]
    places: str
    prix: Riche
    commanditaire: Riche
    payeurs: str
    equipe: list[Riche]
    modalite: str
    inscription: str
    lien: str
    etat: str
    exemple: Riche

    @property
    def ouverte(self) -> bool:
        """Whether the session is still to come."""
        return self.etat == A_VENIR


A_VENIR, EN_COURS, PASSEE = "à venir", "en cours", "passée"


def etat(session: Session, day: date) -> str:
    """Return where a session stands on a day: to come, under way, or past."""
    if session.debut >= day:
        return A_VENIR
    return EN_COURS if session.fin >= day else PASSEE


def annonce(catalogue: Catalogue, tenue: Tenue, day: date) -> Annonce:
    """Return a session as it is announced on a day."""
    r, plan = tenue.record, plan_tenu(catalogue, tenue)
    held, formation = plan.programme, formation_de(catalogue, tenue)
    programme = catalogue.programmes[r.programme]
    until = limite(catalogue, tenue)
    return Annonce(
        titre=r.titre,
        intitule=held.titre,
        programme=programme.titre,
        url=f"~/{tenue.url}",
        programme_url=f"~/{programme.url}",
        quand=majuscule(dates(held)),
        jours=longueur(held),
        horaires=horaires(plan),
        lieux=[Riche(one) for one in _lieux(plan)],
        places=pluriel(held.participants, "place"),
        prix=Riche(held.tarif or f"{formation.tarif.somme} {formation.tarif.mention}"),
        commanditaire=Riche(held.commanditaire or ""),
        payeurs=enumeration([PAYEURS[one] for one in r.payeurs], "ou"),
        equipe=[Riche(f"{i.role} : {i.fait}" if i.fait else i.role) for i in r.intervenants],
        modalite=MODALITES[r.modalite or formation.modalite.type],
        inscription=f"jusqu’au {date_courte(until)}"
        if until >= day
        else f"close depuis le {date_courte(until)}",
        lien=r.lien or "",
        etat=etat(r, day),
        exemple=Riche(r.exemple or ""),
    )


def _lieux(plan: Plan) -> list[str]:
    """Return the places of a plan, each once, in order."""
    lieux = (plan.programme.lieu_of(jour) for jour in plan.programme.jours)
    return [one for one in dict.fromkeys(lieux) if one]


def annonces(catalogue: Catalogue, tenues: list[Tenue], day: date) -> list[Annonce]:
    """Return the sessions that are still to come on a day, the soonest first."""
    return [annonce(catalogue, one, day) for one in a_venir(tenues, day)]


def passees(catalogue: Catalogue, tenues: list[Tenue], day: date) -> list[Annonce]:
    """Return the sessions that began before a day, the latest first."""
    begun = [one for one in tenues if one.record.debut < day]
    return [annonce(catalogue, one, day) for one in reversed(begun)]


def sans_suite(catalogue: Catalogue, day: date) -> list[str]:
    """Return what trainers are told: each course and each programme that announces nothing to come,
    and how to change that."""
    if day == date.min:
        return []
    told = [_muette(catalogue, slug, day) for slug in catalogue.formations]
    return [sentence for sentence in told if sentence]


def _muette(catalogue: Catalogue, slug: str, day: date) -> str:
    tenues = sessions_de(catalogue, formation=slug)
    if a_venir(tenues, day) or not _dated(catalogue, slug):
        return ""
    last = derniere(tenues)
    own = max(_dated(catalogue, slug))
    fin = max(own, last.record.fin) if last else own
    if fin >= day:
        return ""
    return (
        f"« {catalogue.formations[slug].titre} » n’annonce plus de session : la dernière a fini le "
        f"{jour(fin)}. En ouvrir une : nouvelle-session PROGRAMME --debut AAAA-MM-JJ."
    )


def _dated(catalogue: Catalogue, slug: str) -> list[date]:
    own = (p.record for p in catalogue.programmes.values() if p.record.formation == slug)
    return [record.jours[-1].date for record in own]


def programme_passe(record: Programme, day: date) -> bool:
    """Say whether a programme's own days are all past on a day."""
    return record.jours[-1].date < day
