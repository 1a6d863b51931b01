"""Every script of data that pages load from assets/donnees, by name."""

from __future__ import annotations

from collections.abc import Callable

from macros.model.core.catalogue import Catalogue

from .evaluation import grille, questionnaires
from .fiches import fiches_donnees
from .outils import Named, donnees
from .regles import regles

SCRIPTS: dict[str, Callable[[Catalogue, Named], str]] = {
    "outils": donnees,
    "fiches": fiches_donnees,
    "regles": regles,
    "questionnaires": questionnaires,
    "grille": grille,
}
