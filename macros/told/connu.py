"""What a session's papers may say of it: its facts in words, its lists, its days, what each person shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.french import date_courte, enumeration, jour, pluriel, sans_accents
from macros.model.clock.jalons import jalons
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import promises
from macros.model.plans.tenues import Tenue, formation_de, limite, plan_tenu
from macros.model.records.programme import Programme
from macros.model.records.session import Session

from .delais import a_renvoyer
from .organisme import organisme
from .prix import faits_du_prix, payeur_seul
from .programme.creneaux import Creneau
from .programme.deroule import Jour, jours_de
from .programme.faits import MODALITES, dates, horaires, longueur
from .programme.preuves import Attendu, attendus
from .programme.suivi import evaluations
from .texts import clean

MOST_STEPS = 6
"""Tools of a day told in a paper that people sign, beyond those that leave something written."""


@dataclass(frozen=True, slots=True)
class Connu:
    """What is known of a session, by the names that sentences call: texts, and lists."""

    faits: Mapping[str, str]
    listes: Mapping[str, Sequence[str]]
    jours: Sequence[Jour[Creneau]]
    acquis: Sequence[tuple[str, str]]
    """Each objective, and what is left of its proof, or nothing without a proof."""
    places: int


def connu(catalogue: Catalogue, tenue: Tenue) -> Connu:
    """Return what is known of a session; catalogue is the one that its course sees."""
    plan, formation = plan_tenu(catalogue, tenue), formation_de(catalogue, tenue)
    days = jours_de(catalogue, plan)
    expected = attendus(catalogue, plan)
    faits = {**_of_session(catalogue, tenue), **_of_course(catalogue, tenue)}
    faits["a_renvoyer"] = a_renvoyer(catalogue, plan.programme, faits["courriel"])
    listes: dict[str, Sequence[str]] = {
        "objectifs": [clean(str(one.titre)) for one in expected],
        "livrables": _livrables(catalogue, plan, expected),
        "jointes": _jointes(catalogue, plan),
        "contenu": [_content(day) for day in days],
        "jours": [_day(day) for day in days],
        "moyens": promises(plan, catalogue).methodes.tenues,
        "evaluations": [
            f"{one.moment}, {one.delai} : {clean(str(one.texte))}"
            for one in evaluations(catalogue, plan)
        ],
        "equipe": _equipe(tenue),
        "modalites": [formation.modalite.texte, *(one.texte for one in formation.ressources)][:3],
    }
    acquis = [
        (
            f"{one.numero}. {clean(str(one.titre))}",
            clean(str(one.preuve.trace)) if one.preuve else "",
        )
        for one in expected
    ]
    return Connu(faits, listes, days, acquis, plan.programme.participants)


def _of_session(catalogue: Catalogue, tenue: Tenue) -> dict[str, str]:
    r, plan = tenue.record, plan_tenu(catalogue, tenue)
    held, formation = plan.programme, formation_de(catalogue, tenue)
    places = dict.fromkeys(held.lieu_of(one) for one in held.jours)
    return {
        "intitule": held.titre,
        "dates": dates(held),
        "debut": jour(r.debut),
        "fin": jour(r.fin),
        "longueur": longueur(held),
        "duree": f"{held.minutes // 60} heures"
        + (f" {held.minutes % 60:02d}" if held.minutes % 60 else ""),
        "horaires": horaires(plan),
        "modalite": MODALITES[r.modalite or formation.modalite.type].lower(),
        "distance": f"{formation.modalite.distance_pourcent} %",
        "lieu": enumeration(list(filter(None, places))),
        "places": pluriel(held.participants, "personne"),
        "effectif": f"de {formation.effectif.min} à {held.participants} personnes",
        **faits_du_prix(r, held.participants, formation.organisme.tva or "", payeur_seul(r)),
        "annulation": r.annulation or "",
        "differend": r.differend or "",
        "commanditaire": held.commanditaire or "",
        "inscription": date_courte(limite(catalogue, tenue)),
        "reglement": r.reglement or "",
        "exemple": r.exemple or "",
        "compris": r.compris or "",
        "equipe": enumeration(
            [f"{one.role} ({one.fait})" if one.fait else one.role for one in r.intervenants]
        ),
        "sujet": held.sujet or "",
        "territoire": _territoire(catalogue, held.territoire),
        "conservation": _conservation(catalogue),
        "abandon": r.abandon or "",
        "abandon_seul": _abandon_seul(r),
    }


def _abandon_seul(r: Session) -> str:
    """Return what a person alone owes who stops: their own words, never those of an organisation."""
    alone = r.abandon if set(r.payeurs) == {"particulier"} else None
    return (r.particuliers and r.particuliers.abandon) or alone or ""


def _of_course(catalogue: Catalogue, tenue: Tenue) -> dict[str, str]:
    f = formation_de(catalogue, tenue)
    o = organisme(f.organisme)
    return {
        "formation": f.titre,
        "prerequis": f.prerequis,
        "admission": f.admission,
        "reconnaissance": f.reconnaissance.texte,
        "handicap": f.handicap.texte,
        "referent": f.handicap.referent,
        "organisme": o.nom,
        "adresse": o.adresse,
        "ville": o.ville,
        "siret": o.siret,
        "region": f.organisme.region or "",
        "tva": f.organisme.tva or "",
        "declaration": o.declaration,
        "courriel": o.courriel,
        "telephones": " ou ".join(o.telephones),
        "contact": o.contact,
    }


def _content(day: Jour[Creneau]) -> str:
    # Tools alone: what a programme writes by itself may name its own days, which are not these.
    tools = list({clean(str(one.titre)): one.url for one in day.activites if one.url}.items())
    first = [name for name, _ in tools[:MOST_STEPS]]
    steps = [name for name, url in tools if name in first or "fiches/" in url]
    steps += ["d’autres temps, dits dans le programme joint"] if len(steps) < len(tools) else []
    head = f"{day.nom} : {day.titre}" if day.propre else day.nom
    return clean(f"{head} ({' ; '.join(steps)})" if steps else head)


def _day(day: Jour[Creneau]) -> str:
    hours = enumeration([f"{one.debut} – {one.fin}" for one in day.sessions])
    return f"{day.nom}, {day.date_longue}, {hours}"


def equipe(catalogue: Catalogue, entry: Entry[Programme]) -> list[str]:
    """Return the roles of a session's team; none for a programme, which is no session."""
    held = entry.kind == "sessions" and catalogue.sessions.get(entry.slug)
    return _equipe(held) if held else []


def _equipe(tenue: Tenue) -> list[str]:
    team = tenue.record.intervenants
    return [f"{one.role} : {one.fait}" if one.fait else one.role for one in team]


def _livrables(catalogue: Catalogue, plan: Plan, expected: Sequence[Attendu]) -> list[str]:
    """Return what a programme leaves for each of its objectives, and what says that it is done."""
    known = catalogue.formations[plan.programme.formation].record.objectifs
    made = {one.id: enumeration(one.livrables) for one in known}
    return [clean(_livrable(one, made[one.numero])) for one in expected]


def _livrable(one: Attendu, made: str) -> str:
    """Return a deliverable and its criterion; the criterion alone when it begins by naming it."""
    criterion = str(one.critere)
    if sans_accents(criterion).startswith(sans_accents(made[:12])):
        return f"Objectif {one.numero} : {criterion}"
    return f"Objectif {one.numero} : {made}. Critère : {criterion}"


def _jointes(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Return what goes with the letter that calls a trainee: the same as on our own."""
    if catalogue.papiers is None:
        return []
    asked = [
        j.questionnaire.titre for j in jalons(plan.programme, catalogue) if j.moment == "avant"
    ]
    return list(dict.fromkeys((*catalogue.papiers.record.convocation.pieces_jointes, *asked)))


def _territoire(catalogue: Catalogue, slug: str) -> str:
    return catalogue.territoires[slug].titre if slug in catalogue.territoires else ""


def _conservation(catalogue: Catalogue) -> str:
    return catalogue.papiers.record.attestation.conservation if catalogue.papiers else ""


# Holes
