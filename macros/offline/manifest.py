"""What a phone needs to install the site: its name, its colours, its icons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial

import typst

from macros.told.palette import palette

SIZES = (192, 512)
"""Sides of the icons in pixels, those that browsers ask for (W3C Web Application Manifest)."""

_ICON = """
#set page(width: 100pt, height: 100pt, margin: 0pt, fill: rgb("{ground}"))
#place(center + horizon, image(bytes(sys.inputs.svg), width: 62pt))
"""


def installable(
    name: str, description: str, logo: str
) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Yield what a phone asks for before it installs the site: addresses, and what makes each content."""
    ground, paper = palette()["mer"], palette()["papier"]
    told = partial(manifest, name, "Boîte à outils", description, ground, paper)
    yield "manifest.webmanifest", told
    for size in SIZES:
        yield icon_name(size), partial(icon, logo, ground, size)


def manifest(name: str, short: str, description: str, ground: str, paper: str) -> str:
    """Return the manifest of a site whose header and paper have these colours (#rrggbb)."""
    icons = [
        {"src": icon_name(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
        for size in SIZES
    ]
    data = {
        "name": name,
        "short_name": short,
        "description": description,
        "lang": "fr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": ground,
        "background_color": paper,
        "icons": icons,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def icon_name(size: int) -> str:
    """Return the file of an icon, from the site's root."""
    return f"assets/images/icone-{size}.png"


@cache
def icon(svg: str, ground: str, size: int) -> bytes:
    """Return the logo on its ground as a square PNG of so many pixels."""
    source = _ICON.replace("{ground}", ground).encode()
    made = typst.compile(source, format="png", ppi=size * 0.72, sys_inputs={"svg": svg})
    return made if isinstance(made, bytes) else made[0]
