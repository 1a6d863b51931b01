"""A warning on a plan, what accepts it, and what rules that warn ask of a slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..clock.agenda import Creneau
from ..core.catalogue import Catalogue
from ..records.methode import Methode
from ..records.programme import Acceptation
from ..records.sequence import Apport, Marge, Pause, SequenceQuestionnaire
from .planning import Plan


@dataclass(frozen=True, slots=True)
class Avertissement:
    """One warning: its word in the vocabulary, its place in the programme, a French sentence."""

    code: str
    phrase: str
    rang: int | None = None
    nom: str | None = None
    objectif: int | None = None

    def accepted_by(self, acceptation: Acceptation) -> bool:
        """Say whether an acceptance covers this warning."""
        wished = (acceptation.jour, acceptation.demi_journee, acceptation.objectif)
        jour = None if self.rang is None else self.rang + 1
        pairs = zip(wished, (jour, self.nom, self.objectif), strict=True)
        same = all(wish is None or wish == found for wish, found in pairs)
        return same and acceptation.avertissement == self.code


Rule = Callable[[Plan, Catalogue], Iterator[Avertissement]]


def lived(creneau: Creneau) -> bool:
    """Say whether a slot is neither a break nor minutes left free."""
    return not isinstance(creneau.sequence, Pause | Marge)


def opens(creneau: Creneau) -> bool:
    """Say whether a slot may open a day."""
    methode = methode_of(creneau)
    return isinstance(creneau.sequence, Apport) or bool(methode and methode.moment == "ouvrir")


def closes(creneau: Creneau) -> bool:
    """Say whether a slot may close a day."""
    methode = methode_of(creneau)
    said = isinstance(creneau.sequence, Apport | SequenceQuestionnaire)
    return said or bool(methode and methode.moment == "clore")


def methode_of(creneau: Creneau) -> Methode | None:
    """Return the method that a slot leads, if any."""
    return creneau.methode.record if creneau.methode else None
