"""Days that count everywhere: school holidays of each zone, national elections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .common import IsoDate, Record, Text
from .territoire import DateTerritoire


class Echeance(DateTerritoire):
    """Days that count for the territories of some zones of school holidays, or for all of them when
    none is named."""

    zones: tuple[Literal["A", "B", "C"], ...] = ()


class Calendrier(Record):
    """Days that territories share, and what is left to check of them; Corsica and overseas have
    school holidays of their own."""

    dates: Annotated[tuple[Echeance, ...], Field(min_length=1)]
    a_verifier: tuple[Text, ...] = ()
    mise_a_jour: IsoDate
