"""Every script of data that pages load from assets/donnees, by name."""

from __future__ import annotations

from collections.abc import Callable

from ..model.catalogue import Catalogue
from .donnees import Named, donnees
from .evaluation import grille, questionnaires
from .fiches_donnees import fiches_donnees
from .regles import regles

SCRIPTS: dict[str, Callable[[Catalogue, Named], str]] = {
    "outils": donnees,
    "fiches": fiches_donnees,
    "regles": regles,
    "questionnaires": questionnaires,
    "grille": grille,
}
