"""What a step counts, when how long it takes depends on how many people there are."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .common import Record, word_of

Number = Annotated[int, Field(ge=1, le=2400)]


class Compte(Record):
    """One act of a step, how many times each does it, and the seconds of one when the step says its
    own: the list « actes » holds the others.

    par: once for all, by each person, by each member of a small group (groups work at the same
    time), or by each group. de: how many are in the groups counted, when not those of the step.
    au_plus: never more in all.
    """

    FORM: ClassVar[str] = "{ acte: parole, par: personne }"

    acte: Annotated[str, word_of("actes")]
    par: Annotated[str, word_of("comptes_par")] = "seance"
    nombre: Number = 1
    secondes: Number | None = None
    de: Annotated[int, Field(ge=2, le=40)] | None = None
    au_plus: Number | None = None
