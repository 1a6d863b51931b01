"""Rules: of one file, each reads what it holds; between records, each reads the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.kept import digest
from macros.memory import Memory

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from . import (
    accessibilite,
    cas,
    coherence,
    competences,
    cours,
    doubles,
    droit,
    ecriture,
    exemples,
    histoire,
    horaires,
    images,
    incomplets,
    liens,
    lignes,
    nommes,
    notation,
    outils,
    planning,
    recherche,
    recompte,
    retours,
    sessions,
    seuls,
    simples,
    situations,
    sources,
    supports,
    territoires,
    textes,
    vie,
)
from .doubles import is_tool

RuleOfOne = Callable[[AnyEntry], Iterable[Problem]]
Rule = Callable[[Catalogue], Iterable[Problem]]

OF_ONE: tuple[RuleOfOne, ...] = (
    *textes.OF_ONE,
    *ecriture.OF_ONE,
    *notation.OF_ONE,
    *coherence.OF_ONE,
    *vie.OF_ONE,
    *simples.OF_ONE,
)

RULES: tuple[Rule, ...] = (
    *liens.RULES,
    *coherence.RULES,
    *incomplets.RULES,
    *outils.RULES,
    *exemples.RULES,
    *histoire.RULES,
    *recompte.RULES,
    *cours.RULES,
    *cas.RULES,
    *planning.RULES,
    *lignes.RULES,
    *horaires.RULES,
    *doubles.RULES,
    *accessibilite.RULES,
    *retours.RULES,
    *situations.RULES,
    *recherche.RULES,
    *supports.RULES,
    *sources.RULES,
    *droit.RULES,
    *seuls.RULES,
    *images.RULES,
    *territoires.RULES,
    *nommes.RULES,
    *competences.RULES,
    *sessions.RULES,
)


def judge(catalogue: Catalogue) -> list[Problem]:
    """Return every problem that the rules find, file after file, then rule after rule."""
    beside = (*catalogue.supports.values(), *catalogue.affaires.values())
    written = (*catalogue.files(), *beside)
    alone = [problem for entry in written for problem in of_one(entry)]
    return [*alone, *(problem for rule in RULES for problem in rule(catalogue))]


_ALONE: Memory[tuple[Problem, ...]] = Memory("rules of one")


def of_one(entry: AnyEntry) -> tuple[Problem, ...]:
    """Return what is wrong in a file whatever the others say, found once as long as it is the same."""
    beside = f"{is_tool(entry)} {getattr(entry.record, 'etat', '')}"
    key = entry.document.mark and digest(entry.document.mark, beside)
    return _ALONE.of(key, lambda: tuple(p for rule in OF_ONE for p in rule(entry)))
