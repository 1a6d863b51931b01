"""The pictures that a tool carries, shrunk for telephones and for paper: what they say, whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from macros.kept import digest
from macros.memory import Memory
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.model.records.outil import Image as Record
from macros.model.source.images import Picture

from .plain import Riche

if TYPE_CHECKING:
    from PIL.Image import Image

SCREEN, PAPER = 1200, 700
"""The longest side, in points, of what a screen and a page (100 mm at 180 points an inch) show."""
MOST = {SCREEN: 120_000, PAPER: 60_000}
"""Bytes of each: what a telephone loads in a second where the network is poor."""
_QUALITIES = (82, 72, 62, 52, 42)
"""Tried in turn until a picture is light enough, then a smaller one is."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A picture made small: a JPEG without anything that its camera noted, and its sides in points."""

    content: bytes
    largeur: int
    hauteur: int


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture as a page shows it: its address in the site, what it shows for who does not see it,
    its sides in points, what is said under it, who made it and what may be done with it."""

    adresse: str
    texte: str
    largeur: int
    hauteur: int
    legende: Riche
    credit: str


@dataclass(frozen=True, slots=True)
class Imprimee:
    """A picture as paper shows it: its bytes by number, what it shows, its sides, what is under it."""

    octets: tuple[int, ...]
    texte: str
    largeur: int
    hauteur: int
    legende: Riche
    credit: str


_SHRUNK: Memory[Shrunk] = Memory("pictures shrunk")


def illustrations(catalogue: Catalogue, entry: AnyEntry) -> tuple[Illustration, ...]:
    """Return the pictures of a tool as its page shows them, in order."""
    return tuple(
        Illustration(
            adresse(entry, picture, image.fichier),
            image.texte,
            (small := shrunk(picture, SCREEN)).largeur,
            small.hauteur,
            Riche(image.legende or ""),
            _credit(catalogue, image),
        )
        for image, picture in pictures(catalogue, entry)
    )


def imprimees(catalogue: Catalogue, entry: AnyEntry) -> tuple[Imprimee, ...]:
    """Return the pictures of a tool as paper shows them, in order."""
    return tuple(
        Imprimee(
            tuple((small := shrunk(picture, PAPER)).content),
            image.texte,
            small.largeur,
            small.hauteur,
            Riche(image.legende or ""),
            _credit(catalogue, image),
        )
        for image, picture in pictures(catalogue, entry)
    )


def pictures(catalogue: Catalogue, entry: AnyEntry) -> Iterator[tuple[Record, Picture]]:
    """Yield the pictures of a tool with their files; none for what carries none, nor for a missing one."""
    folder = kind_of(entry.kind).folder
    for image in getattr(entry.record, "images", ()):
        if picture := catalogue.images.get((folder, image.fichier)):
            yield image, picture


def adresse(entry: AnyEntry, picture: Picture, fichier: str) -> str:
    """Return where the site holds a picture: another address for another content."""
    stem = PurePosixPath(fichier).stem
    return f"assets/outils/{kind_of(entry.kind).folder}/{stem}-{picture.mark[:8]}.jpg"


def _credit(catalogue: Catalogue, image: Record) -> str:
    """Return who made a picture, what may be done with it, and what the people on it said."""
    licence = catalogue.mot("licences_images", image.licence).nom
    people = catalogue.mot("personnes_images", image.personnes).nom
    said = "" if image.personnes == "aucune" else f" {people}."
    return f"{image.auteur}, {licence}.{said}"


def shrunk(picture: Picture, side: int) -> Shrunk:
    """Return a picture no longer than a side, under its bytes; the same for the same content."""
    return _SHRUNK.of(
        digest(picture.mark, str(side)), lambda: _shrunk(picture.file.read_bytes(), side)
    )


def _shrunk(content: bytes, side: int) -> Shrunk:
    from PIL import Image, ImageOps  # Slow to load, and few toolboxes hold any.

    with Image.open(BytesIO(content)) as opened:
        whole = _flat(ImageOps.exif_transpose(opened))
    for small in smaller(whole, side):
        for quality in _QUALITIES:
            made = _jpeg(small, quality)
            if len(made) <= MOST[side]:
                return Shrunk(made, *small.size)
    return Shrunk(made, *small.size)


def smaller(whole: Image, side: int) -> Iterator[Image]:
    """Yield a picture no longer than a side, then than three quarters and a half of it: until one is
    light enough."""
    from PIL.Image import Resampling

    for longest in (side, side * 3 // 4, side // 2):
        small = whole.copy()
        small.thumbnail((longest, longest), Resampling.LANCZOS)
        yield small


def _jpeg(image: Image, quality: int) -> bytes:
    into = BytesIO()
    image.save(into, "JPEG", quality=quality, optimize=True, progressive=True)
    return into.getvalue()


def _flat(image: Image) -> Image:
    """Return a picture in plain colours, on white where one saw through it."""
    from PIL import Image as Images

    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    ground = Images.new("RGBA", seen.size, "white")
    return Images.alpha_composite(ground, seen).convert("RGB")
