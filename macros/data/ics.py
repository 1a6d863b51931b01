"""A programme as a calendar: one event per half-day, in Paris time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from macros.french import horloge
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import DemiJournee, Jour, jours_de
from macros.told.texts import clean, paragraphs

_PRODID = "-//Boite a outils//Programmes//FR"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def ics(plan: Plan, entry: Entry[Programme], catalogue: Catalogue, site_url: str = "") -> bytes:
    """Return the calendar of a programme; the same files always give the same bytes.

    Identifiers hold the day's number, not its date: a moved day moves in people's calendars. They
    hold the first name of the programme: a renamed one is followed too. A day put in between gives
    its number to what follows, and every event is said again where it now stands.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(clean(entry.titre)))
    if plan.programme.exemple:
        calendar.add("description", clean(plan.programme.exemple))
    calendar.add("last-modified", _midnight(catalogue.mise_a_jour))
    calendar.add_component(_paris_rules())
    for day in jours_de(catalogue, plan):
        for session in day.sessions:
            calendar.add_component(
                _event(plan, entry, day, session, catalogue.mise_a_jour, site_url)
            )
    content: bytes = calendar.to_ical()
    return content


def _event(
    plan: Plan,
    entry: Entry[Programme],
    day: Jour[Creneau],
    session: DemiJournee[Creneau],
    updated: date,
    site_url: str,
) -> Event:
    exemple = plan.programme.exemple
    slug, half = entry.premier_slug, session.cle.replace("_", "-")
    event = Event()
    event.add("uid", f"{slug}-jour-{day.numero}-{half}@boite-a-outils")
    event.add("dtstamp", _midnight(updated))
    event.add("last-modified", _midnight(updated))
    event.add("sequence", updated.toordinal())
    event.add("dtstart", day.at(session.debut))
    event.add("dtend", day.at(session.fin))
    event.add("summary", clean(f"{entry.titre}, jour {day.numero}, {session.nom.lower()}"))
    event.add("description", _description(day, session, exemple))
    # What only some programmes know: a place, an address, dates that are examples.
    known = {
        "location": clean(day.lieu),
        "url": f"{site_url.rstrip('/')}/{entry.url}" if site_url else "",
        "status": "TENTATIVE" if exemple else "CONFIRMED",
    }
    for name, value in known.items():
        if value:
            event.add(name, value)
    return event


def _description(day: Jour[Creneau], session: DemiJournee[Creneau], exemple: str | None) -> str:
    steps = (f"{horloge(c.debut)}–{horloge(c.fin)} {c.titre}" for c in session.creneaux)
    told = f"Exemple. {exemple}" if exemple else ""
    return paragraphs([told, day.titre if day.propre else "", *steps])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _paris_rules() -> Timezone:
    """Return the European rules in force since 1996, written out: no table of this machine."""
    zone = Timezone()
    zone.add("tzid", "Europe/Paris")
    winter, summer = TimezoneStandard(), TimezoneDaylight()
    for part, name, start, before, after in (
        (winter, "CET", datetime(1996, 10, 27, 3), _SUMMER, _WINTER),
        (summer, "CEST", datetime(1996, 3, 31, 2), _WINTER, _SUMMER),
    ):
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": start.month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
