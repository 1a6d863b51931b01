"""Whether a card's words fit on it, as the press itself measures them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from macros.kept import forget_others, keep, kept
from macros.told.plain import plain

from ..press.document import Maker
from ..press.press import press, query
from ..press.tooling import tools
from .faces import Carte, Planches


@dataclass(frozen=True, slots=True)
class Face:
    """The layout that a face takes, and what overflows of it, in mm."""

    face: str
    essai: int
    exces: float


Mesure = Mapping[str, Face]
"""The measures of a card, by the names of its faces: recto, verso."""


BLANK = {"svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "url": ""}
"""A QR code that takes its place without being drawn."""

_chosen: dict[str, Mesure] = {}


def mesures(cartes: Iterable[Carte], *, choisir: bool) -> list[Mesure]:
    """Return the measures of cards: of the layout that fits best, or of the sparest one alone,
    three times faster."""
    told = [_bare(carte) for carte in cartes]
    data = {"cartes": told, "icones": {}, "choisir": choisir}
    found = query("cartes/cartes_mesure.typ", data, "carte") if told else []
    return [{face["face"]: Face(**face) for face in faces} for faces in found]


def mesures_gardees(cartes: Sequence[Carte], folder: Path) -> list[Mesure]:
    """Return the measures of the sparest layout, those of the last time when nothing that shapes
    a card has changed since."""
    made_from = _json([tools(), [_bare(carte) for carte in cartes]])
    path = folder / hashlib.sha256(made_from.encode()).hexdigest()[:32]
    known = kept(path)
    if known is not None:
        return [{name: Face(**face) for name, face in told.items()} for told in json.loads(known)]
    found = mesures(cartes, choisir=False)
    keep(path, _json(found).encode())
    forget_others(folder, {path.name})
    return found


def _bare(carte: Carte) -> Carte:
    return replace(carte, cle="", qr=BLANK if carte.qr else {})


def _json(told: object) -> str:
    return json.dumps(told, default=plain, ensure_ascii=False, sort_keys=True)


def imprime(template: str) -> Maker:
    """Return the maker of a template's PDF, each face of its cards in the layout that fits."""
    return partial(_press, template)


def _press(template: str, data: Planches, day: date, site_url: str = "") -> bytes:
    return press(template, replace(data, cartes=_fitted(data.cartes)), day, site_url)


def _fitted(cartes: Iterable[Carte]) -> list[Carte]:
    """Return cards with the layout of each face; a card is measured once for all its decks."""
    keyed = [(_json(_bare(carte)), carte) for carte in cartes]
    unknown = {key: carte for key, carte in keyed if key not in _chosen}
    _chosen.update(zip(unknown, mesures(unknown.values(), choisir=True), strict=True))
    return [
        replace(carte, essais={name: face.essai for name, face in _chosen[key].items()})
        for key, carte in keyed
    ]
