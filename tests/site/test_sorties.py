"""What leaves pages, judged on shared cases: dates as people type them, cells of spreadsheets, calendars."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

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
    read = page.evaluate("texts => texts.map(boiteDates)", [case["ecrit"] for case in DATES])
    found = [{"ecrit": case["ecrit"], **answer(one)} for case, one in zip(DATES, read, strict=True)]
    assert found == DATES
    assert page.errors == []  # type: ignore[attr-defined]


def test_a_cell_is_a_text_or_a_plain_number_never_a_formula(visit: Visit) -> None:
    page = visit(SHEET)
    text = page.evaluate("cells => boite.csv(cells)", [[case["ecrit"]] for case in CELLS])
    assert text.startswith("\ufeff")
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    found = [{**case, "case": row[0]} for case, row in zip(CELLS, rows, strict=True)]
    assert found == CELLS
    assert len({case["nom"] for case in CELLS}) == len(CELLS) >= 40
