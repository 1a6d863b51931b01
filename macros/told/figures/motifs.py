"""What hangs on a wall, lies on a table or in the middle of a circle: one small drawing a method."""

from __future__ import annotations

from collections.abc import Callable

from .motifs_larges import LARGES
from .motifs_murs import MURS
from .motifs_objets import OBJETS
from .motifs_pouvoir import POUVOIR
from .motifs_signes import SIGNES
from .shapes import Shapes

Motif = Callable[[float, float, float], Shapes]
"""Draws around x, y on a board of some width, TALL units high."""

TALL = 28.0


def _still(draw: Callable[[float, float], Shapes]) -> Motif:
    """Return the drawing of something that keeps its size on any board."""
    return lambda x, y, _: draw(x, y)


STILL = {name: _still(draw) for name, draw in {**SIGNES, **OBJETS, **POUVOIR}.items()}
MOTIFS: dict[str, Motif] = {**LARGES, **MURS, **STILL}
"""Every drawing by its name."""
