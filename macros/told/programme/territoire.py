"""What a territory brings to a programme, as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import date_courte
from macros.model.core.catalogue import Catalogue
from macros.model.records.territoire import DateTerritoire, Territoire


@dataclass(frozen=True, slots=True)
class Moment:
    """Days that count in a territory: what happens, when, what that changes, who says so."""

    quoi: str
    quand: str
    effet: str
    source: str


def dates_qui_comptent(catalogue: Catalogue, record: Territoire) -> list[Moment]:
    """Return the days that a territory names, from the first to the last."""
    return [
        Moment(one.quoi, quand(one), catalogue.mot("effets_dates", one.effet).nom, one.source or "")
        for one in sorted(record.dates, key=lambda one: one.du)
    ]


def quand(one: DateTerritoire) -> str:
    """Return « le 14 juillet 2026 » or « du 7 au … »."""
    if one.au is None or one.au == one.du:
        return f"le {date_courte(one.du)}"
    return f"du {date_courte(one.du)} au {date_courte(one.au)}"
