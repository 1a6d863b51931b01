"""The questions of a course, and the sequence of a programme that works on each."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.formation import Module, Travail
from macros.model.records.programme import Programme


@dataclass(frozen=True, slots=True)
class Seance:
    """A question, what one does then, when (« jour 6, après-midi »), the address of that day, the
    programme's title."""

    question: str
    dit: str
    quand: str
    url: str
    programme: str


def seances(catalogue: Catalogue, module: Module) -> list[Seance]:
    """Return when a module's questions are worked on; those of a programme that is unread are left out."""
    return [
        _seance(catalogue, one, catalogue.programmes[one.programme])
        for one in module.travaux
        if one.programme in catalogue.programmes
    ]


def _seance(catalogue: Catalogue, one: Travail, programme: Entry[Programme]) -> Seance:
    half = catalogue.mot("demi_journees", one.demi_journee).nom.lower()
    tool = catalogue.methodes.get(one.sequence) or catalogue.fiches.get(one.sequence)
    return Seance(
        question=one.question,
        dit=one.dit,
        quand=f"jour {one.jour}, {half} : {tool.titre if tool else one.sequence}",
        url=f"~/{programme.url}#jour-{one.jour}",
        programme=programme.titre,
    )
