"""retirer: a tool leaves the toolbox, with what names it in passing; what rests on it is told."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import references
from macros.model.source.yaml_source import dotted
from macros.store import ROOT

from .demande import (
    RefusedError,
    Verb,
    beside_it,
    carry_out,
    catalogue_of,
    counted,
    known,
    own_pictures,
    run,
    still_quoted,
    target_of,
)
from .lieux import dropped, spots
from .renvois import Mention, mentions
from .retouches import Changes, Edit, retouched

USAGE = "Usage : retirer GENRE NOM, par exemple : retirer methode world-cafe"

REFUSING = ("exclure", "repeter", "fiches_legeres")
"""The lists of a programme that a tool may leave: it was not wanted, or not more than another."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Take a tool out of a project, and say what changed, or what rests on it."""
    return run(root, Verb("retirer", USAGE, 2), arguments, partial(remove, root))


def remove(root: Path, kind: str, slug: str) -> str:
    """Remove a tool and the items of lists that name it; return what to say."""
    catalogue = catalogue_of(root)
    entry = known(catalogue, kind, slug)
    found = [m for m in mentions(root, catalogue, target_of(entry)) if not _inside(entry, m)]
    needed = [mention for mention in found if not _passing(mention)]
    if needed:
        raise RefusedError(_needed(slug, needed))
    alone = (*own_pictures(catalogue, entry).values(), *_own_data(catalogue, entry))
    carry_out(root, _changes(root, entry, found, alone))
    where = entry.path if not entry.where else f"« {slug} » dans {entry.path}"
    told = [f"Retiré : {where}.", *counted(found, "enlevés" if len(found) > 1 else "enlevé")]
    return "\n".join([*told, *still_quoted(root, slug, "")])


def _inside(entry: AnyEntry, mention: Mention) -> bool:
    """Say whether a tool names itself: that goes with it."""
    if mention.path != entry.path:
        return False
    return not entry.where or mention.field[: len(entry.where)] == entry.where


def _passing(mention: Mention) -> bool:
    field = mention.field
    names = {part for part in field if isinstance(part, str)}
    if mention.kind == "programmes":
        return field[:1] == ("contraintes",) and bool(names & set(REFUSING))
    # A list where a tool names others in passing: one less changes nothing else.
    passing = {"acces", "alternatives", "nourrit", *(name for name, _ in references(mention.kind))}
    return bool(names & passing)


def _needed(slug: str, needed: list[Mention]) -> str:
    count = "1 endroit en dépend" if len(needed) == 1 else f"{len(needed)} endroits en dépendent"
    rows = [f"  {mention.path}:{mention.start[0]}{_field(mention)}" for mention in needed]
    first = f"« {slug} » n’a pas été retiré : {count} ; y nommer un autre outil, ou l’enlever."
    return "\n".join([first, *rows])


def _field(mention: Mention) -> str:
    return f" : {dotted(mention.field)}" if mention.field else ""


def _changes(
    root: Path, entry: AnyEntry, found: list[Mention], pictures: tuple[str, ...]
) -> Changes:
    edits: dict[str, list[Edit]] = {}
    for mention in found:
        field = mention.field
        item = field if isinstance(field[-1], int) else field[:-1]
        edits.setdefault(mention.path, []).append(dropped(spots(root / mention.path), item))
    if entry.where:
        itself = dropped(spots(root / entry.path), entry.where)
        edits.setdefault(entry.path, []).append(itself)
    written = {path: retouched((root / path).read_bytes(), made) for path, made in edits.items()}
    return Changes(written, removed=(*_gone(root, entry), *pictures))


def _own_data(catalogue: Catalogue, entry: AnyEntry) -> tuple[str, ...]:
    """Return the file of open data that a territory alone shows: nobody would see it without it."""
    code = str(getattr(entry.record, "donnees", None))
    shown = [home for home in catalogue.territoires.values() if home.record.donnees == code]
    return (catalogue.donnees[code].path,) if code in catalogue.donnees and len(shown) == 1 else ()


def _gone(root: Path, entry: AnyEntry) -> tuple[str, ...]:
    return () if entry.where else (entry.path, *beside_it(root, entry.kind, entry.slug))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
