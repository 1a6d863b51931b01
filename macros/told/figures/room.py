"""What a figure is asked for: how many people, in groups of how many, how large, around what."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clock.groups import subgroups

from .motifs import MOTIFS, TALL
from .places import scale
from .shapes import Shapes, rect


@dataclass(frozen=True, slots=True)
class Room:
    """A group to draw: people, size of its small groups, the fewest of them, what it looks at."""

    people: int
    size: int = 4
    moins: int = 1
    motif: str = ""

    @property
    def s(self) -> float:
        """The size of a person: one for a whole storyboard."""
        return scale(self.people)

    @property
    def groups(self) -> tuple[int, ...]:
        """The sizes of its small groups."""
        return subgroups(self.people, self.size, self.moins)

    def by(self, size: int) -> tuple[int, ...]:
        """Return the sizes of groups of another size."""
        return subgroups(self.people, size)

    def card(self, x: float, y: float, w: float, default: str = "") -> Shapes:
        """Return what it looks at, on a card around a place; nothing without a motif."""
        name = self.motif or default
        return [rect("objet", x, y, w, TALL + 2), *MOTIFS[name](x, y, w)] if name else []
