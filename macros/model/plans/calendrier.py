"""The days that count in a territory: its own, and those that its zone shares with others."""

from __future__ import annotations

from ..core.catalogue import Catalogue
from ..records.territoire import DateTerritoire, Territoire


def dates_du_territoire(catalogue: Catalogue, record: Territoire) -> tuple[DateTerritoire, ...]:
    """Return the days that a territory names, then those of the shared calendar that hold there."""
    shared = catalogue.calendrier.record.dates if catalogue.calendrier else ()
    held = (one for one in shared if not one.zones or record.zone in one.zones)
    return (*record.dates, *held)
