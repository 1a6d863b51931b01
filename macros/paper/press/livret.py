"""A4 pages as a booklet: four to a sheet, in the order of a fold, to print on both sides, turned on the
short edge. For printing alone: tags do not follow, the document it comes from keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import sqrt

import pikepdf

MM = 72 / 25.4
WIDE, HIGH = 297 * MM, 210 * MM
"""An A4 lying, in points: a sheet that is folded into two A5."""

SCALE = 1 / sqrt(2)
"""From an A4 to an A5 (ISO 216)."""

UPRIGHT = "1 0 0 1 0 0"
TURNED = "0 1 -1 0 {height} 0"
"""How a lying page stands up in its half: a quarter turn to the left."""


def order(count: int) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pages of each side of each sheet, left then right, from 0; None where nothing is
    printed: six pages make (None, 0), (1, None), (5, 2), (3, 4)."""
    whole = count + -count % 4
    for sheet in range(whole // 4):
        near, far = 2 * sheet, whole - 1 - 2 * sheet
        yield _there(far, count), _there(near, count)
        yield _there(near + 1, count), _there(far - 1, count)


def _there(page: int, count: int) -> int | None:
    return page if page < count else None


def livret(content: bytes) -> bytes:
    """Return a PDF as a booklet: the same bytes for the same document."""
    with pikepdf.open(BytesIO(content)) as whole, pikepdf.new() as made:
        for halves in order(len(whole.pages)):
            page = made.add_blank_page(page_size=(WIDE, HIGH))
            placed = [
                _half(made, page, whole.pages[number], rank)
                for rank, number in enumerate(halves)
                if number is not None
            ]
            page.Contents = made.make_stream("\n".join(placed).encode())
        made.docinfo["/Title"] = f"{whole.docinfo.get('/Title', '')} (livret, à imprimer)"
        made.Root.Lang = pikepdf.String("fr-FR")
        return _saved(made)


def _half(made: pikepdf.Pdf, page: pikepdf.Page, source: pikepdf.Page, rank: int) -> str:
    """Put a page on the left (0) or the right (1) of a side; return the orders that draw it."""
    drawn = made.copy_foreign(source.as_form_xobject())
    name = page.add_resource(drawn, pikepdf.Name.XObject, pikepdf.Name(f"/P{rank}"))
    _, _, width, height = (float(x) for x in source.mediabox)
    lying = width > height
    turn = TURNED.format(height=f"{height:.3f}") if lying else UPRIGHT
    left = rank * WIDE / 2
    return f"q {SCALE:.6f} 0 0 {SCALE:.6f} {left:.3f} 0 cm {turn} cm {name} Do Q"


def _saved(made: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
