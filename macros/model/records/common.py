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
