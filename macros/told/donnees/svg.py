"""The map of a territory as the text of an SVG image: its looks are those of who shows it."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from .carte import Carte, Forme, Mot
from .etiquettes import Ring

MARGIN, STRIP = 14, 34
"""Units between the frame and what is written, and how high the strip under the map is."""


def size(told: Carte) -> tuple[int, int]:
    """Return how wide and how high a map is, with the strip under it."""
    return told.largeur, told.hauteur + STRIP


def drawing(told: Carte) -> str:
    """Return what stands in the frame: shapes, each named, their words, the town hall, the scale."""
    words = (f.mot for f in told.formes if f.mot)
    parts = [
        *map(_shape, told.formes),
        _between(told),
        *(_line(f) for f in told.formes if f.role == "ici"),
        *map(_word, words),
        _hall(told),
        _scale(told),
    ]
    return "".join(parts)


def _shape(one: Forme) -> str:
    title = f"<title>{escape(one.titre)}</title>"
    return f'<path class="terr-{one.role}" fill-rule="evenodd" d="{_path(one)}">{title}</path>'


def _line(one: Forme) -> str:
    """Return the thick line of the territory, over its parts."""
    return f'<path class="terr-bord" d="{_path(one)}"/>'


def _between(told: Carte) -> str:
    """Return the broken line between neighbours, each part once: two dashes over each other are a
    full line."""
    drawn: set[frozenset[tuple[int, int]]] = set()
    path: list[str] = []
    for ring in (ring for f in told.formes if f.role == "voisine" for ring in f.anneaux):
        up = True
        for a, b in pairwise((*ring, ring[0])):
            if up and frozenset((a, b)) not in drawn:
                path.append(f"M{a[0]} {a[1]}")
            up = frozenset((a, b)) in drawn
            if not up:
                path.append(f"L{b[0]} {b[1]}")
                drawn.add(frozenset((a, b)))
    return f'<path class="terr-entre" d="{"".join(path)}"/>' if path else ""


def _path(one: Forme) -> str:
    """Return rings as a path that goes by steps: half as long as by places."""
    return "".join(map(_ring, one.anneaux))


def _ring(ring: Ring) -> str:
    steps = " ".join(f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{steps.replace(' -', '-')}z"


def _word(word: Mot) -> str:
    style = ' class="terr-fort"' if word.fort else ""
    # The middle of its letters stands where the room is: a third of the size under the line.
    y = word.y + round(word.taille / 3)
    return (
        f'<text{style} x="{word.x}" y="{y}" font-size="{word.taille}" text-anchor="middle">'
        f"{escape(word.texte)}</text>"
    )


def _hall(told: Carte) -> str:
    if told.mairie is None:
        return ""
    x, y = told.mairie
    return (
        f'<path class="terr-mairie" d="M{x - 7} {y + 6}v-9l7-6 7 6v9z">'
        "<title>La mairie</title></path>"
    )


def _scale(told: Carte) -> str:
    x, y = MARGIN, told.hauteur + STRIP - 12
    north = f"M{told.largeur - 30} {y + 6}l7-22 7 22-7-5z"
    return (
        f'<path class="terr-bande" d="M-9 {told.hauteur}h{told.largeur + 18}v{STRIP + 9}h-{told.largeur + 18}z"/>'
        f'<path class="terr-echelle" d="M{x} {y - 6}v6h{told.longueur}v-6"/>'
        f'<text x="{x + told.longueur + 8:.0f}" y="{y + 2}" font-size="16">{escape(told.echelle)}</text>'
        f'<text x="{told.largeur - 46}" y="{y + 2}" font-size="16" text-anchor="end">nord</text>'
        f'<path class="terr-nord" d="{north}"><title>Le nord est en haut</title></path>'
    )
