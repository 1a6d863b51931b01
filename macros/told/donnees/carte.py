"""The map of a territory, in units of its frame: shapes, names that fit, and the same as lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_uppercase

from macros.french import milliers, nombre, pluriel
from macros.model.records.donnees import Cadre, Donnees, Zone

from ..dessin.fonts import width
from .bord import outer
from .etiquettes import Ring, room

SIZE, KEY_SIZE = 17, 15
"""How tall names and marks are, in units: ten pixels on a phone."""
SHORTEST, LONGEST = 0.14, 0.34
"""What the scale may take of the width of the map."""
LENGTHS = (100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1)
"""Lengths that a scale may be, in km."""

_DISTRICT = re.compile(r"([0-9]+er?) arrondissement")
_RING = re.compile(r"M(-?[0-9]+) (-?[0-9]+)l([^z]+)z")
_NUMBER = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True)
class Mot:
    """A word on the map: its middle, on a line of this size; fort for the territory’s own name."""

    texte: str
    x: int
    y: int
    taille: int
    fort: bool = False


@dataclass(frozen=True, slots=True)
class Forme:
    """A shape: what it is to the territory (ici, partie, voisine), what is said of it, its rings, its
    word."""

    role: str
    titre: str
    anneaux: tuple[Ring, ...]
    mot: Mot | None


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of the list: the mark that the map gives, the name, its people."""

    cle: str
    nom: str
    population: str


@dataclass(frozen=True, slots=True)
class Liste:
    """What the map shows, as a list: its name, its lines."""

    nom: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carte:
    """A map: its name, what it shows in a sentence, its size, its shapes from the farthest to the
    nearest, where the town hall stands, its scale in words and in units; the same as lists; what its
    thick line is, whether neighbours are drawn, how many parts are not."""

    titre: str
    phrase: str
    largeur: int
    hauteur: int
    formes: tuple[Forme, ...]
    mairie: tuple[int, int] | None
    echelle: str
    longueur: float
    listes: tuple[Liste, ...]
    ici: str
    voisines: bool
    absentes: int


def rings(trace: str) -> tuple[Ring, ...]:
    """Return the rings of a path, each point in its place."""
    return tuple(_ring(*found.groups()) for found in _RING.finditer(trace))


def _ring(x: str, y: str, steps: str) -> Ring:
    here = (int(x), int(y))
    found = [here]
    numbers = [int(n) for n in _NUMBER.findall(steps)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        here = (here[0] + dx, here[1] + dy)
        found.append(here)
    return tuple(found)


def carte(d: Donnees) -> Carte | None:
    """Return the map of a territory; nothing when its outline is not known."""
    frame = d.carte
    if frame is None:
        return None
    km = scale(frame.largeur, frame.km)
    return Carte(
        titre=f"Carte : {d.nom}",
        phrase=phrase(d),
        largeur=frame.largeur,
        hauteur=frame.hauteur,
        formes=(*_around(d, frame), *_own(d, frame), *_inside(d, frame)),
        mairie=frame.mairie,
        echelle=f"{nombre(float(km))} km" if km >= 1 else f"{round(1000 * km)} m",
        longueur=round(km * frame.km, 1),
        listes=listes(d),
        ici=d.nom,
        voisines=any(zone.trace for zone in d.voisines),
        absentes=sum(zone.trace is None for zone in d.parties),
    )


def scale(largeur: int, km: float) -> float:
    """Return how many km the scale of a map shows: a round length that is neither short nor long."""
    return next((length for length in LENGTHS if length * km <= LONGEST * largeur), LENGTHS[-1])


def phrase(d: Donnees) -> str:
    """Return what the map shows, for who does not see it: the lists say the rest."""
    parts = f", {len(d.parties)} {d.nom_des_parties} à l’intérieur" if d.parties else ""
    count = len(d.voisines)
    kind = "commune voisine" if all(_is_commune(v) for v in d.voisines) else "voisine"
    around = f", {pluriel(count, kind, _many(kind))} autour" if count else ""
    return f"Le contour {_of(d)}{parts}{around}. Les listes qui suivent disent la même chose."


def _many(kind: str) -> str:
    return " ".join(f"{word}s" for word in kind.split())


def _of(d: Donnees) -> str:
    kinds = {"commune": "de la commune", "arrondissement": "de l’arrondissement"}
    return kinds.get(d.genre, "de l’intercommunalité")


def _is_commune(zone: Zone) -> bool:
    return _DISTRICT.fullmatch(zone.nom) is None


def _own(d: Donnees, frame: Cadre) -> Iterator[Forme]:
    parts = [rings(zone.trace) for zone in d.parties if zone.trace]
    own = rings(d.contour) if d.contour else outer(parts)
    if own:
        told = f"{d.nom}, {milliers(d.population)} habitants"
        word = None if parts else _name(d.nom, room(own, frame.largeur, frame.hauteur), strong=True)
        yield Forme("ici", told, own, _beside(word, frame))


def _beside(word: Mot | None, frame: Cadre) -> Mot | None:
    """Return a word under the town hall, when it would stand over it."""
    if word is None or frame.mairie is None:
        return word
    x, y = frame.mairie
    over = abs(word.y - y) < SIZE and abs(word.x - x) < width(word.texte, SIZE, "texte-gras")
    return replace(word, y=y + round(1.4 * SIZE)) if over else word


def _inside(d: Donnees, frame: Cadre) -> Iterator[Forme]:
    for key, zone in marked(d.parties, numbers=True):
        yield from _shape("partie", key, zone, frame)


def _around(d: Donnees, frame: Cadre) -> Iterator[Forme]:
    for key, zone in marked(d.voisines, numbers=False):
        yield from _shape("voisine", key, zone, frame)


def _shape(role: str, key: str, zone: Zone, frame: Cadre) -> Iterator[Forme]:
    if zone.trace:
        people = f", {milliers(zone.population)} habitants" if zone.population else ""
        told = f"{zone.nom}{people}" + (" (voisine)" if role == "voisine" else "")
        own = rings(zone.trace)
        place = room(own, frame.largeur, frame.hauteur)
        yield Forme(role, told, own, _name(short(zone.nom), place) or _mark(key, place))


def short(name: str) -> str:
    """Return the name of a district as a map says it: « 1er »."""
    found = _DISTRICT.fullmatch(name)
    return found[1] if found else name


def marked(zones: Iterable[Zone], *, numbers: bool) -> list[tuple[str, Zone]]:
    """Return zones with their marks: 1, 2, 3 for parts, A, B, C for neighbours."""
    return [(str(n + 1) if numbers else _letter(n), zone) for n, zone in enumerate(zones)]


def _letter(n: int) -> str:
    first, last = divmod(n, len(ascii_uppercase))
    return f"{ascii_uppercase[first - 1] if first else ''}{ascii_uppercase[last]}"


def _name(name: str, label: tuple[int, int, int] | None, *, strong: bool = False) -> Mot | None:
    """Return a name where it fits in its room, or nothing."""
    if label is None or width(name, SIZE, "texte-gras" if strong else "texte") > label[2] - 8:
        return None
    return Mot(name, label[0], label[1], SIZE, strong)


def _mark(key: str, label: tuple[int, int, int] | None) -> Mot | None:
    """Return a mark where its room is wide enough to write it, or nothing: the list has it all."""
    if label is None or width(key, KEY_SIZE) > label[2] + 4:
        return None
    return Mot(key, label[0], label[1], KEY_SIZE)


def listes(d: Donnees) -> tuple[Liste, ...]:
    """Return what the map shows as lists: what is inside, what is around."""
    inside = _lines(marked(d.parties, numbers=True))
    around = _lines(marked(d.voisines, numbers=False))
    found = (
        Liste(f"Dedans : {len(inside)} {d.nom_des_parties}", inside),
        Liste("Autour : ce qui touche", around),
    )
    return tuple(one for one in found if one.lignes)


def _lines(zones: Iterable[tuple[str, Zone]]) -> tuple[Ligne, ...]:
    return tuple(
        Ligne(key, zone.nom, f"{milliers(zone.population)} hab." if zone.population else "")
        for key, zone in zones
    )
