"""Letters, notes and consents to complete: what lettres.yml holds, block after block."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.french import enumeration

from .common import SLUG, Record
from .papiers import Phrase, Phrases

NATURES = ("texte", "titre", "choix", "champs", "lignes", "tableau", "signatures")
"""What a block may be, one only."""


class Bloc(Record):
    """A block of a letter: a sentence whose blanks stand between square brackets, a heading, boxes to
    tick, names of fields to fill, lines to write on under a name, a table of empty rows, or who signs;
    nombre is how many lines or rows."""

    FORM: ClassVar[str] = '{ texte: "Le [date], à [lieu]." }'
    KNOWN: ClassVar[tuple[str, ...]] = NATURES

    texte: Phrase | None = None
    titre: Phrase | None = None
    choix: Phrases | None = None
    champs: Phrases | None = None
    lignes: Phrase | None = None
    tableau: Phrases | None = None
    signatures: Phrases | None = None
    nombre: Annotated[int, Field(ge=1, le=20)] = 3

    @property
    def nature(self) -> str:
        """What the block is."""
        return next(name for name in self.KNOWN if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_nature(self) -> Self:
        given = [name for name in self.KNOWN if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "block",
                "un bloc est soit {natures} ; en écrire un seul",
                {"natures": enumeration(self.KNOWN, "ou")},
            )
        if self.texte and self.texte.count("[") != self.texte.count("]"):
            raise PydanticCustomError(
                "blank", "un blanc s’ouvre par « [ » et se ferme par « ] » ; un crochet manque"
            )
        return self


class Lettre(Record):
    """A paper to complete: its title, what it serves for, what a person confirms before it leaves,
    its blocks; entete: the organisation's address stands at its head; sans_titre: a letter, that does
    not bear its title; grand: in large letters, for those who meet it on a counter."""

    titre: Phrase
    usage: Phrase
    confirmer: Phrases
    entete: bool = True
    sans_titre: bool = False
    grand: bool = False
    corps: Annotated[tuple[Bloc, ...], Field(min_length=1)]


def _named(lettres: dict[str, Lettre]) -> dict[str, Lettre]:
    for name in lettres:
        if not SLUG.match(name):
            raise PydanticCustomError(
                "letter_name",
                "« {name} » nomme un fichier : minuscules sans accent, chiffres et tirets seulement",
                {"name": name},
            )
    return lettres


class Lettres(Record):
    """Every paper to complete, by the name of its file: what lettres.yml holds."""

    avertissement: Phrase
    lettres: Annotated[dict[str, Lettre], AfterValidator(_named)]
