"""Sessions: a programme on their days and in their places, and which of them are still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.formation import Formation
from ..records.programme import Jour, Programme
from ..records.session import Session
from .jours_dits import Ici, ici
from .planning import Plan, plan_of

Tenue = Entry[Session]


def programme_tenu(session: Session, programme: Programme) -> Programme:
    """Return a programme as a session holds it: its days, its place, its seats, its sponsor; the
    programme's own last day to enrol is not the session's."""
    told: dict[str, object] = {
        "jours": tuple(
            _day(jour, day, session.lieu)
            for jour, day in zip(programme.jours, session.jours, strict=True)
        ),
        "titre": session.intitule or programme.titre,
        "session": session.titre,
        "participants": session.places or programme.participants,
        "commanditaire": session.commanditaire or programme.commanditaire,
        "lieu": session.lieu or programme.lieu,
        "territoire": session.territoire or programme.territoire,
        "inscription_avant": session.inscription_avant,
        "exemple": session.exemple,
        "mise_a_jour": max(session.mise_a_jour, programme.mise_a_jour),
    }
    if session.prix:
        told["tarif"] = _tarif(session)
    return programme.model_copy(update=told)


def _tarif(session: Session) -> str:
    """Return the price of a session, that of a person alone after that of a group."""
    alone = session.particuliers and session.particuliers.prix
    prices = [one.en_mots for one in (session.prix, alone) if one]
    return " ; qui paie sa place : ".join(prices)


def _day(jour: Jour, day: date, lieu: str | None) -> Jour:
    return jour.model_copy(update={"date": day, "lieu": lieu or jour.lieu})


def plan_tenu(catalogue: Catalogue, tenue: Tenue) -> Plan:
    """Return the plan of a session: its programme's, hour by hour, on its own days; KeyError when
    the programme is unknown."""
    plan = plan_of(catalogue, tenue.record.programme)
    programme = programme_tenu(tenue.record, plan.programme)
    laid = tuple(replace(one, jour=programme.jours[one.rang]) for one in plan.sessions)
    return replace(plan, programme=programme, sessions=laid)


def plan_dit(catalogue: Catalogue, tenue: Tenue) -> Plan:
    """Return the plan of a session as people read it: each day of the programme that its prose names
    is followed by the session's own, or said to be the programme's."""
    plan, here = plan_tenu(catalogue, tenue), ici_de(catalogue, tenue)
    programme = here.programme(plan.programme)
    laid = tuple(
        replace(
            one,
            jour=programme.jours[one.rang],
            demi_journee=here.record(one.demi_journee),
            creneaux=tuple(replace(c, sequence=here.record(c.sequence)) for c in one.creneaux),
        )
        for one in plan.sessions
    )
    return replace(plan, programme=programme, sessions=laid)


def ici_de(catalogue: Catalogue, tenue: Tenue) -> Ici:
    """Return how the days that a session's programme names are told in it."""
    own = catalogue.programmes[tenue.record.programme].record
    return ici([one.date for one in own.jours], tenue.record.jours)


def entree_tenue(catalogue: Catalogue, tenue: Tenue) -> Entry[Programme]:
    """Return a session as an entry that reads like a programme, at the session's own address."""
    programme = catalogue.programmes[tenue.record.programme].record
    held = programme_tenu(tenue.record, programme)
    named = {"anciens_slugs": tenue.record.anciens_slugs}
    return Entry("sessions", tenue.slug, held.model_copy(update=named), tenue.document)


def formation_de(catalogue: Catalogue, tenue: Tenue) -> Formation:
    """Return the course of a session's programme."""
    programme = catalogue.programmes[tenue.record.programme].record
    found: Formation = catalogue.formations[programme.formation].record
    return found


def sessions_de(catalogue: Catalogue, *, programme: str = "", formation: str = "") -> list[Tenue]:
    """Return the sessions of a programme, of a course, or all of them, the soonest first."""
    known = catalogue.programmes
    found = [
        one
        for one in catalogue.sessions.values()
        if one.record.programme in known
        and len(one.record.jours) == len(known[one.record.programme].record.jours)
        and programme in ("", one.record.programme)
        and formation in ("", known[one.record.programme].record.formation)
    ]
    return sorted(found, key=lambda one: (one.record.debut, one.slug))


def a_venir(tenues: list[Tenue], jour: date) -> list[Tenue]:
    """Return the sessions that one may still join on a day: their first day is not past."""
    return [one for one in tenues if one.record.debut >= jour]


def derniere(tenues: list[Tenue]) -> Tenue | None:
    """Return the session that ends last."""
    return max(tenues, key=lambda one: one.record.fin, default=None)


def limite(catalogue: Catalogue, tenue: Tenue) -> date:
    """Return the last day to enrol in a session: its own, or its course's delay before the start."""
    days = formation_de(catalogue, tenue).acces.delai_inscription_jours
    return tenue.record.inscription_avant or tenue.record.debut - timedelta(days=days)
