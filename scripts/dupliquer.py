"""dupliquer: a new draft that starts from another tool, under its own title."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from macros.model.base.names import slugify
from macros.model.beside import BESIDE
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.store import ROOT

from .demande import RefusedError, Verb, carry_out, catalogue_of, file_of, free, known, run
from .lieux import quoted, spots, without
from .retouches import Changes, Edit, retouched

USAGE = (
    'Usage : dupliquer GENRE NOM "Nouveau titre", '
    'par exemple : dupliquer methode world-cafe "Café des voisins"'
)

TO_WRITE = "À écrire, ce que cet outil a de propre."
"""Keeps what is the same as elsewhere from being refused, until the draft is written."""


def main(arguments: list[str], root: Path = ROOT, today: date | None = None) -> int:
    """Write a draft from another tool and say where; never overwrite one."""
    return run(
        root,
        Verb("dupliquer", USAGE, 3),
        arguments,
        partial(duplicate, root, today or date.today()),
    )


def duplicate(root: Path, today: date, kind: str, slug: str, title: str) -> str:
    """Write the draft of a new tool from another one; return what to say."""
    if why := kind_of(kind).alone:
        raise RefusedError(f"Ce genre ne se duplique pas : {why}.")
    new = slugify(title)
    if not new:
        raise RefusedError(f"« {title} » ne fait pas un titre ; y mettre des lettres.")
    catalogue = catalogue_of(root)
    entry = known(catalogue, kind, slug)
    free(catalogue, kind, new)
    path = file_of(kind, new)
    source = root / entry.path
    content = retouched(source.read_bytes(), _edits(source, entry, title.strip(), today))
    carry_out(root, Changes({path: content, **_copied(root, kind, slug, new)}))
    told = f"Créé : {path}, d’après {entry.path}."
    if not kind_of(kind).tool:
        return told
    return f"{told}\nC’est un brouillon : écrire d’abord son accroche, puis ce qui lui est propre."


def _copied(root: Path, kind: str, slug: str, new: str) -> dict[str, bytes]:
    """Return what a copy has beside it, as its model does, under its own name."""
    places = (
        (root / f"toolbox/{b.folder}/{slug}{b.suffix}", f"toolbox/{b.folder}/{new}{b.suffix}")
        for b in BESIDE
        if b.copied and b.kind == kind
    )
    return {path: source.read_bytes() for source, path in places if source.is_file()}


def _edits(source: Path, entry: AnyEntry, title: str, today: date) -> Iterator[Edit]:
    here = spots(source)
    values = {"titre": quoted(title), "etat": "brouillon", "mise_a_jour": today.isoformat()}
    if kind_of(entry.kind).tool:
        values["accroche"] = TO_WRITE
    for name, value in values.items():
        if (name,) in here:
            spot = here[(name,)]
            yield Edit(spot.start, spot.end, value)
    yield from without(here, "anciens_slugs")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
