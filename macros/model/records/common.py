"""What every record shares: strictness, text, slugs, dates, times and words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from ..base.bounds import MOST_FOREIGN
from ..base.meant import clock, iso_date
from ..base.names import slugify
from ..base.problems import allowed, found, plain, remedy
from ..base.row_slips import hidden_space

LISTS = {"langues", "odd", "questions_relecture"}
"""The closed lists that vocabulaires.yml must hold: those of word_of, and those the code itself uses."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class Record(BaseModel):
    """A frozen value read from a file: unknown fields and silent conversions are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    FORM: ClassVar[str] = ""
    """How its fields are written on one line, when an example helps more than their names."""


class Mot(Record):
    """One word of a closed list, its name for people, what it means, what they say instead, the
    words of its list that it is worth too, what is asked of who brings it
    and how that time is called; of a supply, by how many it is sold, whether it is used up, or drawn; of an act, the seconds of one."""

    nom: str
    aide: str = ""
    mots: str = ""
    cibles: tuple[str, ...] = ()
    vaut: tuple[str, ...] = ()
    question: str = ""
    tour: str = ""
    paquet: Annotated[int, Field(ge=0, le=1000)] = 0
    consommable: bool = False
    dessiner: bool = False
    secondes: Annotated[int, Field(ge=0, le=2400)] = 0


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _few(listes: dict[str, dict[str, Mot]]) -> dict[str, dict[str, Mot]]:
    count = sum(len(mot.mots.split(",")) for mot in listes.get("langues", {}).values())
    for code in listes.get("langues", {}):
        if not _LANGUAGE.fullmatch(code):
            raise PydanticCustomError(
                "language",
                "« {code} » n’est pas le code d’une langue ; par exemple en",
                {"code": code},
            )
    if count > MOST_FOREIGN:
        raise PydanticCustomError(
            "foreign",
            "la liste « langues » a {count} mots, {most} au plus ; en retirer",
            {"count": count, "most": MOST_FOREIGN},
        )
    return listes


class Listes(RootModel[Annotated[dict[str, dict[str, Mot]], AfterValidator(_few)]]):
    """Every closed list, by name: what vocabulaires.yml holds."""

    model_config = ConfigDict(frozen=True, strict=True)


TITLES = " titres"
"""Under this key of the context of a reading, what finds the name of a tool from its title."""


def _slug(value: str, info: ValidationInfo) -> str:
    if not SLUG.match(value):
        called = (info.context or {}).get(TITLES)
        meant = (called(value) if called else None) or slugify(value[:200])
        raise PydanticCustomError(
            "slug",
            "un identifiant en minuscules sans accent, mots séparés par des tirets, "
            "est attendu, « {value} » trouvé{remedy}",
            {"value": value, "remedy": f" ; écrire « {meant} »" if meant else ""},
        )
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "le texte est vide ; l’écrire ou retirer le champ")
    return value.strip()


def _iso_date(value: object) -> date:
    try:
        # Weeks and months are counted from a date: those of the first and last years have none.
        if isinstance(value, str) and re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError(
            "date", "la date « {value} » n’existe pas au calendrier", {"value": value}
        ) from None
    said = iso_date(plain(value))
    raise PydanticCustomError(
        "date",
        "une date année-mois-jour est attendue, {found} ; {remedy}",
        {"found": found(value), "remedy": f"écrire {said}" if said else "par exemple 2026-02-03"},
    )


def _month(value: str) -> str:
    if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", value):
        raise PydanticCustomError(
            "month",
            "un mois est attendu, « {value} » trouvé ; par exemple 2026-11",
            {"value": value},
        )
    return value


def _time(value: object) -> int:
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", value) if isinstance(value, str) else None
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return int(match[1]) * 60 + int(match[2])
    said = clock(plain(value))
    raise PydanticCustomError(
        "time",
        "une heure est attendue, {found} ; {remedy}",
        {"found": found(value), "remedy": f'écrire "{said}"' if said else 'par exemple "09:30"'},
    )


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
        spaced = re.search(r"\s", value)
        remede = "en retirer les espaces" if spaced else "elle commence par https://"
        raise PydanticCustomError(
            "url",
            "une adresse complète est attendue, « {value} » trouvé ; {remedy}",
            {"value": value, "remedy": remede},
        )
    return value


def _postcode(value: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", value):
        raise PydanticCustomError("postcode", 'cinq chiffres sont attendus, par exemple "13001"')
    return value


def _choice(_word: str, words: Iterable[str]) -> str:
    return allowed(words)


@dataclass(frozen=True)
class WordOf(AfterValidator):
    """Judges a word by a closed list of vocabulaires.yml, and keeps the name of the list."""

    liste: str


def word_of(name: str, *, near: bool = True) -> WordOf:
    """Return a validator that accepts only the words of one closed list of vocabulaires.yml; near:
    whether the nearest word is proposed, which for a right or a consent would invite to a lie."""
    LISTS.add(name)

    def check(value: object, info: ValidationInfo) -> object:
        words = (info.context or {}).get(name)
        if words is not None and str(value) not in words:
            if str(value).strip() in words:
                raise PydanticCustomError(
                    "space",
                    "{space} autour de « {value} » ; l’effacer",
                    {
                        "space": hidden_space(str(value)) or "une espace se cache",
                        "value": str(value).strip(),
                    },
                )
            raise PydanticCustomError(
                "word",
                "« {value} » n’est pas dans la liste « {list} » ; {remedy}",
                {
                    "value": value,
                    "list": name,
                    "remedy": (remedy if near else _choice)(str(value), words),
                },
            )
        return value

    return WordOf(check, name)


Slug = Annotated[str, AfterValidator(_slug)]
Text = Annotated[str, AfterValidator(_text)]
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Time = Annotated[int, BeforeValidator(_time)]
"""A time of day, written "HH:MM", kept as minutes since midnight."""
Mois = Annotated[str, AfterValidator(_month)]
"""A month of this century, as 2026-11."""
Url = Annotated[str, AfterValidator(_url)]
Postcode = Annotated[str, AfterValidator(_postcode)]
Minutes = Annotated[int, Field(ge=1, le=2400)]
"""A duration in whole minutes, from 1 to 2,400 (five days of eight hours)."""
People = Annotated[int, Field(ge=1, le=5000)]
Objectif = Annotated[int, Field(ge=1)]
Level = Annotated[int, Field(ge=1, le=3)]


class Source(Record):
    """What a tool leans on: a page or a book, whose it is, who published it and when; version: the
    day of the version of an article of law that was read; lu_le: when, if it is not the file's own day.

    consulte_pour says what it was read for; reference_pour, of a work of the field that nobody opened
    to write the tool, says what it is known for. One of them, never both: what was not read is not
    said to be.
    """

    FORM: ClassVar[str] = "{ auteur: …, titre: …, editeur: …, annee: 1997, reference_pour: … }"

    titre: Text
    auteur: Text | None = None
    editeur: Text | None = None
    annee: Annotated[int, Field(ge=1500, le=2100)] | None = None
    version: IsoDate | None = None
    lu_le: IsoDate | None = None
    url: Url | None = None
    consulte_pour: Text | None = None
    reference_pour: Text | None = None

    @property
    def cite(self) -> str:
        """How it is quoted: author, title, publisher and year, as far as they are told."""
        year = str(self.annee) if self.annee else None
        known = (self.auteur, self.titre, self.editeur, year)
        return ", ".join(part for part in known if part)

    @property
    def pourquoi(self) -> str:
        """What it was read for, or is known for."""
        return self.consulte_pour or self.reference_pour or ""


class Origine(Record):
    """Where a tool comes from, as far as is known."""

    auteur: Text
    annee: int | None = None
    oeuvre: Text | None = None
    note: Text | None = None


class Range(Record):
    """A smallest and a largest value, in people."""

    FORM: ClassVar[str] = "{ min: 4, max: 20 }"

    min: People
    max: People


class Duree(Record):
    """The shortest, advised and longest duration of a method or of its use, in minutes."""

    FORM: ClassVar[str] = "{ min: 15, conseillee: 20, max: 30 }"

    min: Minutes
    conseillee: Minutes
    max: Minutes


class Image(Record):
    """A photo or a drawing beside a tool's file: its name in the folder « images » there, what it
    says to who does not see it, who made it, what may be done with it, and the people that one may
    recognise in it: none, blurred, or in writing agreed on a day (accord)."""

    FORM: ClassVar[str] = (
        "{ fichier: la-table.jpg, texte: …, auteur: …, licence: cc-by-sa, personnes: aucune }"
    )

    fichier: Text
    texte: Annotated[Text, Field(max_length=250)]
    auteur: Annotated[Text, Field(max_length=80)]
    licence: Annotated[str, word_of("licences_images", near=False)]
    personnes: Annotated[str, word_of("personnes_images", near=False)]
    accord: IsoDate | None = None
    legende: Annotated[Text, Field(max_length=140)] | None = None


MOST_IMAGES = 4
"""Pictures of a tool: beyond, a telephone loads more pictures than words."""


class Relecture(Record):
    """Somebody else read it whole: in what role, never under what name, and on which day."""

    FORM: ClassVar[str] = "{ role: animation, le: 2026-11-20 }"

    role: Annotated[str, word_of("roles_relecture", near=False)]
    le: IsoDate


class Essai(Record):
    """A group tried it: where in a general word, in which month, how many people, the minutes that it
    really took, what was cut (« rien » when nothing was), what was said of it, whether one would do
    it again. No name, no place, no day."""

    FORM: ClassVar[str] = (
        "{ contexte: association, mois: 2026-11, participants: 14, minutes: 95, coupe: rien }"
    )

    contexte: Annotated[str, word_of("contextes", near=False)]
    mois: Mois
    participants: People
    minutes: Annotated[int, Field(ge=1, le=9600)]
    coupe: Annotated[Text, Field(max_length=200)]
    dit: Annotated[Text, Field(max_length=300)] | None = None
    referait: bool | None = None


MOST_READ, MOST_TRIED = 12, 24
"""Readings and trials that a header tells: beyond, the oldest teach nothing more."""

Relectures = Annotated[tuple[Relecture, ...], Field(max_length=MOST_READ)]
Essais = Annotated[tuple[Essai, ...], Field(max_length=MOST_TRIED)]


class Tool(Record):
    """What methods, governance schemas and sheets have in common."""

    titre: Annotated[Text, Field(max_length=80)]
    autres_noms: tuple[Text, ...] = ()
    accroche: Annotated[Text, Field(max_length=140)]
    objectifs: tuple[Objectif, ...]
    sources: tuple[Source, ...] = ()
    sans_source: Annotated[str, word_of("sans_source", near=False)] | None = None
    a_verifier: tuple[Text, ...] = ()
    etat: Annotated[str, word_of("etats")]
    relectures: Relectures = ()
    essais: Essais = ()
    mise_a_jour: IsoDate
    anciens_slugs: tuple[Slug, ...] = ()
    images: Annotated[tuple[Image, ...], Field(max_length=MOST_IMAGES)] = ()
