"""retours: merges what « Animer » gave into toolbox/retours/, or says all that is wrong and writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path

from macros.data.retours import Donne, given, merged, retours_yaml
from macros.french import pluriel
from macros.model.base.bounds import MOST_BYTES
from macros.model.base.names import near_name
from macros.model.base.problems import report
from macros.model.core.catalogue import Catalogue
from macros.model.records.retour import FOLDER, MOST_RETURNS, SUFFIX, Retour, Retours
from macros.model.rules.retours import faults_of
from macros.model.source.documents import read
from macros.model.source.shapes import shape
from macros.model.source.yaml_source import dotted
from macros.store import ROOT

from .demande import RefusedError, catalogue_of, run_on_files
from .retouches import Changes, apply

USAGE = """Usage : retours FICHIER…, par exemple : retours retours-2026-11.json
Les fichiers viennent de la page « Animer », bouton « Donner le retour en fichier ». Redonner un fichier ne compte pas deux fois."""
MOST = 2_000_000
"""Bytes of a file of returns, as the site's own pages."""
NOTHING = "Rien n’a été écrit."

ByMethod = Mapping[str, Sequence[Retour]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What becomes of the returns of a method: before, after."""

    slug: str
    before: tuple[Retour, ...]
    after: tuple[Retour, ...]

    @property
    def path(self) -> str:
        """The file that keeps them."""
        return f"toolbox/{FOLDER}/{self.slug}{SUFFIX}"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Merge files of returns into the toolbox, and say what came; return the exit code."""
    return run_on_files(root, "retours", USAGE, arguments, merge)


def merge(root: Path, files: Sequence[Path]) -> str:
    """Merge files of returns into a project; return what to say. All of them, or none."""
    catalogue = catalogue_of(root)
    every, aside, faults = _read(files, catalogue)
    faults += _unread(root, catalogue, every)
    if faults:
        raise RefusedError("\n".join([*faults, NOTHING]))
    kept = [
        Kept(slug, _former(catalogue, slug), merged((*_former(catalogue, slug), *told)))
        for slug, told in sorted(every.items())
    ]
    changed = [one for one in kept if one.after != one.before]
    _write(root, catalogue, changed)
    count = sum(map(len, every.values()))
    return "\n".join([*_told(count, len(files), changed), *aside])


def _unread(root: Path, catalogue: Catalogue, slugs: Iterable[str]) -> Iterator[str]:
    """Yield the files of returns that are wrong already: nothing of them may be lost."""
    for slug in sorted(slugs):
        path = f"toolbox/{FOLDER}/{slug}{SUFFIX}"
        if slug not in catalogue.retours and lexists(root / path):
            told = "ce fichier ne se lit plus ; lancer « check », le corriger, puis recommencer"
            yield f"{path} : {told}"


def _former(catalogue: Catalogue, slug: str) -> tuple[Retour, ...]:
    entry = catalogue.retours.get(slug)
    return entry.record.retours if entry else ()


# ---- In


def _read(files: Iterable[Path], catalogue: Catalogue) -> tuple[ByMethod, list[str], list[str]]:
    """Return the returns that files hold, by method, those that are set aside, and every sentence on
    what is wrong."""
    found: dict[str, list[Retour]] = {}
    faults: list[str] = []
    aside: list[str] = []
    for path in files:
        text, sentence = _text(path)
        told, wrong = given(text, path.name, catalogue.vocabulaires) if text else ((), [])
        faults += [*([sentence] if sentence else []), *wrong]
        for n, one in enumerate(told, 1):
            slug = catalogue.renamed("methodes", one.methode) or one.methode
            wrong = [f"{path.name} : retours.{n}{why}" for why in _faults(one, slug, catalogue)]
            other = [] if wrong else list(_other_steps(one, slug, catalogue))
            faults += wrong
            aside += (f"Mis de côté : {path.name} : retours.{n}{why}" for why in other)
            if not other:
                found.setdefault(slug, []).append(one.retour)
    return found, aside, faults


def _text(path: Path) -> tuple[str, str]:
    """Return the text of a file, or why it cannot be had."""
    try:
        if path.stat().st_size > MOST:
            return "", f"{path.name} : ce fichier est trop gros ; 2 Mo au plus"
        return path.read_text(encoding="utf-8-sig") or " ", ""
    except UnicodeDecodeError:
        return (
            "",
            f"{path.name} : ce fichier n’est pas un texte ; donner celui que la page « Animer » a fait",
        )
    except FileNotFoundError:
        return "", f"{path} : ce fichier n’existe pas ; écrire son chemin entier"
    except OSError:
        return "", f"{path} : ce fichier ne peut pas être lu ; en donner le droit de lecture"


def _faults(one: Donne, slug: str, catalogue: Catalogue) -> Iterator[str]:
    methode = catalogue.methodes.get(slug)
    if methode is None:
        near = near_name(slug, catalogue.methodes)
        cure = f"écrire « {near} »" if near else "la créer d’abord, ou retirer ce retour"
        yield f".methode : aucune méthode ne s’appelle « {slug} » ; {cure}"
        return
    for where, sentence in faults_of(one.retour, methode.record):
        if where[0] == "forme":
            yield f".{dotted(where)} : {sentence}"


def _other_steps(one: Donne, slug: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the steps that the method does not have: those of a programme that led it in its own way,
    or of the method as it was before. Whoever gave them can do nothing about it."""
    for where, sentence in faults_of(one.retour, catalogue.methodes[slug].record):
        yield f".{dotted(where)} : {sentence.partition(' ; ')[0]}"


# ---- Out


def _write(root: Path, catalogue: Catalogue, changed: Iterable[Kept]) -> None:
    written = {one.path: retours_yaml(one.after).encode() for one in changed}
    wrong = [
        sentence for one in changed if (sentence := _unkept(one, written[one.path], catalogue))
    ]
    if wrong:
        raise RefusedError("\n".join([*wrong, NOTHING]))
    if written:
        (root / "toolbox" / FOLDER).mkdir(exist_ok=True)
        apply(root, Changes(written))


def _unkept(one: Kept, content: bytes, catalogue: Catalogue) -> str:
    """Return why a file would not be read as it is written; nothing when it would."""
    if len(one.after) > MOST_RETURNS or len(content) > MOST_BYTES:
        told = pluriel(len(one.after), "retour")
        return f"{one.path} : {told}, {MOST_RETURNS} au plus ; en retirer de vieux"
    document, problems = read(content, one.path, SUFFIX)
    if document:
        record, problems = shape(document, Retours, dict(catalogue.vocabulaires))
        if record and record.retours == one.after:
            return ""
    return report(problems)


def _told(count: int, files: int, changed: Sequence[Kept]) -> Iterator[str]:
    added = sum(len(one.after) - len(one.before) for one in changed)
    where = pluriel(files, "fichier")
    if not changed:
        known = f" : {pluriel(count, 'retour')}, déjà là" if count else ""
        yield f"Rien de nouveau dans {where}{known}."
        return
    yield f"{pluriel(count, 'retour')} dans {where}, {pluriel(added, 'nouveau', 'nouveaux')}."
    for one in changed:
        voices = pluriel(len({r.voix for r in one.after}), "voix", "voix")
        yield f"Écrit : {one.path} ({pluriel(len(one.after), 'retour')}, {voices})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
