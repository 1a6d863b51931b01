"""Names that become addresses and files: those that no server or no system can hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ..records.common import SLUG

LONGEST = 100
"""Signs in a file name, without its suffix: what every system and every archive holds."""

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that Windows keeps for its devices, whatever follows the dot."""

TAKEN = frozenset({"index"}) | _DEVICES


def fault_of_name(slug: str, shown: str) -> str:
    """Return why a slug cannot name a file and a page, or nothing; shown is what the person wrote."""
    if not SLUG.match(slug):
        return (
            f"le nom de fichier « {shown} » devient une adresse ; "
            "n’y mettre que des minuscules sans accent, des chiffres et des tirets"
        )
    if slug == "index":
        return f"le nom « {slug} » est celui de la page qui liste les autres ; en choisir un autre"
    if slug in TAKEN:
        return f"le nom « {slug} » est réservé par Windows ; en choisir un autre"
    if len(slug) > LONGEST:
        return f"ce nom compte {len(slug)} signes, {LONGEST} au plus ; le raccourcir"
    return ""


def one_name(path: str) -> str:
    """Return what a path is for a system that ignores case and the ways to write an accent."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def same_name(other: str) -> str:
    """Return what to say of a file that has, elsewhere, the name of another."""
    return (
        f"ce nom ne diffère de « {other} » que par une majuscule ou un accent : "
        "sous Windows et macOS l’un efface l’autre ; en renommer un"
    )


def twins(paths: Iterable[str]) -> dict[str, str]:
    """Return the paths that are one and the same elsewhere, each with the one it would erase."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in sorted(paths, key=_plainest):
        known = first.setdefault(one_name(path), path)
        if known != path:
            found[path] = known
    return found


def _plainest(path: str) -> tuple[bool, str]:
    # The one to keep is in lower case, composed.
    return path != one_name(path), path
