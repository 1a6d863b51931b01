"""A programme's agenda, day after day with exact times: made from a plan alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.french import duree, enumeration, jour, pluriel
from macros.model.clock.agenda import Creneau, Session
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Choix, Plan
from macros.model.records.formation import ObjectifOperationnel
from macros.model.records.sequence import MiseEnSituation

from ..genres import GENRES

LABELS = {
    "methode": GENRES["methodes"],
    "production": "Production",
    "mise_en_situation": "Mise en situation",
    "questionnaire": GENRES["questionnaires"],
}
"""What people call the natures of sequences that deserve a word."""


def seminaires(jours: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return days in groups, one per seminar; those without a seminar stand together."""
    groups: list[dict[str, Any]] = []
    for day in jours:
        number = day["seminaire"]
        if not groups or groups[-1]["numero"] != number:
            titre = f"Séminaire {number}" if number else ""
            groups.append({"numero": number, "titre": titre, "jours": []})
        groups[-1]["jours"].append(day)
    return groups


def jours_de(
    catalogue: Catalogue, plan: Plan, *, dates: bool = True, raisons: bool = False
) -> list[dict[str, Any]]:
    """Return the days of a plan ready to show: numbers, dates, half-days, totals."""
    days: dict[int, dict[str, Any]] = {}
    for session in plan.sessions:
        if session.rang not in days:
            days[session.rang] = _jour(catalogue, plan, session, dates)
        day = days[session.rang]
        day["sessions"].append(_session(catalogue, plan, session, raisons))
        day["total"] += session.travail + session.pause
    return list(days.values())


def _jour(catalogue: Catalogue, plan: Plan, session: Session, dates: bool) -> dict[str, Any]:
    r = session.jour
    titre = r.titre or themes_du_jour(catalogue, session)
    nom = f"Jour {session.rang + 1}"
    date = jour(r.date) if dates else ""
    return {
        "rang": session.rang,
        "numero": session.rang + 1,
        "nom": nom,
        "date": jour(r.date, year=False) if dates else "",
        "date_longue": date,
        "entete": " · ".join(part for part in (nom, date, titre) if part),
        "lieu": plan.programme.lieu_of(r),
        "seminaire": r.seminaire,
        "sessions": [],
        "total": 0,
    }


def themes_du_jour(catalogue: Catalogue, session: Session) -> str:
    """Return the objectives of a day in a few words, to name a day without a title."""
    numbers = {n: None for _, half in session.jour.halves for n in half.objectifs}
    return enumeration([o.court for o in objectifs_connus(catalogue, numbers)])


def objectifs_connus(catalogue: Catalogue, numbers: Iterable[int]) -> list[ObjectifOperationnel]:
    """Return the objectives with these numbers, those that no course has left out."""
    return [catalogue.objectifs[n] for n in numbers if n in catalogue.objectifs]


def _session(catalogue: Catalogue, plan: Plan, session: Session, raisons: bool) -> dict[str, Any]:
    participants = plan.programme.participants
    rows = []
    for n, creneau in enumerate(session.creneaux):
        choix = plan.choix.get((session.rang, session.nom, n)) if raisons else None
        rows.append(creneau_de(creneau, participants) | _pourquoi(choix))
    return {
        "cle": session.nom,
        "nom": catalogue.mot("demi_journees", session.nom).nom,
        "debut": session.plage.debut,
        "fin": session.plage.fin,
        "travail": session.travail,
        "pause": session.pause,
        "objectifs": objectifs_connus(catalogue, session.demi_journee.objectifs),
        "creneaux": rows,
    }


def creneau_de(creneau: Creneau, participants: int) -> dict[str, Any]:
    """Return a sequence ready to show: hours, title, link, labels; never the team's notes."""
    s, tool = creneau.sequence, creneau.outil
    return {
        "debut": creneau.debut,
        "fin": creneau.fin,
        "minutes": creneau.minutes,
        "nature": s.nature.replace("_", "-"),
        "titre": creneau.titre,
        "url": f"~/{tool.url}" if tool else "",
        "etiquettes": etiquettes(creneau),
        "precision": _passages(creneau, participants),
    }


def etiquettes(creneau: Creneau) -> list[str]:
    """Return the labels of a sequence: its nature, and the objectives it evaluates."""
    label = LABELS.get(creneau.sequence.nature, "")
    numbers = creneau.sequence.evalue
    which = "de l’objectif" if len(numbers) == 1 else "des objectifs"
    evaluation = f"évaluation {which} {enumeration([str(n) for n in numbers])}" if numbers else ""
    return [text for text in (label, evaluation) if text]


def _passages(creneau: Creneau, participants: int) -> str:
    s = creneau.sequence
    if not isinstance(s, MiseEnSituation):
        return ""
    people = pluriel(s.personnes or participants, "stagiaire")
    return f"{people}, {duree(s.minutes_par_personne)} par personne"


def _pourquoi(choix: Choix | None) -> dict[str, Any]:
    ensuite = [
        {"titre": a.methode.titre, "url": f"~/{a.methode.url}", "pourquoi": a.pourquoi}
        for a in (choix.ensuite if choix else ())
    ]
    return {"raison": choix.raison if choix else "", "ensuite": ensuite}
