"""What leaves pages, judged on shared cases: dates as people type them, cells of spreadsheets, calendars."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.test_calculs import NO_MARKS, uids

pytestmark = pytest.mark.navigateur
Visit = Callable[..., Page]
SHEET = "fiches/calendrier-coordination/"


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


def test_a_mark_goes_by_file(visit: Visit) -> None:
    page = visit("composer/")
    given = {
        "marque": "a" * 16,
        "demis": [{"nom": "matin", "debut": 540, "fin": 750, "lignes": []}],
    }
    made = page.evaluate("s => boite.composerSorties.clean(s, boite.regles)", given)
    kept = "s => boite.fichiers.imported({texte: boite.fichiers.wrapped('composition', 1, s)}, 'composition', 1).contenu"
    again = f"s => boite.composerSorties.clean(({kept})(s), boite.regles)"
    assert page.evaluate(again, made) == made
    assert made["marque"] == "a" * 16
