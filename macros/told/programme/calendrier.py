"""A plan as strips of time: where each sequence stands between the first and the last hour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.french import heure

NATURES = {
    "methode": "Méthode",
    "apport": "Apport et temps de groupe",
    "production": "Production d’un livrable",
    "mise-en-situation": "Mise en situation",
    "questionnaire": "Questionnaire",
    "pause": "Pause",
}
"""What each colour of the calendar stands for."""


def natures(jours: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the natures that some days hold, with their names, in the order of the legend."""
    found = {c["nature"] for day in jours for s in day["sessions"] for c in s["creneaux"]}
    return [(key, nom) for key, nom in NATURES.items() if key in found]


def bornes(jours: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Return the earliest start and the latest end of some days, in minutes since midnight."""
    hours = [(s["debut"], s["fin"]) for day in jours for s in day["sessions"]]
    return min((h[0] for h in hours), default=0), max((h[1] for h in hours), default=1)


def ruban(day: dict[str, Any], debut: int, fin: int) -> list[dict[str, Any]]:
    """Return the sequences of a day as segments: place and width, in parts of the whole strip."""
    return [
        {
            "place": round((c["debut"] - debut) / (fin - debut), 4),
            "largeur": round(c["minutes"] / (fin - debut), 4),
            "nature": c["nature"],
        }
        for session in day["sessions"]
        for c in session["creneaux"]
    ]


def reperes(debut: int, fin: int) -> list[dict[str, Any]]:
    """Return the full hours of a strip, one in two of a long day, and where they stand in it."""
    pas = 120 if fin - debut > 300 else 60
    first = -(-debut // 60) * 60
    return [
        {"place": round((at - debut) / (fin - debut), 4), "heure": heure(at)}
        for at in range(first, fin + 1, pas)
    ]
