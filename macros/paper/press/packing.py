"""The same PDF in fewer bytes: what it shows, its tags and its words stay; the same bytes every time.

It imports nothing of the house: a press runs it in a process of its own. Typst writes one object after
another, eight figures to a number, a zero in four signs before each letter; readers need none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Final

import pikepdf

TIGHTEST: Final = 9
"""Of the levels of deflate: two hundredths of the weight of all documents, six seconds for them all."""
FINE: Final = 3
"""Decimals of a point that are kept: a third of a thousandth of a millimetre."""

_STRING: Final = rb"\((?:[^\\()]|\\.)*\)"
_LEFT: Final = rb"<[0-9A-Fa-f]*>|/[^\s/<>\[\]()]*|(?:-?[\d.]+ ){4}(?=-?[\d.]+ -?[\d.]+ (?:cm|Tm)\b)"
"""What is no length: strings in hexadecimal, names, and the turns and scales of a matrix."""
_LENGTH: Final = re.compile(_STRING + rb"|" + _LEFT + rb"|(-?\d*\.\d{4,})", re.DOTALL)
_ESCAPED: Final = re.compile(rb"\\(?:[0-7]{3}|[nbtf])")
_SIGNS: Final = {b"\\n": b"\n", b"\\b": b"\b", b"\\t": b"\t", b"\\f": b"\f"} | {
    b"\\%03o" % code: bytes([code]) for code in range(256) if bytes([code]) not in b"()\\\r"
}
"""What Typst writes for some bytes that a string may hold as they are."""
_REMARK: Final = re.compile(rb"^(?:%.*\n| +)", re.MULTILINE)


def packed(made: bytes) -> bytes:
    """Return the same document as tight as it goes: half the weight of a short one."""
    out = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                _lighten(one)
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return out.getvalue()


def shortened(text: bytes) -> bytes:
    """Return orders with their lengths to a thousandth of a point, matrices left whole."""
    return _LENGTH.sub(_length, text)


def plain_strings(text: bytes) -> bytes:
    """Return orders whose strings hold their bytes as they are, not three figures for each."""
    return b"\\\\".join(map(_unescaped, text.split(b"\\\\")))


def _unescaped(text: bytes) -> bytes:
    for escaped in sorted(set(_ESCAPED.findall(text)) & _SIGNS.keys()):
        text = text.replace(escaped, _SIGNS[escaped])
    return text


def _length(found: re.Match[bytes]) -> bytes:
    if not found[1]:
        return found[0]
    short = (b"%.*f" % (FINE, float(found[1]))).rstrip(b"0").rstrip(b".")
    return b"0" if short == b"-0" else short


def _lighten(owner: pikepdf.Dictionary) -> None:
    for key, lighter in _LIGHTER.items():
        stream = owner.get(key)
        if isinstance(stream, pikepdf.Stream):
            stream.write(lighter(stream.read_bytes()))


_LIGHTER: Final[dict[str, Callable[[bytes], bytes]]] = {
    "/Contents": lambda orders: plain_strings(shortened(orders)),
    "/ToUnicode": partial(_REMARK.sub, b""),
}
