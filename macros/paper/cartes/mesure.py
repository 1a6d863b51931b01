"""Whether a card's words fit on it, as the press itself measures them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock

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

FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "mesures"
"""Where the layouts of cards are kept once chosen: a card is measured once for all its decks."""

MOST = 20_000
"""Measures kept in one file; past that, those of today's cards start another."""

LOT = 150
"""Cards measured at once: the compiler keeps half a megabyte of each until it ends."""

_ALONE = Lock()


def mesures(cartes: Iterable[Carte], *, choisir: bool) -> list[Mesure]:
    """Return the measures of cards: of the layout that fits best, or of the sparest one alone,
    three times faster."""
    told = [_bare(carte) for carte in cartes]
    lots = (told[n : n + LOT] for n in range(0, len(told), LOT))
    asked = ({"cartes": lot, "icones": {}, "choisir": choisir} for lot in lots)
    found = (faces for data in asked for faces in query("cartes/cartes_mesure.typ", data, "carte"))
    return [{face["face"]: Face(**face) for face in faces} for faces in found]


def mesures_gardees(cartes: Sequence[Carte], folder: Path, *, choisir: bool) -> list[Mesure]:
    """Return the measures of cards, each measured again only when something that shapes it has
    changed since a folder kept its measures."""
    keys = [_key(carte) for carte in cartes]
    path = folder / _name(choisir=choisir)
    with _ALONE:
        known = _read(path)
        unknown = {k: carte for k, carte in zip(keys, cartes, strict=True) if k not in known}
        if unknown:
            found = mesures(unknown.values(), choisir=choisir)
            known = known if len(known) < MOST else {k: known[k] for k in keys if k in known}
            known |= dict(zip(unknown, found, strict=True))
            keep(path, _json(known).encode())
            forget_others(folder, {_name(choisir=True), _name(choisir=False)})
    return [known[key] for key in keys]


def _name(*, choisir: bool) -> str:
    return f"{'choix' if choisir else 'place'}-{tools()[:32]}"


def _key(carte: Carte) -> str:
    return hashlib.sha256(_json(_bare(carte)).encode()).hexdigest()[:32]


def _read(path: Path) -> dict[str, Mesure]:
    told = json.loads(kept(path) or b"{}")
    return {
        key: {name: Face(**face) for name, face in faces.items()} for key, faces in told.items()
    }


def _bare(carte: Carte) -> Carte:
    return replace(
        carte, cle="", qr=BLANK if carte.qr else {}, dessin=replace(carte.dessin, svg="")
    )


def _json(told: object) -> str:
    return json.dumps(told, default=plain, ensure_ascii=False, sort_keys=True)


def imprime(template: str) -> Maker:
    """Return the maker of a template's PDF, each face of its cards in the layout that fits."""
    return partial(_press, template)


def _press(
    template: str, data: Planches, day: date, site_url: str = "", *, auteur: str = ""
) -> bytes:
    found = mesures_gardees(data.cartes, FOLDER, choisir=True)
    fitted = [
        replace(carte, essais={name: face.essai for name, face in mesure.items()})
        for carte, mesure in zip(data.cartes, found, strict=True)
    ]
    return press(template, replace(data, cartes=fitted), day, site_url, auteur=auteur)
