"""The house keeps its promises: types from the catalogue to the last renderer, a thin host."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").splitlines()
    for folder in ("macros", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


def lines_with(pattern: str, *rooms: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{name}: {line.strip()}"
        for name, lines in SOURCES.items()
        if name.startswith(rooms or ("",))
        for line in lines
        if found.search(line) and "import" not in line
    ]


def test_any_stays_at_the_edges_where_yaml_and_the_host_hand_something_over() -> None:
    found = lines_with(r"\bAny\b")
    assert found, "the pattern finds nothing"
    assert len(found) < 30, "\n".join(found)


def test_no_untyped_mapping_travels_from_the_model_to_what_is_shown() -> None:
    rooms = ("macros/told/", "macros/site/", "macros/paper/", "macros/office/", "macros/data/")
    assert lines_with(r"(?:dict|Mapping)\[str, Any\]", *rooms) == []


def test_the_adapter_to_the_host_is_under_80_lines() -> None:
    assert len(SOURCES["macros/host/adapter.py"]) < 80


def test_no_test_waits_by_what_our_pages_forbid() -> None:
    # wait_for_function hands the page a text to run again, refused by script-src 'self': such a
    # test passes only when the first look is enough (tests/site/attente.py says what to use).
    found = [
        path.name
        for path in sorted((ROOT / "tests/site").glob("*.py"))
        if ".wait_for_function(" in path.read_text(encoding="utf-8")
    ]
    assert found == []
