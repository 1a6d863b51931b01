"""Something that goes wrong in a group, as people say it, and what to try first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import IsoDate, Record, Slug, Text, word_of
from .outil import Essais, Relectures

Geste = Annotated[Text, Field(max_length=220)]
"""What one does or says standing: short enough to be held in mind."""


class Recours(Record):
    """A tool to try, and why it comes here: one of the three names, and one only."""

    FORM = "{ methode: meteo-interieure, pourquoi: Savoir d’abord comment va le groupe. }"

    methode: Slug | None = None
    fiche: Slug | None = None
    gouvernance: Slug | None = None
    pourquoi: Text

    @property
    def nomme(self) -> tuple[tuple[str, str, str], ...]:
        """What it names: the field, the kind, the slug of each; one when it is well written."""
        given = (
            ("methode", "methodes", self.methode),
            ("fiche", "fiches", self.fiche),
            ("gouvernance", "gouvernance", self.gouvernance),
        )
        return tuple((field, kind, slug) for field, kind, slug in given if slug)


class Situation(Record):
    """What people say when it is stuck, the question to ask oneself first, the tools in order, what
    to avoid, the sign that it changes; sur_le_moment: what to do or say within thirty seconds, when
    it happens in a room; politique: what no method will settle."""

    phrase: Annotated[Text, Field(max_length=80)]
    famille: Annotated[str, word_of("familles_situations")]
    se_dit_aussi: Annotated[tuple[Text, ...], Field(min_length=2)]
    sur_le_moment: Annotated[tuple[Geste, ...], Field(max_length=3)] = ()
    avant_tout: Annotated[Text, Field(max_length=200)]
    recours: Annotated[tuple[Recours, ...], Field(min_length=2, max_length=4)]
    eviter: Annotated[tuple[Text, ...], Field(min_length=1)]
    signe: Text
    politique: Text | None = None
    indicateurs: tuple[Slug, ...] = ()
    voir_aussi: tuple[Slug, ...] = ()
    etat: Annotated[str, word_of("etats")]
    relectures: Relectures = ()
    essais: Essais = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
