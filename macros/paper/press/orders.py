"""What draws a page, in fewer bytes: the same lines of text at the same places, each said once.

It imports nothing of the house. Typst opens and closes the pen for each line, sets its colour, its font and
a matrix of six numbers again; here lines that follow one another share one pen, and each starts from the
line before.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

FINE: Final = 3
"""Decimals of a point that are kept: a third of a thousandth of a millimetre."""

STRING: Final = rb"\((?:[^\\()]|\\.)*+\)"
_LEFT: Final = rb"<[0-9A-Fa-f]*>|/[^\s/<>\[\]()]*|(?:-?[\d.]+ ){4}(?=-?[\d.]+ -?[\d.]+ (?:cm|Tm)\b)"
"""What is no length: strings in hexadecimal, names, and the turns and scales of a matrix."""
_LENGTH: Final = re.compile(STRING + rb"|" + _LEFT + rb"|(-?\d*\.\d{4,})", re.DOTALL)
_ESCAPED: Final = re.compile(rb"\\(?:[0-7]{3}|[nbtf])")
_SIGNS: Final = {b"\\n": b"\n", b"\\b": b"\b", b"\\t": b"\t", b"\\f": b"\f"} | {
    b"\\%03o" % code: bytes([code]) for code in range(256) if bytes([code]) not in b"()\\\r"
}
"""What Typst writes for some bytes that a string may hold as they are."""

_NUMBER: Final = rb"-?[\d.]++"
"""Taken whole or not at all: a line that ends otherwise is given up at once."""
_LINE: Final = re.compile(
    rb"(?P<opens>/\w+<<(?:[^<>]|<[0-9A-F]*>)*+>>BDC\n)?"
    rb"q 1 0 0 -1 (?P<x>%(n)s) (?P<y>%(n)s) cm/(?P<space>c\d+) cs (?P<ink>%(n)s(?: %(n)s)*+) scn\n"
    rb"BT 0 Tr/(?P<font>f\d+ %(n)s) Tf 1 0 0 -1 0 0 Tm"
    rb"(?P<shown>\[(?:%(s)s|%(n)s)*+\]TJ|%(s)sTj)\nET\nQ\n(?P<closes>EMC)?"
    % {b"n": _NUMBER, b"s": STRING},
    re.DOTALL,
)
"""A line of upright text as Typst writes it, with its mark when it bears one alone."""


def lighter(orders: bytes) -> bytes:
    """Return the orders of a page that draw the same, in as few bytes as they go."""
    return joined(plain_strings(shortened(orders)))


def shortened(text: bytes) -> bytes:
    """Return orders with their lengths to a thousandth of a point, matrices left whole."""
    return _LENGTH.sub(_length, text)


def plain_strings(text: bytes) -> bytes:
    """Return orders whose strings hold their bytes as they are, not three figures for each."""
    return b"\\\\".join(map(_unescaped, text.split(b"\\\\")))


def joined(text: bytes) -> bytes:
    """Return orders whose lines of text that follow one another are drawn by one pen, each placed from
    the line before: marks stay around the same words, and what follows finds the pen as it was."""
    told: list[bytes] = []
    pen, end = Pen(), 0
    for line in _LINE.finditer(text):
        if bool(line["opens"]) != bool(line["closes"]):
            continue
        if not told or line.start() != end:
            told += [pen.close(), text[end : line.start()]]
            pen = Pen()
        told.append(pen.write(line))
        end = line.end()
    return b"".join([*told, pen.close(), text[end:]])


class Pen:
    """What draws lines one after another: where the last one starts, its colour and its font."""

    def __init__(self) -> None:
        self._place: tuple[Decimal, Decimal] | None = None
        self._space = self._ink = self._font = b""

    def write(self, line: re.Match[bytes]) -> bytes:
        """Return the orders of a line, after those of the lines before."""
        place = Decimal(line["x"].decode()), Decimal(line["y"].decode())
        x, y = self._place or (Decimal(0), Decimal(0))
        opened = b"" if self._place else b"\nq BT 0 Tr\n"
        self._place = place
        move = b"%s %s Td" % (_told(place[0] - x), _told(place[1] - y))
        mark, closed = line["opens"] or b"", b"EMC\n" if line["closes"] else b""
        return b"".join((opened, mark, self._look(line), move, line["shown"], b"\n", closed))

    def close(self) -> bytes:
        """Return what gives the page its own pen back; nothing when no line was drawn."""
        return b"ET Q\n" if self._place else b""

    def _look(self, line: re.Match[bytes]) -> bytes:
        space, ink, font = line["space"], line["ink"], line["font"]
        told = b"" if space == self._space else b"/%s cs " % space
        told += b"" if (space, ink) == (self._space, self._ink) else b"%s scn " % ink
        told += b"" if font == self._font else b"/%s Tf " % font
        self._space, self._ink, self._font = space, ink, font
        return told


def _told(length: Decimal) -> bytes:
    return format(length.normalize() + 0, "f").encode()


def _unescaped(text: bytes) -> bytes:
    for escaped in sorted(set(_ESCAPED.findall(text)) & _SIGNS.keys()):
        text = text.replace(escaped, _SIGNS[escaped])
    return text


def _length(found: re.Match[bytes]) -> bytes:
    return short(found[1], FINE) if found[1] else found[0]


def short(number: bytes, decimals: int) -> bytes:
    """Return a number with so many decimals at most, none of them an idle zero."""
    told = (b"%.*f" % (decimals, float(number))).rstrip(b"0").rstrip(b".")
    return b"0" if told in {b"-0", b""} else told
