"""Sheets of small drawings shown piece by piece: heroes by moment in lists, diagrams of governance,
and on a run sheet the steps of a programme for the people who live it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from macros.kept import digest
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.plans.planning import plan_of
from macros.model.records.gouvernance import Gouvernance
from macros.model.records.methode import Methode
from macros.model.records.programme import Programme
from macros.told.dessin.drawing import figure as diagram
from macros.told.dessin.figure import Link, Piece
from macros.told.figures.paths import joined
from macros.told.figures.steps import Dessin, heros
from macros.told.figures.svg import lines
from macros.told.programme.conduite import conduite

from ..style.sheet import source

FOLDER = "dessins/"
PROGRAMME = "programme-"
WIDE, HIGH, AROUND = 160, 120, 10
"""The size of a piece, and how far what is drawn in it stands from its edges."""

Named = tuple[str, str]
"""The identifier of a piece, and what is drawn in it from its upper left corner."""


def vignette(entry: AnyEntry) -> str:
    """Return the address of the small drawing of a tool, nothing for a kind that has none."""
    r = entry.record
    if isinstance(r, Methode):
        return f"{FOLDER}{r.moment}.svg#{entry.slug}"
    return f"{FOLDER}gouvernance.svg#{entry.slug}" if isinstance(r, Gouvernance) else ""


def cadre(programme: str, dessin: Dessin) -> str:
    """Return the address of the drawing of a step on the run sheet of a programme."""
    return f"{FOLDER}{PROGRAMME}{programme}.svg#{_piece_of(dessin)}"


def _piece_of(dessin: Dessin) -> str:
    """Return the name of a drawing on its sheet: the same for steps that look the same."""
    return f"d{digest(dessin.figure, repr(dessin.room))[:8]}"


def planches(catalogue: Catalogue) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of each sheet, and what makes it."""
    for moment in dict.fromkeys(e.record.moment for e in catalogue.methodes.values()):
        yield f"{FOLDER}{moment}.svg", partial(_heroes, catalogue, moment)
    if catalogue.gouvernance:
        yield f"{FOLDER}gouvernance.svg", partial(_diagrams, catalogue)
    for entry in catalogue.programmes.values():
        address = f"{FOLDER}{PROGRAMME}{entry.slug}.svg"
        yield address, partial(_steps, catalogue, entry)


def _heroes(catalogue: Catalogue, moment: str) -> str:
    entries = (e for e in catalogue.methodes.values() if e.record.moment == moment)
    drawn = [
        (e.slug, f'<g transform="translate(0 {AROUND})">{lines(heros(catalogue, e.record))}</g>')
        for e in entries
    ]
    return _sheet(drawn, moment)


def _steps(catalogue: Catalogue, entry: Entry[Programme]) -> str:
    """Return each drawing of a run sheet once."""
    seen, plan = catalogue.seen_by(entry), plan_of(catalogue, entry.slug)
    told = (
        step.dessin
        for jour in conduite(seen, plan)
        for demi in jour.sessions
        for line in demi.creneaux
        for step in line.etapes
        if step.dessin and lines(step.dessin)
    )
    drawn = {
        _piece_of(one): f'<g transform="translate(0 {AROUND})">{lines(one)}</g>' for one in told
    }
    return _sheet(list(drawn.items()), "explorer")


def _diagrams(catalogue: Catalogue) -> str:
    return _sheet([(e.slug, _small(e.record)) for e in catalogue.gouvernance.values()], "clore")


def _sheet(pieces: Sequence[Named], moment: str) -> str:
    """Return pieces one under another, each shown by its name; the rules that give them their looks."""
    high = HIGH * len(pieces)
    shown = "".join(
        f'<view id="{name}" viewBox="0 {HIGH * n} {WIDE} {HIGH}"/>'
        f'<g transform="translate(0 {HIGH * n})">{drawn}</g>'
        for n, (name, drawn) in enumerate(pieces)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" data-moment="{moment}">'
        f'<style>{_rules()}</style><g class="fig fig--heros">'
        f'<path class="f-seuil" d="M0 0h{WIDE}v{high}h-{WIDE}z"/>{shown}</g></svg>'
    )


def _rules() -> str:
    """Return the rules of drawings and of moments, without what only a page needs."""
    moments = re.findall(r"^(?::is\()?\[data-moment[^{}]*{[^{}]*}", source("jetons"), flags=re.M)
    text = re.sub(r"/\*.*?\*/", "", source("figures"), flags=re.S)
    text = "".join(moments) + text.split(".etape .fig")[0]
    return re.sub(r"\s*([{};:,])\s*", r"\1", text).strip()


def _small(r: Gouvernance) -> str:
    """Return a governance diagram without its words: bodies, and the links between them."""
    drawn = diagram(r)
    k = min((WIDE - 2 * AROUND) / drawn.width, (HIGH - 2 * AROUND) / drawn.height)
    left, top = (WIDE - k * drawn.width) / 2, (HIGH - k * drawn.height) / 2

    def at(x: float, y: float) -> str:
        return joined(left + k * x, top + k * y)

    links = "".join(_link(link, at) for link in drawn.links)
    boxes = "".join(
        f"M{at(b.frame.left, b.frame.top)}h{joined(k * b.frame.width)}"
        f"v{joined(k * b.frame.height)}h{joined(-k * b.frame.width)}z"
        for b in drawn.boxes
    )
    return f'<path class="f-fil" d="{links}"/><path class="f-objet" d="{boxes}"/>'


def _link(link: Link, at: Callable[[float, float], str]) -> str:
    """Return a link in one stroke, through where its label stands on the great diagram."""
    return f"M{at(*link.pieces[0].start)}{''.join(_piece(piece, at) for piece in link.pieces)}"


def _piece(piece: Piece, at: Callable[[float, float], str]) -> str:
    if piece.controls is None:
        return f"L{at(*piece.start)}L{at(*piece.end)}"
    first, second = piece.controls
    return f"L{at(*piece.start)}C{at(*first)} {at(*second)} {at(*piece.end)}"
