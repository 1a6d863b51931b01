"""A toolbox where a programme asks everyone for a proof of each objective, where it is verified."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan_of
from macros.model.records.sequence import Sequence


def avec_preuves(boite: Catalogue, slug: str, sauf: Collection[int] = ()) -> Catalogue:
    """Return a catalogue where the lines of a programme ask for the proof of what they evaluate,
    some objectives left out."""

    def asked(line: Sequence) -> Sequence:
        kept = tuple(n for n in line.evalue if n not in sauf)
        return line.model_copy(update={"preuve": kept})

    plan = plan_of(boite, slug)
    places = {(s.rang, s.nom): tuple(asked(c.sequence) for c in s.creneaux) for s in plan.sessions}
    days = []
    for rang, jour in enumerate(plan.programme.jours):
        halves = {
            nom: half.model_copy(update={"sequences": places[rang, nom]})
            for nom, half in jour.halves
        }
        days.append(jour.model_copy(update=halves))
    entry = boite.programmes[slug]
    written = plan.programme.model_copy(update={"jours": tuple(days)})
    changed = replace(entry, record=written)
    return replace(boite, programmes={**boite.programmes, slug: changed})
