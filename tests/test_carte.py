"""The map of a territory: what stands between neighbours is drawn once."""

from __future__ import annotations

import re

from macros.told.donnees.carte import Carte, Forme
from macros.told.donnees.svg import drawing

LEFT, RIGHT = ((0, 0), (10, 0), (10, 10), (0, 10)), ((10, 0), (20, 0), (20, 10), (10, 10))


def of(*formes: Forme) -> str:
    return drawing(
        Carte(
            titre="Carte : essai", phrase="", largeur=20, hauteur=10, formes=formes, mairie=None,
            echelle="1 km", longueur=5.0, listes=(), ici="essai", voisines=True, absentes=0,
        )
    )  # fmt: skip


def test_a_border_that_two_neighbours_share_is_drawn_once():
    made = of(Forme("voisine", "A", (LEFT,), None), Forme("voisine", "B", (RIGHT,), None))
    (line,) = re.findall(r'class="terr-entre" d="([^"]+)"', made)
    assert line == "M0 0L10 0L10 10L0 10L0 0M10 0L20 0L20 10L10 10"


def test_without_neighbours_there_is_no_line_between_them():
    assert "terr-entre" not in of(Forme("ici", "A", (LEFT,), None))
