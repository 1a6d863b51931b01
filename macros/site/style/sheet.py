"""The site's one style sheet: Material's lowest, what we change of it above, our components on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from macros.model.core.kinds import KINDS
from macros.told.icons import FORMES, NAMES, svg

from .material import lean

ADDRESS = "assets/style/site.css"

ORDER = (
    "jetons",
    "theme",
    "texte",
    "commandes",
    "cartes",
    "accueil",
    "methodes",
    "figures",
    "simples",
    "schemas",
    "fiches",
    "relectures",
    "questionnaires",
    "graphes",
    "indicateurs",
    "papiers",
    "programmes",
    "calendrier",
    "equipe",
    "noms",
    "composer",
    "animer",
    "choisir",
    "panier",
    "carnet",
    "recherche",
    "situations",
    "decide",
    "territoires",
)
"""Our files, as browsers read them: tokens, the theme, what any page holds, then one component family each."""

ROOM = Path(__file__).parent
_CHARSET = re.compile(r'^\ufeff?@charset "[^"]*";')


def source(name: str) -> str:
    """Return one of our files as it is written."""
    return (ROOM / f"{name}.css").read_text(encoding="utf-8")


def style_sheet(material: Iterable[str]) -> str:
    """Return the whole sheet, given Material's: layers let a component win without outweighing them."""
    ours = [_layer(name, source(name)) if name == "theme" else source(name) for name in ORDER]
    theirs = "\n".join(_CHARSET.sub("", text) for text in material)
    lowest = _layer("material", lean(theirs, "\n".join(ours)))
    return "\n".join((lowest, *ours, *_icons(), _awaited()))


def _icons() -> Iterator[str]:
    """Yield the drawing of each icon: in the sheet once, rather than in every page."""
    kinds = (name for name, kind in KINDS.items() if kind.icon)
    for name in (*NAMES, *kinds, *FORMES):
        drawing = quote(svg(name, "#000").replace('"', "'"), safe=" ='/:-.,()")
        yield f'{_shown(name)} {{ --dessin: url("data:image/svg+xml,{drawing}"); }}'


def _shown(name: str) -> str:
    """Return where an icon is drawn: where it is named; a moment's on all that it colours; a kind's on
    its cards."""
    if name in FORMES:
        return f':is(.icone--{name}, [data-moment="{name}"])'
    return f":is(.icone--{name}, .carte--{name})" if name in KINDS else f".icone--{name}"


def _awaited() -> str:
    """Return the room of the basket's button on a card, until the script puts it there."""
    cards = ", ".join(
        f".carte--{name}" for name, kind in KINDS.items() if kind.basket and not kind.inside
    )
    room = 'content: ""; min-height: 1.5rem; margin-top: 0.3rem;'
    waits = ":not(:has(> .ajout, > .carte__dessin), :is(.cartes--rangee, .cartes--serrees) *)"
    return f".scripts :is({cards}){waits}::after {{ {room} }}"


def _layer(name: str, *texts: str) -> str:
    return "\n".join((f"@layer {name} {{", *texts, "}"))
