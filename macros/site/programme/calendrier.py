"""A plan seen as a calendar where height is time: one column a day, one block a sequence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from macros.french import heure
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.programme import HALVES
from macros.told.programme.calendrier import natures
from macros.told.programme.deroule import jours_de, seminaires

from ..parts.rendering import fragment

SHORTEST = 10
"""Minutes under which a block is too thin for words: its text stays for screen readers."""


def calendrier_de(
    catalogue: Catalogue, plan: Plan, *, dates: bool = True, liens: str = ""
) -> Markup:
    """Return a plan's calendar; liens is what comes before a day's number in its address."""
    jours = jours_de(catalogue, plan, dates=dates)
    return fragment(
        "calendrier.html.j2",
        groupes=[_groupe(group) for group in seminaires(jours)],
        natures=natures(jours),
        liens=liens,
    )


def hauteur(minutes: int) -> str:
    """Return the classes that make a box as high as its minutes: hundreds, tens, units."""
    hundreds, rest = divmod(minutes, 100)
    tens, units = divmod(rest, 10)
    parts = ((hundreds, "c"), (tens, "d"), (units, "u"))
    return " ".join(["duree", *(f"{letter}{count}" for count, letter in parts if count)])


def _groupe(group: dict[str, Any]) -> dict[str, Any]:
    tranches = _tranches(group["jours"])
    return {
        "nom": group["titre"],
        "heures": [_heures(debut, fin) for _, debut, fin in tranches],
        "jours": [_colonne(day, tranches) for day in group["jours"]],
    }


def _tranches(jours: Iterable[dict[str, Any]]) -> list[tuple[str, int, int]]:
    """Return the half-days of a group with their earliest start and latest end."""
    sessions = [session for day in jours for session in day["sessions"]]
    found = []
    for name in HALVES:
        hours = [(s["debut"], s["fin"]) for s in sessions if s["cle"] == name]
        if hours:
            found.append((name, min(h[0] for h in hours), max(h[1] for h in hours)))
    return found


def _heures(debut: int, fin: int) -> dict[str, Any]:
    full = range(debut // 60 * 60 + 60, fin, 60)
    marks = [
        {"classe": hauteur(after - at), "heure": heure(at) if after - at >= SHORTEST else ""}
        for at, after in pairwise([debut, *full, fin])
    ]
    return {"marques": marks, "fin": heure(fin)}


def _colonne(day: dict[str, Any], tranches: list[tuple[str, int, int]]) -> dict[str, Any]:
    by_name = {session["cle"]: session for session in day["sessions"]}
    return {
        "numero": day["numero"],
        "nom": day["nom"],
        "date": day["date"],
        "tranches": [_tranche(by_name.get(n), debut, fin) for n, debut, fin in tranches],
    }


def _tranche(session: dict[str, Any] | None, debut: int, fin: int) -> dict[str, Any]:
    late = session["debut"] - debut if session else 0
    return {
        "classe": hauteur(fin - debut),
        "nom": session["nom"] if session else "",
        "debut": session["debut"] if session else debut,
        "fin": session["fin"] if session else fin,
        "attente": hauteur(late) if late else "",
        "blocs": [_bloc(c) for c in session["creneaux"]] if session else [],
    }


def _bloc(creneau: dict[str, Any]) -> dict[str, Any]:
    minutes = creneau["minutes"]
    lines = max(1, min(6, (minutes * 17 // 10 - 3) // 15))
    size = "bloc--fin" if minutes < SHORTEST else f"bloc--{lines}"
    return {
        "classe": f"bloc bloc--{creneau['nature']} {size} {hauteur(minutes)}",
        "heure": heure(creneau["debut"]),
        "titre": creneau["titre"],
    }
