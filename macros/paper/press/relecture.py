"""A reader of finished PDFs in a process of its own, run by presses.py: what a printed page would lose.

It imports nothing of the house. A line of JSON gives a size, then come the bytes of a PDF; a line of
JSON answers with a size, then come its faults: [page, kind, text, other text, millimetres].

No measure is guessed: a run of text stands where the engine that prints it puts its outlines, and two
runs lie over one another when both leave ink on the same point. Kerning, accents, italics that lean
over the next word and descenders between capitals touch no ink: none of them is a fault.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double, c_float
from io import BytesIO
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pikepdf
import pypdfium2.raw as pdfium

Fault = tuple[int, str, str, str, float]

MM: Final = 72 / 25.4
EDGE: Final = 5.0
"""Millimetres along the edge of a sheet that an office printer may leave white."""
NEXT: Final = 4 * MM
"""A line drawn less than this under a heading belongs to it; lower, it is something to write on."""
SCALE: Final = 4
"""Points of ink for one typographic point: 288 dpi."""
CLOSE: Final = 0.1
"""Points by which a kern may draw two runs together."""
INKED: Final = 128
"""The half of a point of ink."""


class Run(NamedTuple):
    """What one order of the page draws: its box in points, its rank, its mark (-1 without)."""

    bottom: float
    left: float
    right: float
    top: float
    rank: int
    mark: int
    drawn: object


def main() -> None:
    """Answer every PDF of the input until it ends."""
    pdfium.FPDF_InitLibrary()
    for line in sys.stdin.buffer:
        content = sys.stdin.buffer.read(json.loads(line)["size"])
        told = json.dumps(faults(content)).encode()
        sys.stdout.buffer.write(json.dumps({"size": len(told), "fault": ""}).encode() + b"\n")
        sys.stdout.buffer.write(told)
        sys.stdout.buffer.flush()


def faults(content: bytes) -> list[Fault]:
    """Return what each page of a PDF would lose on paper, in order of pages."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    found: list[Fault] = []
    with pikepdf.open(BytesIO(content)) as tagged:
        headings = _headings(tagged)
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, number)
            found += _of_page(document, page, number, headings)
            pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return found


def _of_page(
    document: object, page: object, number: int, headings: Callable[[int, int], bool]
) -> Iterator[Fault]:
    texts, others = _drawn(page)
    size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if lost := [(room, run) for run in texts if (room := _room(run, size)) < EDGE]:
        room, run = min(lost, key=lambda one: (one[0], one[1].rank))
        yield number + 1, "bord", _text(page, run), "", round(room, 1)
    meeting = (two for two in _meeting(texts) if _inked(document, page, *two))
    over = next((two for two in meeting if not _neighbours(page, *two)), None)
    if over:
        yield number + 1, "dessus", _text(page, over[0]), _text(page, over[1]), 0
    for run in _last(texts, others):
        if headings(number, run.mark):
            yield number + 1, "titre", _text(page, run), "", 0


# ---- What a page draws -------------------------------------------------------


def _drawn(page: object) -> tuple[list[Run], list[Run]]:
    """Return the runs of text of a page that show something, and what else it draws."""
    texts: list[Run] = []
    others: list[Run] = []
    for rank in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, rank)
        run = _boxed(drawn, rank)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            others.append(run)
        elif run.right > run.left and run.top > run.bottom:  # Spaces have no box.
            texts.append(run)
    return texts, others


def _boxed(drawn: object, rank: int) -> Run:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top))
    mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
    return Run(bottom.value, left.value, right.value, top.value, rank, mark, drawn)


def _text(page: object, run: Run) -> str:
    shown = pdfium.FPDFText_LoadPage(page)
    size = pdfium.FPDFTextObj_GetText(run.drawn, shown, None, 0)
    told = (ctypes.c_ushort * size)()
    pdfium.FPDFTextObj_GetText(run.drawn, shown, told, size)
    pdfium.FPDFText_ClosePage(shown)
    return " ".join(bytes(told).decode("utf-16-le").rstrip("\0").split())


def _room(run: Run, size: tuple[float, float]) -> float:
    """Return the millimetres left between a run and the nearest edge; negative outside."""
    width, height = size
    return min(run.left, run.bottom, width - run.right, height - run.top) / MM


# ---- One over another --------------------------------------------------------


def _meeting(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield the runs whose boxes meet, two by two: the one drawn over, then the one under."""
    open_: list[Run] = []
    for run in sorted(runs):
        open_ = [one for one in open_ if one.top > run.bottom]
        for one in open_:
            if min(one.right, run.right) > max(one.left, run.left):
                yield (one, run) if one.rank > run.rank else (run, one)
        open_.append(run)


def _inked(document: object, page: object, one: Run, other: Run) -> bool:
    """Tell whether two runs, drawn each alone on the same grid, leave ink on the same point."""
    left, right = max(one.left, other.left), min(one.right, other.right)
    top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
    columns = range(int(left * SCALE), int(right * SCALE) + 1)
    rows = range(int(-top * SCALE), int(-bottom * SCALE) + 1)
    first, second = _ink(document, page, one), _ink(document, page, other)
    return any(first(x, y) and second(x, y) for y in rows for x in columns)


def _neighbours(page: object, one: Run, other: Run) -> bool:
    """Tell whether two runs only follow one another on a line: a slanted letter leans over the next
    one, which begins where its width ends."""
    first, then = sorted((one, other), key=lambda run: run.left)
    signs, next_ = _signs(page, first), _signs(page, then)
    if not signs or not next_ or abs(signs[-1].height - next_[0].height) > CLOSE:
        return False
    return signs[-1].start + _width(first, signs[-1].code) <= next_[0].start + CLOSE


class Sign(NamedTuple):
    """A letter: where the pen stands before it is drawn, and its code."""

    start: float
    height: float
    code: int


def _signs(page: object, run: Run) -> list[Sign]:
    shown, x, y = pdfium.FPDFText_LoadPage(page), c_double(), c_double()
    found: list[Sign] = []
    for rank in range(pdfium.FPDFText_CountChars(shown)):
        if _place(pdfium.FPDFText_GetTextObject(shown, rank)) == _place(run.drawn):
            pdfium.FPDFText_GetCharOrigin(shown, rank, byref(x), byref(y))
            found.append(Sign(x.value, y.value, pdfium.FPDFText_GetUnicode(shown, rank)))
    pdfium.FPDFText_ClosePage(shown)
    return found


def _width(run: Run, code: int) -> float:
    """Return what the pen advances by after a letter of a run, in points of the page."""
    size, width, matrix = c_float(), c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(run.drawn, byref(size))
    pdfium.FPDFFont_GetGlyphWidth(pdfium.FPDFTextObj_GetFont(run.drawn), code, size, byref(width))
    pdfium.FPDFPageObj_GetMatrix(run.drawn, byref(matrix))
    return float(width.value * matrix.a)


def _place(drawn: Any) -> int | None:
    return ctypes.cast(drawn, ctypes.c_void_p).value


def _ink(document: object, page: object, run: Run) -> Callable[[int, int], bool]:
    """Return where a run leaves ink, by points of the grid, y going down."""
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(document, page, run.drawn, SCALE)
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    points = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    left, top = int(run.left * SCALE // 1), int(-run.top * SCALE // 1)

    def inked(x: int, y: int) -> bool:
        column, row = x - left, y - top
        seen = 0 <= column < width and 0 <= row < height
        return seen and bool(points[row * stride + column * 4 + 3] >= INKED)

    return inked


# ---- Headings ----------------------------------------------------------------


def _last(texts: Sequence[Run], others: Sequence[Run]) -> Iterator[Run]:
    """Yield the marked runs of a page that have nothing under them, nor beside them: no text that is
    read, no picture, no place to write. The foot of a page is not marked."""
    read = [run for run in texts if run.mark >= 0]
    after = {run.rank: next_ for run, next_ in pairwise(read)}
    under = sorted([(run.top, run) for run in read] + [(run.top, run) for run in others])
    seen, below = 0, []
    for run in sorted(read):
        while seen < len(under) and under[seen][0] <= run.bottom + 1:
            below.append(under[seen][1])
            seen += 1
        if not _level(run, after.get(run.rank)) and not any(
            _follows(one, run) for one in reversed(below)
        ):
            yield run


def _level(run: Run, after: Run | None) -> bool:
    """Tell whether what is read after a run stands beside it, and not at the top of a column."""
    return after is not None and after.mark != run.mark and run.bottom < after.top <= run.top + 1


def _follows(one: Run, run: Run) -> bool:
    beside = min(one.right, run.right) <= max(one.left, run.left)
    return not beside and (one.mark >= 0 or one.bottom < run.bottom - NEXT)


def _headings(tagged: pikepdf.Pdf) -> Callable[[int, int], bool]:
    """Return what tells whether a mark of a page is of a heading (ISO 32000-1, 14.7.4.4)."""
    tree = tagged.Root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
    parents = pikepdf.NumberTree(tree) if tree is not None else {}

    def told(page: int, mark: int) -> bool:
        key = tagged.pages[page].obj.get("/StructParents")
        above = parents[int(key)][mark] if key is not None and int(key) in parents else None
        while above is not None and "/S" in above:
            if str(above.S)[:2] == "/H" and str(above.S)[2:].isdigit():
                return True
            above = above.get("/P")
        return False

    return told


if __name__ == "__main__":
    main()
