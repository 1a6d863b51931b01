"""A picture drawn by code, as a telephone would give it: no picture of anybody is stored here."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

MODEL, GPS, NORTH, LATITUDE, UPRIGHT = 0x0110, 0x8825, 1, 2, 0x0112

FIELD = """\
images:
  - fichier: {name}
    texte: Une nappe de papier, trois ronds dessinés dessus.
    auteur: L’équipe
    licence: cc-by-sa
    personnes: aucune
    legende: La nappe *après* deux tours.
"""


def photo(
    path: Path,
    sides: tuple[int, int] = (1600, 1200),
    *,
    placed: bool = False,
    turned: bool = False,
    noisy: bool = False,
    ground: str = "wheat",
) -> Path:
    """Write a picture, with the place or the turn that a camera notes; noisy: as heavy as one can be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = Random(1).randbytes(sides[0] * sides[1]) if noisy else b""  # noqa: S311
    image = Image.frombytes("L", sides, noise) if noisy else Image.new("RGB", sides, ground)
    pen = ImageDraw.Draw(image)
    for n in range(3):
        left, top = sides[0] * (1 + 3 * n) // 10, sides[1] // 4
        pen.ellipse((left, top, left + sides[0] // 5, top + sides[1] // 3), fill="white")
    exif = Image.Exif()
    exif[MODEL] = "Téléphone d’essai"
    if turned:
        exif[UPRIGHT] = 6
    if placed:
        exif.get_ifd(GPS).update({NORTH: "N", LATITUDE: (44.0, 43.0, 0.0)})
    image.save(path, exif=exif, quality=95) if path.suffix != ".png" else image.save(path)
    return path


def illustrated(tool: Path, name: str = "nappe.jpg", **drawn: object) -> Path:
    """Give a tool a picture in the folder beside it, and return the picture."""
    text = tool.read_text(encoding="utf-8")
    field = FIELD.format(name=name)
    tool.write_text(text.replace("\n---\n", f"\n{field}---\n", 1), encoding="utf-8")
    return photo(tool.parent / "images" / name, **drawn)  # type: ignore[arg-type]
