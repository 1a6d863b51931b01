"""Signs that are not seen and change what is: refused raw, by a YAML escape, by an HTML reference."""

from __future__ import annotations

import re

_NOBODY = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 1 << 20, 1 << 16)
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the reading order
    "\u2028\u2029\ufeff\ufff9-\ufffc"  # hidden line ends, marks of order, annotations
    "\ud800-\udfff"  # halves of signs
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # left to each font: bullets pasted from Word
    f"\ufdd0-\ufdef{_NOBODY}"  # given to nobody
    "\U000e0000-\U000e007f]"  # letters that no screen shows
)
"""What no text may hold, however it is written."""

_HIDDEN_BREAKS = "\x85\u2028\u2029"
"""Line ends for YAML and for browsers, not for editors: they come from what people copy."""

_LAST = 0x10FFFF
_NAMES = {"lrm": 0x200E, "rlm": 0x200F}
_REFERENCE = re.compile(
    r"&(?:#0*(?P<ten>[0-9]{1,8})|#[xX]0*(?P<sixteen>[0-9a-fA-F]{1,7})|(?P<name>lrm|rlm)\b);?"
)


def on_lines(text: str) -> str:
    """Return a text whose hidden line ends are spaces, so that lines are those that editors count."""
    for sign in _HIDDEN_BREAKS:
        text = text.replace(sign, " ")
    return text


def unseen(text: str) -> tuple[int, str] | None:
    """Return where the first refused sign of a text stands and how it is written, or None."""
    found = UNSEEN.search(text)
    if found:
        return found.start(), f"U+{ord(found[0]):04X}"
    if "&" in text:
        for reference in _REFERENCE.finditer(text):
            if _is_refused(_code(reference)):
                return reference.start(), reference[0]
    return None


def _code(reference: re.Match[str]) -> int:
    if reference["name"]:
        return _NAMES[reference["name"]]
    return int(reference["ten"]) if reference["ten"] else int(reference["sixteen"], 16)


def _is_refused(code: int) -> bool:
    return code > _LAST or bool(UNSEEN.match(chr(code)))


def hidden(sign: str, masculine: str = "") -> str:
    """Return the sentence for a refused sign, found in a line or else in a field."""
    here = f"ce {masculine}" if masculine else "cette ligne"
    again = f"le {masculine}" if masculine else "la ligne"
    return (
        f"un signe invisible ({sign}) est caché dans {here} ; "
        f"l’effacer, ou récrire {again} à la main"
    )
