"""What each programme lets go, read again with readers that are not ours."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from lxml import etree
from pyld import jsonld as pyld

from macros.data.downloads import downloads
from macros.data.ics import ics
from macros.data.lheo import lheo
from macros.data.programme_json import programme_json
from macros.data.toolbox_json import toolbox_json
from macros.french import horloge
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.plans.planning import Plan, plan_of
from macros.model.records.formation import Promesse
from macros.site.programme.jsonld import iso_duration, jsonld
from macros.store import ROOT
from macros.told.texts import clean, lines, shorten

REAL = "pouvoir-agir-fevrier-2026"
LHEO = "{http://lheo.gouv.fr/2.3}"
SCHEMA = "https://schema.org/"
SITE = "https://exemple.fr/boite/"
NASTY = (
    "</script><!-- ]]> <b onclick='x'>gras</b> & \u2028 \u2029 \x07 \x85 "
    "👩‍👩‍👧‍👦 e\u0301té, « fin ; » \\n BEGIN:VEVENT {{ x }} a@b "
)


def subject(
    boite: Catalogue, slug: str = REAL, formation: dict[str, Any] | None = None, **changes: Any
) -> tuple[Plan, AnyEntry, Catalogue]:
    """Return a programme of the toolbox, changed, with its own catalogue, no session of it."""
    entry = boite.programmes[slug]
    programme = replace(entry, record=entry.record.model_copy(update=changes))
    course = boite.formations[entry.record.formation]
    course = replace(course, record=course.record.model_copy(update=formation or {}))
    catalogue = replace(
        boite,
        programmes={slug: programme},
        formations={entry.record.formation: course},
        sessions={},
    )
    return plan_of(catalogue, slug), programme, catalogue


def moved(boite: Catalogue, *days: date) -> tuple[Any, ...]:
    """Return the first days of the real programme at other dates."""
    jours = boite.programmes[REAL].record.jours
    return tuple(
        jour.model_copy(update={"date": day}) for jour, day in zip(jours, days, strict=False)
    )


@pytest.fixture(scope="module")
def xsd() -> etree.XMLSchema:
    path = ROOT.parent / "shared" / "standards" / "lheo" / "lheo-2.3.xsd"
    if not path.exists():
        pytest.skip(f"le schéma LHÉO n’est pas ici ({path}) : il n’a pas de licence, on l’emprunte")
    return etree.XMLSchema(etree.parse(path))


# Calendars


def events(content: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(content).walk() if part.name == "VEVENT"]


def strict_lines(content: bytes) -> list[str]:
    """Return the unfolded lines of a calendar, after judging what RFC 5545 says of lines."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    rows = content[:-2].split(b"\r\n")
    for row in rows:
        assert 0 < len(row) <= 75, row
        assert b"\r" not in row, row
        assert b"\n" not in row, row
        row.decode()  # no sign is cut in two by the fold
    found = content.decode().replace("\r\n ", "")[:-2].split("\r\n")
    for line in found:
        assert re.match(r"[A-Z-]+(;[A-Z-]+=[^:;,\"]+)*:", line), line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line), line
    return found


def test_every_programme_has_one_event_per_half_day(boite):
    for slug, entry in boite.programmes.items():
        plan = plan_of(boite, slug)
        found = events(ics(plan, entry, boite))
        assert len(found) == sum(len(jour.halves) for jour in entry.record.jours)
        for event, session in zip(found, plan.sessions, strict=True):
            start, end = event["dtstart"].dt, event["dtend"].dt
            assert start.date() == end.date() == session.jour.date
            assert f"{start:%H:%M}" == horloge(session.plage.debut)
            assert f"{end:%H:%M}" == horloge(session.plage.fin)


def test_the_first_half_days_of_the_brochure_programme(boite):
    found = events(ics(*subject(boite)))
    assert len(found) == 20
    first, second = found[:2]
    assert first["dtstart"].to_ical() == b"20260203T090000"
    assert first["dtend"].to_ical() == b"20260203T123000"
    assert second["dtend"].to_ical() == b"20260203T170000"
    assert first["dtstart"].params["TZID"] == "Europe/Paris"
    assert first["dtstart"].dt.astimezone(UTC) == datetime(2026, 2, 3, 8, tzinfo=UTC)
    assert first["summary"].endswith("jour 1, matin")
    assert second["summary"].endswith("jour 1, après-midi")
    assert first["location"] == boite.programmes[REAL].record.jours[0].lieu
    assert "09:25–10:10 Groupe d’interview mutuelle" in first["description"].split("\n")
    assert "url" not in first
    assert events(ics(*subject(boite), SITE))[0]["url"] == f"{SITE}programmes/{REAL}/"


def test_the_notes_of_the_team_stay_home(boite):
    plan, entry, catalogue = subject(boite, exemple=None)
    notes = [line.note for s in plan.sessions for line in s.demi_journee.sequences if line.note]
    assert notes
    texts = [
        ics(plan, entry, catalogue).decode().replace("\r\n ", "").replace("\\", ""),
        programme_json(plan, entry, catalogue),
        lheo(plan, entry, catalogue).decode(),
        jsonld(plan, entry, catalogue),
        toolbox_json(catalogue),
    ]
    assert not [note for note in notes for text in texts if note in text]


def test_calendars_are_strict(boite):
    for slug, entry in boite.programmes.items():
        found = strict_lines(ics(plan_of(boite, slug), entry, boite, SITE))
        opened: list[str] = []
        for line in found:
            name, _, value = line.partition(":")
            if name == "BEGIN":
                opened.append(value)
            elif name == "END":
                assert opened.pop() == value
            elif name in {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}:
                assert not re.search(r"(?<!\\)[,;]", value), line
        assert not opened


DAYS_AROUND_CHANGES = (
    (date(2027, 3, 26), 8),
    (date(2027, 3, 30), 7),
    (date(2027, 10, 29), 7),
    (date(2027, 11, 2), 8),
)


def test_hours_stay_right_when_clocks_change(boite):
    jours = moved(boite, *(day for day, _ in DAYS_AROUND_CHANGES))
    content = ics(*subject(boite, jours=jours))
    zone = tzical(io.StringIO(content.decode())).get("Europe/Paris")
    for event in events(content):
        local = event["dtstart"].dt
        # The rules written in the file, read by dateutil, agree with the tables of Python.
        assert local.replace(tzinfo=zone).utcoffset() == local.utcoffset()
    mornings = [event for event in events(content) if "matin" in event["uid"]]
    for event, (day, hour) in zip(mornings, DAYS_AROUND_CHANGES, strict=True):
        expected = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        assert event["dtstart"].dt.astimezone(UTC) == expected


def test_a_moved_day_keeps_its_identifiers(boite):
    jours = boite.programmes[REAL].record.jours
    later = moved(boite, *(jour.date + timedelta(days=7) for jour in jours))
    updated = boite.mise_a_jour + timedelta(days=1)
    before = events(ics(*subject(boite)))
    after = events(ics(*subject(boite, jours=later, mise_a_jour=updated)))
    uids = [event["uid"] for event in before]
    assert uids == [event["uid"] for event in after]
    assert len(set(uids)) == len(uids)
    assert uids[5] == f"{REAL}-jour-3-apres-midi@boite-a-outils"
    for old, new in zip(before, after, strict=True):
        assert new["dtstart"].dt - old["dtstart"].dt == timedelta(days=7)
        assert new["sequence"] == old["sequence"] + 1
        assert new["last-modified"].dt > old["last-modified"].dt


SAME_EVENTS = [
    ("une autre salle", {"lieu": "Salle B"}),
    ("un autre titre", {"titre": "Un titre tout neuf"}),
    ("une session dite", {"session": "Printemps 2027"}),
    ("un groupe plus grand", {"participants": 12}),
    ("un vrai groupe", {"exemple": None}),
    ("un autre état", {"etat": "testee"}),
    ("d’autres publics", {"publics": ("Élus",)}),
]


@pytest.mark.parametrize(("change"), [c for _, c in SAME_EVENTS], ids=[n for n, _ in SAME_EVENTS])
def test_what_changes_around_an_event_never_changes_who_it_is(boite, change):
    before, after = events(ics(*subject(boite))), events(ics(*subject(boite, **change)))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    # Without a new mise_a_jour nothing can grow; nothing goes back either, so that most
    # calendars take what they are given.
    assert [event["sequence"] for event in before] == [event["sequence"] for event in after]


def renamed(boite: Catalogue, slug: str, *former: str) -> tuple[Plan, AnyEntry, Catalogue]:
    """Return the real programme under another name, with the ones it had, oldest first."""
    entry = boite.programmes[REAL]
    entry = replace(
        entry, slug=slug, record=entry.record.model_copy(update={"anciens_slugs": former})
    )
    catalogue = replace(boite, programmes={slug: entry})
    return plan_of(catalogue, slug), entry, catalogue


def test_a_renamed_programme_keeps_its_identifiers_everywhere(boite):
    reference = [event["uid"] for event in events(ics(*subject(boite)))]
    for found in (renamed(boite, "nom-neuf", REAL), renamed(boite, "nom-3", REAL, "nom-2")):
        assert [event["uid"] for event in events(ics(*found))] == reference
        root = offer(lheo(*found))
        numbers = [node.get("numero") for node in root.iter() if node.get("numero")]
        assert numbers == [REAL] * 3
        assert json.loads(programme_json(*found))["slug"] == found[1].slug


def test_two_groups_on_the_same_days_share_no_event(boite):
    first = events(ics(*subject(boite)))
    second = events(ics(*renamed(boite, "pouvoir-agir-groupe-b")))
    assert [event["dtstart"].dt for event in first] == [event["dtstart"].dt for event in second]
    assert not {event["uid"] for event in first} & {event["uid"] for event in second}


def test_no_two_events_of_the_site_share_an_identifier(boite):
    found = [
        str(event["uid"])
        for slug, entry in boite.programmes.items()
        for event in events(ics(plan_of(boite, slug), entry, boite))
    ]
    assert len(set(found)) == len(found) >= 20


def test_a_day_put_in_between_leaves_no_event_behind(boite):
    jours = boite.programmes[REAL].record.jours
    between = jours[2].model_copy(update={"date": jours[2].date - timedelta(days=1)})
    longer = (*jours[:2], between, *jours[2:])
    before = {str(event["uid"]): event for event in events(ics(*subject(boite)))}
    after = {str(event["uid"]): event for event in events(ics(*subject(boite, jours=longer)))}
    assert set(before) < set(after)
    told = sorted((event["dtstart"].dt, event["dtend"].dt) for event in after.values())
    halves = plan_of(subject(boite, jours=longer)[2], REAL).sessions
    assert [start.date() for start, _ in told] == [session.jour.date for session in halves]


def test_a_tool_brought_up_to_date_makes_a_newer_calendar(boite):
    """Hours and titles also come from the tools: their day counts, and never goes back."""
    tool = boite.methodes["meteo-interieure"]
    later = boite.mise_a_jour + timedelta(days=3)
    fresh = replace(tool, record=tool.record.model_copy(update={"mise_a_jour": later}))
    newer = replace(boite, methodes={**boite.methodes, "meteo-interieure": fresh})
    before = events(ics(*subject(boite)))
    after = events(ics(*subject(newer)))
    assert [e["sequence"] + 3 for e in before] == [e["sequence"] for e in after]
    old = boite.programmes[REAL].record.mise_a_jour - timedelta(days=400)
    again = events(ics(*subject(newer, mise_a_jour=old)))
    assert [e["sequence"] for e in again] == [e["sequence"] for e in after]


def test_a_course_brought_up_to_date_makes_a_newer_offer(boite):
    """A catalogue of courses reads again what says that it changed: a new telephone, for one."""
    later = boite.mise_a_jour + timedelta(days=2)
    root = offer(lheo(*subject(boite, formation={"mise_a_jour": later})))
    (node,) = (part for part in root.iter() if part.get("horodatage-modification"))
    assert node.get("horodatage-modification") == f"{later}T00:00:00"


def test_an_example_says_so_in_every_event_and_takes_no_enrolment(boite):
    for slug, entry in boite.programmes.items():
        phrase = entry.record.exemple
        assert phrase
        for event in events(ics(plan_of(boite, slug), entry, boite)):
            assert event["status"] == "TENTATIVE"
            assert event["description"].startswith(f"Exemple. {clean(phrase)}\n")
        example, real = subject(boite, slug), subject(boite, slug, exemple=None)
        assert said(offer(lheo(*example)), "etat-recrutement") == ["2"]
        assert said(offer(lheo(*real)), "etat-recrutement") == []
        assert {event["status"] for event in events(ics(*real))} == {"CONFIRMED"}


# Open data


def test_json_tells_the_whole_programme(boite):
    for slug, entry in boite.programmes.items():
        plan = plan_of(boite, slug)
        data = json.loads(programme_json(plan, entry, boite))
        halves = [half for jour in data["jours"] for half in jour["demi_journees"]]
        assert len(halves) == len(plan.sessions)
        assert data["minutes"] == entry.record.minutes
        for half, session in zip(halves, plan.sessions, strict=True):
            assert len(half["sequences"]) == len(session.creneaux)
            assert half["travail"] + half["pause"] + half["marge"] == session.plage.minutes
            clocks = [time for s in half["sequences"] for time in (s["debut"], s["fin"])]
            assert clocks == sorted(clocks)
            assert [clocks[0], clocks[-1]] == [half["debut"], half["fin"]]


def test_json_of_the_brochure_programme(boite):
    plan, entry, catalogue = subject(boite)
    data = json.loads(programme_json(plan, entry, catalogue))
    assert list(data)[:3] == ["slug", "titre", "url"]
    assert (data["slug"], data["minutes"]) == (REAL, 4200)
    assert data["limite_inscription"] == "2026-01-20"
    assert [jalon["date"] for jalon in data["jalons"]] == [
        *("2026-01-27", "2026-01-27", "2026-02-27", "2026-03-06", "2026-03-27"),
    ]
    assert [objectif["id"] for objectif in data["objectifs"]] == list(range(1, 9))
    first = data["objectifs"][0]["couverture"][0]
    assert first == {"jour": 1, "demi_journee": "apres_midi", "traces": ["pratique"]}
    second = data["jours"][0]["demi_journees"][0]["sequences"][1]
    assert second == {
        "debut": "09:25",
        "fin": "10:10",
        "minutes": 45,
        "nature": "methode",
        "titre": "Groupe d’interview mutuelle",
        "outil": {
            "genre": "methodes",
            "slug": "interview-mutuelle",
            "url": "methodes/interview-mutuelle/",
        },
    }
    named = {key for jour in data["jours"] for need in jour["materiel"] for key in need}
    assert named == {"nom", "quantite", "imprimable", "methodes"}
    assert "acceptes" not in data
    assert "equipe" not in data


# LHÉO


def offer(content: bytes) -> Any:
    return etree.fromstring(content)


def said(root: Any, tag: str) -> list[str]:
    return [node.text for node in root.iter(LHEO + tag)]


def test_lheo_is_valid(boite, xsd):
    for slug, entry in boite.programmes.items():
        for site in ("", SITE):
            xsd.assertValid(offer(lheo(plan_of(boite, slug), entry, boite, site)))


def test_lheo_of_the_brochure_programme(boite):
    root = offer(lheo(*subject(boite), SITE))
    formation = boite.formation.record
    assert said(root, "intitule-formation") == [formation.titre]
    assert said(root, "SIRET") == ["88926967600033"]
    assert said(root, "numero-activite") == ["93131985813"]
    assert said(root, "prix-total-TTC") == ["1500.00"]
    assert said(root, "nombre-heures-total") == ["70"]
    assert said(root, "certifiante") == ["0"]
    assert (said(root, "debut"), said(root, "fin")) == (
        ["20260203", "00000000"],
        ["20260227", "20260120"],
    )
    assert said(root, "urlweb")[1] == f"{SITE}programmes/{REAL}/"
    assert set(said(root, "nom")) == {formation.organisme.contact, formation.organisme.nom}
    for number in range(1, 11):
        assert f"Jour {number}, " in said(root, "contenu-formation")[0]


def test_lheo_of_a_shorter_programme_says_no_price_of_the_course(boite):
    jours = boite.programmes[REAL].record.jours[:1]
    root = offer(lheo(*subject(boite, jours=jours, tarif="Nous consulter", publics=("Élus",))))
    assert not said(root, "prix-total-TTC")
    assert said(root, "intitule-formation") == [boite.programmes[REAL].titre]
    assert said(root, "nombre-heures-total") == ["7"]
    assert said(root, "info-public-vise") == ["Élus"]
    assert said(root, "rythme-formation") == ["1 jour, 7 h, en 2 demi-journées, à dates fixes."]


def test_lheo_of_a_half_day_and_an_unregistered_organisation(boite, xsd):
    jour = boite.programmes[REAL].record.jours[0].model_copy(update={"apres_midi": None})
    organisme = boite.formation.record.organisme.model_copy(
        update={"siret": "à compléter", "declaration_activite": "en cours"}
    )
    root = offer(lheo(*subject(boite, jours=(jour,), formation={"organisme": organisme})))
    xsd.assertValid(root)
    assert said(root, "SIRET") == ["0" * 14]
    assert said(root, "duree-indicative") == ["1 jour, 3 h 30"]
    assert not said(root, "nombre-heures-total")


def test_lheo_codes_to_be_confirmed_are_written_as_given(boite):
    root = offer(lheo(*subject(boite)))
    told = boite.formation.record.lheo
    assert tuple(said(root, "code-FORMACODE")) == told.formacodes
    assert tuple(said(root, "code-NSF")) == told.nsf
    assert tuple(said(root, "code-ROME")) == told.rome
    assert tuple(said(root, "code-public-vise")) == told.publics
    assert said(root, "modalite-recrutement") == [str(code) for code in told.recrutement]
    assert {node.get("ref") for node in root.iter(LHEO + "code-public-vise")} == {"V12"}


# JSON-LD


class Scripts(HTMLParser):
    """What a browser sees: the scripts of a page, and everything outside of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.outside: list[str] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert (tag, attrs) == ("script", [("type", "application/ld+json")])
        self.inside = True
        self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data
        else:
            self.outside.append(data)

    def handle_comment(self, data: str) -> None:
        self.outside.append(data)


def described(markup: str) -> Any:
    page = Scripts(markup)
    assert page.outside == []
    (script,) = page.scripts
    assert not re.search("[<>&\u2028\u2029]", script)
    return json.loads(script)


def offline(url: str, options: Any) -> dict[str, Any]:
    assert url == "https://schema.org"
    document = {"@context": {"@vocab": SCHEMA}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document,
    }


def expanded(data: Any) -> Any:
    (course,) = pyld.expand(data, {"documentLoader": offline})
    return course


def value(node: Any, *names: str) -> Any:
    for name in names:
        (node,) = node[SCHEMA + name]
    return node.get("@value", node)


def test_jsonld_says_the_same_to_another_reader(boite):
    course = expanded(described(jsonld(*subject(boite, exemple=None), SITE)))
    assert course["@type"] == [f"{SCHEMA}Course"]
    assert value(course, "name") == boite.programmes[REAL].titre
    assert value(course, "timeRequired") == "PT70H"
    assert value(course, "provider", "address", "postalCode") == "13001"
    instance = value(course, "hasCourseInstance")
    assert instance["@type"] == [f"{SCHEMA}CourseInstance"]
    assert value(instance, "startDate") == "2026-02-03T09:00:00+01:00"
    assert value(instance, "endDate") == "2026-02-27T17:00:00+01:00"
    assert value(instance, "courseMode") == "onsite"
    assert value(instance, "maximumAttendeeCapacity") == 10
    assert value(instance, "offers", "price") == 1500
    assert len(instance[f"{SCHEMA}courseSchedule"]) == 20
    assert len(course[f"{SCHEMA}syllabusSections"]) == 10
    assert len(course[f"{SCHEMA}teaches"]) == 8
    assert f"{SCHEMA}educationalCredentialAwarded" not in course


def test_jsonld_of_every_programme_expands(boite):
    for slug in boite.programmes:
        data = described(jsonld(*subject(boite, slug, exemple=None)))
        course = expanded(data)
        assert set(course) == {"@type"} | {SCHEMA + name for name in data if name[0] != "@"}
        assert "url" not in data


def test_search_engines_are_offered_no_example(boite):
    for slug, entry in boite.programmes.items():
        assert jsonld(plan_of(boite, slug), entry, boite, SITE) == ""
        course = described(jsonld(*subject(boite, slug, exemple=None), SITE))
        assert course["provider"]["telephone"]


def test_jsonld_in_summer_of_a_certifying_course_with_its_own_price(boite):
    texte = boite.formation.record.reconnaissance.model_copy(update={"certifiante": True})
    jours = moved(boite, date(2027, 7, 6))
    changed = subject(
        boite,
        jours=jours,
        tarif="Gratuit",
        exemple=None,
        formation={"reconnaissance": texte},
    )
    course = expanded(described(jsonld(*changed)))
    assert value(course, "educationalCredentialAwarded") == texte.texte
    assert value(course, "hasCourseInstance", "startDate") == "2027-07-06T09:00:00+02:00"
    assert f"{SCHEMA}offers" not in value(course, "hasCourseInstance")


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "PT0M"), (45, "PT45M"), (60, "PT1H"), (210, "PT3H30M")]
)
def test_iso_durations(minutes, text):
    assert iso_duration(minutes) == text


# All of them


def test_the_site_gets_three_files_per_programme(boite):
    found = [address for address, _ in downloads(boite, SITE)]
    expected = {"toolbox.json"} | {
        f"programmes/{slug}.{end}"
        for slug in boite.programmes
        for end in ("ics", "json", "lheo.xml")
    }
    expected |= {
        f"sessions/{slug}{end}.ics" for slug in boite.sessions for end in ("", "-echeances")
    }
    expected.add("sessions/bilan.csv")
    assert set(found) == expected
    assert len(found) == len(expected)


def test_the_same_bytes_twice_even_in_another_process(boite):
    def digest() -> str:
        found = [
            content.encode() if isinstance(content, str) else content
            for content in (make() for _, make in downloads(boite, SITE))
        ]
        return hashlib.sha256(b"".join(found)).hexdigest()

    code = (
        "import hashlib\nfrom macros.data.downloads import downloads\nfrom pathlib import Path\n"
        "from macros.model.reading import read_toolbox\n"
        f"boite = read_toolbox(Path({str(ROOT / 'toolbox')!r}))\n"
        f"made = (make() for _, make in downloads(boite, {SITE!r}))\n"
        "found = [c.encode() if isinstance(c, str) else c for c in made]\n"
        "print(hashlib.sha256(b''.join(found)).hexdigest())"
    )
    environment = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert digest() == digest() == done.stdout.strip()


@pytest.mark.parametrize(
    "text",
    [NASTY * 40, "x" * 5000, "👩‍👩‍👧‍👦" * 700, "\x07"],
    ids=["mixte", "mot", "emoji", "rien"],
)
def test_hostile_texts_break_nothing(boite, xsd, text):
    jour = boite.programmes[REAL].record.jours[0]
    sequences = (jour.matin.sequences[0].model_copy(update={"apport": text}),)
    half = jour.matin.model_copy(update={"sequences": sequences})
    jour = jour.model_copy(update={"titre": text, "lieu": text, "matin": half})
    organisme = boite.formation.record.organisme.model_copy(
        update={"adresse": text, "nom": text, "contact": text, "courriel": text, "qualiopi": text}
    )
    changes = {"titre": text, "accroche": text, "exemple": text, "jours": (jour,)}
    changes |= {"publics": (text, text), "session": text}
    course = {"organisme": organisme, "prerequis": text, "methodes": (Promesse(texte=text),)}
    found = subject(boite, formation=course, **changes)
    content = ics(*found, SITE)
    strict_lines(content)
    assert len(events(content)) == 2
    assert events(content)[0].get("location", "") == clean(text)
    assert json.loads(programme_json(*found))["titre"] == text
    root = offer(lheo(*found, SITE))
    xsd.assertValid(root)
    real = subject(boite, formation=course, **{**changes, "exemple": None})
    assert expanded(described(jsonld(*real)))
    assert described(jsonld(*real))["name"] == text
    assert jsonld(*found) == ""


def test_a_larger_group_changes_every_count(boite):
    small, large = (subject(boite, participants=people, exemple=None) for people in (8, 12))
    eight, twelve = (json.loads(programme_json(*found)) for found in (small, large))
    assert (eight["participants"], twelve["participants"]) == (8, 12)
    for before, after in zip(eight["jours"], twelve["jours"], strict=True):
        pairs = list(zip(before["materiel"], after["materiel"], strict=True))
        assert all(b["nom"] == a["nom"] and b["quantite"] <= a["quantite"] for b, a in pairs)
        assert any(b["quantite"] < a["quantite"] for b, a in pairs)
    for found, people in ((small, 8), (large, 12)):
        instance = value(expanded(described(jsonld(*found))), "hasCourseInstance")
        assert value(instance, "maximumAttendeeCapacity") == people
        assert said(offer(lheo(*found)), "nb-places") == [str(people)]


# Texts that fit

modest = settings(deadline=None, derandomize=True, max_examples=200)
WORDS = st.text(st.sampled_from("ab é.!?;,\n👩\u200d\u0301🏽«»"), max_size=120)


@modest
@given(WORDS, st.integers(2, 60))
def test_a_shortened_text_fits_and_cuts_no_word(text, limit):
    found = shorten(text, limit)
    assert len(found) <= limit
    assert shorten(found, limit) == found
    if len(text) <= limit:
        assert found == text
    elif text.startswith(found):  # after a sentence
        assert text[len(found)].isspace()
    else:
        kept = found.removesuffix("…")
        assert text.startswith(kept)
        if re.search(r".\s", text[:limit], re.DOTALL):
            assert re.match(r"[\s,;:(«]", text[len(kept) :])


@modest
@given(st.text(max_size=80))
def test_a_clean_text_is_one_line_that_xml_accepts(text):
    found = clean(text)
    assert len(found.splitlines()) <= 1
    assert clean(found) == found
    node = etree.Element("x")
    node.text = found
    assert (etree.fromstring(etree.tostring(node)).text or "") == found


@modest
@given(WORDS, st.integers(2, 50), st.integers(1, 4))
def test_address_lines_fit(text, width, count):
    found = lines(text, width, count)
    assert len(found) <= count
    assert all(0 < len(line) <= width for line in found)


def test_sentences_and_initials():
    assert shorten("Une phrase. Une autre, plus longue.", 20) == "Une phrase."
    assert shorten("Voir avec C. Boughattas demain", 14) == "Voir avec C.…"
    assert shorten("Un, deux, trois", 9) == "Un, deux…"
    assert shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 9) == "👩‍👩‍👧‍👦…"


def test_the_schema_stays_out_of_the_repository():
    assert not [
        path for folder in ("macros", "tests") for path in Path(ROOT, folder).rglob("*.xsd")
    ]
