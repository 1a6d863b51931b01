"""What a session lets its team take away: its days to hold as a calendar, its figures for the year."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from macros.model.clock.jalons import depart
from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import Tenue, entree_tenue, plan_tenu, sessions_de
from macros.model.records.chaine import Bilan, Chaine
from macros.told.echeances import Tenir, a_tenir
from macros.told.texts import clean

ENTETES = (
    *("année", "session", "intitulé", "début", "fin", "qui paie", "genre de stagiaires"),
    *("heures par stagiaire", "stagiaires prévus", "heures-stagiaires prévues"),
    *("stagiaires présents", "heures-stagiaires réalisées", "à lire"),
)
"""The columns of the feeder: those of what was really done are empty, to fill from signed sheets."""


def echeances(catalogue: Catalogue, tenue: Tenue, chaine: Chaine, site_url: str = "") -> bytes:
    """Return the days that a session's team holds as a calendar, one whole day each; the same files
    always give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Boite a outils//Sessions//FR")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(clean(f"À tenir : {tenue.titre}")))
    stamp = datetime.combine(catalogue.mise_a_jour, time(), UTC)
    for rang, one in enumerate(_days(catalogue, tenue, chaine), 1):
        event = Event()
        event.add("uid", f"{tenue.premier_slug}-echeance-{rang}@boite-a-outils")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.jour)
        event.add("dtend", one.jour + timedelta(days=1))
        event.add("summary", clean(f"{one.quand} · {one.quoi} ({tenue.titre})"))
        event.add("description", clean(one.detail))
        event.add("transp", "TRANSPARENT")
        if site_url:
            event.add("url", f"{site_url.rstrip('/')}/{tenue.url}papiers/")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _days(catalogue: Catalogue, tenue: Tenue, chaine: Chaine) -> list[Tenir]:
    leave = depart(entree_tenue(catalogue, tenue).record, catalogue)
    return a_tenir(chaine, tenue.record, leave)


def bilan(catalogue: Catalogue, told: Bilan) -> bytes:
    """Return what the yearly report asks of every session, as a spreadsheet reads it: hours and
    trainees by kind, planned, and room for what was really done; no name of anybody."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(ENTETES)
    for tenue in sessions_de(catalogue):
        held = plan_tenu(catalogue, tenue).programme
        hours, people = held.minutes / 60, held.participants
        head = [
            *(tenue.record.fin.year, tenue.titre, held.titre, tenue.record.debut, tenue.record.fin),
            " ou ".join(tenue.record.payeurs),
        ]
        shown = _number(hours)
        rows.writerow([*head, "Tous", shown, people, _number(hours * people), "", "", told.lire])
        for kind in told.stagiaires:
            rows.writerow([*head, kind, shown, "", "", "", "", ""])
    return text.getvalue().encode("utf-8-sig")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
