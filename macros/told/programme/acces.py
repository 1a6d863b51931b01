"""How one enrols in a programme and who may pay: in its own words when it is shorter than its course."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.records.formation import Formation
from macros.model.records.programme import Programme

FINANCEMENT = "Financement : à voir avec l’organisme."
"""What is said of funding where that of the whole course would frighten people away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acces:
    """How one is admitted, enrols and is funded, step by step; what does not apply is empty."""

    admission: str
    inscription: str
    etapes: tuple[str, ...]
    prises_en_charge: tuple[str, ...]
    conseil: str

    @property
    def financement(self) -> tuple[str, ...]:
        """Everything that is said of funding."""
        return (*self.prises_en_charge, self.conseil)


def acces(programme: Programme, formation: Formation) -> Acces:
    """Return how one enrols: as the programme says when it has its own way, or as its course does."""
    if own := propre(programme, formation):
        return Acces(
            admission="", inscription=own, etapes=(), prises_en_charge=(), conseil=FINANCEMENT
        )
    return de_la_formation(formation)


def de_la_formation(formation: Formation) -> Acces:
    """Return how one enrols in a course."""
    return Acces(
        admission=formation.admission,
        inscription=formation.acces.inscription,
        etapes=formation.acces.etapes,
        prises_en_charge=formation.financement.prises_en_charge,
        conseil=f"{formation.financement.cpf} {formation.financement.conseil}",
    )


def propre(programme: Programme, formation: Formation) -> str:
    """Return a programme's own way of enrolling; nothing when it is as long as its course."""
    whole = programme.minutes >= formation.duree.heures * 60
    return "" if whole else programme.acces or ""
