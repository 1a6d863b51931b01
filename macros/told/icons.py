"""Icons from the theme's wheel, as shapes that pages and documents draw."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import material

from macros.model.core.kinds import KINDS

_FOLDER = Path(material.__file__).parent / "templates" / ".icons" / "material"

NAMES = {
    "temps": "clock-outline",
    "groupe": "account-group",
    "niveau": "stairs",
    "moment": "compass-outline",
    "energie": "lightning-bolt-outline",
    "espace": "table-chair",
    "objectifs": "flag-outline",
    "materiel": "package-variant",
    "distance": "laptop",
    "lecture": "book-open-page-variant",
    "imprimer": "printer",
    "chercher": "magnify",
    "jouer": "play-outline",
    "composer": "calendar-clock",
    "formation": "school-outline",
}
"""What each icon stands for here, and its name in the theme; a kind of records has its own."""

FORMES = {
    "ouvrir": "M3 16a9 9 0 0 1 18 0zM1 18h22v2.5H1z",
    "explorer": "M10 2a8 8 0 1 0 4.5 14.6l5.4 5.4 2.6-2.6-5.4-5.4A8 8 0 0 0 10 2m0 3.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2",
    "produire": "M12 10.6A5 5 0 1 0 10.6 12 5 5 0 1 0 12 13.4 5 5 0 1 0 13.4 12 5 5 0 1 0 12 10.6",
    "decider": "m12 1 11 11-11 11L1 12z",
    "agir": "M3 2h8l10 10-10 10H3l10-10z",
    "clore": "M14.5 2a10 10 0 1 0 7.5 16A9.5 9.5 0 0 1 14.5 2",
}
"""The shape of each moment of a session, ours: they follow a group's day, from the sun that rises to
the moon. Never a colour alone, nor a shape without its word."""


@cache
def shape(name: str) -> str:
    """Return the SVG path of an icon, in a box of 24 by 24; KeyError for an unknown name."""
    if name in FORMES:
        return f'<path d="{FORMES[name]}"/>'
    return icon(KINDS[name].icon if name in KINDS else NAMES[name])


@cache
def icon(name: str) -> str:
    """Return the SVG path of an icon of the theme, by its own name, in a box of 24 by 24."""
    svg = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    path = re.search(r"<path.*/>|<path.*</path>", svg, re.S)
    return path[0] if path else ""


def svg(name: str, fill: str) -> str:
    """Return an icon as a drawing of its own; the compass of moments for one that has none."""
    known = name if name in (*NAMES, *FORMES, *KINDS) else "moment"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="{fill}">'
        f"{shape(known)}</svg>"
    )
