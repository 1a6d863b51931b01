"""What really happened: the minutes that groups lived, kept beside the method that was led."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .common import Minutes, Mois, People, Record, Text, word_of

FOLDER, SUFFIX = "retours", ".yml"
"""Where what is known of a method is kept: toolbox/retours/, under the method's own name."""

MOST_STEPS, MOST_RETURNS = 60, 300
"""Steps of a return, returns of a method: four times the longest method, one a week for six years."""


def _voice(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{12}", value):
        raise PydanticCustomError(
            "voice",
            "une marque de douze signes est attendue, « {value} » trouvé ; elle est écrite par "
            "« run.py retours »",
            {"value": value},
        )
    return value


class EtapeVecue(Record):
    """A step as it was planned and as it was lived, in minutes; 0 lived when it was left out."""

    titre: Text
    prevu: Minutes
    reel: Annotated[int, Field(ge=0, le=2400)]


class Retour(Record):
    """One time that a method was led. voix stands for who led it, and tells nothing of that person;
    no name, no place, no day."""

    voix: Annotated[str, AfterValidator(_voice)]
    mois: Mois
    participants: People
    contexte: Annotated[str, word_of("contextes")] | None = None
    forme: Text | None = None
    etapes: Annotated[tuple[EtapeVecue, ...], Field(min_length=1, max_length=MOST_STEPS)]
    a_pris_du_temps: Text | None = None
    referait: bool | None = None

    @property
    def reel(self) -> int:
        """The minutes that it took."""
        return sum(etape.reel for etape in self.etapes)

    @property
    def prevu(self) -> int:
        """The minutes that were planned for it."""
        return sum(etape.prevu for etape in self.etapes)


class Retours(Record):
    """Every return on a method, in the order that the merging gives them."""

    retours: Annotated[tuple[Retour, ...], Field(min_length=1, max_length=MOST_RETURNS)]
