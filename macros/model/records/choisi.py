"""What was chosen for a composed programme, kept beside its file so that it changes only when asked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..base.bounds import MOST_DAYS_WRITTEN
from .common import Record, Slug, word_of
from .sequence import Sequence


class DemiChoisie(Record):
    """The lines chosen for a half-day, by its day from 1; garder names the methods that a new
    composition must keep there."""

    jour: Annotated[int, Field(ge=1, le=MOST_DAYS_WRITTEN)]
    demi_journee: Annotated[str, word_of("demi_journees")]
    garder: tuple[Slug, ...] = ()
    sequences: Annotated[tuple[Sequence, ...], Field(min_length=1)]


class Choisi(Record):
    """What was chosen for the half-days of a programme that give only objectives."""

    demi_journees: tuple[DemiChoisie, ...] = ()

    def of(self, rang: int, nom: str) -> DemiChoisie | None:
        """Return what was chosen for a half-day, by its day from 0 and its name."""
        return next(
            (d for d in self.demi_journees if (d.jour - 1, d.demi_journee) == (rang, nom)), None
        )


SUFFIX = ".choix.yml"
"""How the file of a choice is named, after the programme that it belongs to."""
