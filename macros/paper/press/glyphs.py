"""The fonts of printed documents, and the signs that they can draw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

from macros.files import write_whole

from .fonts import light

_ROOT = Path(__file__).resolve().parents[3]
_WHEELS = {
    "font_source_sans_pro": (
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-It.ttf",
        "SourceSansPro-Semibold.ttf",
        "SourceSansPro-SemiboldIt.ttf",
    ),
    "font_source_serif_pro": ("SourceSerifPro-Bold.ttf",),
}
_OTHERS = {"figo": "FiraGO-Regular.ttf", "figbo": "FiraGO-Bold.ttf", "symbol2": "Symbols2.ttf"}
"""Where Source Sans stops: other scripts (FiraGO), pictures (Noto Sans Symbols 2), all under OFL."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ud800-\udfff\ufffe\uffff]|[\U000e0000-\U000e0fff]"
)
"""Controls, joiners and marks that turn the reading round: paper has nothing to show for them."""


@cache
def font_folder() -> Path:
    """Return a folder that holds every font of printed documents, from the wheels and lightened."""
    folder = _ROOT / ".cache" / "polices" / "papier"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _carried():
        _keep(folder / name, light(content, folder.with_name("legeres")))
    return folder


def _carried() -> Iterator[tuple[str, bytes]]:
    for package, names in _WHEELS.items():
        for name in names:
            yield name, (files(package) / "files" / name).read_bytes()
    for key, name in _OTHERS.items():
        yield name, _unpacked(key)


def _unpacked(key: str) -> bytes:
    from pymupdf_fonts import myfont

    return bytes(myfont(key))


def _keep(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


@cache
def _drawn() -> frozenset[str]:
    codes: set[int] = set(b"\n\t")
    for path in sorted(font_folder().glob("*.ttf")):
        if "It" not in path.stem:
            with TTFont(path, lazy=True) as font:
                codes |= set(font.getBestCmap() or {})
    return frozenset(map(chr, codes))


def undrawn(text: str) -> tuple[str, ...]:
    """Return the signs of a text that no font can draw, once each, in order."""
    if text.isascii() or not (unknown := set(text) - _drawn()):
        return ()
    return tuple(sign for sign in dict.fromkeys(visible(text)) if sign in unknown)


def visible(text: str) -> str:
    """Return a text, composed, without the signs that show nothing on paper."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def printable(text: str) -> str:
    """Return a text that the fonts can draw whole: a sign they lack shows its Unicode number."""
    if text.isascii() and text.isprintable():
        return text
    text = visible(text)
    for sign in undrawn(text):
        text = text.replace(sign, f"[U+{ord(sign):04X}]")
    return text
