"""A programme in the words of schema.org, for the machines that read its page."""

from __future__ import annotations

import json
from datetime import date

from markupsafe import Markup

from macros.french import horloge
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import promises
from macros.model.plans.tenues import a_venir, plan_tenu, sessions_de
from macros.model.records.formation import Formation, Organisme
from macros.model.records.programme import Programme
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import DemiJournee, Jour, jours_de, vecu

_MODES = {"presentiel": "onsite", "mixte": "blended", "distance": "online"}
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could close the script or open a comment: JSON has another way to write them."""


def jsonld(
    plan: Plan,
    entry: Entry[Programme],
    catalogue: Catalogue,
    site_url: str = "",
    jour: date = date.min,
) -> Markup:
    """Return a script element that describes a programme, and when it is held from a day on; browsers
    never run it.

    An example gives nothing: search engines would offer it as a course, with a real telephone.
    """
    if plan.programme.exemple:
        return Markup()
    data = _course(plan, entry, catalogue, site_url, jour)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _course(
    plan: Plan, entry: Entry[Programme], catalogue: Catalogue, site_url: str, jour: date
) -> dict[str, object]:
    programme, jours = plan.programme, jours_de(catalogue, plan)
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
            "teaches": [catalogue.objectifs[n].titre for n in promises(plan, catalogue).objectifs],
            "educationalCredentialAwarded": certification.texte
            if certification.certifiante
            else None,
            "timeRequired": iso_duration(programme.minutes),
            "hasCourseInstance": _held(plan, entry, catalogue, jour),
            "syllabusSections": [_section(day) for day in jours],
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


def _held(
    plan: Plan, entry: Entry[Programme], catalogue: Catalogue, jour: date
) -> dict[str, object] | list[dict[str, object]] | None:
    """Return when a programme is held from a day on: its own days, and its sessions that are sure."""
    every = sessions_de(catalogue, programme=entry.slug) if entry.kind == "programmes" else []
    sure = [one for one in a_venir(every, jour) if not one.record.exemple]
    plans = [plan] if plan.programme.jours[-1].date >= jour else []
    plans += [plan_tenu(catalogue, one) for one in sure]
    formation: Formation = catalogue.formations[plan.programme.formation].record
    told = [_instance(one.programme, formation, jours_de(catalogue, one)) for one in plans]
    return told[0] if len(told) == 1 else told or None


def _instance(
    programme: Programme, formation: Formation, jours: list[Jour[Creneau]]
) -> dict[str, object]:
    first, last = jours[0], jours[-1]
    lieux = dict.fromkeys(day.lieu for day in jours)
    return _known(
        {
            "@type": "CourseInstance",
            "name": programme.session,
            "courseMode": _MODES[formation.modalite.type],
            "courseWorkload": iso_duration(programme.minutes),
            "inLanguage": "fr",
            "startDate": first.at(first.sessions[0].debut).isoformat(),
            "endDate": last.at(last.sessions[-1].fin).isoformat(),
            "location": [{"@type": "Place", "name": lieu} for lieu in lieux if lieu],
            "maximumAttendeeCapacity": programme.participants,
            "offers": _offer(formation) if programme.tarif is None else None,
            "courseSchedule": [
                _schedule(day, session) for day in jours for session in day.sessions
            ],
        }
    )


def _offer(formation: Formation) -> dict[str, object]:
    return {
        "@type": "Offer",
        "price": formation.tarif.euros,
        "priceCurrency": "EUR",
        "description": formation.tarif.mention,
    }


def _schedule(day: Jour[Creneau], session: DemiJournee[Creneau]) -> dict[str, str]:
    return {
        "@type": "Schedule",
        "startDate": day.iso,
        "endDate": day.iso,
        "startTime": horloge(session.debut),
        "endTime": horloge(session.fin),
        "scheduleTimezone": "Europe/Paris",
    }


def _section(day: Jour[Creneau]) -> dict[str, object]:
    return _known(
        {
            "@type": "Syllabus",
            "name": f"{day.nom} : {day.titre}" if day.propre else day.nom,
            "description": " ; ".join(dict.fromkeys(vecu(day))) or None,
            "timeRequired": iso_duration(sum(s.fin - s.debut for s in day.sessions)),
        }
    )


def iso_duration(minutes: int) -> str:
    """Return a duration as ISO 8601 writes it: PT70H, PT3H30M, PT45M."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
