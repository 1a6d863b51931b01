"""What a PDF holds of letters, in fewer bytes: outlines, widths and meanings stay, names and frames leave.

It imports nothing of the house.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import pikepdf

Number = int | float | pikepdf.Object

_TOLD_ELSEWHERE: Final = {b"name", b"post"}
"""Tables that a font in a PDF has no use for: letters go by number (ISO 32000-1, 9.9)."""
_PAIR: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
_MEANINGS: Final = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n"
    b"/CMapName/Custom def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n%s"
    b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
)


def meanings(text: bytes) -> bytes:
    """Return what the letters of a font mean, runs of numbers told by the first and the last; the same
    text when it tells anything else."""
    if b"bfrange" in text or not (pairs := _PAIR.findall(text)):
        return text
    runs = list(_runs([(int(code, 16), sign) for code, sign in pairs]))
    ranges = (
        b"<%04X><%04X>[%s]\n" % (run[0][0], run[-1][0], b"".join(b"<%s>" % s for _, s in run))
        for run in runs
    )
    return _MEANINGS % (b"%d beginbfrange\n%sendbfrange\n" % (len(runs), b"".join(ranges)))


def _runs(pairs: Sequence[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the pairs whose numbers follow one another, cut where the first byte changes."""
    ranked = enumerate(sorted(pairs))
    for _, run in groupby(ranked, key=lambda one: (one[1][0] - one[0], one[1][0] >> 8)):
        yield [pair for _, pair in run]


def outlines(font: bytes) -> bytes:
    """Return a TrueType font without the tables that a PDF has no use for; another font as it is."""
    if font[:4] != b"\0\1\0\0":
        return font
    count = struct.unpack_from(">H", font, 4)[0]
    tables = [struct.unpack_from(">4sIII", font, 12 + 16 * rank) for rank in range(count)]
    kept = [table for table in tables if table[0] not in _TOLD_ELSEWHERE]
    power = len(kept).bit_length() - 1
    head = struct.pack(
        ">4sHHHH", font[:4], len(kept), 16 << power, power, (len(kept) - (1 << power)) * 16
    )
    body, start = b"", 12 + 16 * len(kept)
    for tag, check, offset, size in kept:
        head += struct.pack(">4sIII", tag, check, start + len(body), size)
        body += font[offset : offset + size] + b"\0" * (-size % 4)
    return head + body


def widths(told: Iterable[Number]) -> pikepdf.Array:
    """Return the widths of letters told number by number: one list for each run of numbers; widths
    that are told so already, as they are."""
    items = list(told)
    if len(items) % 3 or any(isinstance(one, pikepdf.Array) for one in items):
        return pikepdf.Array(items)
    found: list[int | list[float]] = []
    run: list[float] = []
    after = None
    for rank in range(0, len(items), 3):
        first, last, width = int(items[rank]), int(items[rank + 1]), items[rank + 2]
        if first != after:
            run = []
            found += [first, run]
        run += [round(float(width), 2)] * (last - first + 1)
        after = last + 1
    return pikepdf.Array(found)
