"""Ways from one tool of the book to another: labels, and prose whose links stay in the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.told.markdown import (
    Heading,
    Listing,
    Marked,
    Node,
    Nodes,
    Table,
    blocks,
    inline,
    inside,
    led,
    text_of,
)
from macros.told.plain import Riche

INSIDE = "https://renvoi.invalid/"
"""What stands before a label where a link stays in the book (a name that no site can bear)."""


@dataclass(frozen=True, slots=True)
class Renvoi:
    """A way to a tool of the book: its title, its label, and why go there."""

    titre: str
    cible: str
    note: Riche


@dataclass(frozen=True, slots=True)
class Rubrique:
    """A titled piece of a tool's pages."""

    titre: str
    blocs: Nodes


@dataclass(frozen=True, slots=True)
class Colonnes:
    """Two columns of pieces, and whether they may be taller than a page: then they are measured."""

    cotes: tuple[Sequence[Rubrique], Sequence[Rubrique]]
    hautes: bool


def cible(entry: AnyEntry) -> str:
    """Return the label under which the book shows an entry."""
    return f"{entry.kind}-{entry.slug}"


def renvoi(entry: AnyEntry, note: str = "") -> Renvoi:
    """Return a way to an entry of the book."""
    return Renvoi(entry.titre, cible(entry), Riche(note))


_ADRESSES: WeakKeyDictionary[Catalogue, Mapping[str, str]] = WeakKeyDictionary()


def adresses(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the label of every page's address that the book can answer itself, told once."""
    if catalogue not in _ADRESSES:
        _ADRESSES[catalogue] = {f"~/{e.url}": cible(e) for e in whole(catalogue)}
    return _ADRESSES[catalogue]


def whole(catalogue: Catalogue) -> Iterator[AnyEntry]:
    """Yield the records that the book holds whole, kind after kind."""
    for name, kind in KINDS.items():
        if kind.book:
            yield from catalogue.kind(name).values()


def kept_inside(nodes: Nodes, labels: Mapping[str, str]) -> Nodes:
    """Return nodes whose links to tools of the book lead to their labels."""
    return led(nodes, lambda url: INSIDE + labels[url] if url in labels else url)


def adresse(url: str) -> str:
    """Return a web address as people read it: no scheme, letters rather than codes."""
    return unquote(url.split("//", 1)[-1]).rstrip("/")


def points(texts: Iterable[str]) -> Node:
    """Return texts as a list."""
    return Listing(tuple((para(*inline(text)),) for text in texts))


def para(*nodes: Node) -> Node:
    """Return a paragraph."""
    return Marked("para", nodes)


def fort(text: str) -> Node:
    """Return a field in bold."""
    return Marked("fort", inline(text))


def sections(prose: str, labels: Mapping[str, str]) -> list[Rubrique]:
    """Return the prose of a tool as titled pieces, one for each of its first-rank headings."""
    found: list[tuple[str, list[Node]]] = [("", [])]
    for node in kept_inside(blocks(prose), labels):
        if isinstance(node, Heading) and node.rang <= 2:
            found.append((text_of(node.c), []))
        else:
            # Headings may jump ranks in prose; a tagged document may not.
            found[-1][1].append(replace(node, rang=3) if isinstance(node, Heading) else node)
    return [Rubrique(titre, tuple(nodes)) for titre, nodes in found if titre or nodes]


HEAD = 2
"""What a heading takes of a column, in lines."""


def hauteur(texts: Iterable[str], room: int) -> int:
    """Return the lines that texts take in a column of so many signs."""
    return sum(-(-max(1, len(text)) // room) for text in texts)


def poids(pieces: Iterable[Rubrique], room: int) -> int:
    """Return the lines that titled pieces take in a column of so many signs."""
    return sum(HEAD + hauteur(_paragraphs(piece.blocs), room) for piece in pieces)


def _paragraphs(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Listing) or (isinstance(node, Marked) and node.t == "citation"):
            yield from _paragraphs(inside(node))
        elif not isinstance(node, str):
            yield text_of(inside(node))


COLUMN = 56
"""Signs on a line of half a page."""
TALL = 50
"""Lines that surely stand on one page of the book, titles and all."""


def deux_colonnes(pieces: Sequence[Rubrique]) -> Colonnes:
    """Return pieces in two columns, in order, as even as can be."""
    cuts = range(len(pieces) + 1)
    best = min(cuts, key=lambda n: abs(poids(pieces[:n], COLUMN) - poids(pieces[n:], COLUMN)))
    sides = pieces[:best], pieces[best:]
    return Colonnes(sides, max(poids(side, COLUMN) for side in sides) > TALL)


def larges(pieces: Iterable[Rubrique]) -> tuple[list[Rubrique], list[Rubrique]]:
    """Return the pieces that stand in half a page, and those whose tables need a whole one."""
    narrow: list[Rubrique] = []
    wide: list[Rubrique] = []
    for piece in pieces:
        (wide if any(isinstance(node, Table) for node in piece.blocs) else narrow).append(piece)
    return narrow, wide
