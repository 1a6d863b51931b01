"""The drawings of a line of a programme: its method's for the people who are there, or its own."""

from __future__ import annotations

from macros.model.clock.agenda import Creneau
from macros.model.clock.supplies import parallel
from macros.model.core.catalogue import Catalogue
from macros.model.records.methode import Etape, Methode

from .names import NONE
from .room import Room
from .steps import Dessin, storyboard

SURE = {"seul": "seul", "binome": "paires", "trio": "trios"}
"""What is true of a step whatever room it is lived in: its people, alone, by two or by three."""


def dessins_de(catalogue: Catalogue, creneau: Creneau, people: int) -> dict[str, Dessin]:
    """Return the drawing of each step of a line by its title, for as many people as one of the
    groups that live it side by side."""
    methode, steps = creneau.mene, creneau.etapes
    if methode is None:
        return {step.titre: _propre(catalogue, step, people) for step in steps}
    frames = storyboard(catalogue, methode, ensemble(methode, people), steps)
    return {step.titre: frame for step, frame in zip(steps, frames, strict=True)}


def ensemble(methode: Methode, people: int) -> int:
    """Return how many of some people live a method together: all, or the largest of the groups that
    live it side by side."""
    return max(parallel(people, methode), default=people)


def _propre(catalogue: Catalogue, step: Etape, people: int) -> Dessin:
    """Return the drawing of a step that no method holds: the figure that it names, or what is sure."""
    figure = step.figure or SURE.get(step.modalite, NONE)
    mots, motif = catalogue.vocabulaires["motifs"], step.motif or ""
    objet = mots[motif].nom if motif in mots else ""
    return Dessin(figure, Room(people, step.taille or 4, motif=motif), objet)
