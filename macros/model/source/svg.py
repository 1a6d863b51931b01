"""Drawings that people bring: an SVG is a page, that can run scripts; only shapes and words may stay.

The reader is XML's own, as browsers read a drawing. Lists of what is allowed: a new danger is refused
before anyone knows its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from ..base.signs import UNSEEN

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_SHAPES = (
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath marker"
)
SHAPES = frozenset(_SHAPES.split())
_NAMES = (
    "id class lang role version viewBox preserveAspectRatio transform x y x1 y1 x2 y2 cx cy r rx ry "
    "fx fy dx dy d points width height pathLength rotate textLength lengthAdjust offset style color "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-dasharray stroke-dashoffset opacity stop-color stop-opacity clip-path "
    "clip-rule display visibility overflow paint-order vector-effect shape-rendering text-rendering "
    "color-interpolation font-family font-size font-style font-weight font-variant font-stretch "
    "letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline "
    "baseline-shift gradientUnits gradientTransform spreadMethod clipPathUnits refX refY orient "
    "markerWidth markerHeight markerUnits marker-start marker-mid marker-end href"
)
_TRAITS = frozenset(_NAMES.split())
_ELSEWHERE = re.compile(
    r"url\s*\(\s*(?!['\"]?#)|[\\@]|/[/*]|data:|image|expression|javascript", re.IGNORECASE
)
"""What leads out of the drawing from a style or a colour, or hides the way."""

MOST_SHAPES, DEEPEST = 5_000, 40
"""Elements of a drawing, and how many stand inside one another."""

Fault = tuple[int, str]
"""A line, from 1, and a French sentence."""

_SIMPLE = "l’enregistrer en « SVG simple », ou en PNG"


@dataclass(slots=True)
class _Reader:
    """Goes through a drawing, and keeps what is refused."""

    parser: expat.XMLParserType
    found: list[Fault] = field(default_factory=list)
    depth: int = 0
    count: int = 0

    def fault(self, sentence: str) -> None:
        self.found.append((self.parser.CurrentLineNumber, sentence))

    def declared(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.upper() != "UTF-8":
            self.fault(f"ce dessin se dit écrit en « {encoding} » ; l’enregistrer en UTF-8")

    def doctype(self, *_: object) -> None:
        self.fault("la ligne <!DOCTYPE> n’est pas permise dans un dessin ; l’effacer")

    def instruction(self, target: str, _: str) -> None:
        self.fault(f"« <?{target} » n’est pas permis dans un dessin ; l’effacer")

    def start(self, name: str, traits: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.count == 1 and (space, local) != (_SVG, "svg"):
            self.fault(f'un dessin s’ouvre par <svg xmlns="{_SVG}"> ; {_SIMPLE}')
        elif space != _SVG or local not in SHAPES:
            self.fault(f"la balise <{local}> n’est pas permise dans un dessin ; {_SIMPLE}")
        if self.count == MOST_SHAPES or self.depth == DEEPEST:
            self.fault(f"ce dessin est trop compliqué ; le simplifier, ou {_SIMPLE}")
        for trait, value in traits.items():
            self.trait(trait, value)

    def trait(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        known = local in _TRAITS if not space else (space, local) == (_LINK, "href")
        if space == _XML and local in {"space", "lang"}:
            return
        if not space and local.startswith("aria-"):
            pass
        elif not known:
            self.fault(f"l’attribut « {local} » n’est pas permis dans un dessin ; l’enlever")
        elif (local == "href" and not value.startswith("#")) or _ELSEWHERE.search(value):
            self.fault(f"« {value[:60]} » mène hors du dessin ; l’enlever")
        self.words(value)

    def end(self, _: str) -> None:
        self.depth -= 1

    def words(self, text: str) -> None:
        if sign := UNSEEN.search(text):
            self.fault(
                f"un signe invisible (U+{ord(sign[0]):04X}) est caché dans ce dessin ; l’effacer"
            )


def faults_in_svg(content: bytes) -> list[Fault]:
    """Return what a drawing holds that is not allowed, each thing with its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # The reader would guess UTF-16, where a browser does not.
        return [(1, "ce dessin n’est pas en UTF-8 ; l’enregistrer de nouveau en UTF-8")]
    parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
    reader = _Reader(parser)
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.XmlDeclHandler = reader.declared
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        if not reader.found:
            reader.found.append((error.lineno, f"ce dessin n’est pas du SVG lisible ; {_SIMPLE}"))
    return list(dict.fromkeys(reader.found))
