"""Rules of territories: who is named has a reason, a day to read again comes after the last reading."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from .liens import fault


def named_for_a_reason(catalogue: Catalogue) -> Iterator[Problem]:
    """A group of residents is named with a reason that it could be told, or once it agreed."""
    for home in catalogue.territoires.values():
        for part in ("acteurs", "reseaux"):
            for n, one in enumerate(getattr(home.record, part)):
                if one.type == "collectif" and not (one.raison or one.accord):
                    sentence = (
                        f"« {one.nom} » est un collectif d’habitants : écrire « raison » (ce qu’on lui "
                        "dirait pour l’avoir cité) ou « accord » (le jour où il a dit oui), ou le retirer"
                    )
                    yield fault(home, (part, n), sentence)


def read_again_later(catalogue: Catalogue) -> Iterator[Problem]:
    """The day before which a territory is read again comes after that on which it was last read."""
    for home in catalogue.territoires.values():
        due = home.record.relire_avant
        if due is not None and due <= home.record.mise_a_jour:
            sentence = (
                "« relire_avant » ne vient pas après « mise_a_jour » ; choisir un jour plus tard"
            )
            yield fault(home, ("relire_avant",), sentence)


RULES = (named_for_a_reason, read_again_later)
