"""Names as people write them: capitals and apostrophes of the packages put right."""

from __future__ import annotations

import re

from macros.french import sans_accents

_NATURES = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
}
_DISTRICT = re.compile(r"(?P<ville>.+) (?P<rang>[0-9]+er?) Arrondissement")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def place(name: str) -> str:
    """Return the name of a commune or a district: « Marseille 1er arrondissement »."""
    told = name.replace("'", "’")
    return told.replace(" Arrondissement", " arrondissement")


def district(name: str) -> str:
    """Return the name of a district in its town: « 1er arrondissement »; any other as it is."""
    found = _DISTRICT.fullmatch(name)
    return f"{found['rang']} arrondissement" if found else place(name)


def group(name: str) -> str:
    """Return the name of an intercommunality, its nature in full."""
    nature, _, rest = place(name).partition(" ")
    return f"{_NATURES[nature]} {rest}" if nature in _NATURES else place(name)


def of(name: str) -> str:
    """Return « d’Alès », « du Havre », « de La Ciotat », « des Lilas » for a commune."""
    first, _, rest = name.partition(" ")
    if rest and first in {"Le", "Les"}:
        return f"{'du' if first == 'Le' else 'des'} {rest}"
    return f"d’{name}" if re.match("[AEIOUYÉÈÊÎÔaeiouéèêîô]", name) else f"de {name}"


def clock(time: str) -> str:
    """Return « 8 h 30 » for « 08:30:00 »."""
    hours, minutes = time.split(":")[:2]
    return f"{int(hours)} h" + (f" {minutes}" if minutes != "00" else "")


def opening(hours: list[tuple[str, str, list[tuple[str, str]]]]) -> tuple[str, ...]:
    """Return lines of opening hours, from Monday on: « du lundi au jeudi : 8 h à 16 h »."""
    lines = []
    for first, last, times in sorted(hours, key=lambda h: _DAYS.index(h[0])):
        days = first if first == last else f"du {first} au {last}"
        told = ", ".join(f"{clock(a)} à {clock(b)}" for a, b in times)
        lines.append(f"{days} : {told}")
    return tuple(lines)


def minutes(hours: list[tuple[str, str, list[tuple[str, str]]]]) -> int:
    """Return how many minutes these hours are in a week."""
    return sum(
        (_DAYS.index(last) - _DAYS.index(first) + 1) * sum(_at(b) - _at(a) for a, b in times)
        for first, last, times in hours
    )


def _at(time: str) -> int:
    hours, minutes = map(int, time.split(":")[:2])
    return hours * 60 + minutes


def sortable(name: str) -> str:
    """Return what sorts a name in a French list: no capital, no accent."""
    return sans_accents(name)
