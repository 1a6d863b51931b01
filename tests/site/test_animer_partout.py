"""A whole half-day led in each kind of room: Chromium and Firefox, a site and a folder, reloaded at every step,
asleep for twenty minutes, late then caught up; every number is the model's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser

from macros.data.animer import EtapeAnimee, seance_animee
from macros.model.clock.shortening import shared
from macros.store import load

from .firefox import Firefox, firefox_or_skip
from .salles import Chrome, Renard, Salle

pytestmark = pytest.mark.navigateur

HALF = "demi-journee-decouverte.1.matin"
Step = tuple[int, EtapeAnimee]
"""Of which line, and what is led."""


@pytest.fixture(params=["chromium, site", "chromium, dossier", "firefox, site", "firefox, dossier"])
def salle(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Salle, str]]:
    """Return a room at nine in the morning, and the address of the page that leads."""
    engine, place = request.param.split(", ")
    nine = round(datetime.datetime(2026, 11, 30, 9).timestamp() * 1000)
    url = (
        f"{request.getfixturevalue('address')}animer/"
        if place == "site"
        else f"{request.getfixturevalue('dossier').as_uri()}/animer.html"
    )
    room: Chrome | Renard
    if engine == "firefox":
        room = Renard(Firefox(firefox_or_skip(), tmp_path / "profil"), nine)
    else:
        room = Chrome(cast("Browser", request.getfixturevalue("browser")), nine)
    yield room, url
    room.close()


def test_a_whole_half_day_is_led_late_and_caught_up(salle: tuple[Salle, str]) -> None:
    catalogue = load().catalogue
    told = seance_animee(catalogue, catalogue.programmes[HALF.split(".")[0]], HALF, str)
    steps: list[Step] = [(t, e) for t, one in enumerate(told["temps"]) for e in one["etapes"]]
    titles = [one["titre"] for one in told["temps"]]
    wanted = [e["minutes"] for _, e in steps]
    assert all(one["heure"] == 0 for one in told["temps"])
    room, url = salle
    room.open(f"{url}#programme={HALF}")
    room.press("commencer")
    late, lived, asleep = 0, [], 2
    for n, (_, step) in enumerate(steps):
        if wanted[n] == 0:
            continue
        room.until("document.querySelector('.animer__titre').checkVisibility()")
        assert room.said("titre") == step["titre"]
        assert room.said("sur") == f"sur {french(wanted[n])}"
        spent = wanted[n] + (20 if n == asleep else 0)
        room.sleep(spent)
        room.reload()
        lived.append((step, spent))
        late += spent - wanted[n]
        left = ("dépassé de", "20:00") if n == asleep else ("reste", "0:00")
        assert (room.said("mot"), room.said("chiffre")) == left
        assert lateness(room).startswith(f"{late} min de retard" if late else "À l’heure"), n
        assert hour(told["fin"] + late) in lateness(room)
        if n == asleep:
            while late:
                late = catch_up(room, steps, titles, wanted, n, late)
            room.reload()
            assert lateness(room).startswith("À l’heure")
        room.key("ArrowRight")
    room.until("document.querySelector('.animer__bilan').checkVisibility()")
    rows = [f"{e['titre']} {e['minutes']} min {m} min" for e, m in lived]
    assert room.lines("tbody tr") == [" ".join(row.split()) for row in rows]
    whole = told["fin"] - told["debut"]
    assert room.said("bilan").startswith(french(whole))
    room.reload()
    assert room.said("bilan").startswith(french(whole))
    assert room.messages == []


def catch_up(
    room: Salle, steps: list[Step], titles: list[str], wanted: list[int], here: int, late: int
) -> int:
    """Compare all that is proposed with the model's own answer, take the first; return what is still late."""
    given = sorted(proposed(steps, titles, wanted, here, late), key=lambda one: -one[0])[:4]
    room.run("(document.querySelector('.animer__retard').open = true, 0)")
    room.until(f"document.querySelectorAll('.animer__propositions li').length === {len(given) + 1}")
    assert room.lines(".animer__propositions b") == [title for _, title, _ in given]
    assert room.lines(".animer__propositions i") == [f"− {gain} min" for gain, *_ in given]
    gain, _, minutes = given[0]
    room.run("(document.querySelector('.animer__propositions button').click(), 0)")
    for n, has in minutes.items():
        wanted[n] = has
    assert lateness(room).startswith(f"{late - gain} min de retard" if late > gain else "À l’heure")
    return late - gain


def proposed(
    steps: list[Step], titles: list[str], wanted: list[int], here: int, late: int
) -> Iterator[tuple[int, str, dict[int, int]]]:
    """Yield what the model gives up of each line still to lead: the gain, the words, the new minutes."""
    for line, title in enumerate(titles):
        mine = [n for n, (t, _) in enumerate(steps) if t == line and n > here and wanted[n]]
        etapes = [etape(steps[n][1], wanted[n]) for n in mine]
        total = sum(wanted[n] for n in mine)
        gain = min(late, total - sum(0 if e.facultative else e.minimum for e in etapes))
        kept = shared(etapes, total - gain) if gain < total else tuple(0 for _ in mine)
        if gain > 0 and len(kept) == len(mine):
            words = f"{title} : {total - gain} min au lieu de {total}"
            yield gain, words, dict(zip(mine, kept, strict=True))


def etape(told: EtapeAnimee, minutes: int) -> Any:
    least = min(told["plancher"], minutes)
    return SimpleNamespace(minutes=minutes, minimum=least, facultative=told["facultative"])


def lateness(room: Salle) -> str:
    return room.said("retard summary") or room.said("alheure")


def hour(minutes: int) -> str:
    rest = minutes % 60
    return f"{minutes // 60} h" + (f" {rest:02d}" if rest else "")


def french(minutes: int) -> str:
    """Return minutes as pages say them: 45 min, 1 h, 2 h 05."""
    return f"{minutes} min" if minutes < 60 else hour(minutes)
