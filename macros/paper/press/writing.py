"""A PDF written down: its small objects in a few streams, those alike side by side, the same bytes every time.

It imports nothing of the house. qpdf puts a hundred objects in a stream; deflate finds more of the same in a
few thousand, when cells stand with cells and links with links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pikepdf
from deflate import zlib_compress

from macros.paper.press.orders import STRING, short

TIGHTEST: Final = 10
"""Of libdeflate's levels: a tenth less than zlib's own best; 12 takes three times as long for half a hundredth."""
TOGETHER: Final = 4_000
"""Objects of a stream: a reader opens it whole to find one."""
PLACES: Final = 2
"""Decimals of a point that are kept of where links, headings and pictures stand on a page."""

_CONTAINERS: Final = {"/ObjStm", "/XRef"}
_TEXT: Final = STRING + rb"|<[0-9A-Fa-f]*>"
_REFERENCE: Final = re.compile(_TEXT + rb"|(?<![\d.])(\d+) 0 R\b", re.DOTALL)
_FINE: Final = re.compile(_TEXT + rb"|(-?\d*\.\d{3,})", re.DOTALL)
_TEXTS: Final = re.compile(rb"(" + _TEXT + rb")", re.DOTALL)
_IDLE: Final = (b"<< ", b" <<", b" >>", b">> ", b"[ ", b" [", b" ]", b"] ", b" /")
"""Where qpdf puts a space that separates nothing."""
_PLACED: Final = re.compile(rb"^<<.*/Type ?/(?:Annot|StructElem)\b|^\[ \d+ 0 R /XYZ ", re.DOTALL)
_TYPED: Final = b"/Type/StructElem"
"""What every element of the structure may leave unsaid (ISO 32000-1, table 323)."""

Body = tuple[int, str, bytes]
"""A small object: its number, what it is like, its text."""


def written(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF whole, what nothing leads to left out, objects numbered in the order they stand."""
    small, streams = _parted(pdf)
    kept = _reached(pdf, {number: text for number, _, text in small} | _heads(streams))
    small = sorted(
        (b for b in small if b[0] in kept), key=lambda b: ("StructElem" in b[1], b[1], b[0])
    )
    streams = [stream for stream in streams if stream.objgen[0] in kept]
    before = [*(stream.objgen[0] for stream in streams), *(number for number, _, _ in small)]
    names = {old: new for new, old in enumerate(before, 1)}
    out = Sheet(names)
    for stream in streams:
        out.add(names[stream.objgen[0]], *_tight(stream))
    free = len(names) + 1
    for start in range(0, len(small), TOGETHER):
        out.gather(free, small[start : start + TOGETHER])
        free += 1
    return out.end(pdf, free)


def tidy(text: bytes) -> bytes:
    """Return the text of an object without idle spaces, its places on the page to a hundredth of a point."""
    if _PLACED.match(text):
        text = _FINE.sub(lambda m: short(m[1], PLACES) if m[1] else m[0], text)
    parts = _TEXTS.split(text)
    parts[::2] = map(_spaceless, parts[::2])
    return b"".join(parts)


def _spaceless(text: bytes) -> bytes:
    for idle in _IDLE:
        text = text.replace(idle, idle.strip())
    return text.replace(_TYPED, b"")


class Sheet:
    """The bytes of a file as they are written, and where each object stands."""

    def __init__(self, names: Mapping[int, int]) -> None:
        self._names = names
        self._out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, head: bytes, content: bytes) -> None:
        """Write a stream: its dictionary without what closes it, its bytes."""
        self._places[number] = (1, len(self._out), 0)
        head = self._renamed(head)
        told = b"%d 0 obj\n%s/Length %d>>stream\n" % (number, head, len(content))
        self._out += told + content + b"\nendstream\nendobj\n"

    def gather(self, number: int, group: Sequence[Body]) -> None:
        """Write small objects in one stream."""
        index, bodies, start = [], [], 0
        for rank, (inside, _, text) in enumerate(group):
            name, told = self._names[inside], self._renamed(text)
            self._places[name] = (2, number, rank)
            index.append(b"%d %d" % (name, start))
            bodies.append(told)
            start += len(told) + 1
        first = b" ".join(index) + b"\n"
        head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(group), len(first))
        self.add(number, head, _deflated(first + b"\n".join(bodies)))

    def end(self, pdf: pikepdf.Pdf, number: int) -> bytes:
        """Write where everything stands, as a stream of a number, and return the file."""
        start = len(self._out)
        self._places[number] = (1, start, 0)
        wide = (start.bit_length() + 7) // 8
        rows = [self._row(one, wide) for one in range(number + 1)]
        before = [bytes(wide + 3), *rows]
        up = b"".join(b"\2" + _less(row, old) for row, old in zip(rows, before, strict=False))
        head = b"<</Type/XRef/Size %d/W[1 %d 2]/Filter/FlateDecode" % (number + 1, wide)
        head += b"/DecodeParms<</Predictor 12/Columns %d>>" % (wide + 3)
        for key in ("/Root", "/Info", "/ID"):
            if key in pdf.trailer:
                head += key.encode() + b" " + pdf.trailer[key].unparse()
        self.add(number, head, _deflated(up))
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF\n" % start

    def _renamed(self, text: bytes) -> bytes:
        return _REFERENCE.sub(lambda m: b"%d 0 R" % self._names[int(m[1])] if m[1] else m[0], text)

    def _row(self, number: int, wide: int) -> bytes:
        kind, place, rank = self._places.get(number, (0, 0, 0))
        return bytes([kind]) + place.to_bytes(wide) + rank.to_bytes(2)


def _less(row: bytes, above: bytes) -> bytes:
    return bytes((one - other) % 256 for one, other in zip(row, above, strict=True))


def _parted(pdf: pikepdf.Pdf) -> tuple[list[Body], list[pikepdf.Stream]]:
    """Return the small objects of a PDF, then its streams, without those that only held others."""
    small: list[Body] = []
    streams: list[pikepdf.Stream] = []
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            if str(one.get("/Type")) not in _CONTAINERS:
                streams.append(one)
        elif one is not None:
            text = one.unparse(resolved=True)
            small.append((one.objgen[0], _like(one), tidy(text)))
    return small, streams


def _like(one: object) -> str:
    if isinstance(one, pikepdf.Dictionary):
        kind = str(one.get("/Type") or ("/StructElem" if "/P" in one and "/S" in one else ""))
        return kind + str(one.get("/S", ""))
    return type(one).__name__


def _heads(streams: Iterable[pikepdf.Stream]) -> dict[int, bytes]:
    return {one.objgen[0]: one.stream_dict.unparse() for one in streams}


def _reached(pdf: pikepdf.Pdf, texts: Mapping[int, bytes]) -> set[int]:
    """Return the numbers of what a reader may come to from the root."""
    todo = [
        _numbers(pdf.trailer[key].unparse()) for key in ("/Root", "/Info") if key in pdf.trailer
    ]
    found: set[int] = set()
    while todo:
        new = todo.pop() - found
        found |= new
        todo += [_numbers(texts[number]) for number in new if number in texts]
    return found


def _numbers(text: bytes) -> set[int]:
    return {int(number) for number in _REFERENCE.findall(text) if number}


def _tight(stream: pikepdf.Stream) -> tuple[bytes, bytes]:
    """Return the dictionary of a stream, not yet closed, and its bytes, deflated again when they may
    be: a picture keeps its own way."""
    told = pikepdf.Dictionary(dict(stream.stream_dict.items()))
    own = told.get("/Filter") not in {None, pikepdf.Name.FlateDecode} or "/DecodeParms" in told
    for key in ("/Length",) if own else ("/Length", "/Filter"):
        if key in told:
            del told[key]
    head = tidy(told.unparse()).removesuffix(b">>")
    if own:
        return head, stream.read_raw_bytes()
    content = stream.read_bytes()
    less = _deflated(content)
    shorter = len(less) + 19 < len(content)
    return (head + b"/Filter/FlateDecode", less) if shorter else (head, content)


def _deflated(content: bytes) -> bytes:
    return bytes(zlib_compress(content, TIGHTEST))
