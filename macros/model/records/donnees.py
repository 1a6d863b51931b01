"""What official open data say of a territory: names, figures, neighbours, outlines; never persons."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .common import Record, Text, Url

FOLDER, SUFFIX = "territoires/donnees", ".json"
"""Where they are kept: toolbox/territoires/donnees/, under the code of the territory."""

MOST_BYTES = 15_000
"""How long such a file may be: a page of the site carries its map."""

GENRES = {
    "commune": "la commune",
    "arrondissement": "l’arrondissement",
    "intercommunalite": "l’intercommunalité",
}
"""What a territory is for the data, and how a scale is named."""

_CODE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}|[0-9]{9}")
_RING = re.compile(r"M-?[0-9]+ -?[0-9]+l-?[0-9]+(?:[ -][0-9]+)+")
_NUMBER = re.compile(r"[0-9]+")
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")


def _code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise PydanticCustomError(
            "code",
            'un code Insee de commune (cinq signes, par exemple "30007") ou un Siren '
            "d’intercommunalité (neuf chiffres) est attendu, « {value} » trouvé",
            {"value": value},
        )
    return value


def _trace(value: str) -> str:
    if not (value.endswith("z") and all(map(_ring, value[:-1].split("z")))):
        raise PydanticCustomError(
            "trace", "ce contour n’a pas la forme attendue ; refaire ce fichier avec « run.py new »"
        )
    return value


def _ring(text: str) -> bool:
    """Say whether a text is a ring: a place, then two steps at least, two numbers each."""
    count = len(_NUMBER.findall(text))
    return _RING.fullmatch(text) is not None and count >= 6 and count % 2 == 0


def _genre(value: str) -> str:
    if value not in GENRES:
        raise PydanticCustomError(
            "genre",
            "« {value} » n’est pas un genre de territoire ; choisir parmi : {known}",
            {"value": value, "known": ", ".join(GENRES)},
        )
    return value


def _month(value: str) -> str:
    if not _MONTH.fullmatch(value):
        raise PydanticCustomError(
            "month",
            "un mois est attendu, « {value} » trouvé ; par exemple 2026-11",
            {"value": value},
        )
    return value


Code = Annotated[str, AfterValidator(_code)]
"""The Insee code of a commune or of a district, or the Siren of an intercommunality."""
Trace = Annotated[str, AfterValidator(_trace)]
"""Closed rings, as an SVG path of whole numbers: each starts at a place, then goes by steps."""
Coordinate = Annotated[int, Field(ge=-5000, le=5000)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Count = Annotated[int, Field(ge=0, le=100_000_000)]


class Zone(Record):
    """A part of a territory, or a neighbour; its outline when it is drawn."""

    code: Code
    nom: Text
    population: Count | None = None
    trace: Trace | None = None


class Ensemble(Record):
    """The intercommunality of a commune, or the commune of a district: its people, its members."""

    code: Code
    nom: Text
    population: Count | None = None
    communes: tuple[Text, ...] = ()


class Mairie(Record):
    """The town hall, or the seat: where, when it was open in the month of the reading."""

    adresse: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    telephone: Text | None = None
    site: Url | None = None
    horaires: Annotated[tuple[Text, ...], Field(max_length=7)] = ()
    minutes: Annotated[int, Field(ge=0, le=7 * 24 * 60)] | None = None
    releve: Annotated[str, AfterValidator(_month)]


class Cadre(Record):
    """The frame of the map: its size, how many of its units a kilometre is, where the town hall is."""

    largeur: Annotated[int, Field(ge=100, le=2000)]
    hauteur: Annotated[int, Field(ge=100, le=2000)]
    km: Annotated[float, Field(gt=0)]
    mairie: tuple[Coordinate, Coordinate] | None = None


class SourceDonnees(Record):
    """Who made some of these data, which edition, under which licence, what was taken from them."""

    titre: Text
    organisme: Text
    millesime: Text
    licence: Text
    pour: Text


class Donnees(Record):
    """What open data hold of a commune, a district or an intercommunality.

    population is the municipal one, counted for the year annee, in force in en_vigueur, when they are
    known; hectares and
    traversee (km, as the crow flies) are measured on the outline. parties are its districts, its
    delegated communes or its members; voisines touch it.
    """

    code: Code
    genre: Annotated[str, AfterValidator(_genre)]
    nom: Text
    departement: Text | None = None
    region: Text | None = None
    codes_postaux: tuple[Text, ...] = ()
    population: Count
    annee: Year | None = None
    en_vigueur: Year | None = None
    hectares: Count | None = None
    traversee: Annotated[float, Field(gt=0)] | None = None
    commune: Ensemble | None = None
    intercommunalite: Ensemble | None = None
    etablissement_territorial: Text | None = None
    mairie: Mairie | None = None
    carte: Cadre | None = None
    contour: Trace | None = None
    nom_des_parties: Text | None = None
    parties: tuple[Zone, ...] = ()
    voisines: tuple[Zone, ...] = ()
    sources: Annotated[tuple[SourceDonnees, ...], Field(min_length=1)]
