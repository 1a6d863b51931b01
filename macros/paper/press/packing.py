"""The same PDF in fewer bytes: what it shows, its tags and its words stay; the same bytes every time.

It imports nothing of the house but what stands beside it: a press runs it in a process of its own. Typst
writes one object after another, eight figures to a number, a zero in four signs before each letter, a pen
for each line; readers need none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Final

import pikepdf

from macros.paper.press.letters import meanings, outlines, widths
from macros.paper.press.orders import lighter
from macros.paper.press.writing import written

_IDLE: Final = re.compile(
    rb"(?<=>)\s+(?=<)"
    rb"|<(xmpMM:\w+|xmpTPg:\w+|dc:format)>[^<]*</\1>"
    rb'|\s+xmlns:(?:xmpMM|xmpTPg)="[^"]*"'
)
"""What stands between the marks of a file's own record; what it says of versions that nobody keeps, and
of what the file shows by itself."""
_CORNERS: Final = 8
"""Numbers that tell one box of a link: it is then what /Rect says (ISO 32000-1, table 173)."""
_NEAR: Final = 0.01
"""Points between two boxes that are the same."""


def packed(made: bytes) -> bytes:
    """Return the same document as tight as it goes: half the weight of a short one."""
    with pikepdf.open(BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                _lighten(one)
        return written(pdf)


def _lighten(owner: pikepdf.Dictionary) -> None:
    for key, lighter_ in _LIGHTER.items():
        stream = owner.get(key)
        if isinstance(stream, pikepdf.Stream):
            stream.write(lighter_(stream.read_bytes()))
    if "/W" in owner and "/CIDSystemInfo" in owner:
        owner["/W"] = widths(owner["/W"].as_list())
    if "/CIDSet" in owner:
        del owner["/CIDSet"]
    if "/QuadPoints" in owner and _one_box(owner):
        del owner["/QuadPoints"]


def _one_box(link: pikepdf.Dictionary) -> bool:
    """Tell whether a link covers one box, the one that it stands in."""
    corners = [float(one) for one in link["/QuadPoints"].as_list()]
    box = [float(one) for one in link["/Rect"].as_list()]
    across, up = sorted(corners[::2]), sorted(corners[1::2])
    found = (across[0], up[0], across[-1], up[-1])
    return len(corners) == _CORNERS and all(
        abs(one - other) < _NEAR for one, other in zip(found, box, strict=True)
    )


_LIGHTER: Final[dict[str, Callable[[bytes], bytes]]] = {
    "/Contents": lighter,
    "/ToUnicode": meanings,
    "/FontFile2": outlines,
    "/Metadata": partial(_IDLE.sub, b""),
}
