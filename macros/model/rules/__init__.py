"""Rules between records: each one reads the catalogue and yields the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from . import (
    accessibilite,
    cours,
    doubles,
    ecriture,
    exemples,
    horaires,
    incomplets,
    liens,
    notation,
    outils,
    planning,
    textes,
)

Rule = Callable[[Catalogue], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    *liens.RULES,
    *incomplets.RULES,
    *outils.RULES,
    *exemples.RULES,
    *cours.RULES,
    *planning.RULES,
    *horaires.RULES,
    *textes.RULES,
    *ecriture.RULES,
    *notation.RULES,
    *doubles.RULES,
    *accessibilite.RULES,
)


def judge(catalogue: Catalogue) -> list[Problem]:
    """Return every problem that the rules find, rule after rule."""
    return [problem for rule in RULES for problem in rule(catalogue)]
