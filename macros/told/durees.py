"""What becomes of the steps of a method when it is led in the shortest or the longest time announced."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import duree
from macros.model.clock.shortening import shared, shortest
from macros.model.records.methode import Methode

SEVERAL = 2
"""How many times the advised minutes make several sessions: no clock is told beyond."""
LEFT = "sans"
"""Said of a step that is left out."""


def autres_durees(r: Methode) -> tuple[str, ...]:
    """Return « En 45 min : 10, 20, 15 » for the shortest and the longest time that a method announces,
    step by step, « sans » where one is left out; nothing for a time that one of its forms tells, that
    its steps do not hold in, or that takes several sessions."""
    return tuple(_told(r, minutes) for minutes in _ends(r))


def _ends(r: Methode) -> Iterator[int]:
    told = {form.duree.conseillee for form in r.variantes if form.duree} | {r.duree.conseillee}
    least, most = r.duree.min, r.duree.max
    if least not in told and shortest(r.etapes) <= least:
        yield least
    if most not in told and most <= SEVERAL * r.duree.conseillee:
        yield most


def _told(r: Methode, minutes: int) -> str:
    steps = shared(r.etapes, minutes)
    return f"En {duree(minutes)} : {', '.join(str(n) if n else LEFT for n in steps)}"
