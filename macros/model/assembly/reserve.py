"""A programme as it is composed for its group: private limits join its own, for the time of a choice."""

from __future__ import annotations

from ..core.catalogue import Catalogue
from ..records.prive import Prive
from ..records.programme import Contraintes, Programme
from .limits import rank

LEVELS = (("lecture", "lectures"), ("mobilite", "mobilites"))


def reserve(programme: Programme, prive: Prive | None, catalogue: Catalogue) -> Programme:
    """Return a programme with the stricter of its own limits and of the private ones."""
    if prive is None:
        return programme
    own = programme.contraintes
    limits = {name: _stricter(own, prive, name, words, catalogue) for name, words in LEVELS}
    return programme.model_copy(update={"contraintes": own.model_copy(update=limits)})


def _stricter(
    own: Contraintes, prive: Prive, name: str, words: str, catalogue: Catalogue
) -> str | None:
    asked = [w for w in (getattr(own, name), getattr(prive.limites, name)) if w is not None]
    return min(asked, key=lambda word: rank(catalogue, words, word), default=None)
