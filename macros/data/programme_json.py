"""A programme as open data: its facts, its agenda to the minute, its objectives, its supplies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby

from macros.french import horloge
from macros.model.clock.agenda import Creneau, Session
from macros.model.clock.jalons import Jalon, jalons, last_enrolment
from macros.model.clock.supplies import supplies
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.plans.coverage import EVALUATION, PRATIQUE, PRODUCTION, coverage
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.programme.territoire import Cle, Ici, ici

_APART = {
    *("jours", "horaires", "formation", "territoire", "inscription_avant"),
    *("acceptes", "contraintes", "equipe", "positionnement"),
}
"""Fields of the record left out: those told in full elsewhere, and the team's own: what it accepts,
what limited its choice, what the group said of itself."""
_LINE = ("forme", "objectifs", "evalue", "preuve", "minutes_par_personne", "personnes")


def programme_json(plan: Plan, entry: Entry[Programme], catalogue: Catalogue) -> str:
    """Return a programme and its plan as JSON; the notes of the team are left out."""
    programme = plan.programme
    formation = catalogue.formations[programme.formation]
    places = ici(catalogue, plan)
    facts = programme.model_dump(mode="json", exclude_defaults=True, exclude=_APART)
    data = {
        **_tool(entry),
        "formation": _tool(formation),
        "territoire": _tool(catalogue.territoires[programme.territoire]),
        "minutes": programme.minutes,
        "limite_inscription": last_enrolment(programme, formation.record).isoformat(),
        **facts,
        "jalons": [_jalon(jalon) for jalon in jalons(programme, catalogue)],
        "objectifs": _objectifs(plan, catalogue),
        "jours": [
            _jour(plan, list(halves), places)
            for _, halves in groupby(plan.sessions, key=lambda session: session.rang)
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _tool(entry: AnyEntry) -> dict[str, str]:
    return {"slug": entry.slug, "titre": entry.titre, "url": entry.url}


def _jalon(jalon: Jalon) -> dict[str, object]:
    return {
        "moment": jalon.moment,
        "date": jalon.date.isoformat(),
        "questionnaire": _tool(jalon.questionnaire),
    }


def _objectifs(plan: Plan, catalogue: Catalogue) -> list[dict[str, object]]:
    """Return each objective worked on, and what every half-day does for it."""
    order = (PRATIQUE, PRODUCTION, EVALUATION)
    found = []
    for number, halves in coverage(plan, catalogue).items():
        objectif = catalogue.objectifs[number]
        traces = [
            {**_place(session), "traces": [trace for trace in order if trace in done]}
            for session, done in zip(plan.sessions, halves, strict=True)
            if done
        ]
        told = {name: getattr(objectif, name) for name in ("id", "titre", "critere", "livrables")}
        fiches = [_tool(catalogue.fiches[slug]) for slug in objectif.fiches]
        found.append({**told, "fiches": fiches, "couverture": traces})
    return found


def _place(session: Session) -> dict[str, object]:
    return {"jour": session.rang + 1, "demi_journee": session.nom}


def _jour(plan: Plan, halves: list[Session], places: Mapping[Cle, Ici]) -> dict[str, object]:
    jour = halves[0].jour
    facts = {
        "numero": halves[0].rang + 1,
        "date": jour.date.isoformat(),
        "titre": jour.titre,
        "seminaire": jour.seminaire,
        "lieu": plan.programme.lieu_of(jour),
    }
    return {
        **{name: value for name, value in facts.items() if value is not None},
        "demi_journees": [_half(session, places) for session in halves],
        "materiel": [
            {
                "nom": besoin.nom,
                "quantite": besoin.quantite,
                "imprimable": besoin.imprimable,
                "methodes": list(besoin.methodes),
            }
            for besoin in supplies(halves, plan.programme.participants)
        ],
    }


def _half(session: Session, places: Mapping[Cle, Ici]) -> dict[str, object]:
    here = places.get((session.rang, session.nom))
    return {
        "nom": session.nom,
        "debut": horloge(session.plage.debut),
        "fin": horloge(session.plage.fin),
        "travail": session.travail,
        "pause": session.pause,
        "marge": session.marge,
        "objectifs": list(session.demi_journee.objectifs),
        "sequences": [_sequence(creneau) for creneau in session.creneaux],
        **({"ici": _ici(here)} if here else {}),
    }


def _ici(here: Ici) -> dict[str, object]:
    """Return what the territory brings to a half-day, and its dates."""
    told = [{"nom": p.nom, "comment": p.bref, "raison": p.raison} for p in here.pistes]
    return {"pistes": told, "dates": list(here.dates)}


def _sequence(creneau: Creneau) -> dict[str, object]:
    line, tool = creneau.sequence, creneau.outil
    facts: dict[str, object] = {
        "debut": horloge(creneau.debut),
        "fin": horloge(creneau.fin),
        "minutes": creneau.minutes,
        "nature": line.nature,
        "titre": creneau.titre,
        "outil": {"genre": tool.kind, "slug": tool.slug, "url": tool.url} if tool else None,
        **{name: getattr(line, name, None) for name in _LINE},
    }
    return {name: value for name, value in facts.items() if value not in (None, ())}
