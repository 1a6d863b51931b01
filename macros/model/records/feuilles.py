"""Sheets of labels and of cards: where each one lies on an A4, in millimetres."""

from __future__ import annotations

from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .common import SLUG, Record, Text
from .papiers import Phrase, Phrases

LARGEUR, HAUTEUR = 210.0, 297.0
"""An A4 standing, in mm (ISO 216)."""

Mm = Annotated[float, Field(ge=0, le=HAUTEUR, strict=False)]
Nombre = Annotated[int, Field(ge=1, le=40)]


class Case(NamedTuple):
    """A place of a sheet: its corner at the top left and its size, in mm."""

    x: float
    y: float
    largeur: float
    hauteur: float


class Feuille(Record):
    """A sheet: its name, what it serves for, the size of a label, how many stand side by side and
    one under the other, the corner of the first, and the way from one to the next, gaps included; pli:
    each is folded in the middle, to stand on a table."""

    nom: Text
    usage: Text
    largeur: Mm
    hauteur: Mm
    colonnes: Nombre
    rangs: Nombre
    gauche: Mm
    haut: Mm
    pas_x: Mm
    pas_y: Mm
    pli: bool = False

    @property
    def cases(self) -> tuple[Case, ...]:
        """Every place of the sheet, row after row: the first is « case 1 »."""
        return tuple(
            Case(
                round(self.gauche + column * self.pas_x, 2),
                round(self.haut + row * self.pas_y, 2),
                self.largeur,
                self.hauteur,
            )
            for row in range(self.rangs)
            for column in range(self.colonnes)
        )

    @model_validator(mode="after")
    def _on_its_sheet(self) -> Self:
        _across(self.colonnes, self.gauche, self.pas_x, self.largeur, "pas_x", "largeur", LARGEUR)
        _across(self.rangs, self.haut, self.pas_y, self.hauteur, "pas_y", "hauteur", HAUTEUR)
        return self


def _across(
    count: int, first: float, step: float, size: float, step_name: str, size_name: str, sheet: float
) -> None:
    """Refuse labels that lie over one another, or off the sheet, in one direction."""
    if count > 1 and step < size:
        raise PydanticCustomError(
            "over",
            "deux étiquettes se recouvrent : « {step_name} » ({step} mm) est plus petit que "
            "« {size_name} » ({size} mm) ; mesurer d’un bord d’étiquette au même bord de la suivante",
            {"step_name": step_name, "size_name": size_name, "step": _mm(step), "size": _mm(size)},
        )
    end = round(first + (count - 1) * step + size, 2)
    if end > sheet:
        raise PydanticCustomError(
            "off",
            "la dernière étiquette finit à {end} mm, la feuille à {sheet} mm ; "
            "revoir « {size_name} », « {step_name} » ou le nombre d’étiquettes",
            {"end": _mm(end), "sheet": _mm(sheet), "size_name": size_name, "step_name": step_name},
        )


def _mm(value: float) -> str:
    return f"{value:g}".replace(".", ",")


class Calibrage(Record):
    """What the page that proves the printer asks to look at, one thing after the other."""

    presentation: Phrase
    gestes: Phrases


def _named(feuilles: dict[str, Feuille]) -> dict[str, Feuille]:
    for name in feuilles:
        if not SLUG.match(name):
            raise PydanticCustomError(
                "sheet_name",
                "« {name} » nomme une feuille : minuscules sans accent, chiffres et tirets seulement",
                {"name": name},
            )
    return feuilles


class Feuilles(Record):
    """What feuilles.yml holds: what the page that proves the printer says, then every sheet by the
    name that one types."""

    calibrage: Calibrage
    feuilles: Annotated[dict[str, Feuille], AfterValidator(_named)]
