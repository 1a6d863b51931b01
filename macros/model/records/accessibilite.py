"""Where the site stands with each criterion of the RGAA, the French rules of web accessibility."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .common import IsoDate, Record, Text
from .outil import Source

Etat = Literal["machine", "personne", "conforme", "non-conforme", "non-applicable"]


def _number(value: str) -> str:
    if not re.fullmatch(r"\d{1,2}\.\d{1,2}", value):
        raise PydanticCustomError(
            "number", "un numéro comme « 1.2 » est attendu, « {value} » trouvé", {"value": value}
        )
    return value


class CritereRgaa(Record):
    """One criterion: its number, what it asks in our words, where it stands and why.

    etat: machine (an automatic test looks at it and finds nothing), personne (somebody must
    still judge), conforme or non-conforme (judged by somebody), non-applicable.
    """

    num: Annotated[str, AfterValidator(_number)]
    titre: Text
    etat: Etat
    preuve: Text
    essais: tuple[Text, ...] = ()


class ThemeRgaa(Record):
    """One of the thirteen themes."""

    nom: Text
    criteres: Annotated[tuple[CritereRgaa, ...], Field(min_length=1)]


class Accessibilite(Record):
    """The whole list; audit is the day on which somebody judged the site, if that took place."""

    version: Text
    mise_a_jour: IsoDate
    audit: IsoDate | None = None
    source: Source
    themes: tuple[ThemeRgaa, ...]

    @property
    def criteres(self) -> tuple[CritereRgaa, ...]:
        """Every criterion, theme after theme."""
        return tuple(critere for theme in self.themes for critere in theme.criteres)
