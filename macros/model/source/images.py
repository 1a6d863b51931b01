"""Pictures that stand beside tools: what a file must be before a page, or paper, may show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from macros.kept import digest
from macros.memory import Memory

from ..base.problems import Problem
from .depot import MOST_PICTURE
from .disk import fault_of_kind

FOLDER = "images"
"""Where the pictures of a kind of tools stand: in this folder of theirs."""

FORMATS: Mapping[str, str] = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""What a picture is, by the end of its name: what every browser shows."""

MOST_POINTS = 40_000_000
"""Points of a picture once unfolded: a small file may hold enough to fill a machine."""

_PLACE = 0x8825
"""The part of what a camera notes that says where it stood (GPS, Exif 2.32)."""

LIGHTER = "python3 scripts/run.py alleger"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, its path as messages say it, a digest of what it holds, whether it may be
    shown."""

    file: Path
    place: str
    mark: str
    sound: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture is once opened: its format (empty when it is none that we know), its sides in
    points, whether it is whole, whether it says where it was taken."""

    format: str = ""
    sides: tuple[int, int] = (0, 0)
    whole: bool = False
    placed: bool = False


_SEEN: Memory[Seen] = Memory("pictures seen")


def read_picture(file: Path, place: str) -> tuple[Picture, list[Problem]]:
    """Return a picture, and why it cannot be shown if it cannot; place is its path as messages say it."""
    try:
        status = file.lstat()
        strange = fault_of_kind(status.st_mode)
        content = b"" if strange else file.read_bytes()
    except OSError as error:
        strange = f"le disque n’a pas donné ce fichier ({error.strerror}) ; vérifier le disque"
        content = b""
    faults = [strange] if strange else list(_faults(PurePosixPath(place), content))
    problems = [Problem(place, 1, "", sentence) for sentence in faults]
    return Picture(file, place, digest(content), not problems), problems


def _faults(path: PurePosixPath, content: bytes) -> Iterator[str]:
    if path.suffix not in FORMATS:
        small = path.suffix.lower()
        yield (
            f"la fin du nom s’écrit en minuscules ; remplacer « {path.suffix} » par « {small} »"
            if small in FORMATS
            else f"« {path.name} » n’est pas une image que toutes les pages montrent ; "
            "l’enregistrer en .jpg (une photo) ou en .png (un dessin)"
        )
        return
    seen = _SEEN.of(digest(content), lambda: look(content))
    if seen.format != FORMATS[path.suffix]:
        told = f"c’est une image {seen.format}" if seen.format else "ce n’est pas une image lisible"
        yield f"{told}, malgré son nom ; l’enregistrer de nouveau en .jpg ou en .png"
    elif not seen.whole:
        yield "cette image est coupée ou trop grande pour être ouverte ; l’enregistrer de nouveau"
    elif seen.placed:
        yield (
            "cette photo dit où elle a été prise, et chacun pourrait le lire ; "
            f"l’effacer avec : {LIGHTER} {path}"
        )
    elif len(content) > MOST_PICTURE:
        most, size = MOST_PICTURE // 1000, len(content) // 1000
        yield f"une image fait {most} Ko au plus, {size} trouvés ; l’alléger avec : {LIGHTER} {path}"


def look(content: bytes) -> Seen:
    """Return what a content is as a picture, opened to its last point."""
    from PIL import Image, UnidentifiedImageError  # Slow to load, and few toolboxes hold any.

    try:
        with Image.open(BytesIO(content), formats=sorted(set(FORMATS.values()))) as image:
            kind, sides = image.format or "", image.size
            placed = bool(image.getexif().get_ifd(_PLACE))
            if sides[0] * sides[1] > MOST_POINTS:
                return Seen(kind, sides, whole=False, placed=placed)
            image.load()
    except UnidentifiedImageError:
        return Seen()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Seen(_named(content), whole=False)
    return Seen(kind, sides, whole=True, placed=placed)


def _named(content: bytes) -> str:
    """Return the format that a content which cannot be opened begins as."""
    starts = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"RIFF": "WEBP"}
    return next((kind for start, kind in starts.items() if content.startswith(start)), "")
