"""Rules of the search: what it filters by is there, and a form means one thing."""

from __future__ import annotations

from collections.abc import Iterator

from macros.french import sans_accents

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..core.kinds import KINDS
from .liens import fault

LISTS = {liste: kind for kind in KINDS.values() for _, liste in kind.words}
"""The closed lists that tools are filtered by."""


def kept(catalogue: Catalogue) -> Iterator[Problem]:
    """A filter keeps words of a list that tools are described by."""
    entry = catalogue.recherche
    if entry is None:
        return
    for n, filtre in enumerate(entry.record.filtres):
        words = catalogue.vocabulaires.get(filtre.liste, {})
        if filtre.liste not in LISTS:
            sentence = f"la liste « {filtre.liste} » ne filtre rien ; {remedy(filtre.liste, LISTS)}"
            yield fault(entry, ("filtres", n, "liste"), sentence)
        for k, mot in enumerate(filtre.mots):
            if words and mot not in words:
                where = ("filtres", n, "mots", k)
                sentence = f"« {mot} » n’est pas dans la liste « {filtre.liste} »"
                yield fault(entry, where, f"{sentence} ; {remedy(mot, words)}")


def once(catalogue: Catalogue) -> Iterator[Problem]:
    """A form is the synonym of one thing only."""
    entry = catalogue.recherche
    if entry is None:
        return
    seen: set[str] = set()
    for n, synonyme in enumerate(entry.record.synonymes):
        for form in map(str.strip, synonyme.dit.split(",")):
            if sans_accents(form) in seen:
                sentence = f"« {form} » est déjà dit plus haut ; le garder une seule fois"
                yield fault(entry, ("synonymes", n, "dit"), sentence)
            seen.add(sans_accents(form))


RULES = (kept, once)
