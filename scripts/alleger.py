"""alleger: a picture becomes light enough for the toolbox, and no longer says where it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from macros.files import write_whole
from macros.model.source.depot import MOST_PICTURE
from macros.model.source.images import FORMATS, MOST_POINTS, look
from macros.store import ROOT
from macros.told.images import smaller

from .demande import RefusedError, run_on_files

USAGE = """Usage : alleger IMAGE…, par exemple : alleger toolbox/methodes/images/world-cafe.jpg
L’image est remplacée par une version plus légère, sans le lieu ni l’appareil que la photo notait."""
SIDE = 1600
"""The longest side that is kept: enough to be cut and shown large again."""
MOST_WEIGHT = 60_000_000
"""Bytes of what is opened at all."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Make pictures lighter where they stand, and say what became of each; return the exit code."""
    return run_on_files(root, "alleger", USAGE, arguments, lighten)


def lighten(root: Path, files: Sequence[Path]) -> str:
    """Write pictures lighter where they stand, all of them or none; return what to say."""
    made = {path: lighter(root / path) for path in files}
    return "\n".join(_written(root, path, content) for path, content in made.items())


def _written(root: Path, path: Path, content: bytes) -> str:
    before = (root / path).stat().st_size
    write_whole(root / path, content)
    return f"{path} : {before // 1000} Ko, devenus {len(content) // 1000} Ko."


def lighter(path: Path) -> bytes:
    """Return a picture upright and light, with nothing that its camera noted; RefusedError for what
    is no picture, or too large to be opened."""
    kind = FORMATS.get(path.suffix)
    if kind is None or not path.is_file():
        raise RefusedError(
            f"« {path.name} » n’est pas une image .jpg, .png ou .webp ; rien n’a changé."
        )
    content = path.read_bytes() if path.stat().st_size <= MOST_WEIGHT else b""
    seen = look(content)
    if not seen.whole or seen.format != kind:
        most = MOST_POINTS // 1_000_000
        raise RefusedError(
            f"« {path.name} » ne s’ouvre pas comme une image {path.suffix}, ou dépasse {most} millions "
            "de points ; l’enregistrer de nouveau. Rien n’a changé."
        )
    made = next((one for one in _lighter(content, kind) if len(one) <= MOST_PICTURE), None)
    if made is None:
        raise RefusedError(
            f"« {path.name} » reste trop lourde ; l’enregistrer en .jpg. Rien n’a changé."
        )
    return made


def _lighter(content: bytes, kind: str) -> Iterator[bytes]:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened)
        whole = upright.convert("RGBA") if upright.mode == "P" else upright
    for small in smaller(whole, SIDE):
        into = BytesIO()
        bare = Image.frombytes(small.mode, small.size, small.tobytes())
        bare.save(into, kind, quality=85, optimize=True)
        yield into.getvalue()
