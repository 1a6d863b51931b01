"""A line of the agenda: what is written of it, and the seven natures that it may have."""

from __future__ import annotations

from typing import Annotated, ClassVar, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..source.written import WrittenAs
from .common import Duree, Minutes, Objectif, People, Record, Slug, Text, Time, word_of
from .methode import Etape, Materiel


class _Line(Record):
    """What a line says whatever its nature; evalue names the objectives whose success criterion
    is verified here, preuve those of which each person gives a proof of his own, preuve_dite how that
    proof is given here, in place of the course's sentence; question is what the trainer asks, in
    place of the tool's own; laisse what it leaves besides what its tool does.

    etapes are its own steps, in place of its tool's: those of one turn, for a trial run. materiel is
    brought besides its tool's things, or instead of those of the same name; sans_materiel drops those
    whose name holds one of its words; groupes is how many people work together at most.
    """

    nature: ClassVar[str]

    heure: Time | None = None
    objectifs: tuple[Objectif, ...] = ()
    evalue: tuple[Objectif, ...] = ()
    preuve: tuple[Objectif, ...] = ()
    preuve_dite: Text | None = None
    laisse: tuple[Annotated[str, word_of("acquis")], ...] = ()
    question: Text | None = None
    note: Text | None = None
    etapes: tuple[Etape, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    sans_materiel: tuple[Text, ...] = ()
    groupes: People | None = None


OWN = (
    "question",
    "note",
    "preuve_dite",
    "groupes",
    "champs",
    "sans_materiel",
    "materiel",
    "etapes",
)
"""What a trainer writes of how a line is led, in the order of its file; it stays when the line is
chosen again."""
MARKS = ("objectifs", "evalue", "preuve")
"""What a line counts for: a kept line that writes one of them, even empty, is believed."""


class UseOfTool(_Line):
    """A line that gives time to a tool, found by its kind and its slug."""

    KIND: ClassVar[str]

    @property
    def slug(self) -> str:
        """The slug of the tool."""
        return str(getattr(self, self.nature))


class SequenceMethode(UseOfTool):
    """A method led, in fixed minutes, between bounds of its own, or else between the method's or its
    form's; forme is the title of one of its variants."""

    nature = "methode"
    KIND = "methodes"

    methode: Slug
    forme: Text | None = None
    temps: Minutes | Duree | None = None


class Production(UseOfTool):
    """Time to fill a sheet, or its lighter version; champs, when only some of its fields are filled
    then."""

    nature = "production"
    KIND = "fiches"

    production: Slug
    legere: bool = False
    champs: tuple[Slug, ...] = ()
    temps: Minutes | Duree


class SequenceQuestionnaire(UseOfTool):
    """Time to answer a questionnaire."""

    nature = "questionnaire"
    KIND = "questionnaires"

    questionnaire: Slug
    temps: Minutes | Duree


class Apport(_Line):
    """What the trainers bring or lead in their own words."""

    nature = "apport"

    apport: Text
    temps: Minutes | Duree


class Pause(_Line):
    """A break, in minutes."""

    nature = "pause"

    pause: Minutes


class Marge(_Line):
    """Minutes left free, for signatures, moving, lateness."""

    nature = "marge"

    marge: Minutes


class MiseEnSituation(_Line):
    """A trial run by trainees, one after the other: everyone when personnes is absent; in several
    rooms at once, personnes in each."""

    nature = "mise_en_situation"

    mise_en_situation: Text
    minutes_par_personne: Minutes
    personnes: People | None = None
    salles: Annotated[int, Field(ge=1, le=4)] = 1

    def passages(self, participants: int) -> int:
        """Return how many people lead one after the other in each room."""
        return self.personnes or -(-participants // self.salles)


Nature = (
    SequenceMethode | Apport | Pause | Marge | Production | MiseEnSituation | SequenceQuestionnaire
)
_NATURES: dict[str, type[Nature]] = {one.nature: one for one in get_args(Nature)}


_NAMES = {int: "minutes", Duree: "duree"}
"""How a file names the time of a line."""


class WrittenSequence(Record):
    """A line as a file writes it: exactly one nature, and the fields that go with it."""

    methode: Slug | None = None
    apport: Text | None = None
    pause: Minutes | None = None
    marge: Minutes | None = None
    production: Slug | None = None
    mise_en_situation: Text | None = None
    questionnaire: Slug | None = None
    minutes: Minutes | None = None
    duree: Duree | None = None
    minutes_par_personne: Minutes | None = None
    personnes: People | None = None
    salles: Annotated[int, Field(ge=1, le=4)] = 1
    forme: Text | None = None
    legere: bool = False
    heure: Time | None = None
    objectifs: tuple[Objectif, ...] = ()
    evalue: tuple[Objectif, ...] = ()
    preuve: tuple[Objectif, ...] = ()
    preuve_dite: Text | None = None
    laisse: tuple[Annotated[str, word_of("acquis")], ...] = ()
    question: Text | None = None
    note: Text | None = None
    etapes: tuple[Etape, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    sans_materiel: tuple[Text, ...] = ()
    groupes: People | None = None
    champs: tuple[Slug, ...] = ()

    @property
    def temps(self) -> int | Duree | None:
        """The time that is written, fixed or not."""
        return self.minutes or self.duree

    @property
    def sequence(self) -> Nature:
        """The line, of its one nature; it remembers which of its fields the file writes."""
        made = _NATURES[self._natures()[0]]
        whole = {name: getattr(self, name) for name in made.model_fields}
        return made.model_construct(_fields_set=self.model_fields_set & whole.keys(), **whole)

    @classmethod
    def of(cls, line: Nature) -> WrittenSequence:
        """Return how a file writes a line."""
        told = dict(line)
        temps = told.pop("temps", None)
        return cls.model_construct(**told, **{_NAMES[type(temps)]: temps} if temps else {})

    def _natures(self) -> list[str]:
        return [name for name in _NATURES if getattr(self, name) is not None]

    @model_validator(mode="after")
    def _one_nature(self) -> WrittenSequence:
        given = self._natures()
        if len(given) != 1:
            raise PydanticCustomError(
                "nature",
                "une séquence est soit une methode, soit un apport, une pause, une marge, une "
                "production, un questionnaire ou une mise_en_situation ; en écrire une seule",
            )
        self._timed(given[0])
        return self

    def _timed(self, nature: str) -> None:
        told = [name for name in ("minutes", "duree") if getattr(self, name) is not None]
        if nature in {"apport", "production", "questionnaire"} and not told:
            raise PydanticCustomError("minutes", "le champ « minutes » manque à cette séquence")
        for name in ("minutes_par_personne", "personnes"):
            if getattr(self, name) is not None and nature != "mise_en_situation":
                raise PydanticCustomError(
                    "per_person",
                    "« {name} » ne va qu’avec « mise_en_situation » ; le retirer",
                    {"name": name},
                )
        if nature == "mise_en_situation" and self.minutes_par_personne is None:
            raise PydanticCustomError(
                "per_person", "le champ « minutes_par_personne » manque à cette mise en situation"
            )
        if self.forme is not None and nature != "methode":
            raise PydanticCustomError("form", "« forme » ne va qu’avec « methode » ; la retirer")
        if self.legere and nature != "production":
            raise PydanticCustomError(
                "light", "« legere » ne va qu’avec « production » ; la retirer"
            )
        self._led(nature)
        if nature in {"pause", "marge", "mise_en_situation"} and told:
            given = "minutes_par_personne" if nature == "mise_en_situation" else nature
            raise PydanticCustomError(
                "told_twice",
                "« {given} » donne déjà la durée ; retirer « {told} »",
                {"given": given, "told": told[0]},
            )
        if len(told) == 2:
            raise PydanticCustomError(
                "told_twice",
                "« minutes » fixe la durée et « duree » la laisse bouger ; retirer l’un des deux",
            )

    @model_validator(mode="after")
    def _one_proof(self) -> WrittenSequence:
        if self.preuve_dite and len(self.preuve) != 1:
            raise PydanticCustomError(
                "proof",
                "« preuve_dite » dit comment se donne la preuve d’un seul objectif ; écrire avec elle "
                "« preuve: [2] », ou la retirer",
            )
        return self

    def _led(self, nature: str) -> None:
        """Refuse what says how to lead a time that nobody leads, and fields that no sheet has."""
        if self.champs and nature != "production":
            raise PydanticCustomError(
                "fields", "« champs » ne va qu’avec « production » ; les retirer"
            )
        for name in ("etapes", "materiel", "sans_materiel", "groupes"):
            if getattr(self, name) and nature in {"pause", "marge"}:
                raise PydanticCustomError(
                    "led",
                    "une {nature} n’a ni étapes, ni matériel, ni groupes ; retirer « {name} »",
                    {"nature": nature, "name": name},
                )


Sequence = Annotated[
    Nature,
    WrittenAs(WrittenSequence, lambda line: line.sequence, WrittenSequence.of, get_args(Nature)),
]
"""One line of the agenda, of one nature."""
