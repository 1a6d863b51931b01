"""A programme in the words of schema.org, for the machines that read its page."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from markupsafe import Markup

from macros.french import horloge
from macros.model.clock.agenda import Session
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.formation import Formation, Organisme
from macros.model.records.programme import Programme
from macros.model.records.sequence import Pause

PARIS = ZoneInfo("Europe/Paris")
_MODES = {"presentiel": "onsite", "mixte": "blended", "distance": "online"}
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could close the script or open a comment: JSON has another way to write them."""


def jsonld(plan: Plan, entry: Entry[Programme], catalogue: Catalogue, site_url: str = "") -> Markup:
    """Return a script element that describes a programme; browsers never run it.

    An example gives nothing: search engines would offer it as a course, with a real telephone.
    """
    if plan.programme.exemple:
        return Markup()
    data = _course(plan, entry, catalogue, site_url)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _course(
    plan: Plan, entry: Entry[Programme], catalogue: Catalogue, site_url: str
) -> dict[str, object]:
    programme = plan.programme
    formation: Formation = catalogue.formations[programme.formation].record
    certification = formation.reconnaissance
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Course",
            "name": entry.titre,
            "description": programme.accroche,
            "url": f"{site_url.rstrip('/')}/{entry.url}" if site_url else None,
            "inLanguage": "fr",
            "dateModified": programme.mise_a_jour.isoformat(),
            "provider": _provider(formation.organisme),
            "coursePrerequisites": formation.prerequis,
            "teaches": [catalogue.objectifs[n].titre for n in catalogue.objectifs_of(entry)],
            "educationalCredentialAwarded": certification.texte
            if certification.certifiante
            else None,
            "timeRequired": iso_duration(programme.minutes),
            "hasCourseInstance": _instance(plan, formation),
            "syllabusSections": [
                _section(list(halves)) for _, halves in groupby(plan.sessions, lambda s: s.rang)
            ],
        }
    )


def _known(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value not in (None, [])}


def _provider(organisme: Organisme) -> dict[str, object]:
    return {
        "@type": "Organization",
        "name": organisme.nom,
        "url": organisme.site,
        "email": organisme.courriel,
        "telephone": list(organisme.telephones),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": organisme.adresse,
            "postalCode": organisme.code_postal,
            "addressLocality": organisme.ville,
            "addressCountry": "FR",
        },
    }


def _instance(plan: Plan, formation: Formation) -> dict[str, object]:
    programme, first, last = plan.programme, plan.sessions[0], plan.sessions[-1]
    lieux = dict.fromkeys(programme.lieu_of(jour) for jour in programme.jours)
    return _known(
        {
            "@type": "CourseInstance",
            "name": programme.session,
            "courseMode": _MODES[formation.modalite.type],
            "courseWorkload": iso_duration(programme.minutes),
            "inLanguage": "fr",
            "startDate": _at(first.jour.date, first.plage.debut),
            "endDate": _at(last.jour.date, last.plage.fin),
            "location": [{"@type": "Place", "name": lieu} for lieu in lieux if lieu],
            "maximumAttendeeCapacity": programme.participants,
            "offers": _offer(formation) if programme.tarif is None else None,
            "courseSchedule": [_schedule(session) for session in plan.sessions],
        }
    )


def _offer(formation: Formation) -> dict[str, object]:
    return {
        "@type": "Offer",
        "price": formation.tarif.euros,
        "priceCurrency": "EUR",
        "description": formation.tarif.mention,
    }


def _schedule(session: Session) -> dict[str, str]:
    day = session.jour.date.isoformat()
    return {
        "@type": "Schedule",
        "startDate": day,
        "endDate": day,
        "startTime": horloge(session.plage.debut),
        "endTime": horloge(session.plage.fin),
        "scheduleTimezone": "Europe/Paris",
    }


def _section(halves: list[Session]) -> dict[str, object]:
    titre = halves[0].jour.titre
    creneaux = (creneau for session in halves for creneau in session.creneaux)
    steps = dict.fromkeys(c.titre for c in creneaux if not isinstance(c.sequence, Pause))
    return _known(
        {
            "@type": "Syllabus",
            "name": f"Jour {halves[0].rang + 1}" + (f" : {titre}" if titre else ""),
            "description": " ; ".join(steps) or None,
            "timeRequired": iso_duration(sum(session.plage.minutes for session in halves)),
        }
    )


def iso_duration(minutes: int) -> str:
    """Return a duration as ISO 8601 writes it: PT70H, PT3H30M, PT45M."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _at(day: date, minutes: int) -> str:
    return datetime.combine(day, time(*divmod(minutes, 60)), PARIS).isoformat()
