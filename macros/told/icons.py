"""Icons from the theme's wheel, as shapes that pages and documents draw."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import material

_FOLDER = Path(material.__file__).parent / "templates" / ".icons" / "material"

NAMES = {
    "methodes": "forum",
    "gouvernance": "sitemap",
    "fiches": "clipboard-text",
    "indicateurs": "chart-box-outline",
    "programmes": "calendar-month",
    "questionnaires": "clipboard-list-outline",
    "territoires": "map-marker-radius",
    "formations": "school",
    "glossaire": "book-open-variant",
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
"""What each icon stands for here, and its name in the theme."""


@cache
def shape(name: str) -> str:
    """Return the SVG path of an icon, in a box of 24 by 24; KeyError for an unknown name."""
    svg = (_FOLDER / f"{NAMES[name]}.svg").read_text(encoding="utf-8")
    path = re.search(r"<path.*/>|<path.*</path>", svg, re.S)
    return path[0] if path else ""
