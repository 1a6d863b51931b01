"""Minutes that hold: each method is recounted with its own number of people."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import minutes, pluriel

from ..base.problems import Problem
from ..clock.recompte import Manque, lacks
from ..core.catalogue import Catalogue
from .liens import fault


def recounted(catalogue: Catalogue) -> Iterator[Problem]:
    """Every step of a method holds in its minutes with as many people as the method welcomes, a form
    that tells its own steps too."""
    known = catalogue.vocabulaires
    for entry in catalogue.methodes.values():
        for lack in lacks(entry.record, known):
            yield fault(entry, ("etapes", lack.etape, "minutes"), _sentence(lack))
        for n, form in enumerate(entry.record.variantes):
            for lack in lacks(entry.record.sous_forme(form.titre), known) if form.etapes else ():
                where = ("variantes", n, "etapes", lack.etape, "minutes")
                yield fault(entry, where, _sentence(lack))


def _sentence(lack: Manque) -> str:
    people = pluriel(lack.personnes, "personne")
    able = f"tient jusqu’à {pluriel(lack.tient, 'personne')}" if lack.tient else "ne tient jamais"
    told = (
        f"à {people}, cette étape demande {minutes(lack.demande)} et en a {lack.donne}, elle {able}"
    )
    return f"{told} ; donner plus de minutes, compter moins de choses, ou baisser participants.max"


RULES = (recounted,)
