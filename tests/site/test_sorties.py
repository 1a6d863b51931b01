"""What leaves pages, judged on shared cases: dates as people type them, cells of spreadsheets, calendars."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.navigateur
Visit = Callable[..., Page]
SORTIES = Path(__file__).parents[1] / "sorties"
DATES: list[dict[str, Any]] = json.loads((SORTIES / "dates.json").read_text(encoding="utf-8"))
CELLS: list[dict[str, Any]] = json.loads((SORTIES / "csv.json").read_text(encoding="utf-8"))
SHEET = "fiches/calendrier-coordination/"


def told(day: dict[str, Any]) -> str:
    """Return a day that was read, as the cases write it; a question mark when no end was said."""
    last = day["dernier"]
    found: str = day["jour"] + (f"/{last}" if last != day["jour"] else "")
    if "debut" not in day:
        return found
    start, end = (f"{m // 60:02d}:{m % 60:02d}" for m in (day["debut"], day["fin"]))
    return f"{found} {start}-{end}" + (" ?" if day["seule"] else "")


def answer(read: dict[str, Any]) -> dict[str, Any]:
    if "faute" in read:
        return {"faute": read["faute"]}
    return {"lu": [told(day) for day in read["liste"]]}


def test_there_are_enough_dates_and_each_is_written_once() -> None:
    assert len({case["ecrit"] for case in DATES}) == len(DATES) >= 170
    assert sum("faute" in case for case in DATES) >= 80


def test_dates_are_read_right_or_not_at_all(visit: Visit) -> None:
    page = visit(SHEET)
    read = page.evaluate("texts => texts.map(boite.dates.dates)", [case["ecrit"] for case in DATES])
    found = [{"ecrit": case["ecrit"], **answer(one)} for case, one in zip(DATES, read, strict=True)]
    assert found == DATES
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_cell_is_a_text_or_a_plain_number_never_a_formula(visit: Visit) -> None:
    page = visit(SHEET)
    text = page.evaluate("cells => boite.mots.csv(cells)", [[case["ecrit"]] for case in CELLS])
    assert text.startswith("\ufeff")
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    found = [{**case, "case": row[0]} for case, row in zip(CELLS, rows, strict=True)]
    assert found == CELLS
    assert len({case["nom"] for case in CELLS}) == len(CELLS) >= 40


# Calendars: an event is known by what it is, never by when it is.

HALVES: list[dict[str, Any]] = [
    {"nom": "matin", "debut": 540, "fin": 750, "lignes": []},
    {"nom": "apres_midi", "debut": 810, "fin": 1440, "lignes": []},
]
STATE = {
    "titre": "Groupe A",
    "lieu": "Salle 1",
    "territoire": "",
    "date": "2027-03-16",
    "participants": 10,
    "demis": HALVES,
}
EVENTS = """states => {
    const out = boite.composerSorties, names = { matin: "Matin", apres_midi: "Après-midi", soir: "Soir" };
    return states.map(one => out.ics(one, one.demis.map(d => ({ ...d, pose: { ...d, creneaux: [] } })), names));
}"""


def calendars(page: Page, *states: dict[str, Any]) -> list[list[Any]]:
    """Return the events of each composition, once it has gone through what reads one."""
    net = page.evaluate("states => states.map(boite.composerSorties.clean)", list(states))
    return [Calendar.from_ical(text).walk("VEVENT") for text in page.evaluate(EVENTS, net)]


def uids(events: list[Any]) -> list[str]:
    return [str(event["UID"]) for event in events]


COMPOSED: list[tuple[str, dict[str, Any], bool]] = [
    ("une date qui bouge", {"date": "2027-04-20"}, True),
    ("une salle qui change", {"lieu": "Salle 2"}, True),
    ("un groupe plus grand", {"participants": 12}, True),
    ("un autre territoire", {"territoire": "noailles"}, True),
    ("des heures qui bougent", {"demis": [{**half, "fin": 1000} for half in HALVES]}, True),
    ("une copie pour un autre groupe, avec son titre", {"titre": "Groupe B"}, False),
    ("un autre groupe, le même matin, sous le même titre", {"marque": "b" * 16}, False),
    ("une composition d’avant les marques", {"marque": None}, False),
]
NO_MARKS: list[Any] = [
    "abc",
    "a" * 41,
    "A" * 16,
    "a\r\nATTENDEE:b",
    "<b>gras</b>",
    "é" * 16,
    12345678,
    True,
    {"a": 1},
    ["a" * 16],
]


def test_groups_never_erase_each_other_and_dates_are_followed(visit: Visit) -> None:
    page = visit("composer/")
    first = {**STATE, "marque": "a" * 16}
    found = calendars(page, first, *({**first, **change} for _, change, _ in COMPOSED))
    reference, *rest = (uids(events) for events in found)
    assert len(set(reference)) == 2
    same = {name: one == reference for (name, _, _), one in zip(COMPOSED, rest, strict=True)}
    assert same == {name: expected for name, _, expected in COMPOSED}
    others = [uid for one in rest if one != reference for uid in one]
    assert len(set(others)) == len(others)
    assert not set(others) & set(reference)


def test_what_is_no_mark_is_none(visit: Visit) -> None:
    page = visit("composer/")
    given = [{**STATE, "marque": mark} for mark in NO_MARKS]
    net = page.evaluate("states => states.map(boite.composerSorties.clean)", given)
    assert [one["marque"] for one in net] == [""] * len(NO_MARKS)
    assert "marque" not in STATE
    assert page.evaluate("s => boite.composerSorties.clean(s).marque", STATE) == ""


def exported(page: Page) -> list[str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Calendrier (.ics)").click()
    return uids(Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT"))


def test_a_composition_takes_a_mark_when_it_leaves_and_keeps_it(visit: Visit) -> None:
    found = []
    for _ in range(2):
        page = visit("composer/")
        page.get_by_label("Date").fill("2027-03-16")
        page.get_by_label("Date").press("Tab")
        first = exported(page)
        page.reload()
        page.get_by_label("Date").fill("2027-04-20")
        page.get_by_label("Date").press("Tab")
        assert exported(page) == first
        found += first
    # Two groups, the same morning, neither title nor place: nothing in common.
    assert len(set(found)) == len(found) == 2


def test_a_mark_goes_by_link_and_file(visit: Visit) -> None:
    page = visit("composer/")
    made = page.evaluate("s => boite.composerSorties.clean(s)", {**STATE, "marque": "a" * 16})
    back = "s => boite.composerSorties.fromAddress(boite.composerSorties.toAddress(s))"
    assert page.evaluate(back, made) == made
    kept = "s => boite.fichiers.imported(boite.fichiers.exported('composition', 1, s), 'composition', 1).contenu"
    assert page.evaluate(f"s => boite.composerSorties.clean(({kept})(s))", made) == made
    assert made["marque"] == "a" * 16


def test_midnight_ends_the_day_after_and_later_exports_hold(visit: Visit) -> None:
    page = visit("composer/")
    page.clock.set_fixed_time("2026-12-01T10:00:00Z")
    ((_, before),) = calendars(page, {**STATE, "marque": "a" * 16})
    assert before.decoded("dtend").isoformat() == "2027-03-17T00:00:00+01:00"
    page.clock.set_fixed_time("2026-12-01T10:00:01Z")
    ((_, after),) = calendars(page, {**STATE, "marque": "a" * 16})
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (60_429_600, 60_429_601)
    # What left before counted minutes since 1970: it is followed too.
    assert before["SEQUENCE"] > 30_000_000
    page.clock.set_fixed_time("2038-01-19T10:00:00Z")
    ((_, late),) = calendars(page, {**STATE, "marque": "a" * 16})
    assert late["SEQUENCE"] < 2**31


ROWS = [
    ["les 4 et 5 mai 2026, 9 h à 12 h", "Fête", "", ""],
    ["6 mai 2026, de 9 à 12 h et de 14 à 17 h", "Visite", "", ""],
    ["du lundi 11 au vendredi 15 mai", "Camp", "", ""],
]


def leave(page: Page, **state: Any) -> list[Any]:
    """Return the events of the sheet, as its button gives them once what it read is shown."""
    page.evaluate("s => boite.remplir.change(now => Object.assign(now, s))", state)
    expect(page.locator(".champ__plus tbody tr")).to_have_count(len(state["champs"]["jalons"]) + 1)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Dates pour mon agenda").click()
    return list(Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT"))


def test_a_sheet_gives_each_day_its_event_and_each_group_its_own(visit: Visit) -> None:
    page = visit(SHEET + "#remplir")
    first = leave(page, marque="a" * 16, projet="", champs={"jalons": ROWS})
    assert [(str(e["SUMMARY"]), e.decoded("dtstart").isoformat()[:16]) for e in first] == [
        ("Fête", "2026-05-04T09:00"),
        ("Fête", "2026-05-05T09:00"),
        ("Visite", "2026-05-06T09:00"),
        ("Visite", "2026-05-06T14:00"),
    ]
    assert len(set(uids(first))) == 4
    expect(page.locator(".champ__plus").get_by_role("listitem")).to_have_text(
        "Camp (du lundi 11 au vendredi 15 mai : il manque l’année)"
    )
    other = leave(page, marque="b" * 16, projet="", champs={"jalons": ROWS})
    assert not set(uids(other)) & set(uids(first))
    moved = [["les 11 et 12 mai 2026, 9 h à 12 h", *ROWS[0][1:]], *ROWS[1:]]
    later = leave(page, marque="a" * 16, projet="", champs={"jalons": moved})
    assert set(uids(later)) == set(uids(first))
    assert min(e["SEQUENCE"] for e in later) >= max(e["SEQUENCE"] for e in first)
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_sheet_takes_a_mark_when_its_dates_leave_and_keeps_it(visit: Visit) -> None:
    marks = []
    for _ in range(2):
        page = visit(SHEET + "#remplir")
        first = leave(page, projet="", champs={"jalons": ROWS})
        again = leave(page, projet="", champs={"jalons": ROWS})
        assert uids(again) == uids(first)
        page.reload()
        marks += [page.evaluate("boite.remplir.state().marque"), *uids(first)]
    assert re.fullmatch("[0-9a-f]{16}", marks[0])
    # Two groups, the same sheet, the same titles, no name: nothing in common.
    assert len(set(marks)) == len(marks) == 10


def test_a_mark_in_a_file_is_a_mark_or_nothing(visit: Visit) -> None:
    page = visit(SHEET)
    read = page.evaluate(
        """marks => marks.map(m => boite.fiche.clean({ champs: {}, marque: m }, boite.remplir.sheet).contenu.marque ?? null)""",
        [*NO_MARKS, "a" * 16],
    )
    assert read == [None] * len(NO_MARKS) + ["a" * 16]
