"""Ways from one tool of the book to another: labels, and prose whose links stay in the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.told.markdown import Node, blocks, inline, text_of

Data = dict[str, Any]

KINDS = ("methodes", "gouvernance", "fiches", "indicateurs", "glossaire")
"""The kinds of records that the book holds whole."""

INSIDE = "https://renvoi.invalid/"
"""What stands before a label where a link stays in the book (a name that no site can bear)."""


def cible(entry: AnyEntry) -> str:
    """Return the label under which the book shows an entry."""
    return f"{entry.kind}-{entry.slug}"


def renvoi(entry: AnyEntry, note: str = "") -> Data:
    """Return a way to an entry of the book: its title, its label, and why go there."""
    return {"titre": entry.titre, "cible": cible(entry), "note": inline(note) if note else []}


def adresses(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the label of every page's address that the book can answer itself."""
    return {f"~/{e.url}": cible(e) for kind in KINDS for e in catalogue.kind(kind).values()}


def inside(nodes: Iterable[Any], labels: Mapping[str, str]) -> list[Any]:
    """Return nodes whose links to tools of the book lead to their labels."""
    return [_inside(node, labels) for node in nodes]


def _inside(value: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        found = {key: _inside(item, labels) for key, item in value.items()}
        label = labels.get(str(value.get("url", ""))) if value.get("t") == "lien" else None
        return found | {"url": INSIDE + label} if label else found
    return inside(value, labels) if isinstance(value, list) else value


def adresse(url: str) -> str:
    """Return a web address as people read it: no scheme, letters rather than codes."""
    return unquote(url.split("//", 1)[-1]).rstrip("/")


def rubrique(titre: str, *nodes: Node) -> Data:
    """Return a titled piece of a tool's pages."""
    return {"titre": titre, "blocs": list(nodes)}


def points(texts: Iterable[str]) -> Node:
    """Return texts as a list."""
    items = [[{"t": "para", "c": inline(text)}] for text in texts]
    return {"t": "liste", "ordre": False, "debut": 1, "c": items}


def para(*nodes: Node) -> Node:
    """Return a paragraph."""
    return {"t": "para", "c": list(nodes)}


def fort(text: str) -> Node:
    """Return a field in bold."""
    return {"t": "fort", "c": inline(text)}


def sections(prose: str, labels: Mapping[str, str]) -> list[Data]:
    """Return the prose of a tool as titled pieces, one for each of its first-rank headings."""
    found = [rubrique("")]
    for node in inside(blocks(prose), labels):
        if isinstance(node, Mapping) and node["t"] == "titre" and node["rang"] <= 2:
            found.append(rubrique(text_of(node["c"])))
        elif isinstance(node, Mapping) and node["t"] == "titre":
            # Headings may jump ranks in prose; a tagged document may not.
            found[-1]["blocs"].append({**node, "rang": 3})
        else:
            found[-1]["blocs"].append(node)
    return [piece for piece in found if piece["titre"] or piece["blocs"]]


HEAD = 2
"""What a heading takes of a column, in lines."""


def hauteur(texts: Iterable[str], room: int) -> int:
    """Return the lines that texts take in a column of so many signs."""
    return sum(-(-max(1, len(text)) // room) for text in texts)


def poids(pieces: Iterable[Data], room: int) -> int:
    """Return the lines that titled pieces take in a column of so many signs."""
    return sum(HEAD + hauteur(_paragraphs(piece["blocs"]), room) for piece in pieces)


def _paragraphs(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, list):
            yield from _paragraphs(node)
        elif isinstance(node, Mapping) and node["t"] in {"liste", "citation"}:
            yield from _paragraphs(node["c"])
        elif isinstance(node, Mapping):
            yield text_of(node.get("c", ()))


COLUMN = 56
"""Signs on a line of half a page."""


def deux_colonnes(pieces: list[Data]) -> list[list[Data]]:
    """Return pieces in two columns, in order, as even as can be."""
    cuts = range(len(pieces) + 1)
    best = min(cuts, key=lambda n: abs(poids(pieces[:n], COLUMN) - poids(pieces[n:], COLUMN)))
    return [pieces[:best], pieces[best:]]


def larges(pieces: Iterable[Data]) -> tuple[list[Data], list[Data]]:
    """Return the pieces that stand in half a page, and those whose tables need a whole one."""
    told = list(pieces)
    wide = [piece for piece in told if any(_table(node) for node in piece["blocs"])]
    return [piece for piece in told if piece not in wide], wide


def _table(node: Any) -> bool:
    return isinstance(node, Mapping) and node["t"] == "tableau"
