"""What the verbs that change tools share: what is asked for, what is refused, what is said."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.french import pluriel
from macros.model.base.names import near_name
from macros.model.base.problems import allowed, remedy, report
from macros.model.beside import BESIDE
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import by_word, kind_of
from macros.model.core.lost import lost
from macros.model.reading import examine
from macros.told.images import pictures

from .renvois import Mention, Target
from .retouches import Changes, apply, worse
from .verrou import writing

HELP = {"-h", "--help", "aide"}
PRIVE = "prive"
"""The folder beside the toolbox of what the team keeps to itself: git, the site and the bundle never
hold it."""
_QUOTING = ("docs", "toolbox", "macros")
_READ = {".md", ".yml", ".py", ".js", ".j2", ".typ"}


class RefusedError(Exception):
    """What is asked for cannot be done; carries the French sentence. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that changes tools: its name, how to write it, how many words it takes."""

    name: str
    usage: str
    words: int


def run(root: Path, verb: Verb, arguments: list[str], act: Callable[..., str]) -> int:
    """Run a verb on what is asked for, alone in its project; print what it says, return the exit
    code."""
    kinds = by_word()
    asked = len(arguments) == verb.words and arguments[0] in kinds
    if not asked:
        helped = bool(HELP & set(arguments))
        print(_usage(arguments, verb.usage), file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    try:
        with writing(root, verb.name):
            print(act(kinds[arguments[0]].name, *arguments[1:]))
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run_on_files(
    root: Path, name: str, usage: str, arguments: list[str], act: Callable[[Path, list[Path]], str]
) -> int:
    """Run a verb on the files that are asked for, alone in its project; print what it says, return
    the exit code."""
    if not arguments or any(word.startswith("-") for word in arguments):
        helped = bool(HELP & set(arguments))
        print(usage, file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    try:
        with writing(root, name):
            print(act(root, list(map(Path, arguments))))
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _usage(arguments: list[str], usage: str) -> str:
    kinds = by_word()
    if arguments and arguments[0] not in kinds and not HELP & set(arguments):
        return f"Le genre « {arguments[0]} » n’existe pas ; {remedy(arguments[0], kinds)}.\n{usage}"
    return f"{usage}\nGenres : {', '.join(kinds)}"


def catalogue_of(root: Path) -> Catalogue:
    """Return the catalogue of a project; RefusedError when a file of it cannot be read."""
    catalogue, problems = examine(root / "toolbox")
    if catalogue.broken:
        unread = {f"{name}." for names in catalogue.broken.values() for name in names}
        shown = [p for p in problems if any(f"/{name}" in p.path for name in unread)]
        why = "Rien n’a été changé : des fichiers ne se lisent pas, leurs renvois seraient perdus."
        raise RefusedError(f"{report(sorted(shown))}\n{why}")
    return catalogue


def known(catalogue: Catalogue, kind: str, slug: str) -> AnyEntry:
    """Return the record of a kind with this name; RefusedError says the nearest one."""
    found = catalogue.kind(kind).get(slug)
    if found is None:
        raise RefusedError(f"{_unknown(catalogue, kind, slug)}.")
    return found


def _unknown(catalogue: Catalogue, kind: str, slug: str) -> str:
    if kind == "indicateurs" and slug in catalogue.themes:
        return (
            f"« {slug} » est un thème d’indicateurs ; écrire « theme » à la place de « indicateur »"
        )
    if kind == "themes":
        near = near_name(slug, catalogue.themes)
        cure = f"écrire « {near} »" if near else allowed(catalogue.themes)
        return f"« {slug} » n’existe pas dans indicateurs ; {cure}"
    return str(lost(catalogue, kind, slug)).partition(" ; si «")[0]


def free(catalogue: Catalogue, kind: str, slug: str, mine: AnyEntry | None = None) -> None:
    """Refuse a name that a record bears, or bore: an address that was given is never given again."""
    living = catalogue.kind(kind).get(slug)
    if living is not None:
        raise RefusedError(f"« {slug} » est déjà pris par {living.path} ; choisir un autre nom.")
    for entry in catalogue.kind(kind).values():
        if entry is not mine and slug in getattr(entry.record, "anciens_slugs", ()):
            sentence = f"« {slug} » est l’ancienne adresse de {entry.path}"
            raise RefusedError(f"{sentence} ; choisir un autre nom.")


def beside_it(root: Path, kind: str, slug: str) -> tuple[str, ...]:
    """Return the files that stand beside a tool and bear its name: its kept choice, its returns, what
    it prints, what the team keeps of its group."""
    named = [f"toolbox/{b.folder}/{slug}{b.suffix}" for b in BESIDE if b.kind == kind]
    named += [f"{PRIVE}/{slug}.yml"] if kind == "programmes" else []
    return tuple(path for path in named if (root / path).exists())


def own_pictures(catalogue: Catalogue, entry: AnyEntry) -> dict[int, str]:
    """Return the pictures that a tool alone shows, by their place in its list: they go where it goes."""
    folder = kind_of(entry.kind).folder
    mine = {
        n: picture.place
        for n, image in enumerate(getattr(entry.record, "images", ()))
        if (picture := catalogue.images.get((folder, image.fichier)))
    }
    others = {
        picture.place
        for other in catalogue.kind(entry.kind).values()
        if other is not entry
        for _, picture in pictures(catalogue, other)
    }
    return {n: path for n, path in mine.items() if path not in others}


def target_of(entry: AnyEntry, slug: str = "") -> Target:
    """Return what to look for when an entry is looked for, under this name or its own."""
    home = kind_of(entry.kind).inside
    page = home.page(entry.document_slug).removesuffix(".md") if home else ""
    return Target(entry.kind, slug or entry.slug, page)


def file_of(kind: str, slug: str) -> str:
    """Return the file of a tool that has one of its own."""
    home = kind_of(kind)
    return f"toolbox/{home.folder}/{slug}{home.suffix}"


def carry_out(root: Path, changes: Changes) -> None:
    """Make changes once the toolbox is known to be as sound after them as before."""
    brought = worse(root, changes)
    if brought:
        raise RefusedError(
            f"{report(sorted(brought))}\nRien n’a été changé : voilà ce qui casserait."
        )
    apply(root, changes)


def counted(found: Iterable[Mention], verb: str) -> list[str]:
    """Return how many references were changed, then each file with its own count."""
    files = Counter(mention.path for mention in found)
    total = sum(files.values())
    if not total:
        return []
    rows = [f"  {path} : {count}" for path, count in sorted(files.items())]
    where = pluriel(len(files), "fichier")
    return [f"{pluriel(total, 'renvoi')} {verb}, dans {where} :", *rows]


def still_quoted(root: Path, slug: str, mine: str) -> list[str]:
    """Return the lines of texts and programs that name a tool otherwise than by a reference."""
    word = re.compile(rf"(?<![\w-])[`\"'/]{re.escape(slug)}[`\"'./#](?!\w*\()")
    found = []
    for folder in _QUOTING:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _READ and path.is_file():
                name = path.relative_to(root).as_posix()
                rows = path.read_text(encoding="utf-8", errors="replace").split("\n")
                found += [f"  {name}:{n}" for n, row in enumerate(rows, 1) if word.search(row)]
    found = [row for row in found if not row.startswith(f"  {mine}:")]
    return [f"À relire, ces lignes parlent encore de « {slug} » :", *found] if found else []
