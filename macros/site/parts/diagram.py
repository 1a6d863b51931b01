"""The diagram of a governance schema: an SVG that reads in light, in dark and aloud."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.gouvernance import Gouvernance
from macros.told.dessin.drawing import description, figure, title
from macros.told.dessin.figure import Box, Frame, Label, Line, Link, Piece
from macros.told.gouvernance import liens

from .rendering import fragment

SMALLEST = 0.75
"""How far a narrow screen may shrink a drawing before it scrolls: labels stay near 10 px."""


def schema(catalogue: Catalogue, entry: Entry[Gouvernance]) -> Markup:
    """Return the figure of a governance schema: drawing, legend and the same links as a table."""
    r = entry.record
    least = f"{figure(r).width * SMALLEST:.0f}"
    return fragment(
        "schema.html.j2",
        titre=r.titre,
        svg=svg(r, entry.slug),
        largeur=least,
        liens=liens(catalogue, r),
    )


@lru_cache(maxsize=512)
def svg(r: Gouvernance, slug: str) -> Markup:
    """Return the drawing of a governance schema as SVG, with title and description."""
    drawn = figure(r)
    parts = [
        f'<svg class="sg" viewBox="0 0 {drawn.width:.0f} {drawn.height:.0f}" '
        f'width="{drawn.width:.0f}" height="{drawn.height:.0f}" '
        f'role="img" aria-labelledby="sg-{slug}-t sg-{slug}-d">',
        f'<title id="sg-{slug}-t">{escape(title(r))}</title>',
        f'<desc id="sg-{slug}-d">{escape(description(r))}</desc>',
    ]
    parts += [_link(link) for link in drawn.links]
    parts += [_label(label, n) for n, label in enumerate(drawn.labels)]
    parts += [_box(box) for box in drawn.boxes]
    return Markup("".join([*parts, "</svg>"]))


def _link(link: Link) -> str:
    path = "".join(map(_piece, link.pieces))
    x, y = link.tip
    arrow = f"M{x:.1f} {y:.1f}l-5 {-9 * link.direction}h10z"
    style = "sg-avis" if link.dashed else "sg-confie"
    return f'<path class="sg-lien {style}" d="{path}"/><path class="sg-fleche" d="{arrow}"/>'


def _piece(piece: Piece) -> str:
    (x1, y1), (x2, y2) = piece.start, piece.end
    if piece.controls is None:
        return f"M{x1:.1f} {y1:.1f}V{y2:.1f}"
    (a, b), (c, d) = piece.controls
    return f"M{x1:.1f} {y1:.1f}C{a:.1f} {b:.1f} {c:.1f} {d:.1f} {x2:.1f} {y2:.1f}"


def _label(label: Label, n: int) -> str:
    cell = f'<rect class="sg-fond" {_frame(label.frame)}/>'
    return f'<g class="sg-etiquette" data-lien="{n}">{cell}{_lines(label.lines)}</g>'


def _box(box: Box) -> str:
    body = _lines(box.name, "sg-nom") + _lines(box.rhythm, "sg-rythme")
    frame = f'<rect {_frame(box.frame)} rx="10"/>'
    return f'<g class="sg-boite" data-instance="{escape(box.id)}">{frame}{body}</g>'


def _frame(frame: Frame) -> str:
    return (
        f'x="{frame.left:.1f}" y="{frame.top:.1f}" '
        f'width="{frame.width:.1f}" height="{frame.height:.1f}"'
    )


def _lines(lines: tuple[Line, ...], style: str = "") -> str:
    css = f' class="{style}"' if style else ""
    return "".join(
        f'<text{css} x="{line.x:.1f}" y="{line.y:.1f}" text-anchor="middle">{escape(line.text)}</text>'
        for line in lines
    )
