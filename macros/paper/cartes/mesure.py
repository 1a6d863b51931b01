"""Whether a card's words fit on it, as the press itself measures them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from macros.kept import forget_others, keep, kept

from ..press.document import Maker
from ..press.press import press, query
from ..press.tooling import tools

Carte = Mapping[str, Any]

Mesure = Mapping[str, Mapping[str, Any]]
"""For each face (recto, verso): essai, the layout it takes; exces, what overflows, in mm."""

BLANK = {"svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "url": ""}
"""A QR code that takes its place without being drawn."""

_chosen: dict[str, Mesure] = {}


def mesures(cartes: Iterable[Carte], *, choisir: bool) -> list[Mesure]:
    """Return the measures of cards: of the layout that fits best, or of the sparest one alone,
    three times faster."""
    told = {"cartes": [_plain(carte) for carte in cartes], "icones": {}, "choisir": choisir}
    found: list[Any] = query("cartes/cartes_mesure.typ", told, "carte") if told["cartes"] else []
    return [{face["face"]: face for face in faces} for faces in found]


def mesures_gardees(cartes: Sequence[Carte], folder: Path) -> list[Mesure]:
    """Return the measures of the sparest layout, those of the last time when nothing that shapes
    a card has changed since."""
    made_from = json.dumps([tools(), [_plain(c) for c in cartes]], sort_keys=True)
    path = folder / hashlib.sha256(made_from.encode()).hexdigest()[:32]
    known = kept(path)
    if known is not None:
        told: list[Mesure] = json.loads(known)
        return told
    found = mesures(cartes, choisir=False)
    keep(path, json.dumps(found, ensure_ascii=False).encode())
    forget_others(folder, {path.name})
    return found


def _plain(carte: Carte) -> Carte:
    return {**carte, "cle": "", "qr": BLANK if carte["qr"] else {}}


def imprime(template: str) -> Maker:
    """Return the maker of a template's PDF, each face of its cards in the layout that fits."""
    return partial(_press, template)


def _press(template: str, data: Mapping[str, Any], day: date, site_url: str = "") -> bytes:
    return press(template, {**data, "cartes": _fitted(data["cartes"])}, day, site_url)


def _fitted(cartes: Iterable[Carte]) -> list[Carte]:
    """Return cards with the layout of each face; a card is measured once for all its decks."""
    keyed = [(json.dumps(_plain(carte), sort_keys=True), carte) for carte in cartes]
    unknown = {key: carte for key, carte in keyed if key not in _chosen}
    _chosen.update(zip(unknown, mesures(unknown.values(), choisir=True), strict=True))
    return [
        {**carte, "essais": {n: face["essai"] for n, face in _chosen[key].items()}}
        for key, carte in keyed
    ]
