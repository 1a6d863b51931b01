"""Communes, districts, intercommunalities: what the package of the administrative division says."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

ANNEE, EN_VIGUEUR = 2023, 2026
"""The year that the populations of this edition count, and the year in which they are in force."""
MAYOTTE, MAYOTTE_ANNEE = "976", 2017
"""A department whose populations, in this edition, are those of an older census."""


class Commune(TypedDict, total=False):
    """A commune, a delegated one or a district, as the package writes it."""

    code: str
    nom: str
    type: str
    departement: str
    region: str
    population: int
    codesPostaux: list[str]
    anciensCodes: list[str]
    chefLieu: str
    commune: str
    zone: str


class Membre(TypedDict):
    """A member of an intercommunality."""

    code: str
    nom: str


class Groupement(TypedDict):
    """An intercommunality, as the package writes it."""

    code: str
    nom: str
    type: str
    membres: list[Membre]


@dataclass(frozen=True, slots=True)
class Decoupage:
    """Communes and districts by code; parts of a commune by its code (districts, delegated); the
    commune that took a code; intercommunalities by Siren, and by commune; names of departments and
    regions."""

    communes: Mapping[str, Commune]
    districts: Mapping[str, Commune]
    parties: Mapping[str, tuple[Commune, ...]]
    repris: Mapping[str, Commune]
    groupements: Mapping[str, Groupement]
    groupement_de: Mapping[str, Groupement]
    etablissement_de: Mapping[str, str]
    departements: Mapping[str, str]
    regions: Mapping[str, str]

    def population(self, codes: Iterable[str]) -> int:
        """Return how many people live in these communes together."""
        return sum(self.communes[code].get("population", 0) for code in codes)


def years(row: Commune) -> tuple[int | None, int | None]:
    """Return the year that the population of a commune counts, and the one in which it is in force, as
    far as the edition tells: overseas collectivities have censuses of their own."""
    if row.get("departement") == MAYOTTE:
        return MAYOTTE_ANNEE, None
    return (None, EN_VIGUEUR) if row.get("zone") == "com" else (ANNEE, EN_VIGUEUR)


def read_decoupage(path: Path) -> Decoupage:
    """Read the files of the package that are needed, and no other."""
    with tarfile.open(path) as archive:
        rows = cast(list[Commune], _json(archive, "communes"))
        groups = cast(list[Groupement], _json(archive, "epci"))
        above = cast(list[Groupement], _json(archive, "ept"))
        departements = cast(list[Commune], _json(archive, "departements"))
        regions = cast(list[Commune], _json(archive, "regions"))
    communes = {r["code"]: r for r in rows if r["type"] == "commune-actuelle"}
    return Decoupage(
        communes=communes,
        districts={r["code"]: r for r in rows if r["type"] == "arrondissement-municipal"},
        parties=_parties(rows),
        repris=_repris(rows, communes),
        groupements={g["code"]: g for g in groups},
        groupement_de={m["code"]: g for g in groups for m in g["membres"]},
        etablissement_de={m["code"]: g["nom"] for g in above for m in g["membres"]},
        departements={d["code"]: d["nom"] for d in departements},
        regions={r["code"]: r["nom"] for r in regions},
    )


def _json(archive: tarfile.TarFile, name: str) -> list[object]:
    file = archive.extractfile(f"package/data/{name}.json")
    if file is None:
        raise KeyError(name)
    return cast(list[object], json.load(file))


def _parties(rows: Iterable[Commune]) -> Mapping[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for row in rows:
        home = row.get("commune") or row.get("chefLieu")
        if home and row["type"] != "commune-actuelle":
            found.setdefault(home, []).append(row)
    return {code: tuple(parts) for code, parts in found.items()}


def _repris(rows: Iterable[Commune], communes: Mapping[str, Commune]) -> Mapping[str, Commune]:
    """Return the commune of today that holds each code that is no commune's any more."""
    former = {old: c for c in communes.values() for old in c.get("anciensCodes", ())}
    for row in rows:
        home = communes.get(row.get("chefLieu", ""))
        if home and row["type"] != "arrondissement-municipal":
            former.setdefault(row["code"], home)
    return {old: c for old, c in former.items() if old not in communes}
