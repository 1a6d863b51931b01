"""renommer: a tool takes another name, and every reference in every file follows."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from macros.model.base.names import slugify
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.model.records.choisi import SUFFIX
from macros.model.records.common import SLUG
from macros.store import ROOT

from .demande import (
    RefusedError,
    Verb,
    beside_it,
    carry_out,
    catalogue_of,
    counted,
    file_of,
    free,
    known,
    own_pictures,
    run,
    still_quoted,
    target_of,
)
from .lieux import Spots, added, dropped, quoted, replaced, spots
from .renvois import Mention, mentions
from .retouches import Changes, Edit, retouched

USAGE = """Usage : renommer GENRE ANCIEN NOUVEAU, par exemple : renommer methode world-cafe cafe-du-monde
NOUVEAU est un nom de fichier, ou un titre entre guillemets : le titre de l’outil change aussi."""


LINES = {"methode": "methodes", "production": "fiches", "questionnaire": "questionnaires"}
"""What names a tool in a kept choice, and the kind of that tool."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Give a tool another name in all the files of a project, and say what changed."""
    return run(root, Verb("renommer", USAGE, 3), arguments, partial(rename, root))


def rename(root: Path, kind: str, old: str, new: str) -> str:
    """Rename a tool, or end the work of who renamed its file by hand; return what to say."""
    slug, title = (new, "") if SLUG.match(new) else (slugify(new), new.strip())
    if not slug:
        raise RefusedError(f"« {new} » ne fait pas un nom ; y mettre des lettres ou des chiffres.")
    catalogue = catalogue_of(root)
    entry = _asked(root, catalogue, kind, old, slug)
    found = mentions(root, catalogue, target_of(entry, old))
    named = _pictures(own_pictures(catalogue, entry), entry.slug, slug)
    changes = _changes(root, entry, found, old, slug, title, named)
    if changes.nothing:
        return f"Rien à changer : « {old} » s’appelle déjà « {slug} »."
    carry_out(root, changes)
    return "\n".join(_told(root, entry, found, old, slug))


def _asked(root: Path, catalogue: Catalogue, kind: str, old: str, slug: str) -> AnyEntry:
    """Return the record to rename: the one of the old name, or of the new one when its file bears
    it already and something still says the old one."""
    records = catalogue.kind(kind)
    if old in records:
        if slug != old:
            free(catalogue, kind, slug, records[old])
        return records[old]
    heir = records.get(slug)
    if heir is not None:
        former = old in getattr(heir.record, "anciens_slugs", ())
        if former or mentions(root, catalogue, target_of(heir, old)):
            return heir
    return known(catalogue, kind, old)


def _changes(
    root: Path,
    entry: AnyEntry,
    found: list[Mention],
    old: str,
    slug: str,
    title: str,
    pictures: Mapping[int, tuple[str, str]],
) -> Changes:
    edits: dict[str, list[Edit]] = {}
    for mention in found:
        if old != slug:
            edits.setdefault(mention.path, []).append(Edit(mention.start, mention.end, slug))
    edits.setdefault(entry.path, []).extend(_in_itself(root, entry, old, slug, title))
    here = spots(root / entry.path) if pictures else {}
    for n, (_, path) in pictures.items():
        spot = here[("images", n, "fichier")]
        edits[entry.path].append(Edit(spot.start, spot.end, PurePosixPath(path).name))
    moved = None
    if entry.slug != slug and not entry.where:
        moved = (entry.path, file_of(entry.kind, slug))
    written = {}
    for path, made in edits.items():
        content = (root / path).read_bytes()
        after = retouched(content, made)
        if after != content:
            written[moved[1] if moved and path == moved[0] else path] = after
    written |= _chosen(root, entry, old, slug)
    gone = beside_it(root, entry.kind, old) if old != slug and not entry.where else ()
    for path in gone:
        content = (root / path).read_bytes()
        folder, _, name = path.rpartition("/")
        renamed = f"{folder}/{slug}{name.removeprefix(old)}"
        chosen = name.endswith(SUFFIX)  # A kept choice names its programme; returns name nothing.
        written[renamed] = content.replace(old.encode(), slug.encode()) if chosen else content
    for former, path in pictures.values():
        written[path] = (root / former).read_bytes()
    return Changes(written, moved, (*gone, *(former for former, _ in pictures.values())))


def _pictures(alone: Mapping[int, str], old: str, slug: str) -> dict[int, tuple[str, str]]:
    """Return where the pictures of a tool go that bear its name, by their place in its list."""
    named = re.compile(rf"{re.escape(old)}(-.+)?\Z")
    found = {}
    for n, path in alone.items():
        match = named.match(PurePosixPath(path).stem) if old != slug else None
        if match:
            after = f"{slug}{match[1] or ''}{PurePosixPath(path).suffix}"
            found[n] = (path, PurePosixPath(path).with_name(after).as_posix())
    return found


def _chosen(root: Path, entry: AnyEntry, old: str, slug: str) -> dict[str, bytes]:
    """Return the choices kept for programmes that name a tool, with its new name."""
    named = re.compile(
        rf'\b({"|".join(LINES)}): "{re.escape(old)}"|(?<=[\[ ]){re.escape(old)}(?=[\],])'
    )
    written = {}
    for path in (root / "toolbox" / "programmes").glob(f"*{SUFFIX}"):
        text = path.read_text(encoding="utf-8")
        after = named.sub(lambda found: found[0].replace(old, slug), text)
        if after != text and entry.kind in LINES.values():
            written[path.relative_to(root).as_posix()] = after.encode()
    return written


def _in_itself(root: Path, entry: AnyEntry, old: str, slug: str, title: str) -> Iterator[Edit]:
    """Yield what changes in the tool's own header: its name, its old ones, its title."""
    here = spots(root / entry.path)
    if entry.where and entry.slug != slug:
        yield replaced(here[(*entry.where, "slug")], old, slug)
    if hasattr(entry.record, "anciens_slugs") and old != slug:
        yield from _old_names(here, entry, old, slug)
    if title and title != entry.titre:
        spot = here[(*entry.where, kind_of(entry.kind).title)]
        yield Edit(spot.start, spot.end, quoted(title))


def _old_names(here: Spots, entry: AnyEntry, old: str, slug: str) -> Iterator[Edit]:
    """Yield the edit that keeps the old name; a tool that takes back an old name lets it go."""
    names = entry.record.anciens_slugs
    if slug in names:
        where = (*entry.where, "anciens_slugs", names.index(slug))
        yield dropped(here, where) if old in names else replaced(here[where], slug, old)
    elif old not in names:
        after = "slug" if entry.where else "mise_a_jour"
        yield added(here, entry.where, "anciens_slugs", old, after)


def _told(root: Path, entry: AnyEntry, found: list[Mention], old: str, slug: str) -> Iterator[str]:
    path = entry.path if entry.where else file_of(entry.kind, slug)
    yield f"Renommé : « {old} » s’appelle « {slug} » ({path})."
    yield from counted(found, "suivent" if len(found) > 1 else "suit")
    if old == slug:
        return
    if entry.where or entry.kind == "themes":
        yield f"Aucune redirection n’est faite depuis l’ancienne adresse de « {old} »."
    else:
        yield f"L’ancienne adresse {entry.kind}/{old}/ conduit à la nouvelle."
    yield from still_quoted(root, old, path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
