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
    "ouvrir": "door-open",
    "explorer": "magnify",
    "produire": "lightbulb-on-outline",
    "decider": "scale-balance",
    "agir": "hammer-wrench",
    "clore": "flag-checkered",
}
"""What each icon stands for here, and its name in the theme; a kind of records has its own."""


@cache
def shape(name: str) -> str:
    """Return the SVG path of an icon, in a box of 24 by 24; KeyError for an unknown name."""
    icon = KINDS[name].icon if name in KINDS else NAMES[name]
    svg = (_FOLDER / f"{icon}.svg").read_text(encoding="utf-8")
    path = re.search(r"<path.*/>|<path.*</path>", svg, re.S)
    return path[0] if path else ""


def svg(name: str, fill: str) -> str:
    """Return an icon as a drawing of its own; the compass of moments for one that has none."""
    known = name if name in NAMES or name in KINDS else "moment"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="{fill}">'
        f"{shape(known)}</svg>"
    )
